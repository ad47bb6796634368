"""R3, R10 over the wire: real threads on a real engine sell the last pack once, and hear one consent once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from skill.domain.order import CheckoutState, Order
from skill.services.ports import PaymentStatus
from skill.services.records import keys
from skill.services.records.orders import recent_orders
from skill.settings import DEMO_MERCHANT
from tests.reliability.arena import buyers_at_the_gate
from tests.reliability.counts import counts
from tests.reliability.engines import at_once
from tests.reliability.house import FILTERS
from tests.reliability.wire import shop_on_the_wire
from tests.reliability.wordless import in_keys
from tests.stage import Stage

pytestmark = [pytest.mark.wire, pytest.mark.promise("R3", "R10")]

BUYERS = 8


@pytest.fixture(scope="module")
def house() -> Iterator[Stage]:
    with shop_on_the_wire() as stage:
        yield stage


def placed_by(house: Stage, buyers: int) -> list[Order]:
    """Return the new customers' orders."""
    owners = [keys.customer(DEMO_MERCHANT, f"buyer-{place}") for place in range(buyers)]
    return [order for owner in owners for order in recent_orders(house.table, owner)]


@counts(3, 60)
def test_last_pack_is_sold_once_over_the_wire(
    house: Stage, count: int, record_property: Callable[[str, object], None]
) -> None:
    for run in range(count):
        sold_before = len(placed_by(house, BUYERS))
        house.set_stock(FILTERS, 20)
        turns = buyers_at_the_gate(house, BUYERS, again=f"last-{count}-{run}")
        house.set_stock(FILTERS, 1)
        promised = house.stock(FILTERS)[1]
        answers = at_once(house.shop, turns, in_keys)
        winners = [given.order_id for given in answers if given and given.order_id]
        orders = placed_by(house, BUYERS)
        sold = [order for order in orders if order.state is CheckoutState.COMPLETED]
        assert len(winners) == 1, f"run {run}"
        assert len(sold) == sold_before + 1, f"run {run}"
        assert house.stock(FILTERS) == (0, promised + 1), f"run {run}"
        assert house.shop.payments.look_up(str(winners[0])).status is PaymentStatus.AUTHORISED
    record_property("cases", count)


@counts(3, 60)
def test_one_consent_is_heard_once_over_the_wire(
    house: Stage, count: int, record_property: Callable[[str, object], None]
) -> None:
    for run in range(count):
        house.set_stock(FILTERS, 20)
        (turn,) = buyers_at_the_gate(house, 1, again=f"once-{count}-{run}")
        before, (free, promised) = len(placed_by(house, 1)), house.stock(FILTERS)
        turns = [turn, turn, replace(turn, request_id=f"{run}-a"), replace(turn, request_id=f"{run}-b")]
        answers = at_once(house.shop, turns, in_keys)
        assert len(placed_by(house, 1)) == before + 1, f"run {run}"
        assert house.stock(FILTERS) == (free - 1, promised + 1), f"run {run}"
        numbers = {given.spoken.text.partition("(")[2] for given in answers if given}
        assert len(numbers) == 1, f"run {run}: {numbers}"
    record_property("cases", count)
