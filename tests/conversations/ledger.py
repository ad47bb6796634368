"""Audit what a play left behind: orders, payments, stock, evidence and mails agree with what was said."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from skill.domain.cases import Case
from skill.domain.money import Money
from skill.domain.order import CheckoutState, Order, PaymentState
from skill.services.records import keys
from skill.services.records.orders import order_from
from tests.conversations.case_ledger import CaseLedger, is_free, letters_about
from tests.conversations.theatre import MERCHANT, Theatre
from tests.reliability.contents import Once, items_by_kind

CUSTOMERS = ("demo-anna", "demo-ute", "demo-mehmet", "demo-jonas", "demo-lea")
_CONFIRMATION = re.compile(r"Deine Bestellung \d|Your order \d")
_DUTY = re.compile(r"zahlungspflichtig bestellen|obligation to pay")

_ORDER = Once(order_from)


@dataclass
class Ledger:
    """Remember what the shop held when the curtain rose, and what the play says of orders and mails."""

    theatre: Theatre
    answers: list[str] = field(default_factory=list)
    declared: int = 0
    letters: int = 0
    _before: frozenset[str] = frozenset()
    _stock: dict[str, tuple[int, int]] = field(default_factory=dict)
    _mails: int = 0
    _cases: CaseLedger = field(init=False)

    def __post_init__(self) -> None:
        """Open the books of cases beside those of orders."""
        self._cases = CaseLedger(self.theatre)

    def open(self) -> None:
        """Take stock of everything; called again where a stage direction changed it."""
        self._before = frozenset(order.order_id for order in self._everyones())
        self._stock = self.theatre.stocks()
        self._mails = len(self.theatre.mails())
        self._cases.open(CUSTOMERS)

    def restocked(self, sku: str, delta: int) -> None:
        """Expect that the shop gained or lost packs by other hands."""
        free, reserved = self._stock[sku]
        self._stock[sku] = (free + delta, reserved)

    def new_orders(self) -> list[Order]:
        """Return what was really ordered during the play, the oldest first."""
        found = [order for order in self._everyones() if order.order_id not in self._before]
        return sorted(found, key=lambda order: order.order_id)

    def placed(self) -> list[Order]:
        """Return the new orders that were completed, cancelled ones included."""
        return [order for order in self.new_orders() if not order.refused_because and not is_free(order)]

    def new_cases(self) -> list[Case]:
        """Return what was declared about orders during the play, the oldest first."""
        return self._cases.new_cases(CUSTOMERS)

    def close(self) -> None:
        """Let the jobs run, then hold every book against what was said."""
        self.theatre.work_off()
        placed = [order for order in self.placed() if order.state is not CheckoutState.REQUIRES_ESCALATION]
        assert len(placed) == self.declared, f"ordered: {[order.lines for order in placed]}"
        for order in self.new_orders():
            if not is_free(order):
                self._audit_payment(order)
                self._audit_evidence(order)
        self._cases.audit(CUSTOMERS, self.answers)
        self._audit_stock()
        self._audit_mails()

    def _everyones(self) -> list[Order]:
        return [_ORDER(item) for item in items_by_kind(self.theatre.memory)["order"]]

    def _audit_payment(self, order: Order) -> None:
        books = self.theatre.books(order)
        if order.state is CheckoutState.COMPLETED:
            assert books is not None
            paid = Money(0) if order.payment is PaymentState.PROCESSING else order.total
            back = Money(self._cases.refunds_of(order, self.new_cases()))
            assert order.payment is (PaymentState.REFUNDED if back == paid != Money(0) else order.payment)
            assert order.payment in {PaymentState.CAPTURED, PaymentState.PROCESSING, PaymentState.REFUNDED}
            assert books.captured - books.refunded == paid - back
        elif books is not None:
            assert (books.captured - books.refunded).amount == 0, f"{order.order_id} keeps money without an order"

    def _audit_evidence(self, order: Order) -> None:
        owner = keys.customer(MERCHANT, order.customer_id)
        evidence = self.theatre.memory.get(keys.evidence(owner, order.order_id))
        assert evidence is not None, f"{order.order_id} has no evidence"
        asked = str(evidence.attributes["question_text"])
        assert asked in self.answers, f"was never said: {asked}"
        assert _DUTY.search(asked.rsplit(". ", maxsplit=1)[-1])

    def _audit_stock(self) -> None:
        promised: Counter[str] = Counter()
        for order in self.new_orders():
            if order.state in {CheckoutState.COMPLETED, CheckoutState.REQUIRES_ESCALATION}:
                promised.update({line.sku: line.remaining for line in order.lines})
        now = self.theatre.stocks()
        for sku, (free, reserved) in self._stock.items():
            taken = promised[sku]
            assert now[sku] == (free - taken, reserved + taken), f"the stock of {sku} does not add up"

    def _audit_mails(self) -> None:
        subjects = [str(mail["subject"]) for mail in self.theatre.mails()[self._mails :]]
        confirmations = [subject for subject in subjects if _CONFIRMATION.match(subject)]
        assert len(confirmations) == self.declared, subjects
        about_cases = letters_about(self.new_cases())
        told = self.letters + about_cases
        assert len(subjects) - len(confirmations) == told, f"mails nobody spoke of: {subjects}"
