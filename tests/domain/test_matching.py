from collections.abc import Collection, Mapping, Sequence

import pytest

from skill.domain.matching import Candidate, Entry, Match, Outcome, ProductIndex, Reason, TellApart
from skill.domain.name_index import IndexedName, MemoryNameIndex

FILTERS_2 = Entry("melitta-2", ("Melitta Filtertüten Größe 2, 100 Stück", "Kaffeefilter", "Filtertüten"), "melitta")
FILTERS_4 = Entry("melitta-4", ("Melitta Filtertüten Größe 4, 80 Stück", "Kaffeefilter", "Filtertüten"), "melitta")
SWIRL_4 = Entry("swirl-4", ("Swirl Kaffeefilter Größe 4, 80 Stück", "Kaffeefilter"), "swirl")
BRITA = Entry("brita", ("Brita Maxtra Pro, 3 Stück", "Wasserfilter"))
WATER = Entry("gerolsteiner", ("Gerolsteiner Medium", "Mineralwasser", "Wasser"))
BEANS = Entry("lavazza", ("Lavazza Kaffeebohnen, 1 kg", "Kaffeebohnen"))
SHOP = ProductIndex.read((FILTERS_2, FILTERS_4, SWIRL_4, BRITA, WATER, BEANS), "de-DE")


class CountedNames(MemoryNameIndex):
    """Count how often names are looked for."""

    asked = 0

    def nearest(self, wanted: Collection[str], limit: int) -> Sequence[IndexedName]:
        self.asked += 1
        return super().nearest(wanted, limit)


def skus(match: Match) -> list[str]:
    return [candidate.sku for candidate in match.candidates]


def test_a_name_with_its_size_is_sure() -> None:
    match = SHOP.find("filtertüten von melitta größe zwei")
    assert match.outcome is Outcome.SURE
    assert skus(match) == ["melitta-2"]


def test_an_exact_name_is_called_exact() -> None:
    assert SHOP.find("wasser").candidates == (Candidate("gerolsteiner", 1.0, Reason.EXACT),)


def test_a_word_for_several_products_asks() -> None:
    match = SHOP.find("kaffeefilter")
    assert match.outcome is Outcome.ASK
    assert sorted(skus(match)) == ["melitta-2", "melitta-4", "swirl-4"]


def test_what_was_bought_last_wins() -> None:
    match = SHOP.find("kaffeefilter", history=("brita", "melitta-2", "melitta-4"))
    assert match == Match(Outcome.SURE, (Candidate("melitta-2", 1.0, Reason.BOUGHT),))


def test_another_size_never_yields_the_bought_one() -> None:
    match = SHOP.find("melitta größe zwei", history=("melitta-4",))
    assert match.outcome is Outcome.SURE
    assert skus(match) == ["melitta-2"]


def test_a_refused_size_never_yields_the_bought_one() -> None:
    match = SHOP.find("filtertüten nicht größe vier", history=("melitta-4",))
    assert skus(match) == ["melitta-2"]


def test_another_brand_never_yields_the_bought_one() -> None:
    match = SHOP.find("swirl kaffeefilter", history=("melitta-4",))
    assert match.outcome is Outcome.SURE
    assert skus(match) == ["swirl-4"]


def test_another_size_of_the_usual_brand_is_sure() -> None:
    swirl_2 = Entry("swirl-2", ("Swirl Kaffeefilter Größe 2, 80 Stück", "Kaffeefilter"), "swirl")
    index = ProductIndex.read((FILTERS_2, FILTERS_4, SWIRL_4, swirl_2), "de")
    match = index.find("kaffeefilter größe zwei", history=("melitta-4",))
    assert match == Match(Outcome.SURE, (Candidate("melitta-2", 1.0, Reason.SIBLING),))


def test_two_other_variants_of_the_usual_ask() -> None:
    large = [Entry(f"hp-{ink}", (f"HP 305 {ink} XL",), "hp") for ink in ("rot", "blau")]
    index = ProductIndex.read([*large, Entry("hp", ("HP 305",), "hp")], "de")
    match = index.find("hp 305 xl", history=("hp",))
    assert match.outcome is Outcome.ASK
    assert sorted(skus(match)) == ["hp-blau", "hp-rot"]


def test_an_unknown_brand_asks_despite_history() -> None:
    assert SHOP.find("rossmann kaffeefilter", history=("melitta-4",)).outcome is not Outcome.SURE


def test_an_exact_name_beats_a_bought_compound() -> None:
    assert skus(SHOP.find("wasser", history=("brita",))) == ["gerolsteiner"]


def test_a_bought_product_beats_the_plain_name() -> None:
    index = ProductIndex.read((Entry("plain", ("Pepsi",)), Entry("max", ("Pepsi Max",))), "de")
    assert skus(index.find("pepsi")) == ["plain"]
    assert skus(index.find("pepsi", history=("max",))) == ["max"]


def test_a_bought_product_that_only_contains_it_does_not() -> None:
    cookies = Entry("cookies", ("Butterkekse mit Schokolade und Haselnuss gefüllt",))
    index = ProductIndex.read((Entry("bar", ("Schokolade",)), cookies), "de")
    assert skus(index.find("schokolade", history=("cookies",))) == ["bar"]


