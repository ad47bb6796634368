from __future__ import annotations

import pytest

from skill.domain.errors import InvalidInputError
from skill.domain.localized import Localized
from skill.domain.money import Money
from skill.domain.packaging import Container, ContentUnit, PackUnit
from skill.domain.product import Gender, Withdrawal, product_from_attributes, product_to_attributes
from skill.domain.product_names import product_entry
from skill.services.read_catalog import OPTIONAL, REQUIRED, read_catalog

LEAST = {
    "sku": "senf",
    "name_de": "Develey Senf",
    "noun_de": "Senf",
    "gender_de": "m",
    "category": "spices",
    "price": "1,19",
    "vat_rate": "7",
    "stock": "12",
}


def catalog(*rows: dict[str, str]) -> str:
    """Write rows as CSV text; every row must have the keys of the first."""
    header = list(rows[0])
    lines = [";".join(header)] + [";".join(row[name] for name in header) for row in rows]
    return "\n".join(lines) + "\n"


def faults(**cells: str) -> list[str]:
    """Return what is wrong with the least row after these cells were changed."""
    return [str(error) for error in read_catalog(catalog({**LEAST, **cells})).errors]


def test_needed_columns_alone_make_a_product() -> None:
    reading = read_catalog(catalog(LEAST))
    (product,) = reading.products
    assert reading.errors == ()
    assert product.price == Money(119)
    assert product.name == product.spoken == Localized("Develey Senf")
    assert product.name.in_language("en") == "Develey Senf"
    assert (product.gender_de, product.plural_en) == (Gender.MASCULINE, False)
    assert (product.pack_size, product.pack_unit, product.container) == (1, PackUnit.PIECE, Container.PACK)
    assert (product.content, product.content_unit, product.size) == (None, ContentUnit.PIECE, None)
    assert (product.deposit, product.withdrawal) == (Money(0), Withdrawal.FULL)
    assert (product.age_limit, product.voice_orderable, product.max_quantity) == (0, True, 99)
    assert (product.days_per_pack, product.synonyms) == (None, {"de": (), "en": ()})


CELLS = {
    "gtin": "4006381333931",
    "brand": "Develey",
    "name_en": "Develey mustard",
    "spoken_de": "Develey Senf scharf",
    "spoken_en": "Develey hot mustard",
    "noun_en": "mustard",
    "number_en": "sg",
    "synonyms_de": "senf| mostrich |senf",
    "synonyms_en": "mustard",
    "never_match_de": "senfgurken|senfkörner",
    "never_match_en": "",
    "variant_group": "develey",
    "variant_de": "scharf",
    "variant_en": "hot",
    "pack_size": "250",
    "pack_unit": "millilitre",
    "size_de": "ein Glas",
    "size_en": "one jar",
    "container": "jar",
    "content": "250",
    "content_unit": "ml",
    "contents": "6 x 1,5 l",
    "currency": "CHF",
    "deposit": "0.15",
    "withdrawal": "perishable",
    "age_limit": "16",
    "voice_orderable": "Nein",
    "max_quantity": "5",
    "days_per_pack": "30",
    "price_source": "demo",
    "fits": "Senfspender 60xx| Senfmax |Senfmax",
    "device_de": "Spender",
    "device_en": "dispenser",
    "device_gender_de": "m",
}


def test_every_optional_column_is_read() -> None:
    assert set(CELLS) == set(OPTIONAL)
    (product,) = read_catalog(catalog({**LEAST, **CELLS})).products
    assert product.spoken == Localized("Develey Senf scharf", "Develey hot mustard")
    assert product.synonyms == {"de": ("senf", "mostrich"), "en": ("mustard",)}
    assert product.never_match == {"de": ("senfgurken", "senfkörner")}
    assert product_from_attributes(product_to_attributes(product)).never_match == product.never_match
    assert product_entry(product, "de-DE").never == ("senfgurken", "senfkörner")
    assert product.variant == Localized("scharf", "hot")
    assert (product.pack_size, product.pack_unit) == (250, PackUnit.MILLILITRE)
    assert product.size == Localized("ein Glas", "one jar")
    assert (product.price, product.deposit) == (Money(119, "CHF"), Money(15, "CHF"))
    assert (product.withdrawal, product.age_limit, product.voice_orderable) == (Withdrawal.PERISHABLE, 16, False)
    assert (product.max_quantity, product.days_per_pack, product.price_source) == (5, 30, "demo")
    assert product.fits == ("Senfspender 60xx", "Senfmax")
    assert (product.device, product.device_gender_de) == (Localized("Spender", "dispenser"), Gender.MASCULINE)


def test_written_contents_fill_empty_columns() -> None:
    (product,) = read_catalog(catalog({**LEAST, "contents": "6 x 1,5 l"})).products
    assert (product.pack_size, product.pack_unit) == (6, PackUnit.PIECE)
    assert (product.content, product.content_unit) == (9000, ContentUnit.MILLILITRE)
    assert product.unit_price is not None
    assert product.unit_price.price == Money(13)


@pytest.mark.parametrize("price", ["1,19 EUR", "EUR 1.19", "€ 1,19", "1,19\xa0€"])
def test_price_may_name_its_currency(price: str) -> None:
    (product,) = read_catalog(catalog({**LEAST, "price": price})).products
    assert product.price == Money(119)


