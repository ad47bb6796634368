from __future__ import annotations

import pytest

from skill.domain.devices import DeviceIndex, DeviceMatch, names_kind
from skill.domain.localized import Localized
from skill.domain.product import Product
from tests.phrases.products import product

PRINTER = Localized("Drucker", "printer")
LISTS = {
    "hp-305": ("HP DeskJet 23xx", "HP DeskJet 27xx", "HP DeskJet 41xx", "HP Envy 60xx", "HP Envy 64xx"),
    "hp-301": ("HP DeskJet 2540", "HP Envy 4500", "HP OfficeJet 4630"),
    "pg-545": ("Canon Pixma TS3350", "Canon Pixma TS305", "Canon Pixma MG2550"),
    "epson-603": ("Epson Expression Home XP-21xx", "Epson WorkForce WF-2810"),
    "maxtra": ("Brita Marella", "Brita Marella XL", "Brita Style", "Brita Flow"),
    "on-tap": ("Brita On Tap",),
    "dolce-gusto": ("Nescafé Dolce Gusto",),
    "gn": ("Miele Complete C3", "Miele Classic C1", "Miele S8"),
    "fusion": ("Gillette Fusion", "Gillette Fusion5"),
    "mach": ("Gillette Mach3",),
    "heads": ("Oral-B Pro", "Oral-B Vitality"),
}


def fitting(sku: str, *fits: str) -> Product:
    return product(sku, "Patrone", "f", sku=sku, fits=fits, device=PRINTER)


DEVICES = DeviceIndex([fitting(sku, *fits) for sku, fits in LISTS.items()])


@pytest.mark.parametrize(
    ("said", "name", "sku"),
    [
        ("hp envy 6000", "HP Envy 6000", "hp-305"),
        ("h p envy sechstausend", "HP Envy 6000", "hp-305"),
        ("hp envy 6010", "HP Envy 6010", "hp-305"),
        ("enwi 6020", "HP Envy 6020", "hp-305"),
        ("envy 6020e", "HP Envy 6020", "hp-305"),
        ("meinen hp envy 6000 drucker", "HP Envy 6000", "hp-305"),
        ("hp envy 6000er serie", "HP Envy 6000", "hp-305"),
        ("hp envy pro 6420", "HP Envy 6420", "hp-305"),
        ("desk jet siebenundzwanzig zehn", "HP DeskJet 2710", "hp-305"),
        ("deskjet zweitausendfünfhundertvierzig", "HP DeskJet 2540", "hp-301"),
        ("officejet 4630", "HP OfficeJet 4630", "hp-301"),
        ("kanon pixma mg 2550 s", "Canon Pixma MG2550", "pg-545"),
        ("t s dreitausenddreihundertfünfzig", "Canon Pixma TS3350", "pg-545"),
        ("epson xp 2100", "Epson Expression Home XP-2100", "epson-603"),
        ("x p einundzwanzig hundert", "Epson Expression Home XP-2100", "epson-603"),
        ("marella", "Brita Marella", "maxtra"),
        ("brita marella xl", "Brita Marella XL", "maxtra"),
        ("brita marella cool", "Brita Marella", "maxtra"),
        ("dolche gusto", "Nescafé Dolce Gusto", "dolce-gusto"),
        ("dolce gusto genio s", "Nescafé Dolce Gusto", "dolce-gusto"),
        ("complete c drei ecoline", "Miele Complete C3", "gn"),
        ("gillette mach drei", "Gillette Mach3", "mach"),
        ("oral b pro 2 2500", "Oral-B Pro", "heads"),
    ],
)
def test_spoken_devices_are_found(said: str, name: str, sku: str) -> None:
    found = DEVICES.find(said, "de")
    assert (found.name, DEVICES.skus(found)) == (name, frozenset({sku}))


def test_english_numbers_are_read_too() -> None:
    assert DEVICES.find("my deskjet twenty seven ten", "en-US").name == "HP DeskJet 2710"


