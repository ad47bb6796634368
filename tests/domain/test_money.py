from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.domain.errors import ProgrammingError
from skill.domain.money import Money, total

CENTS = st.integers(-(10**9), 10**9)


def test_amounts_add_subtract_and_multiply() -> None:
    assert Money(249) + Money(290) == Money(539)
    assert Money(539) - Money(290) == Money(249)
    assert Money(249) * 3 == Money(747)
    assert Money(249) * -1 == Money(-249)


def test_currencies_never_mix() -> None:
    with pytest.raises(ProgrammingError, match="cannot mix EUR and CHF"):
        Money(1) + Money(1, "CHF")
    with pytest.raises(ProgrammingError, match="cannot mix EUR and CHF"):
        Money(1) - Money(1, "CHF")
    with pytest.raises(ProgrammingError, match="cannot mix"):
        total([Money(1, "CHF")])


def test_nothing_sums_to_zero() -> None:
    assert total([]) == Money(0)
    assert total([], "CHF") == Money(0, "CHF")
    assert total([Money(249), Money(290)]) == Money(539)


def test_amounts_compare_within_a_currency() -> None:
    assert Money(99) < Money(100) <= Money(100)


@pytest.mark.parametrize(
    ("gross", "rate", "vat"), [(119, 19, 19), (249, 19, 40), (107, 7, 7), (159, 7, 10), (100, 0, 0), (0, 19, 0)]
)
def test_included_vat_rounds_half_up(gross: int, rate: int, vat: int) -> None:
    assert Money(gross).included_vat(rate) == Money(vat)


@given(CENTS, CENTS)
def test_subtracting_undoes_adding(first: int, second: int) -> None:
    assert Money(first) + Money(second) - Money(second) == Money(first)


@given(st.integers(0, 10**7), st.sampled_from((0, 7, 19)))
def test_vat_is_within_half_a_cent(gross: int, rate: int) -> None:
    vat = Money(gross).included_vat(rate).amount
    assert abs(vat * (100 + rate) - gross * rate) * 2 <= 100 + rate
