"""Hold the demo shop's files to what its dialogues, its assistant and the law need of them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from datetime import UTC, datetime
from functools import cache
from zoneinfo import ZoneInfo

import pytest

from skill.adapters.files import DEMO, read_text_file, read_yaml_file
from skill.domain.delivery import delivery_cost, delivery_date
from skill.domain.gtin import is_valid_gtin
from skill.domain.localized import Localized
from skill.domain.merchant import Merchant
from skill.domain.money import Money
from skill.domain.packaging import MEASURES, ContentUnit, PackUnit
from skill.domain.product import Product, Withdrawal, product_from_attributes, product_to_attributes
from skill.services.read_catalog import read_catalog
from skill.services.read_shop import read_shop


@cache
def products() -> dict[str, Product]:
    """Read the catalogue once."""
    reading = read_catalog(read_text_file(DEMO / "products.csv"))
    assert [str(error) for error in reading.errors] == []
    return {product.sku: product for product in reading.products}


@cache
def merchant() -> Merchant:
    """Read the shop's settings once."""
    return read_shop(read_yaml_file(DEMO / "shop.yaml"))


def localized(product: Product) -> dict[str, Localized]:
    """Return every text of a product that is not optional, and the optional ones that are there."""
    texts = {"name": product.name, "spoken": product.spoken, "noun": product.noun}
    if product.variant_group:
        texts["variant"] = product.variant
    if product.size:
        texts["size"] = product.size
    return texts


def test_shop_is_large_enough_to_browse() -> None:
    assert len(products()) >= 300
    assert len({product.category for product in products().values()}) >= 15


def test_every_category_has_a_name() -> None:
    assert {product.category for product in products().values()} == set(merchant().categories)
    assert all(name.de and name.en for name in merchant().categories.values())


def test_numbers_are_from_the_in_store_range() -> None:
    numbers = [product.gtin for product in products().values()]
    assert all(len(number) == 13 and number.startswith("2") and is_valid_gtin(number) for number in numbers)
    assert len(set(numbers)) == len(numbers)


def test_prices_are_marked_as_demo() -> None:
    assert {product.price_source for product in products().values()} == {"demo"}
    assert {product.price.currency for product in products().values()} == {"EUR"}


