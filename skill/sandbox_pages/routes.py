"""Serve `/sandbox`: approve or decline a payment as at a bank, and store a way to pay as at a provider."""

from __future__ import annotations

from typing import Protocol

from flask import Blueprint, redirect, render_template, request

from skill.account.labels import money_text
from skill.account.visit import LANGUAGES, Answer, preferred_language
from skill.adapters.sandbox_methods import PAGE, SandboxMethods, SandboxSetUp
from skill.adapters.sandbox_payments import APPROVAL_PAGE, METHODS, SandboxPayments
from skill.domain.customer import MethodKind, StoredMethod
from skill.domain.errors import NotFoundError
from skill.services.ports import PaymentStatus
from skill.services.shop import Shop

LABELS = {MethodKind.CARD: "Visa 4242", MethodKind.SEPA_DEBIT: "DE89 … 3000", MethodKind.PAYPAL: "anna@paypal.example"}
_DEBITS = ("sepa", "sepa_fails")


class Host(Protocol):
    """Carry the shop whose sandbox it is."""

    @property
    def shop(self) -> Shop:
        """Return the shop's ports."""
        ...


def create_blueprint(host: Host) -> Blueprint:
    """Return the sandbox's pages; everybody who knows an order's id may play its customer at the bank."""
    routes = Blueprint("sandbox_pages", __name__, template_folder="templates")
    routes.register_error_handler(NotFoundError, lambda _error: _page("gone", 404))
    _add_bank(routes, host)
    _add_provider(routes, host)
    return routes


def _add_bank(routes: Blueprint, host: Host) -> None:
    @routes.get(f"{APPROVAL_PAGE}<order_id>")
    def approval(order_id: str) -> tuple[str, int]:
        return _approval(host, order_id)

    @routes.post(f"{APPROVAL_PAGE}<order_id>")
    def answer(order_id: str) -> Answer:
        bank = _payments(host)
        answers = {"approve": bank.approve, "decline": bank.decline}
        if request.form.get("answer") in answers:
            answers[request.form["answer"]](order_id)
        return redirect(request.path, 303)


def _add_provider(routes: Blueprint, host: Host) -> None:
    @routes.get(f"{PAGE}<reference>")
    def set_up(reference: str) -> tuple[str, int]:
        setup = _methods(host).page(reference)
        label, back = LABELS[setup.kind], _back(host, setup)
        return _page("method", setup=setup, outcomes=outcomes(setup.kind), label=label, back=back)

    @routes.post(f"{PAGE}<reference>")
    def choose(reference: str) -> Answer:
        setup = _methods(host).page(reference)
        if "leave" not in request.form:
            _store(host, setup, request.form.get("outcome", ""), request.form.get("label", ""))
        return redirect(_back(host, setup), 303)


def outcomes(kind: MethodKind) -> tuple[str, ...]:
    """Return the outcomes that a way to pay of this kind can have in the sandbox."""
    if kind is MethodKind.SEPA_DEBIT:
        return _DEBITS
    return tuple(name for name in METHODS if name not in _DEBITS)


def _back(host: Host, setup: SandboxSetUp) -> str:
    """Return the way back to the shop that is served here, under whichever port."""
    return setup.return_url.removeprefix(host.shop.public_url)


def _store(host: Host, setup: SandboxSetUp, outcome: str, label: str) -> None:
    """Play the customer who finishes the page; an unknown outcome stores nothing."""
    if outcome in outcomes(setup.kind):
        named = " ".join(label.split())[:60] or LABELS[setup.kind]
        _methods(host).choose(setup.reference, StoredMethod(f"sandbox:{outcome}", setup.kind, named))


def _approval(host: Host, order_id: str) -> tuple[str, int]:
    bank = _payments(host)
    book = bank.books(order_id)
    if book is None:
        raise NotFoundError(order_id)
    status = bank.look_up(order_id).status
    return _page(
        "approval",
        amount=money_text(book.amount, _language()),
        seller=book.seller,
        waits=status is PaymentStatus.REQUIRES_ACTION,
        declined=status is PaymentStatus.DECLINED,
        voided=status is PaymentStatus.VOIDED,
    )


def _page(template: str, status: int = 200, **values: object) -> tuple[str, int]:
    german = _language() == "de"

    def say(de: str, en: str) -> str:
        return de if german else en

    return render_template(f"sandbox_pages/{template}.html", say=say, language=_language(), **values), status


def _language() -> str:
    chosen = request.args.get("lang", "")
    return chosen if chosen in LANGUAGES else preferred_language()


def _payments(host: Host) -> SandboxPayments:
    return SandboxPayments(host.shop.table, clock=host.shop.clock, public_url=host.shop.public_url)


def _methods(host: Host) -> SandboxMethods:
    return SandboxMethods(host.shop.table, clock=host.shop.clock, public_url=host.shop.public_url)
