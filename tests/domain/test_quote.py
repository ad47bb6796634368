from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from skill.domain.money import Money
from skill.domain.product import Withdrawal
from skill.domain.quote import Quote, QuoteLine, QuoteSource

WATER = QuoteLine("water", 2, Money(829), Money(330), 19, Withdrawal.FULL)
MILK = QuoteLine("milk", 1, Money(159), Money(0), 7, Withdrawal.PERISHABLE)
QUOTE = Quote(
    quote_id="o-1",
    source=QuoteSource.CART,
    seller="Lindenmarkt",
    lines=(WATER, MILK),
    delivery_cost=Money(290),
    delivery_day=date(2026, 11, 25),
    address_id="home",
    payment_method="sandbox:authorised",
    created_at=datetime(2026, 11, 23, 9, tzinfo=UTC),
)


def test_total_is_goods_deposit_and_delivery() -> None:
    assert (WATER.goods, WATER.deposits) == (Money(1658), Money(660))
    assert (QUOTE.goods, QUOTE.deposit, QUOTE.total) == (Money(1817), Money(660), Money(2767))


def test_products_are_named_once() -> None:
    assert QUOTE.skus == {"water", "milk"}


def test_same_terms_have_the_same_hash() -> None:
    later = replace(
        QUOTE, quote_id="o-2", created_at=QUOTE.created_at + timedelta(minutes=1), source=QuoteSource.REORDER
    )
    assert later.terms_hash == QUOTE.terms_hash
    assert len(QUOTE.terms_hash) == 64


@pytest.mark.parametrize(
    "changed",
    [
        replace(QUOTE, seller="Ulmenmarkt"),
        replace(QUOTE, lines=(WATER,)),
        replace(QUOTE, lines=(MILK, WATER)),
        replace(QUOTE, lines=(replace(WATER, quantity=3), MILK)),
        replace(QUOTE, lines=(replace(WATER, unit_price=Money(830)), MILK)),
        replace(QUOTE, lines=(replace(WATER, deposit=Money(0)), MILK)),
        replace(QUOTE, lines=(replace(WATER, withdrawal=Withdrawal.SEALED_HYGIENE), MILK)),
        replace(QUOTE, lines=(replace(WATER, sku="juice"), MILK)),
        replace(QUOTE, delivery_cost=Money(0)),
        replace(QUOTE, delivery_day=date(2026, 11, 26)),
        replace(QUOTE, address_id="office"),
        replace(QUOTE, payment_method="sandbox:declined"),
    ],
)
def test_every_changed_term_changes_the_hash(changed: Quote) -> None:
    assert changed.terms_hash != QUOTE.terms_hash
