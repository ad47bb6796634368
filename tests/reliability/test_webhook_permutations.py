"""R30: news in any order, several times and cut anywhere leave what is true at the provider, and nothing else."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import permutations

import pytest

from skill.adapters.faults import CrashError, Fault, FaultPlan, at, never, under_faults
from skill.adapters.sandbox_payments import Payment, SandboxPayments
from skill.domain.order import CheckoutState, Order, PaymentState
from skill.services import relay_outbox
from skill.services.note_news import note_news
from skill.services.place_order import authorise, begin
from skill.services.ports import PaymentStatus
from skill.services.records import keys
from skill.services.records.orders import find_order
from skill.services.shop import Shop
from skill.settings import DEMO_MERCHANT
from tests.reliability.contents import changed_items, new_orders
from tests.reliability.house import pass_time
from tests.reliability.moment import led_to
from tests.services.purchases import FILTERS, purchase
from tests.stage import LEA, Stage, open_stage

pytestmark = pytest.mark.promise("R30")

Truth = Callable[[Payment], Payment]
Record = Callable[[str, object], None]


def waits(payment: Payment) -> Payment:
    return replace(payment, status=PaymentStatus.REQUIRES_ACTION)


def held(payment: Payment) -> Payment:
    return replace(payment, status=PaymentStatus.AUTHORISED)


def on_its_way(payment: Payment) -> Payment:
    # Without a moment when it was asked for, the sandbox ends no debit by itself.
    return replace(payment, status=PaymentStatus.PROCESSING, asked_at=None)


def charged(payment: Payment) -> Payment:
    return replace(payment, status=PaymentStatus.CAPTURED, captured=payment.amount)


def partly_refunded(payment: Payment) -> Payment:
    return replace(charged(payment), refunded=replace(payment.amount, amount=100), refund_keys=("dashboard-1",))


def refunded(payment: Payment) -> Payment:
    whole = replace(charged(payment), status=PaymentStatus.REFUNDED, refunded=payment.amount)
    return replace(whole, refund_keys=("dashboard-1", "dashboard-2"))


def refused(payment: Payment) -> Payment:
    return replace(payment, status=PaymentStatus.DECLINED, reason="debit_returned")


def voided(payment: Payment) -> Payment:
    return replace(payment, status=PaymentStatus.VOIDED)


@dataclass(frozen=True)
class Life:
    """Name what becomes of a payment, one message a step, and what an order is at the end."""

    name: str
    truths: tuple[Truth, ...]
    ends: frozenset[tuple[CheckoutState, PaymentState]]


DONE, OVER = CheckoutState.COMPLETED, CheckoutState.CANCELED
REFUNDED = Life(
    "card, refunded by hand",
    (waits, held, charged, partly_refunded, refunded),
    frozenset({(DONE, PaymentState.REFUNDED), (OVER, PaymentState.REFUNDED)}),
)
KEPT = Life(
    "card, kept",
    (waits, held, charged, partly_refunded, partly_refunded),
    frozenset({(DONE, PaymentState.CAPTURED)}),
)
DEBIT = Life(
    "debit",
    (waits, on_its_way, on_its_way, charged, partly_refunded),
    frozenset({(DONE, PaymentState.CAPTURED)}),
)
RETURNED = Life(
    "debit returned",
    (waits, on_its_way, on_its_way, refused, refused),
    frozenset({(OVER, PaymentState.FAILED), (OVER, PaymentState.DECLINED)}),
)
ABANDONED = Life(
    "never approved",
    (waits, waits, waits, refused, voided),
    frozenset({(OVER, PaymentState.DECLINED)}),
)
LIVES = (REFUNDED, KEPT, DEBIT, RETURNED, ABANDONED)


@dataclass
class Mail:
    """Play a provider that sends a message for each step of a payment, and a shop that hears of them somehow."""

    stage: Stage
    order: Order
    life: Life
    reached: int = -1

    def happens(self, step: int) -> None:
        """Let the payment take a step at the provider; steps are taken once, in their order."""
        sandbox = SandboxPayments(self.stage.table, clock=self.stage.clock)
        while self.reached < step:
            self.reached += 1
            sandbox._change(self.order.order_id, self.life.truths[self.reached])

    def notes(self, step: int, shop: Shop) -> None:
        """Acknowledge the message of a step, or crash."""
        note_news(shop, DEMO_MERCHANT, f"evt_{step}", order_id=self.order.order_id, customer_id=LEA)

    def arrives(self, step: int, shop: Shop) -> None:
        """Deliver the message of a step until it is acknowledged, and let the relay look at it."""
        try:
            self.notes(step, shop)
        except CrashError:
            self.notes(step, self.stage.shop)
        item = self.stage.table.get(keys.outbox(DEMO_MERCHANT, f"news-evt_{step}"))
        if item is not None:
            relay_outbox._relay(shop, DEMO_MERCHANT, item)


def begun(life: Life, *, seconds: int = 15) -> Mail:
    """Return an order whose turn was cut after the provider had been asked, so many seconds ago."""
    stage, order = led_to(_asked_for)
    return Mail(stage.wait(seconds=seconds), order, life)


def _asked_for(stage: Stage) -> Order:
    stage.as_customer(LEA).change_profile(payment_method="sandbox:needs_authentication")
    order = begin(stage.shop, purchase(stage))
    authorise(stage.shop, order, stage.merchant)
    return order


def struck(shop: Shop, plan: FaultPlan) -> Shop:
    return replace(
        shop,
        table=under_faults(shop.table, name="table", plan=plan),
        payments=under_faults(shop.payments, name="payments", plan=plan),
    )


def deliver(life: Life, order_of_arrival: Sequence[int], copies: int, cut: int = 0, *, late: bool = False) -> Mail:
    """Deliver every message so many times, crash at one call of all, and let the jobs work to the end.

    A `cut` of 2n crashes before call n, one of 2n + 1 after it. `late` lets everything have happened before the first message arrives.
    """
    mail = begun(life)
    shop = struck(mail.stage.shop, FaultPlan(at({cut // 2: Fault.CRASH_AFTER if cut % 2 else Fault.CRASH_BEFORE})))
    for step in order_of_arrival:
        mail.happens(len(life.truths) - 1 if late else step)
        for _copy in range(copies):
            with suppress(CrashError):
                mail.arrives(step, shop)
    mail.happens(len(life.truths) - 1)
    pass_time(mail.stage, 1, 3, 61, 1441)
    return mail


def faults(mail: Mail) -> list[str]:
    """Name what does not agree with the provider's books."""
    stage, (order,) = mail.stage, new_orders(mail.stage.table)
    book = stage.books(order.order_id)
    assert book is not None
    found = []
    if (order.state, order.payment) not in mail.life.ends:
        found.append(f"ended as {order.state}, {order.payment}, but the money is {book.status}")
    if any(not key.startswith("dashboard") for key in book.refund_keys):
        found.append(f"the shop refunded {book.refund_keys}")
    if book.captured.amount not in {0, order.total.amount if order.state is DONE else book.amount.amount}:
        found.append(f"{book.captured} was charged")
    packs = 2 if order.state is DONE else 0
    if stage.stock(FILTERS)[1] != packs:
        found.append(f"{stage.stock(FILTERS)} is promised")
    spent = stage.table.get(keys.spending(stage.owner, "2026-11"))
    if spent is None or spent.attributes["amount"] != (order.total.amount if order.state is DONE else 0):
        found.append(f"the budget is {spent and spent.attributes}")
    sent = [str(mail["message_id"]).removeprefix(f"{order.order_id}-") for mail in stage.mails]
    if len(sent) != len(set(sent)) or ("order_confirmation" in sent) < (order.state is DONE):
        found.append(f"sent {sent}")
    return found + [f"{item.key} waits" for item in changed_items(stage.table) if item.key.sort == "event"]


