"""Set up a shop in which every letter has something to say, and ask for each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from skill.domain.cases import CaseKind, Remedy
from skill.domain.customer import Address, MethodKind, StoredMethod
from skill.domain.localized import Localized
from skill.domain.merchant import InvoiceTerms
from skill.domain.money import Money
from skill.domain.order import CheckoutState, Order, PaymentState
from skill.services.ports import Mail
from tests.services.letters.desk import a_case, about, asked, delivered, ordered, stored
from tests.stage import Stage

_RECEIVED = datetime(2026, 11, 23, 9, 4, tzinfo=UTC)


@dataclass(frozen=True)
class Hostile:
    """Name things and people; by default harmless."""

    product: str = ""
    person: str = "Anna Berger"
    words: str = "Gefällt mir nicht"


def every_letter(stage: Stage, locale: str, said: Hostile = Hostile()) -> Mapping[str, Mail]:
    """Return one mail of each template."""
    order = _order(stage, said)
    _case(stage, order, said)

    def plain(template: str, **payload: object) -> Mail:
        return asked(stage, template, locale, **payload)  # type: ignore[arg-type]  # payloads are plain values

    def changed(template: str, now: Order, **payload: object) -> Mail:
        stored(stage, now)
        return about(stage, now, template, locale, **payload)  # type: ignore[arg-type]  # payloads are plain values

    failed = order.moved_to(CheckoutState.CANCELED, PaymentState.FAILED)
    owed = replace(order, payment=PaymentState.FAILED)
    part = order.with_cancelled(frozenset({order.lines[0].sku}))
    link = "http://127.0.0.1:8080/konto/link/abc"
    guest = {"name": said.person, "email": "gast@kunden.example", "order_number": "1234-4217", "text": said.words}
    letters: dict[str, Callable[[], Mail]] = {
        "order_confirmation": lambda: changed("order_confirmation", order),
        "order_refused": lambda: changed("order_refused", order),
        "payment_approval": lambda: changed("payment_approval", order, url="https://bank.example/a?b=1&c=2"),
        "payment_failed": lambda: changed("payment_failed", owed),
        "payment_failed (cancelled)": lambda: changed("payment_failed", failed),
        "order_cancelled": lambda: changed("order_cancelled", part),
        "order_delivered": lambda: about(stage, delivered(stage, order), "order_delivered", locale),
        "invoice": lambda: changed("invoice", order),
        "invoice_reminder": lambda: changed("invoice_reminder", order, number=1, due_on="2026-12-07"),
        "withdrawal_received": lambda: plain("withdrawal_received", case_id="case-1"),
        "withdrawal_received_guest": lambda: plain(
            "withdrawal_received_guest", customer_id="", declared_at=_RECEIVED.isoformat(), **guest
        ),
        "return_instructions": lambda: plain("return_instructions", case_id="case-1"),
        "replacement_confirmed": lambda: plain("replacement_confirmed", case_id="case-1"),
        "refund_sent": lambda: plain("refund_sent", case_id="case-1"),
        "case_refused": lambda: plain("case_refused", case_id="case-1"),
        "code_reset": lambda: plain("code_reset", url=link),
        "method_stored": lambda: plain("method_stored", method_id="sandbox:sepa"),
        "callback_request": lambda: plain("callback_request", conversation=f"U: {said.words}\nA: Gern."),
    }
    return {template: write() for template, write in letters.items()}


def _order(stage: Stage, said: Hostile) -> Order:
    order = ordered(stage, "kaffeefilter", "gerolsteiner medium", "harry vollkornbrot")
    if said.product:
        lines = tuple(replace(line, name=Localized(f"{line.name.de} {said.product}")) for line in order.lines)
        order = stored(stage, replace(order, lines=lines))
    label = said.product[:60] or "DE89 … 3000"
    stage.change_profile(
        name=said.person,
        addresses=(Address(order.address_id, said.person, "Lindenallee 12", "10115", "Berlin"),),
        payment_methods=(
            StoredMethod(order.payment_method, MethodKind.CARD, "Visa 4242"),
            StoredMethod("sandbox:sepa", MethodKind.SEPA_DEBIT, label),
        ),
    )
    account = "DE02 1203 0000 0000 2020 51, DKB Berlin"
    stage.change_merchant(
        invoice=InvoiceTerms(Money(20000), account=account),
        seller=replace(stage.merchant.seller, tax_number="DE123456789"),
    )
    return order


def _case(stage: Stage, order: Order, said: Hostile) -> None:
    a_case(
        stage,
        order,
        CaseKind.WITHDRAWAL,
        remedy=Remedy.REFUND,
        send_back_by=date(2026, 12, 7),
        return_code="LM-4217-8853",
        reason=said.words,
        replacement=order.order_id,
        refund_asked_at=_RECEIVED,
        judgement=said.words,
    )
