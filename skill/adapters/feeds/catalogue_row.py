"""Describe a row of the own catalogue format: the one source of JSON Schema, templates and help.

What a row means is read by `skill.services.read_product`, which the voice path's function carries without
pydantic; a contract test holds both to the same columns and values.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from skill.domain.packaging import Container, ContentUnit, PackUnit
from skill.domain.product import Gender, Withdrawal

GERMAN = "x-description-de"
"""Where the JSON Schema has a column's help in German."""


def _about(english: str, german: str, example: str = "") -> Any:  # noqa: ANN401 - pydantic's own return type
    return Field(description=english, json_schema_extra={GERMAN: german}, examples=[example] if example else None)


Text = Annotated[str, Field(max_length=1000)]
Words = list[Text] | Text
Amount = Annotated[str, Field(max_length=40)] | Annotated[Decimal, Field(ge=0, decimal_places=2)]
Whole = Annotated[int, Field(ge=0)]
AtLeastOne = Annotated[int, Field(ge=1)]
YesNo = bool | Literal["yes", "no", "ja", "nein", "true", "false", "1", "0"]


class CatalogueRow(BaseModel):
    """One product of a Zuruf catalogue: one line of CSV or of JSON Lines."""

    model_config = ConfigDict(extra="forbid", title="Zuruf catalogue row", str_min_length=0)

    sku: Annotated[Text, Field(min_length=1)] = _about(
        "Your own number of the product; orders and later imports know it by this.",
        "Deine eigene Artikelnummer; Bestellungen und spätere Importe erkennen das Produkt daran.",
        "filter-4-80",
    )
    gtin: Text = _about(
        "The number under the bar code: 8, 12, 13 or 14 digits with a check digit.",
        "Die Nummer unter dem Strichcode: 8, 12, 13 oder 14 Ziffern mit Prüfziffer.",
        "4006381333931",
    )
    brand: Text = _about("Who makes it.", "Wer es herstellt.", "Musterhaus")
    category: Text = _about("One word for its kind.", "Ein Wort für die Art.", "coffee_filters")
    name_de: Text = _about(
        "The full name in German, as on the invoice.",
        "Der volle deutsche Name, wie auf der Rechnung.",
        "Musterhaus Filtertüten Größe 4, 80 Stück",
    )
    name_en: Text = _about(
        "The full name in English.", "Der volle englische Name.", "Musterhaus coffee filters, 80 pack"
    )
    spoken_de: Text = _about(
        "How it is said in German, without the size.", "Wie man es sagt, ohne die Größe.", "Musterhaus Filtertüten"
    )
    spoken_en: Text = _about("How it is said in English.", "Wie man es auf Englisch sagt.", "Musterhaus coffee filters")
    noun_de: Text = _about("The short everyday word.", "Das kurze Wort aus dem Alltag.", "Filtertüten")
    gender_de: Gender = _about("Its article: m der, f die, n das, pl die.", "Der Artikel: m, f, n oder pl.", "pl")
    noun_en: Text = _about("The short everyday word in English.", "Das kurze englische Wort.", "filters")
    number_en: Literal["sg", "pl"] = _about("Whether that is one or many.", "Ob das Einzahl oder Mehrzahl ist.", "pl")
    synonyms_de: Words = _about(
        "What else customers call it, separated by |.",
        "Wie Kunden es noch nennen, getrennt durch |.",
        "Kaffeefilter|Filterpapier",
    )
    synonyms_en: Words = _about("The same in English.", "Dasselbe auf Englisch.", "filter papers")
    never_match_de: Words = _about(
        "What never means this product, separated by |.", "Was nie dieses Produkt meint, getrennt durch |."
    )
    never_match_en: Words = _about("The same in English.", "Dasselbe auf Englisch.")
    variant_group: Text = _about(
        "The same word for products that differ only in size, strength or scent.",
        "Dasselbe Wort bei Produkten, die sich nur in Größe, Stärke oder Duft unterscheiden.",
        "musterhaus-filter",
    )
    variant_de: Text = _about("What differs within the group.", "Was in der Gruppe verschieden ist.", "Größe 4")
    variant_en: Text = _about("The same in English.", "Dasselbe auf Englisch.", "size 4")
    pack_size: AtLeastOne = _about("How many are in a pack.", "Wie viel eine Packung enthält.", "80")
    pack_unit: PackUnit = _about("What that number counts.", "Was diese Zahl zählt.", "piece")
    contents: Text = _about(
        "Size as people write it, such as 6 x 1,5 l; fills pack_size, pack_unit, content and content_unit where empty.",
        "Größe, wie man sie schreibt, etwa 6 x 1,5 l; füllt pack_size, pack_unit, content und content_unit, wo sie leer sind.",
    )
    size_de: Text = _about("The size in words, instead.", "Die Größe in Worten, statt dessen.")
    size_en: Text = _about("The same in English.", "Dasselbe auf Englisch.")
    container: Container = _about("What is sold: two packs, a crate.", "Was man kauft: Packung, Kasten.", "pack")
    content: AtLeastOne | None = _about(
        "How much the unit price is computed from (grams, millilitres …).",
        "Woraus der Grundpreis berechnet wird (Gramm, Milliliter …).",
        "80",
    )
    content_unit: ContentUnit = _about("What that is measured in.", "Worin das gemessen ist.", "piece")
    price: Amount = _about(
        "The price with tax; decimal comma or point, with or without currency.",
        "Der Preis mit Steuer; Komma oder Punkt, mit oder ohne Währung.",
        "2.49",
    )
    currency: Annotated[str, Field(pattern="^[A-Z]{3}$")] = _about(
        "Three letters; the shop's where empty.", "Drei Buchstaben; leer gilt die des Shops.", "EUR"
    )
    vat_rate: Whole = _about("Tax in per cent that the price holds.", "Die enthaltene Steuer in Prozent.", "19")
    deposit: Amount = _about("The deposit for all of a pack.", "Das Pfand einer ganzen Packung.")
    stock: Whole = _about("How many there are at the first import.", "Wie viele beim ersten Import da sind.", "20")
    withdrawal: Withdrawal = _about(
        "Whether it can be sent back; the law names the exceptions.",
        "Ob man widerrufen kann; Ausnahmen nennt das Gesetz.",
        "full",
    )
    age_limit: Whole = _about("From which age it is sold.", "Ab welchem Alter es verkauft wird.")
    voice_orderable: YesNo = _about("Whether it is sold by voice.", "Ob man es per Stimme kaufen kann.", "yes")
    max_quantity: AtLeastOne = _about("The most packs of an order.", "Höchstens so viele je Bestellung.", "20")
    days_per_pack: AtLeastOne | None = _about(
        "How many days a household uses a pack.", "Wie viele Tage ein Haushalt damit auskommt.", "40"
    )
    price_source: Text = _about("Where the price comes from.", "Woher der Preis stammt.")
    fits: Words = _about("The devices it is made for, separated by |.", "Für welche Geräte es ist, getrennt durch |.")
    device_de: Text = _about("What kind of device that is.", "Was für ein Gerät das ist.")
    device_en: Text = _about("The same in English.", "Dasselbe auf Englisch.")
    device_gender_de: Gender = _about("The device's article.", "Der Artikel des Geräts.")
