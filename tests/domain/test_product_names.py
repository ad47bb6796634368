"""The demo shop, asked for as people and speech recognition do."""

from dataclasses import replace
from functools import cache

import pytest

from skill.domain.localized import Localized
from skill.domain.matching import Outcome, ProductIndex
from skill.domain.name_index import MemoryNameIndex
from skill.domain.product_names import are_in_two_languages, product_entry, product_index
from tests.domain.demo_shop import shop

BOUGHT = (
    "melitta-filter-4-80",
    "finish-tabs-60",
    "dolce-gusto-cappuccino-30",
    "zewa-toilettenpapier-16",
    "brita-maxtra-pro-3",
    "weihenstephan-h-milch-35-1l",
    "barilla-spaghetti-500g",
    "pampers-baby-dry-4-104",
    "lavazza-bohnen-1kg",
    "hp-305-schwarz",
)

REORDERED = [
    ("kaffeefilter", "melitta-filter-4-80"),
    ("kaffee filter tüten", "melitta-filter-4-80"),
    ("zwei packungen kaffeefilter", "melitta-filter-4-80"),
    ("kafefilter", "melitta-filter-4-80"),
    ("finnische taps", "finish-tabs-60"),
    ("finisch tabs", "finish-tabs-60"),
    ("spülmaschinentabs", "finish-tabs-60"),
    ("dolche gusto kaputtschino", "dolce-gusto-cappuccino-30"),
    ("dolce gusto", "dolce-gusto-cappuccino-30"),
    ("klopapier", "zewa-toilettenpapier-16"),
    ("klo papier", "zewa-toilettenpapier-16"),
    ("wasserfilter", "brita-maxtra-pro-3"),
    ("a milli", "weihenstephan-h-milch-35-1l"),
    ("milch", "weihenstephan-h-milch-35-1l"),
    ("zwoa packerl nudeln", "barilla-spaghetti-500g"),
    ("windeln", "pampers-baby-dry-4-104"),
    ("pampas", "pampers-baby-dry-4-104"),
    ("kaffeebohnen", "lavazza-bohnen-1kg"),
    ("druckerpatrone", "hp-305-schwarz"),
]
REORDERED_ENGLISH = [
    ("coffee filters", "melitta-filter-4-80"),
    ("cofee filter", "melitta-filter-4-80"),
    ("dishwasher tabs", "finish-tabs-60"),
    ("toilet paper", "zewa-toilettenpapier-16"),
    ("water filters", "brita-maxtra-pro-3"),
    ("milks", "weihenstephan-h-milch-35-1l"),
    ("a pack of spaghetti", "barilla-spaghetti-500g"),
    ("pasta", "barilla-spaghetti-500g"),
    ("nappies", "pampers-baby-dry-4-104"),
    ("coffee beans", "lavazza-bohnen-1kg"),
]
NAMED = [
    ("kaffeefilter größe zwei", "melitta-filter-2-100"),
    ("wasserfilter im sechserpack", "brita-maxtra-pro-6"),
    ("pampers größe fünf", "pampers-baby-dry-5-92"),
    ("h milch eins komma fünf prozent", "weihenstephan-h-milch-15-1l"),
    ("hp dreihundertfünf schwarz xl", "hp-305-xl-schwarz"),
    ("hakle klopapier sechzehn rollen", "hakle-toilettenpapier-16"),
    ("semmelbrösl", "leimer-semmelbroesel-400g"),
    ("gerolsteiner medium", "gerolsteiner-medium-12"),
]


@cache
def index(language: str) -> ProductIndex:
    return product_index(shop().values(), language)


@pytest.mark.parametrize(("spoken", "sku"), REORDERED)
def test_german_words_find_what_was_bought(spoken: str, sku: str) -> None:
    match = index("de-DE").find(spoken, history=BOUGHT)
    assert (match.outcome, match.candidates[0].sku) == (Outcome.SURE, sku)


@pytest.mark.parametrize(("spoken", "sku"), REORDERED_ENGLISH)
def test_english_words_find_what_was_bought(spoken: str, sku: str) -> None:
    match = index("en-GB").find(spoken, history=BOUGHT)
    assert (match.outcome, match.candidates[0].sku) == (Outcome.SURE, sku)


@pytest.mark.parametrize(("spoken", "sku"), NAMED)
def test_a_named_variant_beats_the_bought_one(spoken: str, sku: str) -> None:
    match = index("de-DE").find(spoken, history=BOUGHT)
    assert (match.outcome, match.candidates[0].sku) == (Outcome.SURE, sku)