def test_a_size_nobody_sells_asks_for_another() -> None:
    match = SHOP.find("melitta filtertüten größe sechs", history=("melitta-4",))
    assert match.outcome is Outcome.ASK
    assert {candidate.reason for candidate in match.candidates} == {Reason.OTHER_VARIANT}


def test_a_missing_property_is_not_overheard() -> None:
    assert SHOP.find("entkoffeinierte kaffeebohnen", history=("lavazza",)).outcome is not Outcome.SURE


def test_an_unknown_word_finds_nothing() -> None:
    assert SHOP.find("schlumpf", history=("melitta-4", "brita")).outcome is Outcome.NONE


@pytest.mark.parametrize("query", ["", " ", "🙂", "das bitte noch mal", "a", "1234", "x" * 10_000])
def test_nonsense_finds_nothing(query: str) -> None:
    assert SHOP.find(query, history=("melitta-4",)).outcome is Outcome.NONE


def test_the_nearest_is_offered_with_none() -> None:
    match = SHOP.find("luftfilter")
    assert match.outcome is Outcome.NONE
    assert match.candidates[0].reason is Reason.NEAREST


def test_equal_names_always_ask() -> None:
    index = ProductIndex.read((Entry("a", ("Mini Eggs",)), Entry("b", ("MiniEggs",))), "de")
    match = index.find("mini eggs")
    assert match.outcome is Outcome.ASK
    assert sorted(skus(match)) == ["a", "b"]


def test_equal_names_misheard_ask_too() -> None:
    index = ProductIndex.read((Entry("a", ("Kokos-Chips",)), Entry("b", ("Kokoschips",))), "de")
    match = index.find("koikos chips")
    assert match.outcome is Outcome.ASK
    assert sorted(skus(match)) == ["a", "b"]


def test_of_equal_names_the_bought_one_wins() -> None:
    index = ProductIndex.read((Entry("a", ("Mini Eggs",)), Entry("b", ("MiniEggs",))), "de")
    assert index.find("mini eggs", history=("b",)) == Match(Outcome.SURE, (Candidate("b", 1.0, Reason.BOUGHT),))


def test_no_more_than_the_limit_is_named() -> None:
    assert len(SHOP.find("kaffeefilter", limit=2).candidates) == 2


def test_choices_come_from_several_groups() -> None:
    entries = [Entry(f"melitta-{size}", ("Kaffeefilter",), "melitta") for size in range(5)]
    index = ProductIndex.read([*entries, Entry("swirl", ("Kaffeefilter",), "swirl")], "de")
    assert skus(index.find("kaffeefilter")) == ["melitta-0", "swirl", "melitta-1"]


def test_an_unknown_sku_in_the_history_is_ignored() -> None:
    assert skus(SHOP.find("wasserfilter", history=("gone",))) == ["brita"]


def test_an_empty_catalogue_finds_nothing() -> None:
    assert ProductIndex.read((), "de").find("milch") == Match(Outcome.NONE)


def test_names_of_figures_only_are_found() -> None:
    index = ProductIndex.read((Entry("a", ("4711",)), Entry("b", ("Nimm 2",))), "de")
    assert skus(index.find("4711")) == ["a"]
    assert skus(index.find("nimm zwei")) == ["b"]


def test_a_sku_given_twice_counts_once() -> None:
    index = ProductIndex.read((Entry("a", ("Milch",)), Entry("a", ("Vollmilch",))), "de")
    assert len(index) == 1
    assert index.find("vollmilch").outcome is Outcome.SURE


def test_an_exact_name_leaves_longer_ones_out() -> None:
    packs = [Entry(f"plain-{n}", (f"Melitta Filtertüten Größe 4, {n} Stück", "Melitta Filtertüten")) for n in (80, 100)]
    plain = [Entry(one.sku, (*one.names, "Melitta Filtertüten Größe 4"), "melitta") for one in packs]
    gourmet = Entry("gourmet", ("Melitta Filtertüten Gourmet Größe 4", "Melitta Filtertüten"), "gourmet")
    match = ProductIndex.read([gourmet, *plain], "de").find("melitta filtertüten größe vier")
    assert match.outcome is Outcome.ASK
    assert sorted(skus(match)) == ["plain-100", "plain-80"]


def test_what_is_called_so_beats_what_may_be() -> None:
    fusion = [Entry(f"fusion-{n}", ("Gillette Klingen",), "fusion", "Gillette Klingen") for n in (4, 8)]
    mach3 = Entry("mach3", ("Gillette Mach3 Klingen", "Gillette Klingen"), "mach3", "Gillette Mach3 Klingen")
    assert skus(ProductIndex.read([mach3, *fusion], "de").find("gillette klingen")) == ["fusion-4", "fusion-8"]


