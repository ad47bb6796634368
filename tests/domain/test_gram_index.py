from skill.domain.gram_index import GramIndex, grams


def test_grams_cross_word_limits() -> None:
    assert grams(("ab", "cd"), "12345") == {"abc", "bcd", "^ab", "^cd", "#1234", "#2345"}


def test_short_words_are_their_own_gram() -> None:
    assert grams(("ei",), "") == {"ei", "^ei", "#"}


def test_the_entry_sharing_most_comes_first() -> None:
    index = GramIndex()
    for found in (["a", "b", "c"], ["a", "b"], ["x"]):
        index.add(found)
    assert index.nearest(["a", "b", "c"], 3) == [0, 1]


def test_the_shorter_of_equals_comes_first() -> None:
    index = GramIndex()
    for found in (["a", "b", "c"], ["a"]):
        index.add(found)
    assert index.nearest(["a"], 1) == [1]


def test_unknown_grams_find_nothing() -> None:
    assert GramIndex().nearest(["a"], 3) == []


def test_frequent_grams_are_left_out_once_enough_is_read() -> None:
    index = GramIndex()
    rare = [f"rare{number}" for number in range(8)]
    target = index.add([*rare, "often"])
    for _ in range(50_000):
        index.add(["often"])
    assert index.nearest([*rare, "often"], 5) == [target]