@pytest.mark.parametrize("spoken", ["kaffeefilter", "klopapier", "windeln", "druckerpatrone", "milch", "waschmittel"])
def test_without_history_a_common_word_asks(spoken: str) -> None:
    assert index("de-DE").find(spoken).outcome is Outcome.ASK


@pytest.mark.parametrize(
    ("locale", "spoken"),
    [
        ("de-DE", "melitta filtertüten größe 4"),
        ("de-DE", "melitta filtertüten größe vier"),
        ("en-GB", "melitta coffee filters size four"),
    ],
)
def test_a_full_name_leaves_only_its_sizes(locale: str, spoken: str) -> None:
    match = index(locale).find(spoken)
    assert match.outcome is Outcome.ASK
    assert [one.sku for one in match.candidates] == ["melitta-filter-4-80", "melitta-filter-4-100"]


@pytest.mark.parametrize(
    ("locale", "spoken", "sku"),
    [
        ("de-DE", "kaffeefilter", "melitta-filter-2-100"),
        ("de-DE", "windeln", "pampers-baby-dry-3-112"),
        ("en-GB", "coffee filters", "melitta-filter-2-100"),
    ],
)
def test_a_common_word_names_the_usual_first(locale: str, spoken: str, sku: str) -> None:
    assert index(locale).find(spoken).candidates[0].sku == sku


@pytest.mark.parametrize("spoken", ["schlumpf", "das wetter", "ein auto", "fahrkarte nach hamburg", "guten morgen"])
def test_what_no_shop_sells_finds_nothing(spoken: str) -> None:
    assert index("de-DE").find(spoken, history=BOUGHT).outcome is Outcome.NONE


@pytest.mark.parametrize("spoken", ["smurf", "the weather", "a train ticket", "good morning"])
def test_english_nonsense_finds_nothing(spoken: str) -> None:
    assert index("en-US").find(spoken, history=BOUGHT).outcome is Outcome.NONE


@pytest.mark.parametrize(
    ("locale", "spoken", "sku"),
    [
        ("de-DE", "milk", "weihenstephan-h-milch-35-1l"),
        ("de-DE", "coffee filters", "melitta-filter-4-80"),
        ("de-DE", "noodles", "barilla-spaghetti-500g"),
        ("de-DE", "toilet paper", "zewa-toilettenpapier-16"),
        ("en-GB", "klopapier", "zewa-toilettenpapier-16"),
        ("en-GB", "windeln", "pampers-baby-dry-4-104"),
        ("en-GB", "kaffeefiltr", "melitta-filter-4-80"),
        ("en-GB", "druckerpatrone", "hp-305-schwarz"),
    ],
)
def test_the_other_language_finds_what_was_bought(locale: str, spoken: str, sku: str) -> None:
    match = index(locale).find(spoken, history=BOUGHT)
    assert (match.outcome, match.candidates[0].sku) == (Outcome.SURE, sku)


def test_without_history_the_other_language_asks() -> None:
    match = index("de-DE").find("milk")
    assert match.outcome is Outcome.ASK
    assert [one.sku for one in match.candidates] == [
        "landliebe-frischmilch-15-1l",
        "berchtesgadener-h-milch-15-1l",
        "weihenstephan-h-milch-15-1l",
    ]


@pytest.mark.parametrize("spoken", ["gift", "brand", "handy", "chef", "bad", "hose", "rat"])
def test_false_friends_are_no_goods(spoken: str) -> None:
    assert index("de-DE").find(spoken, history=BOUGHT).outcome is not Outcome.SURE


def test_own_names_need_no_other_language() -> None:
    opened: list[str] = []

    def beside() -> None:
        opened.append("en")

    entries = [product_entry(product, "de") for product in shop().values()]
    names = ProductIndex(MemoryNameIndex(entries, "de"), beside)
    assert names.find("milch").outcome is Outcome.ASK
    assert opened == []
    assert names.find("milk").candidates[0].sku == "milka-alpenmilch-100g"
    assert opened == ["en"]


def test_catalogue_of_one_language_has_no_other() -> None:
    product = shop()["melitta-filter-4-80"]
    german = replace(product, name=Localized("Filter"), spoken=Localized("Filter"), synonyms={})
    assert are_in_two_languages([german, product])
    assert not are_in_two_languages([german])


def test_english_customers_may_use_german_names() -> None:
    entry = product_entry(shop()["melitta-filter-4-80"], "en-US")
    assert entry.sku == "melitta-filter-4-80"
    assert "Melitta Filtertüten Größe 4" in entry.names
    assert entry.group == "melitta-filter"