def test_common_and_plain_products_come_first() -> None:
    hario = Entry("hario", ("Hario Filter", "Kaffeefilter"), "hario")
    gourmet = Entry("gourmet", ("Melitta Filtertüten Gourmet Intense", "Kaffeefilter"), "gourmet")
    melitta = [Entry(f"melitta-{n}", ("Melitta Filtertüten", "Kaffeefilter"), "melitta") for n in (2, 4)]
    swirl = [Entry(f"swirl-{n}", ("Swirl Tüten", "Kaffeefilter"), "swirl") for n in (2, 4, 6)]
    index = ProductIndex.read([gourmet, hario, *melitta, *swirl], "de")
    assert skus(index.find("kaffeefilter")) == ["swirl-2", "melitta-2", "hario"]


def test_what_never_means_a_product_wins_over_everything() -> None:
    cola = Entry("cola", ("Coca-Cola", "Cola"), "", "Cola", never=("Cola Light", "cola leicht"))
    index = ProductIndex.read((cola, Entry("light", ("Coca-Cola Light",))), "de")
    assert skus(index.find("cola light", history=("cola",))) == ["light"]
    assert skus(index.find("kola leit", history=("cola",))) == ["light"]
    assert ProductIndex.read((cola,), "de").find("cola light", history=("cola",)) == Match(Outcome.NONE)
    assert skus(index.find("cola", history=("cola",))) == ["cola"]


def but(*gone: str) -> TellApart:
    return lambda asked: {sku: -0.9 for sku in asked if sku in gone}


def test_what_is_in_stock_goes_first() -> None:
    assert skus(SHOP.find("kaffeefilter")) == ["melitta-2", "melitta-4", "swirl-4"]
    match = SHOP.find("kaffeefilter", tell_apart=but("melitta-2", "melitta-4"))
    assert match.outcome is Outcome.ASK
    assert skus(match) == ["swirl-4", "melitta-2", "melitta-4"]


def test_stock_never_hides_what_is_named() -> None:
    asked = but("gerolsteiner", "melitta-2")
    assert SHOP.find("wasser", tell_apart=asked).candidates == (Candidate("gerolsteiner", 1.0, Reason.EXACT),)
    alone = SHOP.find("melitta filtertüten größe zwo", tell_apart=asked)
    assert "melitta-2" in skus(alone)


def test_stock_makes_nothing_sure_or_unsure() -> None:
    plain = SHOP.find("kaffeefilter")
    match = SHOP.find("kaffeefilter", tell_apart=lambda asked: {sku: -50.0 for sku in asked if sku != "swirl-4"})
    assert match.outcome is Outcome.ASK
    assert (match.none, match.candidates[0].sku) == (plain.none, "swirl-4")
    assert sum(one.chance for one in match.ranked) == pytest.approx(sum(one.chance for one in plain.ranked), abs=0.001)


def test_a_purchase_is_stronger_than_stock() -> None:
    match = SHOP.find("kaffeefilter", history=("melitta-4",), tell_apart=but("melitta-4"))
    assert match == Match(Outcome.SURE, (Candidate("melitta-4", 1.0, Reason.BOUGHT),))


def test_of_equal_names_stock_goes_first() -> None:
    index = ProductIndex.read([Entry(f"egg-{at}", ("Mini Eggs",)) for at in range(9)], "de")
    assert skus(index.find("mini eggs")) == ["egg-0", "egg-1", "egg-2"]
    assert skus(index.find("mini eggs", tell_apart=but("egg-0", "egg-2"))) == ["egg-1", "egg-3", "egg-4"]


def test_stock_is_not_looked_up_for_nothing() -> None:
    def never(asked: Collection[str]) -> Mapping[str, float]:
        raise AssertionError(asked)

    assert SHOP.find("wasser", tell_apart=never).outcome is Outcome.SURE
    assert SHOP.find("quietscheentchen", tell_apart=never).outcome is Outcome.NONE


def test_chances_add_up_with_none() -> None:
    match = SHOP.find("kaffeefilter", limit=6)
    assert sum(one.chance for one in match.ranked) + match.none == pytest.approx(1.0, abs=0.001)
    assert match.candidates[0].chance == pytest.approx(1 / 3, abs=0.05)


def test_an_unknown_word_is_none_by_its_chance() -> None:
    assert SHOP.find("schlumpf").none > 0.9
    assert SHOP.find("wasserfilter").none < 0.01


def test_same_words_are_weighed_once() -> None:
    names = CountedNames((FILTERS_2, FILTERS_4, SWIRL_4), "de")
    shop = ProductIndex(names)
    first = shop.find("kaffeefilter")
    assert shop.find("kaffeefilter") == first
    assert names.asked == 1


def test_other_purchases_are_weighed_anew() -> None:
    shop = ProductIndex(CountedNames((FILTERS_2, FILTERS_4, SWIRL_4), "de"))
    assert shop.find("kaffeefilter").outcome is Outcome.ASK
    assert skus(shop.find("kaffeefilter", history=("swirl-4",))) == ["swirl-4"]
    assert skus(shop.find("kaffeefilter", history=("melitta-4",))) == ["melitta-4"]
    assert shop.find("wasser").outcome is Outcome.NONE
