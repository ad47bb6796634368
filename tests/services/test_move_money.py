"""What the provider's news and a cancellation make of an order's money."""

from __future__ import annotations

import pytest

from skill.domain.cart import CartLine
from skill.domain.order import CheckoutState, Order, PaymentState
from skill.services.cancel_order import cancel_order
from skill.services.note_news import note_news
from skill.services.place_order import authorise, begin
from skill.services.records import keys
from skill.services.records.orders import find_order
from skill.services.relay_outbox import relay_outbox
from skill.services.settle_order import settle
from skill.settings import DEMO_MERCHANT
from tests.services.purchases import FILTERS, MILK, purchase, terms
from tests.stage import LEA, Stage, open_stage

BOTH = (CartLine(FILTERS, 2), CartLine(MILK, 6))


@pytest.fixture
def lea() -> Stage:
    return open_stage().as_customer(LEA)


def begun(stage: Stage) -> Order:
    """Return an order whose turn was cut after the provider held the money."""
    order = begin(stage.shop, purchase(stage, BOTH))
    authorise(stage.shop, order, stage.merchant)
    return order


def now(stage: Stage, order: Order) -> Order:
    found = find_order(stage.table, stage.owner, order.order_id)
    assert found is not None
    return found


def news(stage: Stage, order_id: str) -> None:
    note_news(stage.shop, DEMO_MERCHANT, "m-1", order_id=order_id, customer_id=LEA)


def waits(stage: Stage, event_id: str) -> bool:
    return stage.table.get(keys.outbox(DEMO_MERCHANT, event_id)) is not None


def test_news_complete_an_order_that_was_cut(lea: Stage) -> None:
    order = begun(lea)
    news(lea.wait(seconds=10), order.order_id)
    assert relay_outbox(lea.shop, DEMO_MERCHANT) == 1
    assert (now(lea, order).state, now(lea, order).payment) == (CheckoutState.COMPLETED, PaymentState.AUTHORISED)
    assert not waits(lea, "news-m-1")


def test_news_leave_the_order_to_its_turn(lea: Stage) -> None:
    order = begun(lea)
    news(lea.wait(seconds=9), order.order_id)
    assert relay_outbox(lea.shop, DEMO_MERCHANT) == 0
    assert (now(lea, order).state, waits(lea, "news-m-1")) == (CheckoutState.COMPLETE_IN_PROGRESS, True)
    assert relay_outbox(lea.wait(seconds=5).shop, DEMO_MERCHANT) == 1
    assert now(lea, order).state is CheckoutState.COMPLETED


def test_old_news_change_nothing(lea: Stage) -> None:
    order = begun(lea)
    lea.wait(minutes=2).work_off().work_off()
    paid = now(lea, order)
    assert paid.payment is PaymentState.CAPTURED
    news(lea, order.order_id)
    assert relay_outbox(lea.shop, DEMO_MERCHANT) == 1
    assert (now(lea, order), waits(lea, "news-m-1")) == (paid, False)


def test_news_of_an_unknown_order_are_parked(lea: Stage, caplog: pytest.LogCaptureFixture) -> None:
    news(lea, "o-nobody")
    assert relay_outbox(lea.shop, DEMO_MERCHANT) == 0
    assert [record.getMessage() for record in caplog.records] == [
        "event news-m-1 is parked: nothing is stored of order o-nobody"
    ]
    assert waits(lea, "news-m-1")


def test_debit_that_failed_gives_nothing_back(lea: Stage) -> None:
    lea.change_profile(payment_method="sandbox:sepa_fails")
    order = begin(lea.shop, purchase(lea, BOTH))
    result = authorise(lea.shop, order, lea.merchant)
    lea.table.write(*settle(lea.shop, order, result, terms(lea)).changes)
    part = cancel_order(lea.shop, now(lea, order), frozenset({MILK}), merchant=lea.merchant, locale="de-DE")
    lea.table.write(*part.changes)
    event_id = f"{order.order_id}-cancel-{order.version + 1}"
    assert waits(lea, event_id)
    relay_outbox(lea.wait(days=3).shop, DEMO_MERCHANT)
    book = lea.books(order.order_id)
    assert book is not None
    assert (book.captured.amount, book.refunded.amount, waits(lea, event_id)) == (0, 0, False)
    assert now(lea, order).payment is PaymentState.PROCESSING, (
        "that it failed is learned by the reconciler, with a letter"
    )
