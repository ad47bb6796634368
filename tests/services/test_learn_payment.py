from __future__ import annotations

from dataclasses import replace

import pytest

from skill.domain.cart import CartLine
from skill.domain.order import CheckoutState, Order, PaymentState
from skill.domain.quote import QuoteSource
from skill.services.cancel_order import cancel_order
from skill.services.learn_payment import give_back, learn_payment, refuse_order
from skill.services.place_order import authorise, begin
from skill.services.ports import PaymentResult, PaymentStatus
from skill.services.reconcile_orders import reconcile_orders
from skill.services.records import keys
from skill.services.records.orders import find_order, put_order
from skill.services.records.outbox import Event, put_event
from skill.services.settle_order import settle
from skill.services.ship_order import Parcel, ship_order
from skill.settings import DEMO_MERCHANT
from tests.reliability.contents import items_of
from tests.services.purchases import FILTERS, MILK, purchase, terms
from tests.stage import LEA, Stage, open_stage

BOTH = (CartLine(FILTERS, 2), CartLine(MILK, 6))
EVERY_STATUS = tuple(PaymentStatus)


@pytest.fixture
def lea() -> Stage:
    return open_stage().as_customer(LEA)


def word(status: PaymentStatus, **more: object) -> PaymentResult:
    return PaymentResult(status, "ref", **more)  # type: ignore[arg-type]  # a test names the fields it means


def now(stage: Stage, order: Order) -> Order:
    found = find_order(stage.table, stage.owner, order.order_id)
    assert found is not None
    return found


def learn(stage: Stage, order: Order, result: PaymentResult) -> Order:
    """Let the shop learn something and return the order as stored then."""
    settlement = learn_payment(stage.shop, stage.merchant, now(stage, order), result)
    if settlement:
        stage.table.write(*settlement.changes)
    return now(stage, order)


def bought(stage: Stage, method: str, lines: tuple[CartLine, ...] = BOTH) -> Order:
    """Return an order whose provider has answered, as stored."""
    stage.change_profile(payment_method=f"sandbox:{method}")
    order = begin(stage.shop, purchase(stage, lines))
    result = authorise(stage.shop, order, stage.merchant)
    stage.table.write(*settle(stage.shop, order, result, terms(stage)).changes)
    return now(stage, order)


def sent(stage: Stage, order: Order) -> Order:
    stage.table.write(*ship_order(stage.shop, now(stage, order), Parcel("DHL", "1"), merchant=stage.merchant).changes)
    return now(stage, order)


def cancel(stage: Stage, order: Order, *skus: str) -> None:
    changes = cancel_order(stage.shop, now(stage, order), frozenset(skus), merchant=stage.merchant, locale="de-DE")
    stage.table.write(*changes.changes)


def waits(stage: Stage, event_id: str) -> bool:
    return stage.table.get(keys.outbox(DEMO_MERCHANT, event_id)) is not None


def mails(stage: Stage, order: Order) -> list[str]:
    return sorted(str(mail["message_id"]).removeprefix(f"{order.order_id}-") for mail in stage.mails)


def kept(stage: Stage, order: Order) -> int:
    book = stage.books(order.order_id)
    return (book.captured - book.refunded).amount if book else 0


# ------------------------------------------------------------------ debits on their way
def test_debit_on_its_way_completes_the_order(lea: Stage) -> None:
    order = bought(lea, "sepa")
    assert (order.state, order.payment) == (CheckoutState.COMPLETED, PaymentState.PROCESSING)
    assert not waits(lea, f"{order.order_id}-capture")
    lea.work_off()
    assert mails(lea, order) == ["order_confirmation"]


def test_debit_is_asked_about_once_a_day(lea: Stage) -> None:
    order = bought(lea, "sepa")
    days = []
    for hour in range(80):
        before = now(lea, order).version
        reconcile_orders(lea.shop, DEMO_MERCHANT)
        days += [hour] if now(lea, order).version != before else []
        lea.wait(hours=1)
    assert days == [24, 48, 72]
    assert (now(lea, order).payment, kept(lea, order)) == (PaymentState.CAPTURED, order.total.amount)


@pytest.mark.parametrize("change", ["partly cancelled", "sent"])
def test_debit_is_asked_about_whatever_else_happens(lea: Stage, change: str) -> None:
    order = bought(lea, "sepa")
    if change == "sent":
        sent(lea, order)
    else:
        cancel(lea, order, MILK)
    for _day in range(5):
        lea.wait(days=1).work_off()
    assert now(lea, order).payment is PaymentState.CAPTURED
    assert kept(lea, order) == now(lea, order).total.amount


