"""R26: what is spent by voice never passes a limit, however many orders race, fail, or are cancelled, at any hour."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from threading import Barrier
from zoneinfo import ZoneInfo

import pytest

from skill.adapters.faults import Call
from skill.domain.cart import CartLine
from skill.domain.customer import HouseholdVoice, SpendingLimits
from skill.domain.errors import LimitExceededError
from skill.domain.money import Money
from skill.domain.order import CheckoutState
from skill.services.cancel_order import cancel_order
from skill.services.place_order import Purchase, begin
from skill.services.ports import PaymentResult, PaymentStatus
from skill.services.records import keys
from skill.services.records.orders import find_order
from skill.services.settle_order import Terms, settle
from skill.services.shop import Shop
from tests.reliability.arena import Arena
from tests.reliability.counts import counts
from tests.reliability.house import FILTERS
from tests.reliability.wordless import quiet_stage
from tests.services.purchases import purchase
from tests.stage import Stage

pytestmark = pytest.mark.promise("R26")

Record = Callable[[str, object], None]
BERLIN = ZoneInfo("Europe/Berlin")
TIM = "voice-tim"
UNLIMITED = SpendingLimits()
ONE = Money(539)
"""What one pack of filters costs with delivery."""
PAID = PaymentResult(PaymentStatus.AUTHORISED, "ref")
REFUSED = PaymentResult(PaymentStatus.DECLINED, "ref", reason="declined")


def household(limits: SpendingLimits, of_tim: SpendingLimits = UNLIMITED) -> Stage:
    """Return a shop whose customer set limits, for everybody and for Tim."""
    stage = quiet_stage()
    stage.set_stock(FILTERS, 500)
    return stage.change_profile(limits=limits, voices=(HouseholdVoice(TIM, "Tim", of_tim),))


def purchases(stage: Stage, number: int, person: str = "") -> list[Purchase]:
    """Return consented offers of one pack each, all made before any of them counts."""
    made = replace(purchase(stage, (CartLine(FILTERS, 1),)), person_id=person)
    names = [stage.shop.ids.new("o") for _ in range(number)]
    return [
        replace(made, quote=replace(made.quote, quote_id=name), evidence=replace(made.evidence, order_id=name))
        for name in names
    ]


def spent(stage: Stage, span: str, person: str = "") -> int:
    """Return what a counter holds, in cents."""
    item = stage.table._stored(keys.spending(stage.owner, span, person))
    amount = item.attributes["amount"] if item else 0
    assert isinstance(amount, int)
    return amount


def ordered(stage: Stage, bought: list[Purchase]) -> int:
    """Return what the orders among these purchases come to that were not given up."""
    found = [find_order(stage.table, stage.owner, one.quote.quote_id) for one in bought]
    return sum(order.total.amount for order in found if order and order.state is not CheckoutState.CANCELED)


def buying(bought: Purchase, result: PaymentResult, *, regrets: bool = False) -> Callable[[Shop], bool]:
    """Return the task that places an order, settles it as the provider says, and takes it back if it is regretted."""

    def task(shop: Shop) -> bool:
        try:
            order = begin(shop, bought)
        except LimitExceededError:
            return False
        terms = Terms(bought.merchant, "de-DE", bought.cart, bought.customer)
        settlement = settle(shop, order, result, terms)
        shop.table.write(*settlement.changes)
        if regrets and settlement.order.state is CheckoutState.COMPLETED:
            placed = replace(settlement.order, version=order.version + 1)
            cancelled = cancel_order(shop, placed, frozenset({FILTERS}), merchant=bought.merchant, locale="de-DE")
            shop.table.write(*cancelled.changes)
        return True

    return task


@pytest.mark.usefixtures("quick_table")
@counts(1_000, 25_000, "seeds")
def test_racing_orders_never_pass_a_limit(seeds: int, record_property: Record) -> None:
    day, month, tims = 2 * ONE.amount + 1, 3 * ONE.amount, ONE.amount
    stage = household(SpendingLimits(per_day=Money(day), per_month=Money(month)), SpendingLimits(per_day=Money(tims)))
    bought = [*purchases(stage, 2), *purchases(stage, 2, TIM)]
    arena = Arena.at(stage)
    passed: list[str] = []
    won = 0

    def watch(call: Call) -> None:
        now = (spent(stage, "2026-11-23"), spent(stage, "2026-11"), spent(stage, "2026-11-23", TIM))
        if not all(0 <= amount <= limit for amount, limit in zip(now, (day, month, tims), strict=True)):
            passed.append(f"{call}: {now}")

    for seed in range(seeds):
        results = [PAID, PAID if seed % 3 else REFUSED, PAID, PAID]
        tasks = [
            buying(one, result, regrets=place == seed % 5)
            for place, (one, result) in enumerate(zip(bought, results, strict=True))
        ]
        won += sum(arena.race(seed, tasks, watch))
        left = ordered(stage, bought)
        assert (spent(stage, "2026-11-23"), spent(stage, "2026-11")) == (left, left), f"seed {seed}"
        assert spent(stage, "2026-11-23", TIM) == ordered(stage, bought[2:]), f"seed {seed}"
    assert passed == []
    assert seeds < won < 4 * seeds
    record_property("orders", won)


@pytest.mark.usefixtures("quick_table")
@counts(10, 200, "rounds")
def test_a_hundred_orders_at_once_keep_the_limit(rounds: int) -> None:
    stage = household(SpendingLimits(per_day=Money(7 * ONE.amount + 100)))
    bought = purchases(stage, 100)
    arena = Arena.at(stage)
    for _ in range(rounds):
        shop = arena.again().shop
        gate = Barrier(20)

        def one_of(place: int, shop: Shop = shop, gate: Barrier = gate) -> int:
            gate.wait(30)
            return sum(buying(one, PAID)(shop) for one in bought[place::20])

        with ThreadPoolExecutor(20) as pool:
            won = sum(pool.map(one_of, range(20)))
        assert won == 7
        assert spent(stage, "2026-11-23") == spent(stage, "2026-11") == 7 * ONE.amount == ordered(stage, bought)


EDGES = {
    "an ordinary night": datetime(2026, 11, 24, tzinfo=BERLIN),
    "the end of a month": datetime(2026, 12, 1, tzinfo=BERLIN),
    "the end of a year": datetime(2027, 1, 1, tzinfo=BERLIN),
    "the night before the clocks go forward": datetime(2027, 3, 28, tzinfo=BERLIN),
    "the night after": datetime(2027, 3, 29, tzinfo=BERLIN),
    "the night before the clocks go back": datetime(2027, 10, 31, tzinfo=BERLIN),
    "the night after, a month begins": datetime(2027, 11, 1, tzinfo=BERLIN),
    "29 February": datetime(2028, 2, 29, tzinfo=BERLIN),
}


@pytest.mark.parametrize("midnight", EDGES.values(), ids=EDGES.keys())
def test_the_day_begins_at_the_merchants_midnight(midnight: datetime) -> None:
    stage = household(SpendingLimits(per_day=ONE))
    tries = []
    for moment in (midnight - timedelta(hours=1), midnight - timedelta(microseconds=1), midnight, _evening(midnight)):
        stage.clock.set(moment.astimezone(ZoneInfo("UTC")))
        tries.append(buying(purchases(stage, 1)[0], PAID)(stage.shop))
    assert tries == [True, False, True, False]
    before = (midnight - timedelta(microseconds=1)).strftime("%Y-%m-%d")
    assert spent(stage, before) == spent(stage, midnight.strftime("%Y-%m-%d")) == ONE.amount


def test_the_doubled_hour_counts_as_one_day() -> None:
    stage = household(SpendingLimits(per_day=ONE))
    for fold, won in ((0, True), (1, False)):
        stage.clock.set(datetime(2027, 10, 31, 2, 30, tzinfo=BERLIN, fold=fold).astimezone(ZoneInfo("UTC")))
        assert buying(purchases(stage, 1)[0], PAID)(stage.shop) is won


@pytest.mark.parametrize("midnight", [EDGES["the end of a month"], EDGES["the night after, a month begins"]])
def test_the_month_begins_at_the_merchants_midnight(midnight: datetime) -> None:
    stage = household(SpendingLimits(per_month=ONE))
    tries = []
    for moment in (midnight - timedelta(days=2), midnight - timedelta(microseconds=1), midnight):
        stage.clock.set(moment.astimezone(ZoneInfo("UTC")))
        tries.append(buying(purchases(stage, 1)[0], PAID)(stage.shop))
    assert tries == [True, False, True]


def test_a_cancelled_order_gives_its_own_day_back() -> None:
    stage = household(SpendingLimits(per_day=Money(2 * ONE.amount)), SpendingLimits(per_month=ONE))
    stage.clock.set(datetime(2026, 11, 30, 23, 50, tzinfo=BERLIN).astimezone(ZoneInfo("UTC")))
    (first,) = purchases(stage, 1, TIM)
    assert buying(first, PAID)(stage.shop)
    stage.wait(minutes=20)
    assert buying(purchases(stage, 1, TIM)[0], PAID)(stage.shop)
    order = find_order(stage.table, stage.owner, first.quote.quote_id)
    assert order is not None
    changes = cancel_order(stage.shop, order, frozenset({FILTERS}), merchant=stage.merchant, locale="de-DE").changes
    stage.table.write(*changes)
    assert (spent(stage, "2026-11-30"), spent(stage, "2026-12-01")) == (0, ONE.amount)
    assert (spent(stage, "2026-11", TIM), spent(stage, "2026-12", TIM)) == (0, ONE.amount)


def test_every_limit_of_every_owner_holds() -> None:
    stage = household(SpendingLimits(), SpendingLimits(per_day=ONE))
    stage.change_merchant(limits=replace(stage.merchant.limits, per_day=Money(2 * ONE.amount)))
    first, second = purchases(stage, 2, TIM)
    others = purchases(stage, 2)
    assert [buying(one, PAID)(stage.shop) for one in (first, second, *others)] == [True, False, True, False]


def _evening(midnight: datetime) -> datetime:
    return midnight.replace(hour=23, minute=59)