def calls(life: Life) -> int:
    """Return how many calls the messages of a life cause."""
    mail = begun(life)
    plan = FaultPlan(never)
    shop = struck(mail.stage.shop, plan)
    for step in range(5):
        mail.happens(step)
        mail.arrives(step, shop)
    return len(plan.calls)


def every_order(life: Life, copies: int) -> Iterator[tuple[Sequence[int], int]]:
    """Return all orders of arrival, each with six cuts drawn from all there are."""
    dice = random.Random(copies)  # noqa: S311 - repeatable on purpose
    cuts = range(2, 2 * calls(life) * copies + 2)
    for arrival in permutations(range(5)):
        for cut in dice.sample(cuts, 6):
            yield arrival, cut


@pytest.mark.usefixtures("quick_table")
@pytest.mark.parametrize("copies", [1, 2, 3])
def test_any_order_of_news_ends_in_what_is_true(copies: int, record_property: Record) -> None:
    cases = list(every_order(REFUNDED, copies))
    record_property("cases", len(cases))
    assert len(cases) == 720
    for arrival, cut in cases:
        assert faults(deliver(REFUNDED, arrival, copies, cut)) == [], f"{arrival} cut at {cut}"


@pytest.mark.usefixtures("quick_table")
@pytest.mark.parametrize("life", LIVES, ids=lambda life: life.name)
def test_every_cut_ends_in_what_is_true(life: Life, record_property: Record) -> None:
    cuts = range(2, 2 * calls(life) + 2)
    record_property("cases", len(cuts))
    assert len(cuts) > 40
    for cut in cuts:
        assert faults(deliver(life, range(5), 1, cut)) == [], f"cut at {cut}"