def test_debit_that_fails_stops_the_order(lea: Stage) -> None:
    free = lea.stock(FILTERS)
    order = bought(lea, "sepa_fails")
    for _day in range(4):
        lea.wait(days=1).work_off()
    ended = now(lea, order)
    assert (ended.state, ended.payment, ended.refused_because) == (
        CheckoutState.CANCELED,
        PaymentState.FAILED,
        "debit_returned",
    )
    assert lea.stock(FILTERS) == free
    spent = lea.table.get(keys.spending(lea.owner, "2026-11"))
    assert spent is not None
    assert spent.attributes == {"amount": 0}
    assert mails(lea, order) == ["order_confirmation", "payment_failed"]


def test_debit_that_fails_after_shipment_is_asked_for(lea: Stage) -> None:
    order = bought(lea, "sepa_fails")
    sent(lea, order)
    for _day in range(4):
        lea.wait(days=1).work_off()
    ended = now(lea, order)
    assert (ended.state, ended.payment, ended.total) == (CheckoutState.COMPLETED, PaymentState.FAILED, order.total)
    assert mails(lea, order) == ["order_confirmation", "payment_failed"]


@pytest.mark.parametrize(("method", "payment"), [("sepa", PaymentState.REFUNDED), ("sepa_fails", PaymentState.FAILED)])
def test_cancelled_debit_is_paid_back_once_it_came(lea: Stage, method: str, payment: PaymentState) -> None:
    free = lea.stock(FILTERS)
    order = bought(lea, method)
    cancel(lea, order, FILTERS, MILK)
    for _hour in range(80):
        lea.wait(hours=1).work_off()
    assert (now(lea, order).state, now(lea, order).payment) == (CheckoutState.CANCELED, payment)
    assert (kept(lea, order), lea.stock(FILTERS)) == (0, free)
    assert mails(lea, order) == [f"order_cancelled-{order.version}", "order_confirmation"]


def test_part_cancelled_before_the_debit_failed_owes_nothing(lea: Stage) -> None:
    free = lea.stock(FILTERS), lea.stock(MILK)
    order = bought(lea, "sepa_fails")
    cancel(lea, order, MILK)
    for _hour in range(80):
        lea.wait(hours=1).work_off()
    assert (now(lea, order).payment, kept(lea, order)) == (PaymentState.FAILED, 0)
    assert (lea.stock(FILTERS), lea.stock(MILK)) == free
    assert [item for item in items_of(lea.table) if item.key.sort == "event"] == []


# ------------------------------------------------------------------ what changes nothing
@pytest.mark.parametrize(
    ("payment", "status"),
    [
        (PaymentState.CAPTURED, PaymentStatus.AUTHORISED),
        (PaymentState.CAPTURED, PaymentStatus.PROCESSING),
        (PaymentState.CAPTURED, PaymentStatus.CAPTURED),
        (PaymentState.CAPTURED, PaymentStatus.ABSENT),
        (PaymentState.PROCESSING, PaymentStatus.PROCESSING),
        (PaymentState.PROCESSING, PaymentStatus.AUTHORISED),
        (PaymentState.AUTHORISED, PaymentStatus.AUTHORISED),
        (PaymentState.AUTHORISED, PaymentStatus.ABSENT),
        (PaymentState.FAILED, PaymentStatus.DECLINED),
        (PaymentState.REFUNDED, PaymentStatus.CAPTURED),
        *((PaymentState.NOTHING_DUE, status) for status in EVERY_STATUS),
    ],
)
def test_older_words_change_nothing(lea: Stage, payment: PaymentState, status: PaymentStatus) -> None:
    order = replace(bought(lea, "authorised"), payment=payment)
    assert learn_payment(lea.shop, lea.merchant, order, word(status)) is None


@pytest.mark.parametrize("status", [PaymentStatus.ABSENT, PaymentStatus.REQUIRES_ACTION])
def test_held_order_waits_for_the_reconciler(lea: Stage, status: PaymentStatus) -> None:
    order = bought(lea, "needs_authentication")
    assert learn_payment(lea.shop, lea.merchant, order, word(status)) is None


# ------------------------------------------------------------------ what was heard elsewhere
@pytest.mark.parametrize(
    ("status", "payment"),
    [
        (PaymentStatus.CAPTURED, PaymentState.CAPTURED),
        (PaymentStatus.REFUNDED, PaymentState.REFUNDED),
        (PaymentStatus.PROCESSING, PaymentState.PROCESSING),
    ],
)
def test_placed_order_notes_where_the_money_is(lea: Stage, status: PaymentStatus, payment: PaymentState) -> None:
    order = learn(lea, bought(lea, "authorised"), word(status))
    assert (order.state, order.payment) == (CheckoutState.COMPLETED, payment)


def test_debt_that_is_paid_after_all_is_noted(lea: Stage) -> None:
    order = sent(lea, bought(lea, "sepa"))
    failed = learn(lea, order, word(PaymentStatus.DECLINED))
    assert failed.payment is PaymentState.FAILED
    assert learn(lea, failed, word(PaymentStatus.CAPTURED)).payment is PaymentState.CAPTURED


