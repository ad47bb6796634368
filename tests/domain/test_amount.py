from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.domain.amount import format_amount, parse_amount
from skill.domain.errors import InvalidInputError
from skill.domain.money import Money


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("2,49", 249),
        ("2.49", 249),
        ("3", 300),
        ("0,5", 50),
        (" 2,49 € ", 249),
        ("2.49 EUR", 249),
        ("1.299,00", 129900),
        ("1,299.00", 129900),
        ("1299,00", 129900),
        ("1.234.567,89", 123456789),
    ],
)
def test_both_decimal_signs_are_read(text: str, cents: int) -> None:
    assert parse_amount(text) == Money(cents)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-1",
        "+1",
        "2,495",
        "1.299",
        "1,299",
        "2,4x",
        "2 49",
        "2,,49",
        ",49",
        "2,",
        "1e3",
        "2.49 USD",
        "٣",
        "1.2345,00",
    ],
)
def test_anything_else_is_no_amount(text: str) -> None:
    with pytest.raises(InvalidInputError, match="is no amount such as 2,49"):
        parse_amount(text)


@given(st.integers(min_value=0, max_value=10**9))
def test_written_amounts_are_read_back(cents: int) -> None:
    assert parse_amount(format_amount(Money(cents))) == Money(cents)


def test_currency_of_the_shop_is_kept() -> None:
    assert parse_amount("2.49 CHF", "CHF") == Money(249, "CHF")