@pytest.mark.usefixtures("quick_table")
@pytest.mark.parametrize("late", [False, True], ids=["as it happens", "afterwards"])
@pytest.mark.parametrize("life", LIVES, ids=lambda life: life.name)
def test_every_life_ends_in_what_is_true(life: Life, late: bool, record_property: Record) -> None:  # noqa: FBT001 - a column
    record_property("cases", 120)
    for arrival in permutations(range(5)):
        assert faults(deliver(life, arrival, 2, late=late)) == [], f"{arrival}"


def test_news_of_an_unknown_order_is_parked(caplog: pytest.LogCaptureFixture) -> None:
    stage = open_stage().as_customer(LEA)
    bought = purchase(stage)
    note_news(stage.shop, DEMO_MERCHANT, "evt_1", order_id=bought.quote.quote_id, customer_id=LEA)
    tries = 0
    for _hour in range(24 * 30):
        stage.work_off().wait(hours=1)
        tries += len(caplog.records)
        caplog.clear()
        assert stage.table.get(keys.outbox(DEMO_MERCHANT, "news-evt_1")) is not None
    assert 30 <= tries <= 50, "ever more rarely, but once a day"


def test_parked_news_is_heard_once_the_order_is_known() -> None:
    stage = open_stage().as_customer(LEA)
    bought = purchase(stage)
    note_news(stage.shop, DEMO_MERCHANT, "evt_1", order_id=bought.quote.quote_id, customer_id=LEA)
    stage.work_off().wait(seconds=4)
    order = begin(stage.shop, bought)
    authorise(stage.shop, order, stage.merchant)
    for _second in range(30):
        stage.wait(seconds=1)
        relay_outbox.relay_outbox(stage.shop, DEMO_MERCHANT)
    settled = find_order(stage.table, stage.owner, order.order_id)
    assert settled is not None
    assert settled.state is CheckoutState.COMPLETED
    assert stage.table.get(keys.outbox(DEMO_MERCHANT, "news-evt_1")) is None


def test_turn_that_runs_is_left_its_answer() -> None:
    mail = begun(REFUNDED, seconds=0)
    mail.happens(1)
    mail.arrives(1, mail.stage.shop)
    (order,) = new_orders(mail.stage.table)
    assert order.state is CheckoutState.COMPLETE_IN_PROGRESS
    mail.stage.wait(seconds=10).work_off()
    (order,) = new_orders(mail.stage.table)
    assert order.state is CheckoutState.COMPLETED
