"""Place an order: reserve → write intent → authorise → commit; capture follows from the outbox.

Every step is keyed by the order id, which is the quote's id, so that a repeated or cut run
finds what it did before. `begin` is one write; what follows it is finished by `settle`, by the
customer's next turn or by the reconciler, whoever comes first.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from skill.domain.cart import Cart
from skill.domain.customer import Customer
from skill.domain.errors import LimitExceededError, OutOfStockError, UnavailableError
from skill.domain.merchant import Merchant
from skill.domain.order import CheckoutState, Order, OrderLine, PaymentState
from skill.domain.quote import Quote, QuoteSource
from skill.services.catalogues import Catalogue
from skill.services.check_terms import check_terms
from skill.services.low_value import count_exemption, may_be_exempt
from skill.services.ports import PaymentRequest, PaymentResult
from skill.services.quote_products import product_of
from skill.services.records import keys, stock
from skill.services.records.customers import put_cart
from skill.services.records.orders import Evidence, put_evidence, put_order, put_order_number
from skill.services.shop import Shop
from skill.services.spending import Spender, count_spending, limit_named, limit_of
from skill.services.table import Add, Change, ConflictError

RECONCILE_AFTER = timedelta(minutes=2)
ASKS_WITHIN = timedelta(minutes=1)
"""How long after an order was begun its money may be asked for; the rest of the two minutes is for the answer."""
_NUMBER_TRIES = 5


@dataclass(frozen=True, slots=True)
class Purchase:
    """Carry a consented quote: by whom, from whom, out of which cart, and the proof."""

    quote: Quote
    merchant: Merchant
    catalogue: Catalogue
    owner: str
    customer: Customer
    cart: Cart
    evidence: Evidence
    person_id: str = ""


def begin(shop: Shop, purchase: Purchase, *also: Change) -> Order:
    """Reserve stock and budget and write the order down, with evidence and `also`, in one write.

    What is bought from the cart leaves it in the same write, so that two devices cannot buy it twice.

    Raises `OutOfStockError`, `LimitExceededError` or what `check_terms` raises with nothing changed, and
    `ConflictError` where the order exists already or one of `also` conflicts: then read again and go on from there.
    """
    check_terms(purchase.quote, purchase.merchant)
    exempt = may_be_exempt(purchase.customer, purchase.quote.payment_method, purchase.quote.total)
    for _ in range(_NUMBER_TRIES - 1):
        try:
            return _begin_once(shop, purchase, also, exempt=exempt)
        except ConflictError as conflict:
            if conflict.change.key == keys.low_value(purchase.owner):
                exempt = False
            elif conflict.change.key.sort != "number":
                raise
    return _begin_once(shop, purchase, also, exempt=False)


def authorise(shop: Shop, order: Order, merchant: Merchant) -> PaymentResult:
    """Hold the money; raise `UnavailableError` where the outcome is unknown.

    A worker that slept too long asks for nothing any more: another may have given the order up meanwhile.
    """
    if shop.clock.now() >= order.placed_at + ASKS_WITHIN:
        msg = f"{order.order_id} is left to the reconciler: it was begun too long ago"
        raise UnavailableError(msg)
    return shop.payments.authorise(
        PaymentRequest(
            order_id=order.order_id,
            customer_id=order.customer_id,
            method=order.payment_method,
            amount=order.total,
            seller=merchant.name,
            merchant_id=merchant.id,
            low_value=order.low_value,
        )
    )


def spender_of(owner: str, order: Order) -> Spender:
    """Return on which counters an order stands, from its beginning to its cancellation."""
    return Spender(owner, order.person_id, order.placed_at)


def _begin_once(shop: Shop, purchase: Purchase, also: tuple[Change, ...], *, exempt: bool) -> Order:
    order = replace(_new_order(purchase, shop.ids.order_number(), shop.clock.now()), low_value=exempt)
    merchant, owner = purchase.merchant, purchase.owner
    due = (order.placed_at + RECONCILE_AFTER).isoformat()
    try:
        shop.table.write(
            put_order(keys.order(owner, order.order_id), order, merchant=merchant.id, due=due),
            put_order_number(merchant.id, order),
            put_evidence(keys.evidence(owner, order.order_id), purchase.evidence),
            *stock.reserve_all(merchant.id, [(line.sku, line.quantity) for line in order.lines]),
            *count_spending(spender_of(owner, order), order.total, merchant, purchase.customer),
            *((count_exemption(owner, order.total),) if exempt else ()),
            *_out_of_cart(purchase),
            *also,
        )
    except ConflictError as conflict:
        raise _meaning_of(conflict, purchase, order) or conflict from conflict
    return replace(order, version=1)


def _out_of_cart(purchase: Purchase) -> tuple[Change, ...]:
    if purchase.quote.source is not QuoteSource.CART:
        return ()
    return (put_cart(keys.cart(purchase.owner), purchase.cart.without(purchase.quote.skus)),)


def _meaning_of(
    conflict: ConflictError, purchase: Purchase, order: Order
) -> OutOfStockError | LimitExceededError | None:
    change = conflict.change
    if isinstance(change, Add) and conflict.reason == "floor":
        return OutOfStockError(change.key.partition.rpartition("#")[2], 0)
    if isinstance(change, Add) and conflict.reason == "ceiling":
        name = limit_named(change, spender_of(purchase.owner, order), purchase.merchant)
        limit = limit_of(name, purchase.merchant, purchase.customer, order.person_id) if name else None
        return LimitExceededError(name, limit.amount) if limit else None
    return None


def _new_order(purchase: Purchase, number: str, now: datetime) -> Order:
    quote = purchase.quote
    return Order(
        order_id=quote.quote_id,
        number=number,
        customer_id=purchase.customer.customer_id,
        state=CheckoutState.COMPLETE_IN_PROGRESS,
        payment=PaymentState.PENDING,
        payment_method=quote.payment_method,
        lines=tuple(
            OrderLine(
                sku=line.sku,
                name=product_of(purchase.catalogue, line.sku).name,
                quantity=line.quantity,
                unit_price=line.unit_price,
                deposit=line.deposit,
                vat_rate=line.vat_rate,
                withdrawal=line.withdrawal,
            )
            for line in quote.lines
        ),
        delivery_cost=quote.delivery_cost,
        delivery_day=quote.delivery_day,
        address_id=quote.address_id,
        placed_at=now,
        cart_version=purchase.cart.version if quote.source is QuoteSource.CART else 0,
        locale=purchase.evidence.locale,
        person_id=purchase.person_id,
    )
