"""R27: an order that its bank wants approved is held and told about once, however the approval ends and whoever learns it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from skill.adapters.faults import Call, Fault, FaultPlan, under_faults
from skill.adapters.sandbox_payments import Payment, SandboxPayments
from skill.domain.order import CheckoutState, Order, PaymentState
from skill.services.note_news import note_news
from skill.services.ports import PaymentStatus
from skill.services.reconcile_orders import reconcile_orders
from skill.settings import DEMO_MERCHANT
from tests.reliability.contents import new_orders, stock_of
from tests.reliability.house import FILTERS, JA, one_line, rest
from tests.reliability.ledger import confirmations, faults
from tests.stage import LEA, Stage, open_stage

pytestmark = pytest.mark.promise("R27")

Stock = dict[str, tuple[int, int]]
Learn = Callable[[Stage], None]


def held(**profile: object) -> tuple[Stage, Stock]:
    """Return a stage on which an order waits for its customer's approval, and the stock before it."""
    stage = open_stage().as_customer(LEA).change_profile(payment_method="sandbox:needs_authentication", **profile)
    before = stock_of(stage.table)
    stage.hear(one_line(stage))
    assert only(stage).state is CheckoutState.REQUIRES_ESCALATION
    return stage, before


def only(stage: Stage) -> Order:
    (order,) = new_orders(stage.table)
    return order


def sandbox(stage: Stage) -> SandboxPayments:
    return SandboxPayments(stage.table, clock=stage.clock)


def yes_again(stage: Stage) -> None:
    stage.hear(stage.turn("AMAZON.YesIntent", JA))


def launch(stage: Stage) -> None:
    stage.session = "s2"
    stage.say("LaunchRequest")


def ask_something(stage: Stage) -> None:
    stage.say("ReadCartIntent")


def webhook(stage: Stage) -> None:
    note_news(stage.shop, DEMO_MERCHANT, "evt_1", order_id=only(stage).order_id, customer_id=LEA)
    stage.wait(seconds=15).work_off()


def job(stage: Stage) -> None:
    stage.wait(minutes=1).work_off()


def restarted_job(stage: Stage) -> None:
    """Let a new process, which knows nothing but what is stored, do the work."""
    fresh = open_stage()
    fresh.table.restore(stage.table.snapshot())
    fresh.clock.advance(stage.clock.now() - fresh.clock.now())
    job(fresh)
    stage.table.restore(fresh.table.snapshot())
    stage.wait(minutes=1)


WAYS: tuple[Learn, ...] = (yes_again, launch, ask_something, webhook, job, restarted_job)
JOBS = (webhook, job, restarted_job)


def told(stage: Stage) -> list[str]:
    """Return what the customer hears next about the approval, and after that."""
    heard = []
    for session in ("s8", "s9"):
        stage.session = session
        stage.say("LaunchRequest")
        heard += [key for key in stage.said if key in {"checkout-approved", "checkout-not_approved"}]
    return heard


def links(stage: Stage) -> list[str]:
    """Return the letters and short messages that carry the link."""
    ends = "-payment_approval"
    return [str(mail["to"]) for mail in stage.mails if str(mail["message_id"]).endswith(ends)]


# ------------------------------------------------------------------ finished
@pytest.mark.parametrize("learn", WAYS, ids=lambda way: way.__name__)
def test_approved_order_is_charged_once(learn: Learn) -> None:
    stage, before = held()
    sandbox(stage).approve(only(stage).order_id)
    learn(stage)
    assert only(stage).state is CheckoutState.COMPLETED
    assert faults(rest(stage).table, before) == []
    assert confirmations(stage.table, only(stage).order_id) == 1


@pytest.mark.parametrize("learn", JOBS, ids=lambda way: way.__name__)
def test_approval_is_told_once(learn: Learn) -> None:
    stage, _ = held()
    sandbox(stage).approve(only(stage).order_id)
    learn(stage)
    assert told(stage) == ["checkout-approved"]


