"""Check at quiescence that money, orders, stock, budget, evidence and mails agree (I1 to I4)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, cast

from skill.adapters.sandbox_payments import Payment
from skill.adapters.table.memory import MemoryTable
from skill.adapters.table.sqlite import SqliteTable
from skill.domain.order import CheckoutState, Order, PaymentState
from skill.services.ports import PaymentStatus
from skill.services.records import codec
from skill.services.records.orders import Evidence, order_from
from skill.services.table import Item, Table

_SEEDED = "order#o-00-"
_HELD = {PaymentStatus.AUTHORISED, PaymentStatus.REQUIRES_ACTION}


def items_of(table: Table) -> list[Item]:
    """Return everything a table holds; no shop ever asks for that."""
    if isinstance(table, MemoryTable):
        return [item for part in table._items._partitions.values() for item in part.items.values()]
    assert isinstance(table, SqliteTable)
    from skill.adapters.table import sqlite  # noqa: PLC0415 - only for this engine

    columns = f"SELECT {sqlite.COLUMNS} FROM items"  # noqa: S608 - a constant
    rows: Any = table._file.run("BEGIN", lambda connection: connection.execute(columns).fetchall())
    return [sqlite._item(row) for row in rows]


def new_orders(table: Table) -> list[Order]:
    """Return the orders made since the shop was seeded."""
    return [
        order_from(item)
        for item in items_of(table)
        if item.key.sort.startswith("order#") and not item.key.sort.startswith(_SEEDED)
    ]


def stock_of(table: Table) -> dict[str, tuple[int, int]]:
    """Return what is free and promised of every product."""
    return {
        item.key.partition.rpartition("#")[2]: (_int(item, "available"), _int(item, "reserved"))
        for item in items_of(table)
        if item.key.sort == "counter#stock"
    }


def faults(table: Table, stock_before: Mapping[str, tuple[int, int]]) -> list[str]:
    """Name everything that does not agree; `stock_before` is `stock_of` the shop before the first order."""
    orders = new_orders(table)
    items = items_of(table)
    books = {item.key.partition.rpartition("#")[2]: codec.from_item(item, Payment) for item in items if _is_book(item)}
    found = [fault for order in orders for fault in _of_order(order, books.get(order.order_id), items)]
    strays = {order_id for order_id in books if not order_id.startswith("o-00-")} - {o.order_id for o in orders}
    found += [f"money of {order_id} without an order" for order_id in strays]
    found += _of_stock(orders, stock_before, stock_of(table))
    found += _of_budget(orders, items)
    found += [f"{item.key} waits for ever" for item in items if item.key.sort == "event"]
    return found


def confirmations(table: Table, order_id: str) -> int:
    """Return how many confirmations of an order were sent."""
    return sum(item.attributes.get("message_id") == f"{order_id}-order_confirmation" for item in items_of(table))


def _of_order(order: Order, book: Payment | None, items: list[Item]) -> list[str]:
    found: list[str] = []
    evidence = [item for item in items if item.key.sort == f"evidence#{order.order_id}"]
    if len(evidence) != 1:
        found.append(f"{order.order_id} has {len(evidence)} pieces of evidence")
    elif codec.from_plain(dict(evidence[0].attributes), Evidence).total.amount != _first_total(order):
        found.append(f"{order.order_id} is not about what was consented to")
    if order.state not in {CheckoutState.COMPLETED, CheckoutState.CANCELED}:
        found.append(f"{order.order_id} is still {order.state}")
    kept = (book.captured - book.refunded).amount if book else 0
    if kept != (order.total.amount if order.state is CheckoutState.COMPLETED else 0):
        found.append(f"{order.order_id} is {order.state} for {order.total.amount}, but {kept} was kept")
    if book and book.status in _HELD:
        found.append(f"money of {order.order_id} is still {book.status}")
    if order.state is CheckoutState.COMPLETED and order.payment is not PaymentState.CAPTURED:
        found.append(f"{order.order_id} does not know that it is paid: {order.payment}")
    sent = sum(item.attributes.get("message_id") == f"{order.order_id}-order_confirmation" for item in items)
    if sent != (0 if order.refused_because else 1):
        found.append(f"{order.order_id} was confirmed {sent} times")
    return found


def _of_stock(
    orders: list[Order], before: Mapping[str, tuple[int, int]], after: Mapping[str, tuple[int, int]]
) -> list[str]:
    promised: Counter[str] = Counter()
    for order in orders:
        if order.state is not CheckoutState.CANCELED:
            promised.update({line.sku: line.remaining for line in order.lines})
    return [
        f"{sku}: {before[sku]} became {after[sku]} with {promised[sku]} promised"
        for sku in before
        if after[sku] != (before[sku][0] - promised[sku], before[sku][1] + promised[sku])
    ]


def _of_budget(orders: list[Order], items: list[Item]) -> list[str]:
    spent: Counter[str] = Counter()
    for order in orders:
        if order.state is CheckoutState.COMPLETED:
            spent[order.customer_id] += order.total.amount
    counted: Counter[tuple[str, str]] = Counter()
    for item in items:
        span = item.key.sort.removeprefix("counter#spend#")
        if span != item.key.sort and "#" not in span:
            counted["month" if len(span) == len("2026-11") else "day", item.key.partition.rpartition("#")[2]] += _int(
                item, "amount"
            )
    people = spent.keys() | {who for _, who in counted}
    return [
        f"{who} spent {spent[who]}, counted {counted[span, who]} by {span}"
        for who in people
        for span in ("day", "month")
        if spent[who] != counted[span, who]
    ]


def _first_total(order: Order) -> int:
    goods = sum(((line.unit_price + line.deposit) * line.quantity).amount for line in order.lines)
    return goods + order.delivery_cost.amount


def _is_book(item: Item) -> bool:
    return item.key.sort == "payment"


def _int(item: Item, name: str) -> int:
    return cast("int", item.attributes.get(name, 0))
