"""Send goods again at no cost: a real order of its own, so that it is found, tracked and delivered like any other."""

from __future__ import annotations

from dataclasses import dataclass, replace

from skill.domain.case_rules import replacement_day
from skill.domain.cases import CaseLine
from skill.domain.errors import OutOfStockError, ProgrammingError
from skill.domain.merchant import Merchant
from skill.domain.money import Money
from skill.domain.order import CheckoutState, Order, OrderLine, PaymentState
from skill.services.records import keys, stock
from skill.services.records.orders import put_order, put_order_number
from skill.services.shop import Shop
from skill.services.table import Change


@dataclass(frozen=True, slots=True)
class Replacement:
    """Carry the free order and the changes that place it and promise its stock."""

    order: Order
    changes: tuple[Change, ...]


def send_replacement(
    shop: Shop, order: Order, lines: tuple[CaseLine, ...], *, merchant: Merchant, locale: str
) -> Replacement:
    """Return a free order of these packs of an order; raise `OutOfStockError` where there are too few."""
    _refuse_what_is_gone(shop, lines, merchant)
    now = shop.clock.now()
    free = Order(
        order_id=shop.ids.new("o"),
        number=shop.ids.order_number(),
        customer_id=order.customer_id,
        state=CheckoutState.COMPLETED,
        payment=PaymentState.NOTHING_DUE,
        payment_method=order.payment_method,
        lines=tuple(_free_line(order, line) for line in lines),
        delivery_cost=Money(0, order.delivery_cost.currency),
        delivery_day=replacement_day(merchant, merchant.local(now)),
        address_id=order.address_id,
        placed_at=now,
        locale=locale,
        person_id=order.person_id,
        replaces=order.order_id,
    )
    owner = keys.customer(merchant.id, order.customer_id)
    return Replacement(
        free,
        (
            put_order(keys.order(owner, free.order_id), free, merchant=merchant.id),
            put_order_number(merchant.id, free),
            *(stock.reserve(merchant.id, line.sku, line.quantity) for line in lines),
        ),
    )


def _refuse_what_is_gone(shop: Shop, lines: tuple[CaseLine, ...], merchant: Merchant) -> None:
    items = shop.table.get_many(stock.stock_keys(merchant.id, [line.sku for line in lines]))
    for line in lines:
        left = stock.available_in(items, merchant.id, line.sku)
        if left < line.quantity:
            raise OutOfStockError(line.sku, left)


def _free_line(order: Order, wanted: CaseLine) -> OrderLine:
    line = order.line_of(wanted.sku)
    if line is None:
        msg = f"{order.order_id} has no {wanted.sku} to replace"
        raise ProgrammingError(msg)
    nothing = Money(0, line.unit_price.currency)
    return replace(line, quantity=wanted.quantity, unit_price=nothing, deposit=nothing, cancelled=0, credited=0)