@pytest.mark.parametrize("learn", WAYS, ids=lambda way: way.__name__)
def test_refused_approval_gives_everything_back(learn: Learn) -> None:
    stage, before = held()
    sandbox(stage).decline(only(stage).order_id)
    learn(stage)
    assert (only(stage).state, only(stage).payment) == (CheckoutState.CANCELED, PaymentState.DECLINED)
    assert stock_of(stage.table) == before
    assert faults(rest(stage).table, before) == []


@pytest.mark.parametrize("learn", JOBS, ids=lambda way: way.__name__)
def test_refused_approval_is_told_once(learn: Learn) -> None:
    stage, _ = held()
    sandbox(stage).decline(only(stage).order_id)
    learn(stage)
    assert told(stage) == ["checkout-not_approved"]


# ------------------------------------------------------------------ not finished
@pytest.mark.parametrize("learn", WAYS, ids=lambda way: way.__name__)
def test_unapproved_order_waits_with_its_stock(learn: Learn) -> None:
    stage, before = held()
    stage.work_off()
    learn(stage)
    learn(stage) if learn is not webhook else stage.work_off()
    assert only(stage).state is CheckoutState.REQUIRES_ESCALATION
    assert stage.stock(FILTERS) == (before[FILTERS][0] - 1, before[FILTERS][1] + 1)
    assert len(links(stage.work_off())) == 1
    sandbox(stage).approve(only(stage).order_id)
    assert faults(rest(stage).table, before) == []
    assert only(stage).state is CheckoutState.COMPLETED


@pytest.mark.parametrize("learn", [job, restarted_job], ids=lambda way: way.__name__)
def test_abandoned_order_is_given_up_after_an_hour(learn: Learn) -> None:
    stage, before = held()
    for _minute in range(58):
        learn(stage)
    assert only(stage).state is CheckoutState.REQUIRES_ESCALATION
    for _minute in range(3):
        learn(stage)
    assert only(stage).refused_because == "not_approved_in_time"
    book = stage.books(only(stage).order_id)
    assert book is not None
    assert book.status is PaymentStatus.VOIDED
    assert stock_of(stage.table) == before
    assert told(stage) == ["checkout-not_approved"]
    assert faults(rest(stage).table, before) == []


@pytest.mark.parametrize("learn", [launch, webhook, job], ids=lambda way: way.__name__)
@pytest.mark.parametrize("status", [PaymentStatus.AUTHORISED, PaymentStatus.PROCESSING, PaymentStatus.CAPTURED])
def test_money_that_comes_too_late_goes_back(learn: Learn, status: PaymentStatus) -> None:
    stage, before = held()
    stage.wait(minutes=61).work_off()
    order = only(stage)
    late = replace(order.total, amount=order.total.amount if status is PaymentStatus.CAPTURED else 0)

    def paid(payment: Payment) -> Payment:
        return replace(payment, status=status, captured=late, asked_at=stage.clock.now())

    sandbox(stage)._change(order.order_id, paid)
    learn(stage)
    rest(stage)
    for _day in range(4):
        stage.wait(days=1).work_off()
    assert faults(stage.table, before) == []
    book = stage.books(order.order_id)
    assert book is not None
    assert book.status in {PaymentStatus.VOIDED, PaymentStatus.REFUNDED}


@pytest.mark.parametrize("hours", [3, 30])
def test_money_that_comes_hours_too_late_goes_back_by_webhook(hours: int) -> None:
    stage, before = held()
    rest(stage.wait(minutes=61))
    stage.wait(hours=hours)
    order = only(stage)
    sandbox(stage)._change(
        order.order_id, lambda payment: replace(payment, status=PaymentStatus.CAPTURED, captured=order.total)
    )
    webhook(stage)
    assert faults(rest(stage).table, before) == []
    assert only(stage).payment is PaymentState.REFUNDED


