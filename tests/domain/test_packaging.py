from __future__ import annotations

import pytest

from skill.domain.money import Money
from skill.domain.packaging import BaseUnit, ContentUnit, UnitPrice, share, unit_price


@pytest.mark.parametrize(
    ("cents", "content", "unit", "expected"),
    [
        (199, 500, ContentUnit.GRAM, UnitPrice(Money(398), BaseUnit.KILOGRAM)),
        (829, 9000, ContentUnit.MILLILITRE, UnitPrice(Money(92), BaseUnit.LITRE)),
        (399, 30, ContentUnit.METRE, UnitPrice(Money(13), BaseUnit.METRE)),
        (1899, 3, ContentUnit.PIECE, UnitPrice(Money(633), BaseUnit.PIECE)),
        (1599, 55, ContentUnit.WASH, UnitPrice(Money(29), BaseUnit.WASH)),
    ],
)
def test_unit_price_per_base_unit(cents: int, content: int, unit: ContentUnit, expected: UnitPrice) -> None:
    assert unit_price(Money(cents), content, unit) == expected


def test_half_a_cent_rounds_up() -> None:
    assert share(Money(1), 1, 2) == Money(1)
    assert share(Money(5), 1, 10) == Money(1)
    assert share(Money(49), 1, 100) == Money(0)


def test_share_keeps_the_currency() -> None:
    assert share(Money(300, "CHF"), 1, 3) == Money(100, "CHF")
