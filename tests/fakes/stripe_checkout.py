"""Play Stripe's hosted page in setup mode, on which a customer stores a way to pay."""

from __future__ import annotations

from typing import Any

from tests.fakes.stripe_books import Form, StripeBooks
from tests.fakes.stripe_errors import StripeRefusal, missing


def create_session(books: StripeBooks, form: Form) -> dict[str, Any]:
    """Open a page; refuse a way to pay that the account does not have."""
    types = form["allowed_payment_method_types"]
    for wanted in types:
        if wanted not in books.activated:
            message = f"The payment method type provided: {wanted} is invalid. Please ensure it is activated."
            raise StripeRefusal(400, "", message, param="allowed_payment_method_types")
    if form.get("mode") != "setup" or form["customer"] not in books.customers:
        raise missing(str(form.get("customer")), kind="customer", param="customer")
    metadata = dict(form.get("setup_intent_data", {}).get("metadata", {}))
    setup = books.new("seti", "setup_intent", status="requires_payment_method", payment_method=None, metadata=metadata)
    books.setups[setup["id"]] = setup
    session = books.new(
        *("cs", "checkout.session"),
        mode="setup",
        status="open",
        customer=form["customer"],
        payment_method_types=types,
        metadata=dict(form.get("metadata", {})),
        success_url=form["success_url"],
        cancel_url=form.get("cancel_url"),
        locale=form.get("locale"),
        setup_intent=setup["id"],
    )
    session["url"] = f"{books.base}/c/pay/{session['id']}"
    books.sessions[session["id"]] = session
    return session


def read_session(books: StripeBooks, session_id: str, form: Form) -> dict[str, Any]:
    """Return a page with its SetupIntent, and that with its method, where they are asked for."""
    if session_id not in books.sessions:
        raise missing(session_id, kind="checkout.session", param="intent")
    session = dict(books.sessions[session_id])
    if "setup_intent.payment_method" in form.get("expand", []):
        setup = dict(books.setups[session["setup_intent"]])
        setup["payment_method"] = books.methods.get(setup["payment_method"])
        session["setup_intent"] = setup
    return session


def complete(books: StripeBooks, session_id: str, *, plays: str = "ok", **details: Any) -> str:
    """Play the customer who finishes the page; return the stored method's id."""
    session = books.sessions[session_id]
    kind = session["payment_method_types"][0]
    method = books.add_method(session["customer"], kind, plays)
    books.methods[method][kind].update(details)
    books.setups[session["setup_intent"]].update(status="succeeded", payment_method=method)
    session.update(status="complete", url=None)
    books.emit("checkout.session.completed", session)
    return method


def read_method(books: StripeBooks, method_id: str) -> dict[str, Any]:
    """Return a stored way to pay."""
    if method_id not in books.methods:
        raise missing(method_id, kind="PaymentMethod", param="intent")
    return books.methods[method_id]


def detach(books: StripeBooks, method_id: str) -> dict[str, Any]:
    """Let go of a way to pay."""
    method = read_method(books, method_id)
    if method["customer"] is None:
        raise StripeRefusal(
            400, "", "The payment method you provided is not attached to a customer", param="payment_method"
        )
    method["customer"] = None
    return method
