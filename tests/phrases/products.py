"""Products of the demo shop's world, as the phrase tests need them."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from skill.domain.localized import Localized
from skill.domain.money import Money
from skill.domain.packaging import Container, ContentUnit, PackUnit
from skill.domain.product import Gender, Product, Withdrawal
from skill.domain.reply import Occasion

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=ZoneInfo("Europe/Berlin"))
GERMAN = Occasion("de-DE", NOW)
ENGLISH = Occasion("en-GB", NOW)


def product(spoken: str, noun: str, gender: str, **changes: object) -> Product:
    """Build a product; texts may carry both languages as `deutsch|english`."""
    fields: dict[str, object] = {
        "sku": spoken.lower().replace(" ", "-"),
        "gtin": "2009157485331",
        "brand": spoken.partition(" ")[0],
        "category": "household",
        "name": text(spoken),
        "spoken": text(spoken),
        "noun": text(noun),
        "gender_de": Gender(gender),
        "plural_en": gender == "pl",
        "synonyms": {},
        "variant_group": "",
        "variant": Localized(""),
        "pack_size": 1,
        "pack_unit": PackUnit.PIECE,
        "size": None,
        "container": Container.PACK,
        "content": None,
        "content_unit": ContentUnit.PIECE,
        "price": Money(249),
        "vat_rate": 19,
        "deposit": Money(0),
        "stock": 10,
        "withdrawal": Withdrawal.FULL,
        "age_limit": 0,
        "voice_orderable": True,
        "max_quantity": 20,
        "days_per_pack": 40,
    }
    return Product(**{**fields, **changes})  # type: ignore[arg-type]  # the table of defaults is mixed by nature


def text(both: str) -> Localized:
    """Split `deutsch|english`."""
    german, _, english = both.partition("|")
    return Localized(german, english)


FILTERS = product(
    "Melitta Filtertüten Größe 4|Melitta coffee filters size 4",
    "Filtertüten|filters",
    "pl",
    name=text("Melitta Filtertüten Größe 4, 80 Stück|Melitta coffee filters size 4, 80 pack"),
    variant=text("Größe 4|size 4"),
    pack_size=80,
    content=80,
)
PAPER = product(
    "Zewa Toilettenpapier|Zewa toilet paper",
    "Toilettenpapier|toilet paper",
    "n",
    pack_size=16,
    pack_unit=PackUnit.ROLL,
    price=Money(949),
)
TABS = product("Finish Tabs|Finish tabs", "Tabs|tabs", "pl", pack_size=60, price=Money(1199))
CAPSULES = product(
    "Dolce Gusto Cappuccino|Dolce Gusto Cappuccino",
    "Kapseln|capsules",
    "pl",
    pack_size=30,
    pack_unit=PackUnit.CAPSULE,
)
BEANS = product(
    "Lavazza Bohnen|Lavazza beans",
    "Kaffee|coffee",
    "m",
    pack_size=1,
    pack_unit=PackUnit.KILOGRAM,
    content=1000,
    content_unit=ContentUnit.GRAM,
    price=Money(1699),
)
BRITA = product("Brita Maxtra Pro|Brita Maxtra Pro", "Filter|filters", "pl", pack_size=3, content=3, price=Money(1899))
CARTRIDGE = product(
    "HP 305 Schwarz|HP 305 black",
    "Patrone|cartridge",
    "f",
    size=text("normale Größe|standard size"),
    container=Container.PIECE,
)
TOOTHPASTE = product(
    "elmex Zahnpasta|elmex toothpaste",
    "Zahnpasta|toothpaste",
    "f",
    pack_size=75,
    pack_unit=PackUnit.MILLILITRE,
    container=Container.TUBE,
)
WATER = product(
    "Gerolsteiner Medium|Gerolsteiner Medium",
    "Wasser|water",
    "n",
    pack_size=12,
    pack_unit=PackUnit.BOTTLE,
    container=Container.CRATE,
)
DISCS = product("Persil Discs|Persil Discs", "Discs|discs", "pl", pack_size=38, price=Money(1499))
