from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from skill.domain.cart import CartLine
from skill.domain.customer import Customer, MethodKind, StoredMethod
from skill.domain.merchant import CaptureMode
from skill.domain.money import Money
from skill.domain.order import Order
from skill.services.low_value import exemption_unused, may_be_exempt, strongly_authenticated
from skill.services.place_order import begin
from skill.services.ports import PaymentResult, PaymentStatus
from skill.services.records import keys
from skill.services.records.outbox import Event, put_event
from skill.services.relay_outbox import relay_outbox
from skill.services.settle_order import settle
from skill.settings import DEMO_MERCHANT
from tests.services.purchases import AUTHORISED, FILTERS, MILK, purchase, terms
from tests.stage import LEA, Stage, open_stage

CARD = StoredMethod("sandbox:authorised", MethodKind.CARD, "Visa 4242")
DEBIT = StoredMethod("sandbox:sepa", MethodKind.SEPA_DEBIT, "DE21 3000")
PEOPLE = Customer("c", payment_methods=(CARD, DEBIT))


@pytest.fixture
def lea() -> Stage:
    stage = open_stage().as_customer(LEA)
    return stage.change_profile(payment_method=CARD.method_id, payment_methods=(CARD, DEBIT))


def counted(stage: Stage) -> tuple[object, object]:
    item = stage.table.get(keys.low_value(stage.owner))
    return (item.attributes["amount"], item.attributes["count"]) if item else (0, 0)


def bought(stage: Stage, packs: int = 2) -> Order:
    return begin(stage.shop, purchase(stage, (CartLine(FILTERS, packs),)))


@pytest.mark.parametrize(
    ("method", "amount", "exempt"),
    [
        (CARD, Money(3_000), True),
        (CARD, Money(3_001), False),
        (CARD, Money(1, "CHF"), False),
        (DEBIT, Money(100), False),
        (StoredMethod("sandbox:other", MethodKind.CARD), Money(100), False),
    ],
)
def test_small_card_payments_may_be_exempt(method: StoredMethod, amount: Money, exempt: bool) -> None:  # noqa: FBT001 - a column
    assert may_be_exempt(PEOPLE, method.method_id, amount) is exempt


def test_small_order_asks_and_counts(lea: Stage) -> None:
    order = bought(lea)
    assert (order.low_value, order.total) == (True, Money(788))
    assert counted(lea) == (788, 1)


def test_sixth_in_a_row_asks_no_more(lea: Stage) -> None:
    assert [bought(lea, 1).low_value for _ in range(7)] == [True] * 5 + [False] * 2
    assert counted(lea) == (5 * 539, 5)


def test_hundred_euros_ask_no_more(lea: Stage) -> None:
    orders = [bought(lea, 9) for _ in range(4)]
    assert [order.total for order in orders] == [Money(9 * 249 + 290)] * 4
    assert [order.low_value for order in orders] == [True, True, True, False]
    assert counted(lea) == (3 * 2_531, 3)


def test_large_order_asks_for_nothing(lea: Stage) -> None:
    order = begin(lea.shop, purchase(lea, (CartLine(FILTERS, 12), CartLine(MILK, 1))))
    assert (order.low_value, order.total > Money(3_000)) == (False, True)
    assert counted(lea) == (0, 0)


def test_refused_order_is_taken_off_the_count(lea: Stage) -> None:
    first, second = bought(lea), bought(lea)
    lea.table.write(*settle(lea.shop, first, AUTHORISED, terms(lea)).changes)
    declined = PaymentResult(PaymentStatus.DECLINED, "ref", reason="declined")
    lea.table.write(*settle(lea.shop, second, declined, terms(lea)).changes)
    relay_outbox(lea.shop, DEMO_MERCHANT)
    assert counted(lea) == (788, 1)


def test_approval_begins_the_count_anew(lea: Stage) -> None:
    for _ in range(4):
        bought(lea)
    order = bought(lea)
    waits = PaymentResult(PaymentStatus.REQUIRES_ACTION, "ref", action_url="https://bank.example/1")
    lea.table.write(*settle(lea.shop, order, waits, terms(lea)).changes)
    held = replace(settle(lea.shop, order, waits, terms(lea)).order, version=2)
    lea.change_merchant(capture=CaptureMode.ON_SHIPMENT)
    lea.table.write(*settle(lea.shop, held, AUTHORISED, terms(lea)).changes)
    relay_outbox(lea.shop, DEMO_MERCHANT)
    assert counted(lea) == (0, 0)
    assert bought(lea).low_value is True


def test_count_begun_anew_forgets_older_orders(lea: Stage) -> None:
    first = bought(lea)
    lea.table.write(put_event(DEMO_MERCHANT, strongly_authenticated(lea.shop, bought(lea.wait(seconds=5)))))
    relay_outbox(lea.shop, DEMO_MERCHANT)
    bought(lea.wait(seconds=5))
    unpaid = bought(lea)
    for order, left in ((first, (1_576, 2)), (unpaid, (788, 1))):
        (unused,) = exemption_unused(lea.shop, order)
        lea.table.write(put_event(DEMO_MERCHANT, unused))
        relay_outbox(lea.shop, DEMO_MERCHANT)
        assert counted(lea) == left


def test_unasked_order_is_not_taken_off(lea: Stage) -> None:
    assert exemption_unused(lea.shop, replace(bought(lea), low_value=False)) == []


def test_unknown_count_needs_no_change(lea: Stage) -> None:
    payload = {"customer_id": LEA, "order_id": "o", "amount": 5}
    lea.table.write(put_event(DEMO_MERCHANT, Event("e", "exemption", payload, lea.clock.now())))
    assert relay_outbox(lea.shop, DEMO_MERCHANT) == 1
    assert counted(lea) == (0, 0)


@pytest.mark.promise("R26")
@pytest.mark.parametrize("packs", [1, 9])
def test_hundred_orders_at_once_keep_the_law(
    lea: Stage, packs: int, record_property: Callable[[str, object], None]
) -> None:
    record_property("cases", 100)
    lea.change_merchant(limits=replace(lea.merchant.limits, per_month=None, per_day=None)).set_stock(FILTERS, 1_000)
    purchases = [purchase(lea, (CartLine(FILTERS, packs),)) for _ in range(100)]
    with ThreadPoolExecutor(10) as pool:
        orders = list(pool.map(lambda bought: begin(lea.shop, bought), purchases))
    exempt = [order.total.amount for order in orders if order.low_value]
    assert counted(lea) == (sum(exempt), len(exempt)) == ((2_695, 5) if packs == 1 else (7_593, 3))
