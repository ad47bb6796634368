import pytest

from skill.domain.matching import Entry, Match, Outcome, ProductIndex

MUSTARD = Entry(
    "kuehne",
    ("Kühne Senfgurken, 360 g", "Senfgurken", "Kühne Gurken"),
    spoken="Kühne Senfgurken",
    never=("senfgurken",),
)
OTHER = Entry("hengstenberg", ("Hengstenberg Senfgurken, 370 ml",))
COLA = Entry("cola", ("Coca-Cola", "Cola", "Coca-Cola 1 l"), never=("Cola Light",))
LIGHT = Entry("light", ("Coca-Cola Light",))
FILTER = Entry("filter", ("Brita Wasserfilter", "Wasser-Filter"), never=("Wasser",))


def first(match: Match) -> list[str]:
    return [one.sku for one in match.candidates]


@pytest.mark.parametrize(
    "query",
    [
        *("senfgurken", "kühne senfgurken", "senfgurken kühne", "senfgurke", "360 g senfgurken", "drei senfgurken"),
        *("senf gurken", "kühne senf gurken", "ein glas senfgurken bitte", "senfgorken von kühne"),
        "senfgurken 360 gramm von kühne",
    ],
)
def test_a_never_pair_wins_in_any_company(query: str) -> None:
    alone = ProductIndex.read((MUSTARD,), "de").find(query)
    assert (alone.outcome, alone.candidates, alone.ranked) == (Outcome.NONE, (), ())
    assert "kuehne" not in first(ProductIndex.read((MUSTARD, OTHER), "de").find(query, history=("kuehne",)))


@pytest.mark.parametrize("query", ["cola light", "light cola", "coca cola light", "zwei flaschen cola light 1 liter"])
def test_words_of_a_pair_may_stand_anyhow(query: str) -> None:
    assert "cola" not in first(ProductIndex.read((COLA, LIGHT), "de").find(query, history=("cola",)))


@pytest.mark.parametrize("query", ["cola", "coca cola", "cola ein liter"])
def test_one_word_of_two_forbids_nothing(query: str) -> None:
    assert first(ProductIndex.read((COLA,), "de").find(query)) == ["cola"]


@pytest.mark.parametrize("query", ["gurken", "kühne gurken", "kühne"])
def test_what_only_resembles_a_pair_stays(query: str) -> None:
    assert first(ProductIndex.read((MUSTARD,), "de").find(query)) == ["kuehne"]


@pytest.mark.parametrize("query", ["wasser filter", "wasserfilter", "brita wasser filter"])
def test_the_beginning_of_a_compound_is_another_thing(query: str) -> None:
    assert first(ProductIndex.read((FILTER,), "de").find(query)) == ["filter"]
    water = Entry("brita", ("Brita water filter",), never=("water",))
    assert first(ProductIndex.read((water,), "en").find("water filter")) == ["brita"]
    assert ProductIndex.read((water,), "en").find("brita water").outcome is Outcome.NONE


def test_a_pair_with_a_size_needs_the_size() -> None:
    small = Entry("small", ("Filtertüten Größe 2", "Filtertüten"), never=("Filtertüten Größe 4",))
    index = ProductIndex.read((small,), "de")
    assert index.find("melitta filtertüten größe vier") == Match(Outcome.NONE)
    assert first(index.find("filtertüten größe zwei")) == ["small"]


def test_a_twin_is_left_out_by_its_pair() -> None:
    twins = (Entry("a", ("Mini Eggs",)), Entry("b", ("Mini Eggs",), never=("mini eggs",)))
    assert first(ProductIndex.read(twins, "de").find("mini eggs")) == ["a"]


def test_a_pair_counts_in_entries_joined() -> None:
    halves = (Entry("a", ("Cola",)), Entry("a", ("Brause",), never=("Cola Light",)))
    assert ProductIndex.read(halves, "de").find("cola light").outcome is Outcome.NONE