def test_skus_are_readable() -> None:
    assert [sku for sku in products() if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", sku)] == []


@pytest.mark.parametrize("language", ["de", "en"])
def test_spoken_name_and_size_are_unique(language: str) -> None:
    spoken = Counter(
        (
            product.spoken.in_language(language),
            product.size.in_language(language) if product.size else "",
            product.pack_size,
            product.pack_unit,
        )
        for product in products().values()
    )
    assert [name for name, count in spoken.items() if count > 1] == []


def test_every_text_is_in_both_languages() -> None:
    missing = [
        f"{product.sku}: {field}"
        for product in products().values()
        for field, text in localized(product).items()
        if not (text.de and text.en)
    ]
    assert missing == []
    assert [p.sku for p in products().values() if not (p.synonyms["de"] and p.synonyms["en"])] == []


def test_spoken_names_can_be_spoken() -> None:
    signs = re.compile(r"[&%/()+_#*<>]|\b\d+(?:x|ml|g|kg|l|er)\b")
    texts = [text for product in products().values() for text in (product.spoken, product.noun, product.variant)]
    assert [text for text in texts if signs.search(text.de) or signs.search(text.en)] == []


def test_synonyms_are_typed_as_recognition_delivers_them() -> None:
    words = {word for p in products().values() for language in p.synonyms.values() for word in language}
    assert [word for word in sorted(words) if word != word.lower() or re.search(r"[,.!?()]", word)] == []


def test_variant_groups_offer_a_real_choice() -> None:
    groups: dict[str, list[Product]] = defaultdict(list)
    for product in products().values():
        if product.variant_group:
            groups[product.variant_group].append(product)
    several = [group for group in groups.values() if len(group) > 1]
    assert len(several) >= 50
    for group in several:
        told_apart = {(p.variant.de, p.pack_size, p.pack_unit, p.size) for p in group}
        assert len(told_apart) == len(group), group[0].variant_group
        assert len({(p.variant.en, p.pack_size, p.pack_unit, p.size) for p in group}) == len(group)
        assert len({(p.brand, p.category) for p in group}) == 1, group[0].variant_group


def test_unit_price_can_be_computed() -> None:
    assert [product.sku for product in products().values() if product.unit_price is None] == []
    measured = {product.sku: product for product in products().values() if product.pack_unit in MEASURES}
    factor = {PackUnit.KILOGRAM: 1000, PackUnit.LITRE: 1000}
    wrong = [p.sku for p in measured.values() if p.content != p.pack_size * factor.get(p.pack_unit, 1)]
    assert wrong == []
    filled = {PackUnit.BOTTLE, PackUnit.CAN, PackUnit.JAR, PackUnit.POUCH, PackUnit.BAG, PackUnit.TABLET}
    by_weight = {ContentUnit.GRAM, ContentUnit.MILLILITRE}
    packs = [product for product in products().values() if product.pack_unit in filled]
    assert [product.sku for product in packs if product.content_unit not in by_weight] == []


def test_drinks_carry_their_deposit() -> None:
    crates = {
        sku: product for sku, product in products().items() if product.category in {"water", "soft_drinks", "beer"}
    }
    assert [sku for sku, product in crates.items() if product.deposit == Money(0)] == []
    # Reusable glass: 8 cents for beer, 15 for water, 1.50 for the crate; 25 cents a can or single-use bottle.
    assert crates["krombacher-pils-20"].deposit == Money(20 * 8 + 150)
    assert crates["gerolsteiner-medium-12"].deposit == Money(12 * 15 + 150)
    assert crates["coca-cola-6-dosen"].deposit == Money(6 * 25)
    assert {product.category for product in products().values() if product.deposit.amount} == {
        *("water", "soft_drinks", "beer", "juice", "milk"),
    }


def test_only_grown_ups_goods_are_kept_from_voice() -> None:
    limited = {product.sku for product in products().values() if product.age_limit}
    assert limited == {product.sku for product in products().values() if not product.voice_orderable}
    assert {product.age_limit for product in products().values()} == {0, 16, 18}


def test_every_kind_of_withdrawal_is_sold() -> None:
    assert {product.withdrawal for product in products().values()} == set(Withdrawal)
    assert products()["landliebe-frischmilch-38-1l"].withdrawal is Withdrawal.PERISHABLE


def test_vat_is_one_of_two_rates() -> None:
    rates = {product.category: product.vat_rate for product in products().values()}
    assert set(rates.values()) == {7, 19}
    assert (rates["milk"], rates["water"], rates["nappies"], rates["cat_food"]) == (7, 19, 19, 7)


def test_stock_has_plenty_little_and_nothing() -> None:
    stocks = [product.stock for product in products().values()]
    assert stocks.count(0) >= 1
    assert stocks.count(1) >= 1
    assert sum(stock >= 40 for stock in stocks) > len(stocks) * 0.9


def test_products_survive_storage() -> None:
    for product in products().values():
        assert product_from_attributes(product_to_attributes(product)) == product


DIALOGUE_PRICES = {
    "melitta-filter-4-80": ("Melitta Filtertüten Größe 4", 80, PackUnit.PIECE, 249),
    "melitta-filter-2-100": ("Melitta Filtertüten Größe 2", 100, PackUnit.PIECE, 199),
    "zewa-toilettenpapier-16": ("Zewa Toilettenpapier", 16, PackUnit.ROLL, 949),
    "hakle-toilettenpapier-16": ("Hakle Toilettenpapier", 16, PackUnit.ROLL, 899),
    "zewa-kuechenrollen-4": ("Zewa Küchenrollen", 4, PackUnit.PIECE, 379),
    "persil-discs-38": ("Persil Discs", 38, PackUnit.PIECE, 1499),
    "ariel-fluessig-55": ("Ariel Flüssig", 55, PackUnit.WASH, 1599),
    "finish-tabs-60": ("Finish Tabs", 60, PackUnit.PIECE, 1199),
    "dolce-gusto-cappuccino-30": ("Dolce Gusto Cappuccino", 30, PackUnit.CAPSULE, 949),
    "lavazza-bohnen-1kg": ("Lavazza Bohnen", 1, PackUnit.KILOGRAM, 1699),
    "weihenstephan-h-milch-35-1l": ("Weihenstephan H-Milch 3,5 Prozent", 1, PackUnit.LITRE, 159),
    "weihenstephan-h-milch-15-1l": ("Weihenstephan H-Milch 1,5 Prozent", 1, PackUnit.LITRE, 149),
    "barilla-spaghetti-500g": ("Barilla Spaghetti", 500, PackUnit.GRAM, 199),
    "leimer-semmelbroesel-400g": ("Leimer Semmelbrösel", 400, PackUnit.GRAM, 129),
    "brita-maxtra-pro-3": ("Brita Maxtra Pro", 3, PackUnit.PIECE, 1899),
    "brita-maxtra-pro-6": ("Brita Maxtra Pro", 6, PackUnit.PIECE, 3399),
    "hp-305-schwarz": ("HP 305 Schwarz", 1, PackUnit.PIECE, 1599),
    "hp-305-xl-schwarz": ("HP 305 Schwarz", 1, PackUnit.PIECE, 2799),
    "pampers-baby-dry-4-104": ("Pampers Baby-Dry Größe 4", 104, PackUnit.PIECE, 2799),
    "pampers-baby-dry-5-92": ("Pampers Baby-Dry Größe 5", 92, PackUnit.PIECE, 2799),
    "felix-gelee-fleisch-44": ("Felix in Gelee, Fleisch", 44, PackUnit.POUCH, 1799),
    "gillette-fusion5-klingen-8": ("Gillette Klingen", 8, PackUnit.PIECE, 3199),
    "elmex-zahnpasta-75ml": ("elmex Zahnpasta", 75, PackUnit.MILLILITRE, 349),
    "haribo-goldbaeren-175g": ("Haribo Goldbären", 175, PackUnit.GRAM, 119),
    "gerolsteiner-medium-12": ("Gerolsteiner Medium", 12, PackUnit.BOTTLE, 829),
}


@pytest.mark.parametrize("sku", DIALOGUE_PRICES)
def test_dialogue_products_keep_name_and_price(sku: str) -> None:
    product = products()[sku]
    told = (product.spoken.de, product.pack_size, product.pack_unit, product.price.amount)
    assert told == DIALOGUE_PRICES[sku]
    assert product.withdrawal is Withdrawal.FULL
    assert product.stock >= 40


def test_dialogue_details_are_kept() -> None:
    assert products()["gerolsteiner-medium-12"].deposit == Money(330)
    assert products()["haribo-goldbaeren-175g"].max_quantity == 10
    assert products()["hp-305-schwarz"].size == Localized("normale Größe", "standard size")
    assert products()["brita-maxtra-pro-3"].piece_price == Money(633)
    assert products()["finish-tabs-60"].piece_price == Money(20)
    assert products()["brita-maxtra-pro-6"].variant == Localized("6 Stück", "6 pack")


def test_words_of_the_dialogues_stay_unambiguous() -> None:
    """These are asked for without any history, so a second product would turn the answer into a question."""
    brands = Counter(product.brand for product in products().values())
    assert brands["Haribo"] == brands["Leimer"] == 1
    assert len([p for p in products().values() if p.spoken.de.startswith("Pampers") and "Größe 5" in p.spoken.de]) == 1
    assert len([p for p in products().values() if p.spoken.de.startswith("Melitta") and "Größe 2" in p.spoken.de]) == 1


def test_delivery_is_as_the_dialogues_say() -> None:
    monday = datetime(2026, 11, 23, 9, 0, tzinfo=UTC).astimezone(ZoneInfo(merchant().time_zone))
    assert delivery_date(merchant().delivery, monday).strftime("%a %d %b") == "Wed 25 Nov"
    assert delivery_cost(merchant().delivery, Money(2899)) == Money(290)
    assert delivery_cost(merchant().delivery, Money(2900)) == Money(0)
    assert merchant().limits.code_threshold == Money(10_000)
    assert (merchant().id, merchant().name) == ("lindenmarkt", "Lindenmarkt")
