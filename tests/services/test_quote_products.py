from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from skill.domain.cart import CartLine
from skill.domain.errors import (
    BelowMinimumError,
    ImpossibleQuantityError,
    LimitExceededError,
    NoDeliveryAddressError,
    NoPaymentMethodError,
    NotFoundError,
    NotSoldByVoiceError,
    OutOfStockError,
    QuantityLimitError,
    RefusedError,
    TooManyLinesError,
)
from skill.domain.merchant import Limits
from skill.domain.money import Money
from skill.domain.quote import Quote, QuoteSource
from skill.services.quote_products import Draft, check_lines, check_quantity, make_quote, product_of, read_stock
from tests.stage import Stage

FILTERS, WATER, BEER = "melitta-filter-4-80", "gerolsteiner-medium-12", "krombacher-pils-20"


def quote(stage: Stage, **quantities: int) -> Quote:
    lines = tuple(CartLine(name.replace("_", "-"), quantity) for name, quantity in quantities.items())
    return make_quote(
        Draft(lines, QuoteSource.REORDER),
        quote_id="o-1",
        merchant=stage.merchant,
        catalogue=stage.catalogue,
        customer=stage.profile,
        stock_items=read_stock(stage.table, stage.merchant.id, lines),
        now=stage.clock.now(),
    )


def with_limits(stage: Stage, **limits: Money | int | None) -> Stage:
    changed: Limits = replace(stage.merchant.limits, **limits)  # type: ignore[arg-type]  # a test names the limits it means
    return stage.change_merchant(limits=changed)


def test_quote_fixes_price_delivery_and_total(stage: Stage) -> None:
    offered = quote(stage, melitta_filter_4_80=2, gerolsteiner_medium_12=1)
    assert [(line.sku, line.quantity, line.unit_price) for line in offered.lines] == [
        (FILTERS, 2, Money(249)),
        (WATER, 1, Money(829)),
    ]
    assert offered.deposit == Money(330)
    assert offered.delivery_cost == Money(290)
    assert offered.total == Money(2 * 249 + 829 + 330 + 290)
    assert (offered.delivery_day, offered.address_id) == (date(2026, 11, 25), "home")
    assert (offered.seller, offered.payment_method) == ("Lindenmarkt", "sandbox:authorised")


def test_deposit_does_not_free_from_delivery_cost(stage: Stage) -> None:
    below = quote(stage, gerolsteiner_medium_12=3)
    assert (below.goods, below.deposit) == (Money(2487), Money(990))
    assert below.delivery_cost == Money(290)
    assert quote(stage, gerolsteiner_medium_12=4).delivery_cost == Money(0)


def test_cut_off_counts_in_the_merchants_zone(stage: Stage) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    stage.clock.set(datetime(2026, 11, 23, 13, 59, tzinfo=berlin))
    assert quote(stage, melitta_filter_4_80=1).delivery_day == date(2026, 11, 25)
    stage.clock.set(datetime(2026, 11, 23, 14, 0, tzinfo=berlin))
    assert quote(stage, melitta_filter_4_80=1).delivery_day == date(2026, 11, 26)


@pytest.mark.parametrize(
    ("quantities", "error"),
    [
        ({"no_such_thing": 1}, NotFoundError),
        ({"krombacher_pils_20": 1}, NotSoldByVoiceError),
        ({"melitta_filter_4_80": 21}, QuantityLimitError),
    ],
)
def test_shop_refuses_what_it_must(stage: Stage, quantities: dict[str, int], error: type[Exception]) -> None:
    with pytest.raises(error):
        quote(stage, **quantities)


def test_what_is_short_is_counted(stage: Stage) -> None:
    stage.set_stock(FILTERS, 1)
    with pytest.raises(OutOfStockError) as refusal:
        quote(stage, melitta_filter_4_80=2)
    assert (refusal.value.sku, refusal.value.available) == (FILTERS, 1)
    assert quote(stage, melitta_filter_4_80=1).total == Money(539)


@pytest.mark.parametrize(
    ("limits", "error"),
    [
        ({"minimum_order": Money(250)}, BelowMinimumError(250)),
        ({"per_order": Money(538)}, LimitExceededError("order", 538)),
        ({"lines": 0}, TooManyLinesError(0)),
    ],
)
def test_merchants_limits_hold(stage: Stage, limits: dict[str, Money], error: RefusedError) -> None:
    with_limits(stage, **limits)
    with pytest.raises(type(error), match=str(error)):
        quote(stage, melitta_filter_4_80=1)


def test_limits_are_met_exactly(stage: Stage) -> None:
    with_limits(stage, minimum_order=Money(249), per_order=Money(539), lines=1)
    assert quote(stage, melitta_filter_4_80=1).total == Money(539)


def test_no_limit_means_none(stage: Stage) -> None:
    with_limits(stage, per_order=None)
    assert quote(stage, gillette_fusion5_klingen_8=5, pampers_baby_dry_4_104=5).total > Money(25000)


def test_customer_needs_address_and_payment(stage: Stage) -> None:
    stage.change_profile(payment_method="")
    with pytest.raises(NoPaymentMethodError):
        quote(stage, melitta_filter_4_80=1)
    stage.change_profile(addresses=())
    with pytest.raises(NoDeliveryAddressError):
        quote(stage, melitta_filter_4_80=1)


def test_single_checks_stop_at_the_limit(stage: Stage) -> None:
    filters = product_of(stage.catalogue, FILTERS)
    check_quantity(filters, filters.max_quantity)
    check_lines(stage.merchant, stage.merchant.limits.lines)
    with pytest.raises(QuantityLimitError):
        check_quantity(filters, filters.max_quantity + 1)
    with pytest.raises(TooManyLinesError):
        check_lines(stage.merchant, stage.merchant.limits.lines + 1)


@pytest.mark.parametrize("quantity", [0, -1])
def test_less_than_one_pack_is_impossible(stage: Stage, quantity: int) -> None:
    with pytest.raises(ImpossibleQuantityError):
        check_quantity(product_of(stage.catalogue, FILTERS), quantity)
