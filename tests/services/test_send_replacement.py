from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from skill.domain.cases import CaseLine
from skill.domain.errors import OutOfStockError, ProgrammingError
from skill.domain.money import Money
from skill.domain.order import CheckoutState, PaymentState
from skill.services.records import keys
from skill.services.send_replacement import send_replacement
from skill.settings import DEMO_MERCHANT
from tests.services.cases import PAMPERS, PAMPERS_ORDER, numbered, stored
from tests.stage import ANNA, Stage


def line(stage: Stage, packs: int = 1) -> CaseLine:
    found = numbered(stage, PAMPERS_ORDER).lines[0]
    return CaseLine(found.sku, found.name, packs, found.unit_price)


def test_replacement_is_an_order_of_its_own(stage: Stage) -> None:
    order = numbered(stage, PAMPERS_ORDER)
    free = send_replacement(stage.shop, order, (line(stage),), merchant=stage.merchant, locale="en-GB")
    stage.table.write(*free.changes)
    placed = stored(stage, free.order)
    assert (placed.state, placed.payment, placed.total) == (
        CheckoutState.COMPLETED,
        PaymentState.NOTHING_DUE,
        Money(0),
    )
    assert (placed.replaces, placed.locale, placed.delivery_day) == (order.order_id, "en-GB", date(2026, 11, 25))
    assert (placed.number != order.number, placed.is_open, placed.address_id) == (True, True, "home")
    number = stage.table.get(keys.order_number(DEMO_MERCHANT, placed.number))
    assert number is not None
    assert number.attributes == {"customer_id": ANNA, "order_id": placed.order_id}


def test_replacement_sorts_as_the_newest(stage: Stage) -> None:
    order = numbered(stage, PAMPERS_ORDER)
    free = send_replacement(stage.shop, order, (line(stage),), merchant=stage.merchant, locale="de-DE")
    stage.table.write(*free.changes)
    assert stage.orders[0].order_id == free.order.order_id


def test_too_few_packs_are_no_replacement(stage: Stage) -> None:
    stage.set_stock(PAMPERS, 1)
    with pytest.raises(OutOfStockError) as refused:
        send_replacement(
            stage.shop, numbered(stage, PAMPERS_ORDER), (line(stage, 2),), merchant=stage.merchant, locale="de-DE"
        )
    assert (refused.value.sku, refused.value.available) == (PAMPERS, 1)


def test_other_products_are_no_replacement(stage: Stage) -> None:
    other = replace(line(stage), sku="melitta-filter-4-80")
    with pytest.raises(ProgrammingError, match="to replace"):
        send_replacement(stage.shop, numbered(stage, PAMPERS_ORDER), (other,), merchant=stage.merchant, locale="de-DE")
