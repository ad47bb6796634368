"""Make an offer: price, delivery and total of what the customer wants, or the reason why not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from skill.domain.cart import CartLine
from skill.domain.customer import Customer
from skill.domain.delivery import delivery_cost, delivery_date
from skill.domain.errors import (
    BelowMinimumError,
    LimitExceededError,
    NoDeliveryAddressError,
    NoPaymentMethodError,
    NotFoundError,
    NotSoldByVoiceError,
    OutOfStockError,
    QuantityLimitError,
    TooManyLinesError,
)
from skill.domain.merchant import Merchant
from skill.domain.money import Money, total
from skill.domain.product import Product
from skill.domain.quote import Quote, QuoteLine, QuoteSource
from skill.services.catalogues import Catalogue
from skill.services.records import stock
from skill.services.table import Item, Key, Table

_PER_ORDER = "order"


@dataclass(frozen=True, slots=True)
class Draft:
    """Name what shall be offered: lines and where they came from."""

    lines: tuple[CartLine, ...]
    source: QuoteSource


def read_stock(table: Table, merchant_id: str, lines: Sequence[CartLine]) -> Mapping[Key, Item]:
    """Read the stock of all lines in one call."""
    return table.get_many(stock.stock_keys(merchant_id, [line.sku for line in lines]))


def make_quote(  # noqa: PLR0913 - an offer really rests on who sells what to whom, when, and what is left
    draft: Draft,
    *,
    quote_id: str,
    merchant: Merchant,
    catalogue: Catalogue,
    customer: Customer,
    stock_items: Mapping[Key, Item],
    now: datetime,
) -> Quote:
    """Return an offer for all lines.

    Raises the first rule that forbids it: `NotFoundError`, `NotSoldByVoiceError`,
    `QuantityLimitError`, `OutOfStockError`, `TooManyLinesError`, `BelowMinimumError`,
    `LimitExceededError`, `NoDeliveryAddressError`, `NoPaymentMethodError`.
    """
    _check_customer(customer)
    check_lines(merchant, len(draft.lines))
    lines = tuple(_quote_line(line, catalogue) for line in draft.lines)
    _check_stock(draft, stock_items, merchant)
    goods = total([line.goods for line in lines], merchant.currency)
    local = now.astimezone(ZoneInfo(merchant.time_zone))
    quote = Quote(
        quote_id=quote_id,
        source=draft.source,
        seller=merchant.name,
        lines=lines,
        delivery_cost=delivery_cost(merchant.delivery, goods),
        delivery_day=delivery_date(merchant.delivery, local),
        address_id=customer.addresses[0].address_id,
        payment_method=customer.payment_method,
        created_at=now,
    )
    _hold_limits(quote, goods, merchant)
    return quote


def product_of(catalogue: Catalogue, sku: str) -> Product:
    """Return a product on sale; raise `NotFoundError` where the catalogue no longer has it."""
    product = catalogue.products.get(sku)
    if product is None:
        raise NotFoundError(sku)
    return product


def check_quantity(product: Product, quantity: int) -> None:
    """Raise `QuantityLimitError` where the shop does not sell so many packs in one order."""
    if quantity > product.max_quantity:
        raise QuantityLimitError(product.sku, product.max_quantity)


def check_lines(merchant: Merchant, count: int) -> None:
    """Raise `TooManyLinesError` where one order does not hold so many different products."""
    if count > merchant.limits.lines:
        raise TooManyLinesError(merchant.limits.lines)


def _check_customer(customer: Customer) -> None:
    if not customer.addresses:
        raise NoDeliveryAddressError(customer.customer_id)
    if not customer.payment_method:
        raise NoPaymentMethodError(customer.customer_id)


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


def _hold_limits(quote: Quote, goods: Money, merchant: Merchant) -> None:
    limits = merchant.limits
    if goods < limits.minimum_order:
        raise BelowMinimumError(limits.minimum_order.amount)
    if limits.per_order and quote.total > limits.per_order:
        raise LimitExceededError(_PER_ORDER, limits.per_order.amount)
