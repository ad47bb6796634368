from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from skill.domain.cart import CartLine
from skill.domain.order import Order, PaymentState
from skill.services.cancel_order import cancel_order
from skill.services.records import keys
from skill.services.ship_order import Parcel, ship_order
from skill.services.stop_order import stop_order
from skill.services.store_order import store_order
from skill.services.table import Change, Put
from skill.settings import DEMO_MERCHANT
from tests.services.purchases import FILTERS, MILK, placed
from tests.stage import LEA, Stage

BOTH = (CartLine(FILTERS, 2), CartLine(MILK, 6))


def cancelled(stage: Stage, order: Order) -> Sequence[Change]:
    return cancel_order(stage.shop, order, frozenset({MILK}), merchant=stage.merchant, locale="de-DE").changes


def withdrawn(stage: Stage, order: Order) -> Sequence[Change]:
    return stop_order(stage.shop, order, {MILK: 1}, merchant=stage.merchant).changes


def sent(stage: Stage, order: Order) -> Sequence[Change]:
    return ship_order(stage.shop, order, Parcel("DHL", "0034"), merchant=stage.merchant).changes


def test_debit_on_its_way_stays_due(stage: Stage) -> None:
    order = replace(placed(stage.as_customer(LEA)), payment=PaymentState.PROCESSING)
    change = store_order(stage.shop, order, merchant=stage.merchant)
    assert change.index is not None
    assert change.index.sort.startswith((stage.clock.now() + timedelta(days=1)).isoformat())


def test_other_orders_wait_for_nobody(stage: Stage) -> None:
    order = placed(stage.as_customer(LEA))
    change = store_order(stage.shop, order, merchant=stage.merchant)
    assert (change.index, change.expect) == (None, order.version)


@pytest.mark.parametrize("step", [cancelled, withdrawn, sent])
def test_no_step_forgets_a_debit(stage: Stage, step: Callable[[Stage, Order], Sequence[Change]]) -> None:
    order = replace(placed(stage.as_customer(LEA), BOTH), payment=PaymentState.PROCESSING)
    (stored,) = [change for change in step(stage, order) if change.key == keys.order(stage.owner, order.order_id)]
    assert isinstance(stored, Put)
    assert stored.index is not None
    assert stored.index.partition.startswith(f"due#{DEMO_MERCHANT}#")