# ------------------------------------------------------------------ the link
def test_link_goes_to_the_mail() -> None:
    stage, _ = held()
    assert links(stage.work_off().work_off()) == [stage.profile.email]
    assert f"/sandbox/freigabe/{only(stage).order_id}" in str(stage.mails[0]["text"])


def test_link_goes_to_the_phone_of_who_wants_that() -> None:
    stage, _ = held(phone="+4917112345678", links_by_sms=True)
    assert "+4917112345678" in links(stage.work_off().work_off())
    assert len([to for to in links(stage) if to.startswith("+")]) == 1


def test_link_goes_to_the_mail_without_a_phone() -> None:
    stage, _ = held(phone="", links_by_sms=True)
    assert links(stage.work_off()) == [stage.profile.email]


def test_cut_hold_is_told_of_as_well() -> None:
    stage = open_stage().as_customer(LEA).change_profile(payment_method="sandbox:needs_authentication")
    turn = one_line(stage)
    plan = FaultPlan(lambda call: Fault.RESPONSE_LOST if call.method == "authorise" else None)
    whole = stage.shop
    stage.shop = replace(whole, payments=under_faults(whole.payments, name="payments", plan=plan))
    stage.hear(turn)
    stage.shop = whole
    stage.wait(minutes=2).work_off()
    assert stage.profile.awaits == only(stage).order_id
    assert len(links(stage)) == 1
    sandbox(stage).approve(only(stage).order_id)
    job(stage)
    assert told(stage) == ["checkout-approved"]


# ------------------------------------------------------------------ races
def meanwhile(stage: Stage, method: str, happens: Callable[[], object]) -> None:
    """Let something happen within the next call of this method of the provider."""
    done: list[bool] = []
    whole = stage.shop

    def first(call: Call) -> Fault | None:
        return Fault.SLOW if call.method == method and not done else None

    def now() -> None:
        done.append(True)
        happens()

    plan = FaultPlan(first, pass_time=now)
    stage.shop = replace(whole, payments=under_faults(whole.payments, name="payments", plan=plan))


@pytest.mark.parametrize("learn", [yes_again, launch, ask_something], ids=lambda way: way.__name__)
@pytest.mark.parametrize("ending", ["approve", "decline"])
def test_turn_and_job_settle_it_once(learn: Learn, ending: str) -> None:
    stage, before = held()
    stage.wait(minutes=1)
    getattr(sandbox(stage), ending)(only(stage).order_id)
    quiet = stage.shop
    meanwhile(stage, "look_up", lambda: reconcile_orders(quiet, DEMO_MERCHANT))
    learn(stage)
    stage.shop = quiet
    assert only(stage).state is (CheckoutState.COMPLETED if ending == "approve" else CheckoutState.CANCELED)
    assert faults(rest(stage).table, before) == []


@pytest.mark.parametrize("learn", [yes_again, launch, ask_something, webhook], ids=lambda way: way.__name__)
def test_job_that_slept_takes_nothing_back(learn: Learn) -> None:
    """Approve in the moment in which a worker has just been told that nobody did, and the hour is over."""
    stage, before = held()
    stage.wait(minutes=61)
    order = only(stage)
    slept = replace(stage.shop)

    def approved() -> None:
        sandbox(stage).approve(order.order_id)
        learn(stage)

    plan = FaultPlan(
        lambda call: Fault.SLOW if call.method == "write" else None, pass_time=lambda: approved() if waits() else None
    )

    def waits() -> bool:
        book = stage.books(order.order_id)
        return book is not None and book.status is PaymentStatus.REQUIRES_ACTION

    reconcile_orders(replace(slept, table=under_faults(slept.table, name="table", plan=plan)), DEMO_MERCHANT)
    assert faults(rest(stage).table, before) == []
    assert only(stage).state is CheckoutState.COMPLETED
