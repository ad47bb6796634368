from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from skill.domain.order import PaymentState
from skill.services.store_order import store_order
from tests.services.purchases import placed
from tests.stage import LEA, Stage


def test_debit_on_its_way_stays_due(stage: Stage) -> None:
    order = replace(placed(stage.as_customer(LEA)), payment=PaymentState.PROCESSING)
    change = store_order(stage.shop, order, merchant=stage.merchant)
    assert change.index is not None
    assert change.index.sort.startswith((stage.clock.now() + timedelta(days=1)).isoformat())


def test_other_orders_wait_for_nobody(stage: Stage) -> None:
    order = placed(stage.as_customer(LEA))
    change = store_order(stage.shop, order, merchant=stage.merchant)
    assert (change.index, change.expect) == (None, order.version)