def test_undecided_order_is_settled_in_its_own_language(lea: Stage) -> None:
    order = begin(lea.shop, purchase(lea))
    english = replace(order, locale="en-GB")
    settlement = learn_payment(lea.shop, lea.merchant, english, word(PaymentStatus.AUTHORISED))
    assert settlement is not None
    lea.table.write(*settlement.changes)
    item = lea.table.get(keys.outbox(DEMO_MERCHANT, f"{order.order_id}-order_confirmation"))
    assert item is not None
    payload = item.attributes["payload"]
    assert isinstance(payload, dict)
    assert payload["locale"] == "en-GB"


def test_cut_hold_will_be_told(lea: Stage) -> None:
    order = begin(lea.shop, purchase(lea))
    learn(lea, order, word(PaymentStatus.REQUIRES_ACTION, action_url="https://bank.example/1"))
    assert now(lea, order).state is CheckoutState.REQUIRES_ESCALATION
    assert lea.profile.awaits == order.order_id
    assert waits(lea, f"{order.order_id}-payment_approval")


def test_refused_approval_gives_everything_back(lea: Stage) -> None:
    free = lea.stock(FILTERS)
    lea.put_in_cart(melitta_filter_4_80=2)
    lea.change_profile(payment_method="sandbox:needs_authentication")
    order = begin(lea.shop, purchase(lea, (CartLine(FILTERS, 2),), QuoteSource.CART))
    ended = learn(lea, order, word(PaymentStatus.DECLINED, reason="authentication_failed"))
    assert (ended.state, ended.payment, ended.refused_because) == (
        CheckoutState.CANCELED,
        PaymentState.DECLINED,
        "authentication_failed",
    )
    assert (lea.stock(FILTERS), lea.lying) == (free, {FILTERS: 2})
    assert waits(lea, f"{order.order_id}-order_refused")


# ------------------------------------------------------------------ money for what was given up
@pytest.mark.parametrize("status", [PaymentStatus.AUTHORISED, PaymentStatus.CAPTURED, PaymentStatus.PROCESSING])
def test_late_money_is_given_back_once_at_a_time(lea: Stage, status: PaymentStatus) -> None:
    order = begin(lea.shop, purchase(lea))
    lea.table.write(*refuse_order(lea.shop, lea.merchant, order, "payment_failed").changes)
    given_up = now(lea, order)
    assert learn_payment(lea.shop, lea.merchant, given_up, word(status)) is None
    assert waits(lea, f"{order.order_id}-release")
    lea.wait(minutes=10).work_off()
    settlement = learn_payment(lea.shop, lea.merchant, given_up, word(status))
    assert settlement is not None
    assert [change.key for change in settlement.changes] == [keys.outbox(DEMO_MERCHANT, f"{order.order_id}-release")]


def test_cancellation_that_waits_gives_the_money_back_itself(lea: Stage) -> None:
    order = bought(lea, "authorised")
    cancel(lea, order, FILTERS, MILK)
    assert give_back(lea.shop, lea.merchant, now(lea, order)) == ()
    lea.work_off()
    assert len(give_back(lea.shop, lea.merchant, now(lea, order))) == 1


def test_debit_of_a_given_up_order_is_waited_for(lea: Stage) -> None:
    order = bought(lea, "sepa")
    given_up = replace(order, state=CheckoutState.CANCELED, payment=PaymentState.DECLINED, refused_because="x")
    lea.table.write(put_order(keys.order(lea.owner, order.order_id), given_up, merchant=DEMO_MERCHANT))
    payload = {"customer_id": LEA, "order_id": order.order_id}
    lea.table.write(put_event(DEMO_MERCHANT, Event(f"{order.order_id}-release", "release", payload, lea.clock.now())))
    lea.wait(days=1).work_off()
    assert waits(lea, f"{order.order_id}-release")
    for _hour in range(60):
        lea.wait(hours=1).work_off()
    assert (kept(lea, order), now(lea, order).payment) == (0, PaymentState.REFUNDED)


def test_refund_of_a_given_up_order_is_noted(lea: Stage) -> None:
    order = begin(lea.shop, purchase(lea))
    lea.table.write(*refuse_order(lea.shop, lea.merchant, order, "payment_failed").changes)
    assert learn(lea, order, word(PaymentStatus.REFUNDED)).payment is PaymentState.REFUNDED
    assert learn_payment(lea.shop, lea.merchant, now(lea, order), word(PaymentStatus.REFUNDED)) is None


def test_order_paid_back_early_is_given_up(lea: Stage) -> None:
    refused = learn(lea, begin(lea.shop, purchase(lea)), word(PaymentStatus.REFUNDED))
    assert (refused.state, refused.payment) == (CheckoutState.CANCELED, PaymentState.REFUNDED)
