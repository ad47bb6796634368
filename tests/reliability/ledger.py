"""Check at quiescence that money, orders, stock, budget, evidence, mails and secrets agree: I1 to I8.

I9 (an end within minutes) stands in `test_no_orphans.py`, I10 (no merchant touches another) in
`test_merchant_isolation.py`: both look at a run, not at what is left of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Self
from zoneinfo import ZoneInfo

from skill.adapters.sandbox_payments import Payment
from skill.domain.cases import Case, CaseState, Remedy
from skill.domain.customer import Customer
from skill.domain.merchant import CaptureMode, Merchant
from skill.domain.money import Money
from skill.domain.order import CheckoutState, Order, PaymentState
from skill.services.ports import PaymentStatus
from skill.services.receive_goods import sold_again
from skill.services.records import codec
from skill.services.records.cases import case_from
from skill.services.records.customers import customer_from
from skill.services.records.merchants import settings_from
from skill.services.records.orders import Evidence, order_from
from skill.services.spending import limit_of
from skill.services.table import Item, Table
from skill.settings import DEMO_MERCHANT
from tests.reliability.contents import SEEDED, counter_value, is_new_order, items_by_kind, items_of, stock_of
from tests.reliability.leaks import leaks

_HERE = ZoneInfo("Europe/Berlin")
_HELD = {PaymentStatus.AUTHORISED, PaymentStatus.REQUIRES_ACTION}
_UNPAID = {PaymentState.PROCESSING, PaymentState.FAILED}
"""A debit that is on its way, or came back after the parcel had left: the order stands, and nothing was charged."""


@dataclass(frozen=True, slots=True)
class Books:
    """Carry what a table holds, read once: new orders, their cases and payments, and everything by kind of record."""

    merchant: Merchant
    orders: list[Order]
    cases: dict[str, list[Case]]
    payments: dict[str, Payment]
    by_sort: dict[str, list[Item]]

    @classmethod
    def of(cls, table: Table) -> Self:
        """Read a table of the demo shop."""
        by_sort = items_by_kind(table)
        cases: dict[str, list[Case]] = {}
        for case in map(case_from, by_sort.get("case", [])):
            cases.setdefault(case.order_id, []).append(case)
        (settings,) = [i for i in by_sort["settings"] if i.key.partition.startswith(DEMO_MERCHANT)]
        payments = (codec.from_item(item, Payment) for item in by_sort.get("payment", []))
        return cls(
            settings_from(settings, DEMO_MERCHANT).merchant,
            [order_from(item) for item in by_sort["order"] if is_new_order(item)],
            cases,
            {payment.order_id: payment for payment in payments if not payment.order_id.startswith(SEEDED)},
            by_sort,
        )


def faults(
    table: Table, stock_before: Mapping[str, tuple[int, int]], edited: Mapping[str, int] | None = None
) -> list[str]:
    """Name everything that does not agree.

    `stock_before` is `stock_of` the shop before the first order, `edited` what the merchant added to it since.
    """
    books = Books.of(table)
    found = [fault for order in books.orders for fault in _of_order(order, books)]
    found += _of_strays(books)
    found += _of_stock(books, stock_before, stock_of(table), edited or {})
    found += of_budget(books)
    found += [f"{item.key} waits for ever" for item in books.by_sort.get("event", [])]
    return found + leaks(books.by_sort)


def confirmations(table: Table, order_id: str) -> int:
    """Return how many confirmations of an order were sent."""
    return sum(item.attributes.get("message_id") == f"{order_id}-order_confirmation" for item in items_of(table))


def _of_order(order: Order, books: Books) -> Iterator[str]:
    if order.state not in {CheckoutState.COMPLETED, CheckoutState.CANCELED}:
        yield f"{order.order_id} is still {order.state}"
    if order.payment is PaymentState.NOTHING_DUE:
        yield from _of_free(order, books)
        return
    yield from _of_evidence(order, books)
    yield from _of_money(order, books)
    yield from _of_refunds(order, books)
    sent = Counter(str(item.attributes.get("message_id")) for item in books.by_sort.get("mail", []))
    confirmed = sent[f"{order.order_id}-order_confirmation"]
    if confirmed != (0 if order.refused_because and order.payment is not PaymentState.FAILED else 1):
        yield f"{order.order_id} was confirmed {confirmed} times"


def _of_free(order: Order, books: Books) -> Iterator[str]:
    """I2 and I5 of a replacement: a case asked for it, and it costs nothing."""
    asked = [case for case in books.cases.get(order.replaces, []) if case.replacement == order.order_id]
    if len(asked) != 1 or order.total.amount or order.order_id in books.payments:
        yield f"{order.order_id} is free, for {len(asked)} cases, and costs {order.total.amount}"


def _of_evidence(order: Order, books: Books) -> Iterator[str]:
    """I4 and I5: one consent, to exactly what is ordered, of a person whose account is linked."""
    proofs = [item for item in books.by_sort.get("evidence", []) if item.key.sort == f"evidence#{order.order_id}"]
    if len(proofs) != 1:
        yield f"{order.order_id} has {len(proofs)} pieces of evidence"
        return
    proof = codec.from_plain(dict(proofs[0].attributes), Evidence)
    if proof.total != _first_total(order):
        yield f"{order.order_id} is not about what was consented to"
    if not (proof.question_text and proof.question_id and proof.quote_hash):
        yield f"{order.order_id} was ordered without a question on record"
    person = next((one for one in people(books) if one.customer_id == order.customer_id), None)
    if person is None or not person.linked:
        yield f"{order.order_id} belongs to nobody with an account"


def _of_money(order: Order, books: Books) -> Iterator[str]:
    """I1, I2 and I4: what was kept is what the order costs, once."""
    book = books.payments.get(order.order_id)
    nothing = Money(0, order.total.currency)
    kept = book.captured - book.refunded if book else nothing
    stands = order.state is CheckoutState.COMPLETED
    waits = books.merchant.capture is CaptureMode.ON_SHIPMENT and order.shipment is None
    owed = order.total - _given_back(order, books) if stands and order.payment not in _UNPAID else nothing
    if stands and order.payment is PaymentState.AUTHORISED and waits:
        owed = nothing
    elif stands and order.payment not in {PaymentState.CAPTURED, PaymentState.REFUNDED, *_UNPAID}:
        yield f"{order.order_id} does not know that it is paid: {order.payment}"
    elif book and book.status in _HELD:
        yield f"money of {order.order_id} is still {book.status}"
    if kept != owed:
        yield f"{order.order_id} is {order.state}, {owed} are owed, but {kept} was kept"
    if book and (book.captured > book.amount or book.amount != _first_total(order)):
        yield f"{order.order_id} was asked for {book.amount}, charged {book.captured}"


def _of_refunds(order: Order, books: Books) -> Iterator[str]:
    """I6: each cause pays back once, and what was promised was paid."""
    book = books.payments.get(order.order_id)
    used = book.refund_keys if book else ()
    if len(set(used)) != len(used):
        yield f"{order.order_id} was refunded twice for one cause: {used}"
    for case in books.cases.get(order.order_id, []):
        promised = case.remedy is Remedy.REFUND and case.refund.amount and case.send_back_by is not None
        if promised and case.state is CaseState.SETTLED and case.case_id not in used:
            yield f"{case.case_id} is settled, but its refund was never paid"


def _given_back(order: Order, books: Books) -> Money:
    """Return what cases paid back of an order as it stands; what was cancelled before no longer counts in its total."""
    book = books.payments.get(order.order_id)
    paid = [case.refund for case in books.cases.get(order.order_id, []) if book and case.case_id in book.refund_keys]
    return sum(paid, Money(0, order.total.currency))


def _of_strays(books: Books) -> Iterator[str]:
    """I2: money that no order accounts for."""
    strays = set(books.payments) - {order.order_id for order in books.orders}
    for order_id in sorted(strays):
        yield f"money of {order_id} without an order"


def _of_stock(
    books: Books,
    before: Mapping[str, tuple[int, int]],
    after: Mapping[str, tuple[int, int]],
    edited: Mapping[str, int],
) -> Iterator[str]:
    """I3: what lies there is what lay there, less what was sent, more what came back; what is promised lies there."""
    promised, sent, back = Counter[str](), Counter[str](), Counter(edited)
    for order in books.orders:
        if order.state is not CheckoutState.CANCELED:
            (sent if order.shipment else promised).update({line.sku: line.remaining for line in order.lines})
        for case in books.cases.get(order.order_id, []):
            if case.send_back_by and case.state in {CaseState.RECEIVED, CaseState.SETTLED}:
                back.update(sold_again(case, order))
    for sku, (free, reserved) in before.items():
        due = (free - promised[sku] - sent[sku] + back[sku], reserved + promised[sku])
        if after[sku] != due or min(due) < 0:
            yield f"{sku}: {before[sku]} became {after[sku]}, not {due}"


def of_budget(books: Books) -> Iterator[str]:
    """I7: every counter of what was spent says what orders say, and none passed its limit."""
    spent = _spent(books.orders)
    counted = {
        (item.key.partition.rpartition("#")[2], item.key.sort.removeprefix("counter#spend#")): counter_value(
            item, "amount"
        )
        for item in books.by_sort.get("counter", [])
        if item.key.sort.startswith("counter#spend#")
    }
    for who, span in spent.keys() | counted.keys():
        if spent[who, span] != counted.get((who, span), 0):
            yield f"{who} spent {spent[who, span]} in {span}, counted {counted.get((who, span), 0)}"
    people_by_id = {person.customer_id: person for person in people(books)}
    for (who, span), amount in counted.items():
        limit = _limit(span, books.merchant, people_by_id.get(who))
        if limit is not None and amount > limit.amount:
            yield f"{who} spent {amount} in {span}, beyond {limit.amount}"


def _spent(orders: list[Order]) -> Counter[tuple[str, str]]:
    """Return what orders say was spent, by customer and by day, month and voice where the shop is."""
    spent: Counter[tuple[str, str]] = Counter()
    for order in orders:
        if order.state is CheckoutState.CANCELED:
            continue
        local = order.placed_at.astimezone(_HERE)
        for span in (f"{local:%Y-%m-%d}", f"{local:%Y-%m}"):
            for voice in {"", order.person_id}:
                spent[order.customer_id, f"{span}#{voice}" if voice else span] += order.total.amount
    return spent


def _limit(span: str, merchant: Merchant, customer: Customer | None) -> Money | None:
    moment, _, voice = span.partition("#")
    name = "day" if len(moment) == len("2026-11-23") else "month"
    if customer is None:
        return None
    return limit_of(f"member_{name}" if voice else name, merchant, customer, voice)


def people(books: Books) -> list[Customer]:
    """Return every profile."""
    return [customer_from(item, "") for item in books.by_sort.get("profile", [])]


def _first_total(order: Order) -> Money:
    goods = [(line.unit_price + line.deposit) * line.quantity for line in order.lines]
    return sum(goods, order.delivery_cost)