@pytest.mark.parametrize(
    "said",
    [
        *("hp laserjet 2710", "hp officejet 8010", "hp officejet pro 6420", "hp smart tank 6020", "epson 4120"),
        *("canon pixma ts5050", "hp envy 4520", "kyocera ecosys", "miele s8340", "c3", "mann", "kaffee", "drucker"),
        *("", " ", "12", "🖨️", "Ж" * 500, "x" * 10_000),
    ],
)
def test_unlisted_devices_are_not_guessed(said: str) -> None:
    assert DEVICES.find(said, "de") == DeviceMatch()


@pytest.mark.parametrize(
    ("said", "family"),
    [
        ("hp envy", ("HP Envy 60xx", "HP Envy 64xx", "HP Envy 4500")),
        ("canon pixma", LISTS["pg-545"]),
        ("canon", LISTS["pg-545"]),
        ("miele", LISTS["gn"]),
        ("brita", (*LISTS["maxtra"], *LISTS["on-tap"])),
    ],
)
def test_half_a_name_leaves_it_open(said: str, family: tuple[str, ...]) -> None:
    found = DEVICES.find(said, "de")
    assert (found.name, set(found.family)) == ("", set(family))
    assert DEVICES.skus(found) == frozenset()


def test_number_alone_must_be_unique() -> None:
    assert DEVICES.find("6010", "de").name == "HP Envy 6010"
    two = DeviceIndex([fitting("a", "HP Envy 60xx"), fitting("b", "Canon Pixma 6010")])
    assert two.find("6010", "de") == DeviceMatch(family=("HP Envy 60xx", "Canon Pixma 6010"))


@pytest.mark.parametrize("entry", ["HP Envy 60xx", "HP Envy 6000er-Serie", "HP ENVY 6000 series", "HP Envy 6000 Serie"])
def test_series_are_written_as_usual(entry: str) -> None:
    devices = DeviceIndex([fitting("hp-305", entry)])
    assert devices.find("hp envy 6032", "de").name.casefold() == "hp envy 6032"
    assert devices.find("hp envy 6132", "de") == DeviceMatch()


def test_several_lists_name_one_device() -> None:
    devices = DeviceIndex([fitting("a", "HP Envy 60xx"), fitting("b", "HP Envy 6020"), fitting("c", "HP Envy 6030")])
    assert devices.skus(devices.find("hp envy 6020", "de")) == frozenset({"a", "b"})


def test_lists_may_be_empty_or_odd() -> None:
    devices = DeviceIndex([fitting("none"), fitting("odd", "---", "2710", "ÄÖ", "Ж"), fitting("twice", "HP 1", "HP 1")])
    assert len(devices) == 3
    assert devices.find("hp 2710", "de") == DeviceMatch()
    assert len(DeviceIndex([])) == 0
    assert DeviceIndex([]).find("hp envy 6000", "de") == DeviceMatch()


def test_long_lists_keep_their_devices_apart() -> None:
    entries = [f"HP DeskJet {number}" for number in range(1000, 1500)]
    devices = DeviceIndex([fitting("even", *entries[::2]), fitting("odd", *entries[1::2])])
    assert devices.skus(devices.find("hp deskjet 1234", "de")) == frozenset({"even"})
    assert devices.skus(devices.find("desk jet 1235", "de")) == frozenset({"odd"})
    assert len(devices.find("hp deskjet", "de").family) == 500


@pytest.mark.parametrize(
    ("word", "noun", "names"),
    [
        ("drucker", "Drucker", True),
        ("Tintenstrahldrucker", "Drucker", True),
        ("maschine", "Kaffeemaschine", True),
        ("kanne", "Filterkanne", True),
        ("er", "Drucker", False),
        ("mann", "Filterkanne", False),
        ("", "Drucker", False),
    ],
)
def test_words_name_a_kind_of_device(word: str, noun: str, names: bool) -> None:  # noqa: FBT001 (a column of the table)
    assert names_kind(word, noun, "de") is names
