from dataclasses import replace

import pytest

from skill.domain.choices import DifferenceKind, choose, differences, variant_of
from skill.domain.localized import Localized
from tests.domain.demo_shop import products, shop, siblings

FILTERS = ("melitta-filter-4-80", "melitta-filter-4-100", "melitta-filter-2-100")
TABS = ("finish-tabs-60", "finish-tabs-100")
BRANDS = ("melitta-filter-4-80", "swirl-filter-4-100")
NAPPIES = ("pampers-baby-dry-4-104", "pampers-baby-dry-5-92", "pampers-baby-dry-3-112")
MILK = ("weihenstephan-h-milch-35-1l", "weihenstephan-h-milch-15-1l")


@pytest.mark.parametrize(
    ("skus", "kinds"),
    [
        (NAPPIES, [DifferenceKind.VARIANT] * 3),
        (TABS, [DifferenceKind.VARIANT] * 2),
        (FILTERS, [DifferenceKind.VARIANT_AND_SIZE] * 2 + [DifferenceKind.VARIANT]),
        (("melitta-filter-4-80", "melitta-filter-4-100"), [DifferenceKind.SIZE] * 2),
        (BRANDS, [DifferenceKind.BRAND] * 2),
        (("persil-discs-38", "persil-gel-50"), [DifferenceKind.NAME] * 2),
    ],
)
def test_options_differ_by_the_shortest_words(skus: tuple[str, ...], kinds: list[DifferenceKind]) -> None:
    assert [difference.kind for difference in differences(products(*skus))] == kinds


def test_a_difference_is_said_in_both_languages() -> None:
    assert differences(products(*NAPPIES))[0].text == Localized("Größe 4", "size 4")
    assert differences(products(*BRANDS))[0].text == Localized("Melitta")
    assert differences(products("persil-discs-38", "ariel-fluessig-55", "persil-gel-50"))[0].text == Localized(
        shop()["persil-discs-38"].spoken.de, shop()["persil-discs-38"].spoken.en
    )


def test_a_derived_size_has_no_words_of_its_own() -> None:
    assert differences(products("melitta-filter-4-80", "melitta-filter-4-100"))[0].text is None


@pytest.mark.parametrize(
    ("skus", "ordinal", "sku"),
    [
        (NAPPIES, "die zweite", "pampers-baby-dry-5-92"),
        (NAPPIES, "2", "pampers-baby-dry-5-92"),
        (NAPPIES, "letzte", "pampers-baby-dry-3-112"),
        (NAPPIES, "vierte", None),
        (TABS, "dritte", None),
        ((), "erste", None),
    ],
)
def test_an_ordinal_takes_the_place(skus: tuple[str, ...], ordinal: str, sku: str | None) -> None:
    assert choose(products(*skus), ordinal=ordinal, language="de-DE") == sku


@pytest.mark.parametrize(
    ("skus", "attribute", "sku"),
    [
        (FILTERS, "die kleinen größe zwei", "melitta-filter-2-100"),
        (FILTERS, "größe vier", None),
        (FILTERS, "die achtziger", "melitta-filter-4-80"),
        (TABS, "die größere", "finish-tabs-100"),
        (TABS, "die hunderter packung", "finish-tabs-100"),
        (TABS, "die sechziger", "finish-tabs-60"),
        (TABS, "der günstigere", "finish-tabs-60"),
        (NAPPIES, "die größte", "pampers-baby-dry-5-92"),
        (NAPPIES, "drei", "pampers-baby-dry-3-112"),
        (NAPPIES, "die zweite", "pampers-baby-dry-5-92"),
        (("melitta-filter-2-100", "melitta-filter-4-80"), "die zweite", "melitta-filter-4-80"),
        (NAPPIES, "größe neun", None),
        (BRANDS, "die von melitta", "melitta-filter-4-80"),
        (BRANDS, "swörl", "swirl-filter-4-100"),
        (BRANDS, "blau", None),
        (MILK, "eins komma fünf prozent", "weihenstephan-h-milch-15-1l"),
        (MILK, "die fettarme", "weihenstephan-h-milch-15-1l"),
        (("hp-305-schwarz", "hp-305-xl-schwarz"), "xl", "hp-305-xl-schwarz"),
        (("coca-cola-12", "coca-cola-zero-12"), "ohne zucker", "coca-cola-zero-12"),
        (("zewa-toilettenpapier-16", "hakle-toilettenpapier-16"), "die größere", None),
    ],
)
def test_an_attribute_names_one_option(skus: tuple[str, ...], attribute: str, sku: str | None) -> None:
    assert choose(products(*skus), attribute=attribute, language="de-DE") == sku


