"""Audit what was declared about orders: packs, refunds, replacements and letters agree with the cases, each once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from skill.domain.cases import Case, CaseKind, CaseState, Remedy
from skill.domain.order import CheckoutState, Order, PaymentState
from skill.services.records import keys
from skill.services.records.cases import recent_cases
from tests.conversations.theatre import MERCHANT, Theatre

_LETTER_TOLD = re.compile(r"E-Mail|schreibt dir|email|write to you")
_CHARGED = frozenset({CaseState.RECEIVED, CaseState.SETTLED})


@dataclass
class CaseLedger:
    """Remember which cases and refunds there were when the curtain rose."""

    theatre: Theatre
    restocked: Counter[str] = field(default_factory=Counter)
    _before: frozenset[str] = frozenset()
    _credited: dict[tuple[str, str], int] = field(default_factory=dict)
    _refunded: dict[str, int] = field(default_factory=dict)

    def open(self, customers: Iterable[str]) -> None:
        """Take stock of cases, packs given back and money paid back."""
        everyone = tuple(customers)
        self._before = frozenset(case.case_id for case in self._everyones(everyone))
        orders = [order for customer in everyone for order in self.theatre.orders(customer)]
        self._credited = {(order.order_id, line.sku): line.credited for order in orders for line in order.lines}
        self._refunded = {order.order_id: self._paid_back(order) for order in orders}

    def new_cases(self, customers: Iterable[str]) -> list[Case]:
        """Return what was declared during the play, the oldest first."""
        found = [case for case in self._everyones(customers) if case.case_id not in self._before]
        return sorted(found, key=lambda case: case.case_id)

    def audit(self, customers: Iterable[str], answers: Iterable[str]) -> None:
        """Hold every order with a case against its cases, and every case against what was said."""
        everyone = tuple(customers)
        cases = self.new_cases(everyone)
        for customer in everyone:
            for order in self.theatre.orders(customer):
                about = [case for case in cases if case.order_id == order.order_id and not was_stopped(case)]
                self._audit_packs(order, about)
                self._audit_refunds(order, about)
                self._audit_replacement(order, cases)
        if cases:
            assert any(_LETTER_TOLD.search(said) for said in answers), "nobody was told of letters about a case"

    def refunds_of(self, order: Order, cases: Iterable[Case]) -> int:
        """Return what was paid back during the play for the goods of an order that had been sent, in cents."""
        paid = (case for case in cases if case.order_id == order.order_id and not was_stopped(case))
        return sum(case.refund.amount for case in paid if case.refund_asked_at and case.state in _CHARGED)

    def _everyones(self, customers: Iterable[str]) -> list[Case]:
        return [
            case
            for customer in customers
            for case in recent_cases(self.theatre.memory, keys.customer(MERCHANT, customer), limit=100)
        ]

    def _paid_back(self, order: Order) -> int:
        books = self.theatre.books(order)
        return books.refunded.amount if books else 0

    def _audit_packs(self, order: Order, cases: list[Case]) -> None:
        given: Counter[str] = Counter()
        for case in cases:
            if case.remedy is Remedy.REFUND and case.state is not CaseState.REFUSED:
                given.update({line.sku: line.quantity for line in case.lines})
        for line in order.lines:
            credited = line.credited - self._credited.get((order.order_id, line.sku), 0)
            assert credited == given[line.sku], f"{order.number}: {credited} of {line.sku} credited, not {given}"
            assert line.kept >= 0, f"{order.number}: more {line.sku} given back than there were"

    def _audit_refunds(self, order: Order, cases: list[Case]) -> None:
        if order.order_id in self._refunded:
            paid = self._paid_back(order) - self._refunded[order.order_id]
            assert paid == self.refunds_of(order, cases), f"{order.number}: {paid} cents were paid back"

    def _audit_replacement(self, order: Order, cases: list[Case]) -> None:
        if not order.replaces:
            return
        (case,) = [case for case in cases if case.replacement == order.order_id]
        assert (case.order_id, case.remedy) == (order.replaces, Remedy.REPLACE)
        assert (order.payment, order.total.amount) == (PaymentState.NOTHING_DUE, 0)
        assert self.theatre.books(order) is None, f"{order.number} is free, yet the provider knows of it"
        sent = {line.sku: line.quantity for line in order.lines}
        assert sent == {line.sku: line.quantity for line in case.lines}


def was_stopped(case: Case) -> bool:
    """Tell whether a withdrawal stopped goods before they left: then packs are cancelled, none come back."""
    stopped = case.kind is CaseKind.WITHDRAWAL and case.state is CaseState.SETTLED and not case.return_code
    return stopped and case.send_back_by is None


def letters_about(cases: Iterable[Case]) -> int:
    """Return how many letters cases ask for: received, instructions, replacement, refund, refusal."""
    return sum(
        [
            case.kind is CaseKind.WITHDRAWAL,
            bool(case.return_code),
            bool(case.replacement),
            case.refund_asked_at is not None and case.state is CaseState.SETTLED and not was_stopped(case),
            case.state is CaseState.REFUSED,
        ].count(True)
        for case in cases
    )


def is_free(order: Order) -> bool:
    """Tell whether an order replaces another: it was consented to at no gate, as it costs nothing."""
    return bool(order.replaces) and order.state is not CheckoutState.INCOMPLETE
