from __future__ import annotations

from dataclasses import replace

import pytest

from skill.domain.money import Money
from skill.domain.packaging import Container, ContentUnit, PackUnit
from skill.phrases import packs
from skill.phrases.errors import PhraseError
from tests.phrases.products import BEANS, BRITA, CAPSULES, CARTRIDGE, FILTERS, PAPER, TABS, TOOTHPASTE, WATER


@pytest.mark.parametrize(
    ("amount", "unit", "german", "english"),
    [
        (80, PackUnit.PIECE, "80 Stück", "80 pack"),
        (1, PackUnit.PIECE, "", ""),
        (16, PackUnit.ROLL, "16 Rollen", "16 rolls"),
        (1, PackUnit.ROLL, "eine Rolle", "one roll"),
        (30, PackUnit.CAPSULE, "30 Kapseln", "30 capsules"),
        (12, PackUnit.BOTTLE, "12 Flaschen", "12 bottles"),
        (55, PackUnit.WASH, "55 Wäschen", "55 washes"),
        (1, PackUnit.KILOGRAM, "ein Kilo", "one kilo"),
        (1000, PackUnit.GRAM, "ein Kilo", "one kilo"),
        (500, PackUnit.GRAM, "500 Gramm", "500 grams"),
        (1, PackUnit.LITRE, "ein Liter", "one litre"),
        (1500, PackUnit.MILLILITRE, "1,5 Liter", "1.5 litres"),
        (75, PackUnit.MILLILITRE, "75 Milliliter", "75 millilitres"),
    ],
)
def test_sizes_sound_as_people_say_them(amount: int, unit: PackUnit, german: str, english: str) -> None:
    sold = replace(FILTERS, pack_size=amount, pack_unit=unit)
    assert packs.size(sold, "de") == german
    assert packs.size(sold, "en") == english


def test_merchant_words_replace_the_size() -> None:
    assert packs.size(CARTRIDGE, "de") == "normale Größe"
    assert packs.size(CARTRIDGE, "en") == "standard size"


@pytest.mark.parametrize("unit", list(PackUnit))
def test_every_unit_is_spoken_in_both(unit: PackUnit) -> None:
    assert packs.size(replace(PAPER, pack_size=2, pack_unit=unit), "de").startswith("2 ")
    assert packs.size(replace(PAPER, pack_size=2, pack_unit=unit), "en").startswith("2 ")


@pytest.mark.parametrize("container", list(Container))
def test_every_container_is_counted_in_both(container: Container) -> None:
    assert packs.packs(replace(PAPER, container=container), 2, "de").startswith("zwei")
    assert packs.packs(replace(PAPER, container=container), 2, "en").startswith("two")


def test_packs_are_counted_by_their_container() -> None:
    assert packs.packs(PAPER, 1, "de") == "eine Packung"
    assert packs.packs(PAPER, 2, "en") == "two packs of"
    assert packs.packs(WATER, 1, "de", "acc") == "einen Kasten"
    assert packs.packs(WATER, 2, "de", "dat") == "zwei Kästen"
    assert packs.packs(TOOTHPASTE, 1, "en") == "one tube of"
    assert packs.packs(CARTRIDGE, 2, "de") == "zweimal"
    assert packs.packs(CARTRIDGE, 2, "en") == "two"


def test_packs_are_counted_without_their_product() -> None:
    assert packs.packs_alone(TOOTHPASTE, 10, "en") == "ten tubes"
    assert packs.packs_alone(WATER, 1, "de", "acc") == "einen Kasten"
    assert packs.packs_alone(CARTRIDGE, 1, "de") == "ein Stück"
    assert packs.packs_alone(CARTRIDGE, 2, "de") == "zwei Stück"
    assert packs.packs_alone(CARTRIDGE, 2, "en") == "two"


def test_unit_prices_name_what_they_count() -> None:
    assert packs.unit_price(BEANS, "de") == "16 Euro 99 je Kilo"
    assert packs.unit_price(BEANS, "en") == "16 euros 99 per kilo"
    assert packs.unit_price(BRITA, "de") == "6 Euro 33 das Stück"
    wash = replace(TABS, content=60, content_unit=ContentUnit.WASH)
    assert packs.unit_price(wash, "de") == "20 Cent je Wäsche"


def test_prices_below_a_cent_say_so() -> None:
    sheets = replace(PAPER, content=4000, price=Money(949))
    assert packs.unit_price(sheets, "de") == "weniger als 1 Cent das Stück"


def test_piece_prices_name_the_counted_unit() -> None:
    assert packs.piece_price(TABS, "en") == "about 20 cents each"
    assert packs.piece_price(PAPER, "de") == "etwa 59 Cent je Rolle"
    assert packs.piece_price(CAPSULES, "en") == "about 8 cents per capsule"


def test_missing_unit_prices_are_errors() -> None:
    with pytest.raises(PhraseError, match="no unit price"):
        packs.unit_price(PAPER, "de")
    with pytest.raises(PhraseError, match="countable"):
        packs.piece_price(BEANS, "de")
