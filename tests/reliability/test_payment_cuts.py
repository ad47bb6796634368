"""R1, R2 for what the provider tells later: debits, approvals, invoices, shipments, each cut at every call."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest

from skill.adapters.faults import CrashError, Fault, FaultPlan, at, never
from skill.adapters.sandbox_payments import SandboxPayments
from skill.conversation.turn import Turn
from skill.domain.cart import CartLine
from skill.domain.customer import MethodKind
from skill.domain.errors import UnavailableError
from skill.domain.merchant import CaptureMode, InvoiceTerms
from skill.domain.money import Money
from skill.domain.order import CheckoutState, Order, PaymentState
from skill.services.cancel_order import cancel_order
from skill.services.note_news import note_news
from skill.services.records.orders import find_order
from skill.services.records.receivables import ReceivableState, find_receivable
from skill.services.relay_outbox import relay_outbox
from skill.services.ship_order import NotReadyError, Parcel, change_numbered, ship_order
from skill.services.shop import Shop
from skill.settings import DEMO_MERCHANT
from tests.reliability.contents import items_of, new_orders
from tests.reliability.house import FILTERS, MILK, Flow, cut, last_unit, one_line, rest, struck, three_lines, trace
from tests.reliability.ledger import faults
from tests.reliability.wordless import quiet_stage
from tests.services.purchases import placed
from tests.stage import LEA, Stage

pytestmark = pytest.mark.usefixtures("quick_table")

CUTS = (Fault.CRASH_BEFORE, Fault.CRASH_AFTER, Fault.RESPONSE_LOST)
INVOICE = InvoiceTerms(limit=Money(20_000))
SetUp = Callable[[Stage], Turn]


def with_profile(set_up: SetUp, **profile: object) -> SetUp:
    """Return the same flow for a customer with this profile, in a shop that takes every way to pay."""

    def set_up_with(stage: Stage) -> Turn:
        stage.change_merchant(invoice=INVOICE, payment_kinds=tuple(MethodKind))
        stage.as_customer(LEA).change_profile(**profile)
        return set_up(stage)

    return set_up_with


def webhook(stage: Stage, _turn: Turn) -> None:
    """Let nobody but the provider come back: it has news of what it was asked for."""
    stage.wait(seconds=15)
    for order in new_orders(stage.table):
        if stage.shop.payments.look_up(order.order_id).reference:
            note_news(stage.shop, DEMO_MERCHANT, "evt_1", order_id=order.order_id, customer_id=order.customer_id)
    for _time in range(3):
        relay_outbox(stage.shop, DEMO_MERCHANT)


def again(stage: Stage, turn: Turn) -> None:
    """Deliver the very request again, as Alexa does."""
    stage.hear(turn)


def nobody(_stage: Stage, _turn: Turn) -> None:
    """Leave it to the background jobs."""


WAYS = (again, webhook, nobody)
BUYING = (
    Flow("one line", with_profile(one_line)),
    Flow("three lines", with_profile(three_lines)),
    Flow("last unit", with_profile(last_unit)),
)
DEBIT = Flow("debit", with_profile(one_line, payment_method="sandbox:sepa"))
RETURNED = Flow("debit returned", with_profile(one_line, payment_method="sandbox:sepa_fails"))
HELD = Flow("to be approved", with_profile(one_line, payment_method="sandbox:needs_authentication"))
ON_INVOICE = Flow("on invoice", with_profile(three_lines, payment_method="invoice"))


def days_pass(stage: Stage) -> Stage:
    """Let the bank end its debits."""
    for _day in range(5):
        rest(stage).wait(days=1)
    return rest(stage)


@pytest.mark.promise("R1")
@pytest.mark.parametrize("flow", BUYING, ids=lambda flow: flow.name)
def test_webhook_finishes_every_cut(flow: Flow) -> None:
    for number in range(1, len(trace(flow)) + 1):
        for fault in CUTS:
            stage, turn, before = cut(flow, number, fault)
            if flow.name == "last unit":
                before[FILTERS] = (1, 0)
            webhook(stage, turn)
            asked = [order for order in new_orders(stage.table) if stage.books(order.order_id)]
            assert [order.state for order in asked] in ([], [CheckoutState.COMPLETED]), f"{fault} at {number}"
            rest(stage)
            assert faults(stage.table, before) == [], f"{fault} at {number}"
            assert len(new_orders(stage.table)) <= 1


@pytest.mark.promise("R1")
@pytest.mark.parametrize("go_on", WAYS, ids=lambda way: way.__name__)
@pytest.mark.parametrize("flow", [DEBIT, RETURNED], ids=lambda flow: flow.name)
def test_debit_survives_every_cut(flow: Flow, go_on: Callable[[Stage, Turn], None]) -> None:
    for number in range(1, len(trace(flow)) + 1):
        for fault in CUTS:
            stage, turn, before = cut(flow, number, fault)
            go_on(stage, turn)
            days_pass(stage)
            where = f"{fault} at {number}"
            orders = new_orders(stage.table)
            assert len(orders) == 1 or (go_on is not again and not orders), where
            for order in orders:
                _is_right(stage, order, before[FILTERS], fails=flow is RETURNED)
            assert [item.key for item in items_of(stage.table) if item.key.sort == "event"] == [], where


def _is_right(stage: Stage, order: Order, stock: tuple[int, int], *, fails: bool) -> None:
    book = stage.books(order.order_id)
    kept = (book.captured - book.refunded).amount if book else 0
    paid = order.state is CheckoutState.COMPLETED
    assert (paid, order.payment is PaymentState.CAPTURED) in {(True, True), (False, False)}
    assert not (paid and fails)
    assert kept == (order.total.amount if paid else 0)
    assert stage.stock(FILTERS) == ((stock[0] - 1, stock[1] + 1) if paid else stock)


@pytest.mark.promise("R1", "R27")
def test_approval_told_by_webhook_survives_every_cut() -> None:
    for number in range(1, len(trace(HELD)) + 1):
        for fault in CUTS:
            stage, turn, before = cut(HELD, number, fault)
            again(stage, turn)
            (order,) = new_orders(stage.table)
            _approve(stage, order)
            webhook(stage, turn)
            (order,) = new_orders(stage.table)
            assert order.state is CheckoutState.COMPLETED, f"{fault} at {number}"
            assert faults(rest(stage).table, before) == [], f"{fault} at {number}"


def _approve(stage: Stage, order: Order) -> None:
    SandboxPayments(stage.table, clock=stage.clock).approve(order.order_id)


@pytest.mark.promise("R1")
@pytest.mark.parametrize("go_on", WAYS, ids=lambda way: way.__name__)
def test_invoice_survives_every_cut(go_on: Callable[[Stage, Turn], None]) -> None:
    for number in range(1, len(trace(ON_INVOICE)) + 1):
        for fault in CUTS:
            stage, turn, _ = cut(ON_INVOICE, number, fault)
            go_on(stage, turn)
            rest(stage)
            where = f"{fault} at {number}"
            orders = new_orders(stage.table)
            assert len(orders) == 1 or (go_on is not again and not orders), where
            for order in orders:
                owed = find_receivable(stage.table, order.order_id)
                if order.state is CheckoutState.COMPLETED:
                    assert owed is not None
                    assert (order.payment, owed.state) == (PaymentState.PROCESSING, ReceivableState.OPEN), where
                    assert owed.invoiced == order.total.amount, where
                else:
                    assert order.state is CheckoutState.CANCELED, where
                    assert owed is None or owed.state is ReceivableState.VOIDED, where


# ------------------------------------------------------------------ steps of the merchant
def ready(capture: CaptureMode) -> tuple[Stage, Order]:
    """Return an order of two products, one of them cancelled, that is ready to be sent."""
    stage = quiet_stage().as_customer(LEA).change_merchant(capture=capture)
    order = placed(stage, (CartLine(FILTERS, 2), CartLine(MILK, 6)))
    milk = frozenset({MILK})
    stage.table.write(*cancel_order(stage.shop, order, milk, merchant=stage.merchant, locale="de-DE").changes)
    return stage, order


def ship(shop: Shop, stage: Stage, order: Order) -> None:
    """Send the order, as one process does that may die on the way."""
    with suppress(CrashError, UnavailableError, NotReadyError):
        parcel, merchant = Parcel("DHL", "1"), stage.merchant
        change_numbered(shop, merchant, order.number, lambda found: ship_order(shop, found, parcel, merchant=merchant))
        relay_outbox(shop, DEMO_MERCHANT)


@pytest.mark.promise("R2")
@pytest.mark.parametrize("capture", list(CaptureMode))
def test_shipment_survives_every_cut(capture: CaptureMode) -> None:
    stage, order = ready(capture)
    plan = FaultPlan(never)
    ship(struck(stage.shop, plan), stage, order)
    assert len(plan.calls) >= 12
    for number in range(1, len(plan.calls) + 1):
        for fault in CUTS:
            stage, order = ready(capture)
            free = stage.stock(FILTERS)[0]
            ship(struck(stage.shop, FaultPlan(at({number: fault}))), stage, order)
            ship(stage.shop, stage, order)
            for _minute in range(4):
                stage.wait(minutes=1).work_off()
            sent = find_order(stage.table, stage.owner, order.order_id)
            book = stage.books(order.order_id)
            assert sent is not None
            assert book is not None
            where = f"{fault} at {number}"
            assert sent.shipment is not None, where
            assert stage.stock(FILTERS) == (free, 0), where
            assert (book.captured - book.refunded, sent.payment) == (Money(788), PaymentState.CAPTURED), where
            assert [item.key for item in items_of(stage.table) if item.key.sort == "event"] == [], where