@pytest.mark.parametrize(
    ("skus", "attribute", "sku"),
    [
        (NAPPIES, "the second one", "pampers-baby-dry-5-92"),
        (NAPPIES, "size three", "pampers-baby-dry-3-112"),
        (TABS, "the bigger one", "finish-tabs-100"),
        (TABS, "the cheaper one", "finish-tabs-60"),
        (BRANDS, "melitta please", "melitta-filter-4-80"),
        (NAPPIES, "the last one", "pampers-baby-dry-3-112"),
    ],
)
def test_english_answers_name_one_option(skus: tuple[str, ...], attribute: str, sku: str) -> None:
    assert choose(products(*skus), attribute=attribute, language="en-US") == sku


@pytest.mark.parametrize(
    ("said", "language", "sku"),
    [
        ("sechzehn Rollen", "de", "hakle-toilettenpapier-16"),
        ("8 Rollen", "de", "hakle-toilettenpapier-8"),
        ("the sixteen rolls", "en", "hakle-toilettenpapier-16"),
        ("zehn Rollen", "de", None),
    ],
)
def test_what_a_pack_holds_names_it(said: str, language: str, sku: str | None) -> None:
    packs = products("hakle-toilettenpapier-8", "hakle-toilettenpapier-16")
    assert choose(packs, attribute=said, language=language) == sku


def test_a_product_slot_names_one_option() -> None:
    assert choose(products(*BRANDS), product="swirl", language="de") == "swirl-filter-4-100"


def test_an_empty_answer_chooses_nothing() -> None:
    assert choose(products(*TABS), language="de") is None


@pytest.mark.parametrize(
    ("sku", "wanted", "other"),
    [
        ("melitta-filter-4-80", "größe zwei", "melitta-filter-2-100"),
        ("melitta-filter-4-80", "die kleinen größe zwei", "melitta-filter-2-100"),
        ("melitta-filter-4-80", "nicht größe vier die kleinen größe zwei", "melitta-filter-2-100"),
        ("melitta-filter-4-80", "größe neun", None),
        ("melitta-filter-4-80", "kaffeefilter", None),
        ("melitta-filter-2-100", "größe vier", "melitta-filter-4-100"),
        ("brita-maxtra-pro-3", "sechserpack", "brita-maxtra-pro-6"),
        ("brita-maxtra-pro-3", "die größere", "brita-maxtra-pro-6"),
        ("brita-maxtra-pro-6", "die größere", None),
        ("brita-maxtra-pro-6", "der günstigere", "brita-maxtra-pro-3"),
        ("hp-305-schwarz", "xl", "hp-305-xl-schwarz"),
        ("hp-305-farbe", "xl", "hp-305-xl-farbe"),
        ("pampers-baby-dry-4-104", "fünf statt vier", "pampers-baby-dry-5-92"),
        ("pampers-baby-dry-4-104", "die größeren", "pampers-baby-dry-5-92"),
        ("pampers-baby-dry-4-104", "die kleineren", "pampers-baby-dry-3-112"),
        ("pampers-baby-dry-4-104", "größe vier", "pampers-baby-dry-4-104"),
        ("lavazza-kapseln-classico-30", "koffeinfrei", "lavazza-kapseln-decaf-30"),
        ("lavazza-kapseln-classico-30", "entkoffeiniert", "lavazza-kapseln-decaf-30"),
        ("coca-cola-12", "ohne zucker", "coca-cola-zero-12"),
        ("weihenstephan-h-milch-35-1l", "eins komma fünf prozent", "weihenstephan-h-milch-15-1l"),
        ("weihenstephan-h-milch-35-1l", "", None),
        ("erdinger-weissbier-20", "alkoholfrei", "erdinger-alkoholfrei-20"),
    ],
)
def test_a_variant_replaces_the_product(sku: str, wanted: str, other: str | None) -> None:
    assert variant_of(shop()[sku], wanted, siblings(sku), language="de-DE") == other


@pytest.mark.parametrize(
    ("sku", "wanted", "other"),
    [
        ("melitta-filter-4-80", "size two", "melitta-filter-2-100"),
        ("brita-maxtra-pro-3", "six pack", "brita-maxtra-pro-6"),
        ("pampers-baby-dry-4-104", "size five instead of size four", "pampers-baby-dry-5-92"),
        ("lavazza-kapseln-classico-30", "decaf", "lavazza-kapseln-decaf-30"),
    ],
)
def test_english_words_name_a_variant(sku: str, wanted: str, other: str) -> None:
    assert variant_of(shop()[sku], wanted, siblings(sku), language="en-GB") == other


def test_two_equal_variants_are_never_guessed() -> None:
    small, big = products("pampers-baby-dry-4-104", "pampers-baby-dry-5-92")
    assert variant_of(small, "größe fünf", (big,), language="de") == big.sku
    assert variant_of(small, "größe fünf", (big, replace(big, sku="twin")), language="de") is None