def test_kind_without_devices_says_nothing() -> None:
    (product,) = read_catalog(catalog({**LEAST, "fits": " | ", "device_de": "Drucker"})).products
    assert (product.fits, product.device) == ((), None)


@pytest.mark.parametrize(
    ("column", "cell", "reason"),
    [
        ("sku", "", "is empty"),
        ("price", "1,195", "'1,195' is no amount such as 2,49"),
        ("price", "0", "0 is too little"),
        ("price", "", "is empty"),
        ("vat_rate", "sieben", "'sieben' is no whole number"),
        ("stock", "-1", "'-1' is no whole number"),
        ("stock", "", "is empty"),
        ("gender_de", "x", "'x' is none of m, f, n, pl"),
        ("gender_de", "", "is empty"),
        ("gtin", "4006381333932", "4006381333932 is no GTIN (8, 12, 13 or 14 digits with a check digit)"),
        ("price", "1,19 CHF", "'1,19 CHF' is not the shop's EUR"),
        ("price", "EUR", "'EUR' is no amount such as 2,49"),
        ("contents", "viel", "'viel' is no contents such as 6 x 1,5 l"),
        ("brand", "x" * 1001, "is longer than 1000 characters"),
        ("pack_size", "0", "0 is less than 1"),
        ("content", "0", "0 is less than 1"),
        ("number_en", "dual", "'dual' is none of sg, pl"),
        ("device_gender_de", "x", "'x' is none of m, f, n, pl"),
        ("withdrawal", "never", "'never' is none of full, perishable, sealed_hygiene"),
    ],
)
def test_bad_cell_is_named_exactly(column: str, cell: str, reason: str) -> None:
    assert faults(**{column: cell}) == [f"line 2, column {column}: {reason}"]


def test_all_faults_of_a_row_are_told() -> None:
    assert faults(price="x", stock="y") == [
        "line 2, column price: 'x' is no amount such as 2,49",
        "line 2, column stock: 'y' is no whole number",
    ]


def test_good_rows_survive_bad_neighbours() -> None:
    reading = read_catalog(catalog({**LEAST, "sku": "a"}, {**LEAST, "sku": "b", "price": "?"}, {**LEAST, "sku": "c"}))
    assert [product.sku for product in reading.products] == ["a", "c"]
    assert [(error.line, error.column) for error in reading.errors] == [(3, "price")]


def test_repeated_sku_and_gtin_are_faults() -> None:
    first = {**LEAST, "gtin": "4006381333931"}
    reading = read_catalog(catalog(first, first))
    assert len(reading.products) == 1
    assert [str(error) for error in reading.errors] == [
        "line 3, column sku: senf stands in an earlier line already",
        "line 3, column gtin: 4006381333931 stands in line 2 already",
    ]


def test_products_without_gtin_do_not_clash() -> None:
    reading = read_catalog(catalog(LEAST, {**LEAST, "sku": "other"}))
    assert len(reading.products) == 2


@pytest.mark.parametrize("column", REQUIRED)
def test_missing_needed_column_stops_the_reading(column: str) -> None:
    reading = read_catalog(catalog({name: cell for name, cell in LEAST.items() if name != column}))
    assert reading.products == ()
    assert [str(error) for error in reading.errors] == [f"line 1, column {column}: is missing"]


def test_unknown_column_is_a_fault_of_line_one() -> None:
    reading = read_catalog(catalog({**LEAST, "preis": "1,19"}))
    assert [str(error) for error in reading.errors] == ["line 1, column preis: is no column of a catalogue"]
    assert len(reading.products) == 1


def test_short_rows_and_bad_cells_come_in_order() -> None:
    text = catalog({**LEAST, "price": "?"}) + "zu;kurz\n"
    assert [error.line for error in read_catalog(text).errors] == [2, 3]


def test_empty_file_is_refused() -> None:
    with pytest.raises(InvalidInputError, match="no header line"):
        read_catalog("")


def test_currency_must_be_the_shops() -> None:
    rows = [{**LEAST, "currency": currency, "sku": f"senf-{currency}"} for currency in ("EUR", "USD", "")]
    reading = read_catalog(catalog(*rows), "EUR")
    assert [str(error) for error in reading.errors] == ["line 3, column currency: 'USD' is not the shop's EUR"]
    assert [(product.sku, product.price) for product in reading.products] == [
        ("senf-EUR", Money(119)),
        ("senf-", Money(119)),
    ]


def test_rows_take_the_shops_currency() -> None:
    (product,) = read_catalog(catalog(LEAST), "CHF").products
    assert (product.price, product.deposit) == (Money(119, "CHF"), Money(0, "CHF"))


@pytest.mark.parametrize("sign", ["\n", "\r\n", "\x1b", "\x07", "\t", "\x85", "\u2028", "\u2029"])
def test_control_characters_are_refused(sign: str) -> None:
    for column in ("name_de", "sku", "category"):
        assert faults(**{column: f'"So{sign}sse"'}) == [
            f"line 2, column {column}: holds a line break or another control character"
        ]


def test_rows_after_a_line_break_are_read() -> None:
    reading = read_catalog(catalog({**LEAST, "name_de": '"So\nsse"'}, {**LEAST, "sku": "next", "price": "x"}))
    assert [(error.line, error.column) for error in reading.errors] == [(2, "name_de"), (4, "price")]
