"""Set out what an order costs: lines, deposit, delivery, total and VAT."""

from __future__ import annotations

from skill.domain.money import Money, total
from skill.domain.order import Order, OrderLine
from skill.domain.packaging import unit_price
from skill.domain.product import Withdrawal
from skill.domain.reply import Say
from skill.domain.vat import vat_shares
from skill.services.letters.assignment import Assignment
from skill.services.letters.letter import Row, Table


def amount(money: Money) -> Say:
    """Return an amount on its own."""
    return Say("letters-amount", {"amount": money})


def price_table(assignment: Assignment, order: Order, caption: str = "letters-ordered") -> Table:
    """Return what remains of an order, down to the VAT; its rows add up to the order's total."""
    lines = [line for line in order.lines if line.remaining]
    deposit = total([line.deposit * line.remaining for line in lines], order.delivery_cost.currency)
    return Table(
        Say(caption),
        (
            *(_goods(assignment, line) for line in lines),
            *((Row(Say("letters-deposit"), amount(deposit)),) if deposit.amount else ()),
            Row(Say("letters-delivery_cost"), amount(order.delivery_cost)),
            Row(Say("letters-total"), amount(order.total), sum=True),
            *_vat(order, lines),
        ),
        money=True,
    )


def cancelled_table(order: Order) -> Table:
    """Return what was cancelled, with what it would have cost; the delivery cost too where nothing remains."""
    rows = [
        Row(
            Say("letters-line", {"quantity": line.cancelled, "name": line.name}),
            amount((line.unit_price + line.deposit) * line.cancelled),
        )
        for line in order.lines
        if line.cancelled
    ]
    if not order.skus:
        rows.append(Row(Say("letters-delivery_cost"), amount(order.delivery_cost)))
    rows.append(Row(Say("letters-cancelled_total"), amount(cancelled_amount(order)), sum=True))
    return Table(Say("letters-cancelled"), tuple(rows), money=True)


def cancelled_amount(order: Order) -> Money:
    """Return by how much cancellations made an order cheaper."""
    goods = total([(line.unit_price + line.deposit) * line.cancelled for line in order.lines])
    return goods if order.skus else goods + order.delivery_cost


def _goods(assignment: Assignment, line: OrderLine) -> Row:
    details = [Say("letters-unit_price", {"unit_price": line.unit_price, "rate": line.vat_rate})]
    product = assignment.product(line.sku)
    if product is not None and product.content is not None:
        priced = unit_price(line.unit_price, product.content, product.content_unit)
        details.append(Say("letters-base_price", {"amount": priced.price, "base": priced.per.value}))
    if line.deposit.amount:
        details.append(Say("letters-line_deposit", {"amount": line.deposit}))
    if line.withdrawal is not Withdrawal.FULL:
        details.append(Say("letters-line_withdrawal", {"withdrawal": line.withdrawal.value}))
    label = Say("letters-line", {"quantity": line.remaining, "name": line.name})
    return Row(label, amount(line.unit_price * line.remaining), tuple(details))


def _vat(order: Order, lines: list[OrderLine]) -> list[Row]:
    goods: dict[int, Money] = {}
    for line in lines:
        goods[line.vat_rate] = goods.get(line.vat_rate, Money(0, line.unit_price.currency)) + line.amount
    shares = vat_shares(goods, order.delivery_cost)
    return [Row(Say("letters-vat", {"rate": share.rate, "net": share.net}), amount(share.vat)) for share in shares]
