from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from skill.domain.gram_index import GramIndex, grams, nearest


class Endless:
    """Hold grams that a million entries have each, and count what is read."""

    def __init__(self) -> None:
        self.read = 0

    def counts(self, wanted: Collection[str]) -> Mapping[str, int]:
        return dict.fromkeys(wanted, 1_000_000)

    def numbers(self, grams: Sequence[str]) -> Sequence[Iterable[int]]:
        return [self._all() for _ in grams]

    def _all(self) -> Iterable[int]:
        for number in range(1_000_000):
            self.read += 1
            yield number

    def sizes(self) -> Sequence[int]:
        return bytes(1_000_000)


def test_grams_cross_word_limits() -> None:
    assert grams(("abcd", "efgh"), "12345") == {
        "abc",
        "bcd",
        "cde",
        "def",
        "efg",
        "fgh",
        "^ab",
        "^ef",
        "#1234",
        "#2345",
    }


def test_short_words_are_their_own_gram() -> None:
    assert grams(("ei",), "") == {"ei", "^ei", "=ei"}
    assert "=tee" in grams(("grüner", "tee"), "472")
    assert "=stee" not in grams(("stee",), "82")


def test_nothing_has_no_grams() -> None:
    assert grams((), "") == set()


def test_the_entry_sharing_most_comes_first() -> None:
    index = GramIndex()
    for found in ({"a", "b", "c"}, {"a", "b"}, {"x"}):
        index.add([found])
    assert index.nearest(["a", "b", "c"], 3) == [0, 1]


def test_the_shorter_of_equals_comes_first() -> None:
    index = GramIndex()
    for found in ({"a", "b", "c"}, {"a"}):
        index.add([found])
    assert index.nearest(["a"], 1) == [1]


def test_of_equals_the_first_added_comes_first() -> None:
    index = GramIndex()
    for _ in range(3):
        index.add([{"a"}])
    assert index.nearest(["a"], 2) == [0, 1]


def test_many_names_make_no_entry_long() -> None:
    index = GramIndex()
    index.add([{"a", "b"}, {"c", "d"}, {"e", "f"}, {"g", "h"}])
    index.add([{"a", "b", "c", "d"}])
    assert list(index.sizes()) == [2, 4]
    assert index.nearest(["a", "b"], 1) == [0]


def test_endless_names_count_as_long() -> None:
    index = GramIndex()
    index.add([{str(number) for number in range(999)}])
    assert list(index.sizes()) == [255]


def test_unknown_grams_find_nothing() -> None:
    assert GramIndex().nearest(["a"], 3) == []


def test_frequent_grams_are_left_out_once_enough_is_read() -> None:
    index = GramIndex()
    rare = [f"rare{number}" for number in range(8)]
    target = index.add([{*rare, "often"}])
    for _ in range(50_000):
        index.add([{"often"}])
    assert index.nearest([*rare, "often"], 5) == [target]


def test_work_is_bounded_however_many_are_alike() -> None:
    endless = Endless()
    assert nearest(endless, [f"gram{number}" for number in range(30)], 3) == [0, 1, 2]
    assert endless.read == 100_000
