"""Make an offer: price, delivery and total of what the customer wants, or the reason why not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from skill.domain.cart import CartLine
from skill.domain.customer import Customer
from skill.domain.delivery import delivery_cost, delivery_date
from skill.domain.errors import (
    BelowMinimumError,
    ImpossibleQuantityError,
    NoDeliveryAddressError,
    NotFoundError,
    NotSoldByVoiceError,
    OutOfStockError,
    QuantityLimitError,
    TooManyLinesError,
)
from skill.domain.merchant import Merchant
from skill.domain.money import total
from skill.domain.paying import method_of
from skill.domain.product import Product
from skill.domain.quote import Quote, QuoteLine, QuoteSource
from skill.services.catalogues import Catalogue
from skill.services.records import stock
from skill.services.spending import Spender, hold_limits
from skill.services.table import Item, Key, Table


@dataclass(frozen=True, slots=True)
class Draft:
    """Name what shall be offered: lines, where they came from, and how to pay; no method means the preferred one."""

    lines: tuple[CartLine, ...]
    source: QuoteSource
    method: str = ""


def read_stock(
    table: Table, merchant_id: str, lines: Sequence[CartLine], counters: Sequence[Key] = ()
) -> Mapping[Key, Item]:
    """Read the stock of all lines, and what else is counted for an offer, in one call."""
    return table.get_many([*stock.stock_keys(merchant_id, [line.sku for line in lines]), *counters])


def make_quote(  # noqa: PLR0913 - an offer really rests on who sells what to whom, when, and what is left
    draft: Draft,
    *,
    quote_id: str,
    merchant: Merchant,
    catalogue: Catalogue,
    customer: Customer,
    stock_items: Mapping[Key, Item],
    now: datetime,
    spender: Spender | None = None,
) -> Quote:
    """Return an offer for all lines; `spender` holds the limits over time to the counters among `stock_items`.

    Raises `NotFoundError`, or as `RefusedError` the first rule that forbids it: of the customer's account and way to
    pay, of a line and its quantity, of the stock, or of a limit.
    """
    local = merchant.local(now)
    if not customer.addresses:
        raise NoDeliveryAddressError(customer.customer_id)
    method = method_of(draft.method or customer.payment_method, customer, merchant, local.date())
    check_lines(merchant, len(draft.lines))
    lines = tuple(_quote_line(line, catalogue) for line in draft.lines)
    _check_stock(draft, stock_items, merchant)
    goods = total([line.goods for line in lines], merchant.currency)
    quote = Quote(
        quote_id=quote_id,
        source=draft.source,
        seller=merchant.name,
        lines=lines,
        delivery_cost=delivery_cost(merchant.delivery, goods),
        delivery_day=delivery_date(merchant.delivery, local),
        address_id=customer.addresses[0].address_id,
        payment_method=method.method_id,
        created_at=now,
        method_chosen=bool(draft.method),
    )
    if goods < merchant.limits.minimum_order:
        raise BelowMinimumError(merchant.limits.minimum_order.amount)
    hold_limits(quote.total, merchant, customer, spender, stock_items)
    return quote


def product_of(catalogue: Catalogue, sku: str) -> Product:
    """Return a product on sale; raise `NotFoundError` where the catalogue no longer has it."""
    product = catalogue.products.get(sku)
    if product is None:
        raise NotFoundError(sku)
    return product


def check_quantity(product: Product, quantity: int) -> None:
    """Raise where no order can hold so many packs: none or fewer, or more than the shop sells in one."""
    if quantity < 1:
        raise ImpossibleQuantityError(product.sku)
    if quantity > product.max_quantity:
        raise QuantityLimitError(product.sku, product.max_quantity)


def check_lines(merchant: Merchant, count: int) -> None:
    """Raise `TooManyLinesError` where one order does not hold so many different products."""
    if count > merchant.limits.lines:
        raise TooManyLinesError(merchant.limits.lines)


def _check_stock(draft: Draft, stock_items: Mapping[Key, Item], merchant: Merchant) -> None:
    for line in draft.lines:
        left = stock.available_in(stock_items, merchant.id, line.sku)
        if left < line.quantity:
            raise OutOfStockError(line.sku, left)


def _quote_line(line: CartLine, catalogue: Catalogue) -> QuoteLine:
    product = product_of(catalogue, line.sku)
    if not product.voice_orderable or product.age_limit:
        raise NotSoldByVoiceError(line.sku)
    check_quantity(product, line.quantity)
    return QuoteLine(
        sku=line.sku,
        quantity=line.quantity,
        unit_price=product.price,
        deposit=product.deposit,
        vat_rate=product.vat_rate,
        withdrawal=product.withdrawal,
    )
