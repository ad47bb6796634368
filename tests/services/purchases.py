"""Make purchases without a conversation."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from skill.domain.cart import Cart, CartLine
from skill.domain.money import Money
from skill.domain.order import Order
from skill.domain.quote import QuoteSource
from skill.services.place_order import Purchase, begin
from skill.services.ports import PaymentRequest, PaymentResult, PaymentStatus
from skill.services.quote_products import Draft, make_quote, read_stock
from skill.services.records.orders import Evidence
from skill.services.settle_order import Terms, settle
from skill.settings import DEMO_MERCHANT
from tests.stage import Stage

FILTERS, MILK = "melitta-filter-4-80", "weihenstephan-h-milch-35-1l"
TWO_FILTERS = (CartLine(FILTERS, 2),)
AUTHORISED = PaymentResult(PaymentStatus.AUTHORISED, "ref")


def purchase(
    stage: Stage, lines: tuple[CartLine, ...] = TWO_FILTERS, source: QuoteSource = QuoteSource.REORDER
) -> Purchase:
    """Return a consented quote of these lines."""
    quote = make_quote(
        Draft(lines, source),
        quote_id=stage.shop.ids.new("o"),
        merchant=stage.merchant,
        catalogue=stage.catalogue,
        customer=stage.profile,
        stock_items=read_stock(stage.table, DEMO_MERCHANT, lines),
        now=stage.clock.now(),
    )
    return Purchase(
        quote=quote,
        merchant=stage.merchant,
        catalogue=stage.catalogue,
        owner=stage.owner,
        customer=stage.profile,
        cart=stage.cart,
        evidence=evidence(quote.quote_id, quote.terms_hash, quote.total),
    )


def evidence(order_id: str, terms: str, total: Money) -> Evidence:
    """Return proof of a yes on Monday morning."""
    return Evidence(
        order_id=order_id,
        quote_hash=terms,
        question_id="q-1",
        question_text="Soll ich das zahlungspflichtig bestellen?",
        question_reprompt="",
        phrase_version="1",
        locale="de-DE",
        channel="text",
        person_id="",
        heard={"text": "ja"},
        intent="AMAZON.YesIntent",
        slots={},
        request_id="r1",
        consented_at=datetime(2026, 11, 23, 9, 0, tzinfo=UTC),
        total=total,
    )


def terms(stage: Stage, cart: Cart | None = None) -> Terms:
    """Return whose order it is."""
    return Terms(stage.merchant, "de-DE", stage.cart if cart is None else cart, stage.profile)


def placed(stage: Stage, lines: tuple[CartLine, ...] = TWO_FILTERS) -> Order:
    """Return an order that is completed and not yet charged, as stored."""
    bought = purchase(stage, lines)
    order = begin(stage.shop, bought)
    stage.shop.payments.authorise(_request(order, bought.merchant.name))
    settlement = settle(stage.shop, order, AUTHORISED, terms(stage))
    stage.table.write(*settlement.changes)
    return replace(settlement.order, version=2)


def _request(order: Order, seller: str) -> PaymentRequest:
    return PaymentRequest(order.order_id, order.customer_id, order.payment_method, order.total, seller)
