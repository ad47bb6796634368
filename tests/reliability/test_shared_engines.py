"""R3, R10: the same order twice, from two devices or by two people at once, on threads that share an engine."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from skill.conversation.turn import SlotValue
from skill.domain.customer import Address, Customer
from skill.domain.order import CheckoutState
from skill.services.records import keys
from skill.services.records.customers import put_customer
from skill.services.table import Expect
from skill.settings import DEMO_MERCHANT
from tests.reliability.contents import new_orders, stock_of
from tests.reliability.engines import ENGINES, at_once, close, open_on
from tests.reliability.house import FILTERS, JA, one_line, rest, three_lines
from tests.reliability.ledger import faults
from tests.stage import UTE, Stage

pytestmark = pytest.mark.promise("R3", "R10")
WISH = SlotValue("kaffeefilter", (FILTERS,))


@pytest.fixture(params=ENGINES)
def house(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Stage]:
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)  # the usual 5 ms let one thread do everything
    stage = open_on(request.param, tmp_path)
    yield stage
    sys.setswitchinterval(interval)
    close(stage)


@pytest.mark.parametrize("times", [2, 8])
def test_same_turn_at_once_orders_once(house: Stage, times: int) -> None:
    before = stock_of(house.table)
    turn = one_line(house)
    answers = at_once(house.shop, [turn] * times)
    assert len(new_orders(house.table)) == 1
    assert faults(rest(house).table, before) == []
    said = {given.spoken.text for given in answers if given}
    assert len(said) == 1
    assert house.hear(turn).spoken.text in said


def test_two_yes_at_once_order_once(house: Stage) -> None:
    before = stock_of(house.table)
    turn = one_line(house)
    at_once(house.shop, [turn, replace(turn, request_id="another")])
    assert len(new_orders(house.table)) == 1
    assert faults(rest(house).table, before) == []


def test_two_devices_buy_a_cart_once(house: Stage) -> None:
    before = stock_of(house.table)
    kitchen = three_lines(house)
    house.session = "s2"
    house.say("CheckoutIntent")
    at_once(house.shop, [kitchen, house.turn("AMAZON.YesIntent", JA)])
    assert len(new_orders(house.table)) == 1
    assert house.lying == {}
    assert faults(rest(house).table, before) == []


def test_last_pack_goes_to_one_customer(house: Stage) -> None:
    house.set_stock(FILTERS, 1)
    before = stock_of(house.table)
    lea = one_line(house)
    house.as_customer(UTE).session = "s2"
    house.say("ReorderProductIntent", product=WISH)
    ute = house.turn("AMAZON.YesIntent", JA)
    answers = at_once(house.shop, [lea, ute])
    assert len([order for order in new_orders(house.table) if order.state is CheckoutState.COMPLETED]) == 1
    assert sum(bool(given and given.order_id) for given in answers) == 1
    assert faults(rest(house).table, before) == []
    assert house.stock(FILTERS) == (0, before[FILTERS][1] + 1)


def test_fifty_buyers_share_five_packs(tmp_path: Path) -> None:
    house = open_on("sqlite", tmp_path)
    house.set_stock(FILTERS, 5)
    before = stock_of(house.table)
    home = Address("home", "Nia Nest", "Weg 1", "10115", "Berlin")
    turns = []
    for number in range(50):
        buyer = f"buyer-{number}"
        profile = Customer(buyer, "Nia Nest", f"{buyer}@kunden.example", (home,), "sandbox:authorised", linked=True)
        house.table.write(
            replace(put_customer(keys.profile(keys.customer(DEMO_MERCHANT, buyer)), profile), expect=Expect.ABSENT)
        )
        house.as_customer(buyer).session = f"s-{buyer}"
        house.say("ReorderProductIntent", product=WISH)
        turns.append(house.turn("AMAZON.YesIntent", JA))
    answers = at_once(house.shop, turns)
    sold = [order for order in new_orders(house.table) if order.state is CheckoutState.COMPLETED]
    assert len(sold) == len(new_orders(house.table)) == 5
    assert sorted(order.order_id for order in sold) == sorted(a.order_id for a in answers if a and a.order_id)
    losers = [given for given in answers if given and not given.order_id]
    assert all("inzwischen" in given.spoken.text or "ausverkauft" in given.spoken.text for given in losers)
    assert len(losers) == 45
    assert faults(rest(house).table, before) == []
    assert house.stock(FILTERS)[0] == 0
    close(house)
