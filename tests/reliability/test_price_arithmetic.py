"""R8 in the domain: sums are exact in any currency, and the tax in a price is rounded once, half up, never lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skill.domain.errors import ProgrammingError
from skill.domain.money import Money
from skill.domain.product import Withdrawal
from skill.domain.quote import Quote, QuoteLine, QuoteSource

pytestmark = pytest.mark.promise("R8")

# Yen have no minor unit and dinars a thousand: an amount is whole minor units, whichever they are.
CURRENCIES = st.sampled_from(["EUR", "JPY", "KWD"])
AMOUNTS = st.integers(0, 99_999_999)
RATES = st.sampled_from([0, 7, 19])
LINES = st.lists(st.tuples(AMOUNTS, AMOUNTS, st.integers(1, 99), RATES), min_size=1, max_size=4)
CASES = settings(max_examples=1_000, deadline=None, derandomize=True, database=None)


def quote(currency: str, lines: list[tuple[int, int, int, int]], delivery: int) -> Quote:
    """Return an offer of these (price, deposit, packs, rate)."""
    return Quote(
        quote_id="o-1",
        source=QuoteSource.REORDER,
        seller="Nordkorb",
        lines=tuple(
            QuoteLine(f"p-{n}", packs, Money(price, currency), Money(deposit, currency), rate, Withdrawal.FULL)
            for n, (price, deposit, packs, rate) in enumerate(lines)
        ),
        delivery_cost=Money(delivery, currency),
        delivery_day=date(2026, 11, 24),
        address_id="home",
        payment_method="sandbox:authorised",
        created_at=datetime(2026, 11, 23, 9, 0, tzinfo=UTC),
    )


@CASES
@given(CURRENCIES, LINES, AMOUNTS)
def test_total_is_the_exact_sum(currency: str, lines: list[tuple[int, int, int, int]], delivery: int) -> None:
    offered = quote(currency, lines, delivery)
    exact = sum((price + deposit) * packs for price, deposit, packs, _ in lines) + delivery
    assert offered.total == Money(exact, currency)
    assert offered.goods + offered.deposit + offered.delivery_cost == offered.total


@CASES
@given(CURRENCIES, AMOUNTS, RATES)
def test_tax_is_rounded_half_up(currency: str, amount: int, rate: int) -> None:
    tax = Money(amount, currency).included_vat(rate)
    exact = Fraction(amount * rate, 100 + rate)
    assert tax.currency == currency
    assert -Fraction(1, 2) < exact - tax.amount <= Fraction(1, 2) or tax.amount - exact == Fraction(1, 2)
    assert 0 <= tax.amount <= amount


@CASES
@given(LINES, LINES, AMOUNTS, AMOUNTS)
def test_other_money_is_another_offer(
    first: list[tuple[int, int, int, int]], second: list[tuple[int, int, int, int]], one: int, two: int
) -> None:
    """Two offers share a fingerprint only if a customer would pay the same for the same."""
    left, right = quote("EUR", first, one), quote("EUR", second, two)
    if left.terms_hash == right.terms_hash:
        assert left.total == right.total
    assert quote("EUR", first, one).terms_hash == left.terms_hash
    assert quote("EUR", first, one + 1).terms_hash != left.terms_hash
    assert quote("JPY", first, one).terms_hash != left.terms_hash


@pytest.mark.parametrize("mix", [lambda a, b: a + b, lambda a, b: a - b], ids=["plus", "minus"])
def test_currencies_never_mix(mix: Callable[[Money, Money], Money]) -> None:
    with pytest.raises(ProgrammingError, match="cannot mix"):
        mix(Money(100, "EUR"), Money(100, "JPY"))
