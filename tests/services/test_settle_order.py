from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from skill.domain.cart import CartLine
from skill.domain.merchant import CaptureMode
from skill.domain.order import CheckoutState, PaymentState
from skill.domain.quote import QuoteSource
from skill.services.place_order import begin
from skill.services.ports import PaymentResult, PaymentStatus
from skill.services.records import keys
from skill.services.records.outbox import Event, event_from
from skill.services.settle_order import letter, released, settle, undo
from skill.services.table import Put
from skill.settings import DEMO_MERCHANT
from tests.services.purchases import AUTHORISED, FILTERS, MILK, purchase, terms
from tests.stage import LEA, Stage, open_stage


@pytest.fixture
def lea() -> Stage:
    return open_stage().as_customer(LEA)


def events(stage: Stage, order_id: str) -> dict[str, Event]:
    names = ("order_confirmation", "capture", "payment_approval", "release")
    items = {name: stage.table.get(keys.outbox(DEMO_MERCHANT, f"{order_id}-{name}")) for name in names}
    return {name: event_from(item) for name, item in items.items() if item}


def test_authorised_order_is_completed(lea: Stage) -> None:
    order = begin(lea.shop, purchase(lea))
    settlement = settle(lea.shop, order, AUTHORISED, terms(lea))
    lea.table.write(*settlement.changes)
    assert (settlement.order.state, settlement.order.payment) == (CheckoutState.COMPLETED, PaymentState.AUTHORISED)
    written = events(lea, order.order_id)
    assert set(written) == {"order_confirmation", "capture"}
    assert written["capture"].payload == {"customer_id": LEA, "order_id": order.order_id, "amount": 788}
    stored = lea.table.get(keys.order(lea.owner, order.order_id))
    assert stored is not None
    assert stored.index is None


def test_capture_on_shipment_asks_for_nothing(lea: Stage) -> None:
    lea.change_merchant(capture=CaptureMode.ON_SHIPMENT)
    order = begin(lea.shop, purchase(lea))
    lea.table.write(*settle(lea.shop, order, AUTHORISED, terms(lea)).changes)
    assert set(events(lea, order.order_id)) == {"order_confirmation"}


def test_money_taken_at_once_is_not_asked_for(lea: Stage) -> None:
    order = begin(lea.shop, purchase(lea))
    settlement = settle(lea.shop, order, PaymentResult(PaymentStatus.CAPTURED, "ref"), terms(lea))
    lea.table.write(*settlement.changes)
    assert settlement.order.payment is PaymentState.CAPTURED
    assert set(events(lea, order.order_id)) == {"order_confirmation"}


def test_held_order_is_asked_about_every_minute(lea: Stage) -> None:
    order = begin(lea.shop, purchase(lea))
    waits = PaymentResult(PaymentStatus.REQUIRES_ACTION, "ref", action_url="https://bank.example/1")
    settlement = settle(lea.shop, order, waits, terms(lea))
    lea.table.write(*settlement.changes)
    assert (settlement.order.state, settlement.order.payment) == (
        CheckoutState.REQUIRES_ESCALATION,
        PaymentState.PENDING,
    )
    stored = lea.table.get(keys.order(lea.owner, order.order_id))
    assert stored is not None
    assert stored.index is not None
    assert stored.index.sort.startswith("2026-11-23T09:01:00+00:00#order#")
    assert events(lea, order.order_id)["payment_approval"].payload["url"] == "https://bank.example/1"


@pytest.mark.parametrize(
    ("result", "reason"),
    [
        (PaymentResult(PaymentStatus.DECLINED, "ref", reason="expired"), "expired"),
        (PaymentResult(PaymentStatus.VOIDED, "ref"), "voided"),
    ],
)
def test_refused_order_gives_everything_back(lea: Stage, result: PaymentResult, reason: str) -> None:
    before = lea.stock(FILTERS)
    order = begin(lea.shop, purchase(lea))
    settlement = settle(lea.shop, order, result, terms(lea))
    lea.table.write(*settlement.changes)
    assert (settlement.order.state, settlement.order.payment) == (CheckoutState.CANCELED, PaymentState.DECLINED)
    assert settlement.order.refused_because == reason
    assert lea.stock(FILTERS) == before
    spent = lea.table.get(keys.spending(lea.owner, "2026-11"))
    assert spent is not None
    assert spent.attributes == {"amount": 0}
    assert events(lea, order.order_id) == {}


def test_refused_cart_comes_back(lea: Stage) -> None:
    lea.put_in_cart(melitta_filter_4_80=2, weihenstephan_h_milch_35_1l=6)
    bought = purchase(lea, (CartLine(FILTERS, 2), CartLine(MILK, 6)), QuoteSource.CART)
    order = begin(lea.shop, bought)
    assert lea.lying == {}
    lea.put_in_cart(weihenstephan_h_milch_35_1l=1)
    lea.table.write(*undo(lea.shop, order, "declined", terms(lea)).changes)
    assert lea.lying == {MILK: 6, FILTERS: 2}


def test_completed_cart_stays_empty(lea: Stage) -> None:
    lea.put_in_cart(melitta_filter_4_80=2)
    order = begin(lea.shop, purchase(lea, (CartLine(FILTERS, 2),), QuoteSource.CART))
    lea.put_in_cart(weihenstephan_h_milch_35_1l=1)
    lea.table.write(*settle(lea.shop, order, AUTHORISED, terms(lea)).changes)
    assert lea.lying == {MILK: 1}


def test_settled_order_is_not_settled_again(lea: Stage) -> None:
    order = begin(lea.shop, purchase(lea))
    done = settle(lea.shop, order, AUTHORISED, terms(lea)).order
    canceled = replace(done, state=CheckoutState.CANCELED)
    with pytest.raises(ValueError, match="an order cannot go from canceled to completed"):
        settle(lea.shop, canceled, AUTHORISED, terms(lea))


def test_changes_hold_the_version_that_was_read(lea: Stage) -> None:
    order = begin(lea.shop, purchase(lea))
    first = settle(lea.shop, order, AUTHORISED, terms(lea)).changes[0]
    assert isinstance(first, Put)
    assert first.expect == 1


def test_events_are_named_after_their_order(lea: Stage) -> None:
    order = begin(lea.shop, purchase(lea))
    mail = letter(lea.shop, order, "order_refused", locale="en-GB", extra={"url": "u"})
    assert (mail.event_id, mail.kind, mail.payload["locale"]) == (f"{order.order_id}-order_refused", "mail", "en-GB")
    assert mail.payload["url"] == "u"
    event = released(lea.shop, order)
    assert (event.event_id, event.kind, event.created_at) == (
        f"{order.order_id}-release",
        "release",
        order.placed_at + timedelta(0),
    )


def test_link_goes_by_sms_if_wished(lea: Stage) -> None:
    lea.change_profile(links_by_sms=True)
    order = begin(lea.shop, purchase(lea))
    waits = PaymentResult(PaymentStatus.REQUIRES_ACTION, "ref", action_url="https://bank.example/1")
    lea.table.write(*settle(lea.shop, order, waits, terms(lea)).changes)
    link = events(lea, order.order_id)["payment_approval"]
    assert (link.kind, link.payload["url"]) == ("sms", "https://bank.example/1")
