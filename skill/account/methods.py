"""Show, add, prefer and remove ways to pay; what is secret about them stays with the provider."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import redirect, request

from skill.account.labels import method_label
from skill.account.visit import WRONG, Answer, Visit
from skill.domain.customer import MethodKind, StoredMethod
from skill.domain.errors import NotFoundError, RefusedError
from skill.services.edit_methods import add_invoice, begin_method, finish_method, prefer_method, remove_method


def show(visit: Visit) -> Answer:
    """Return all ways to pay, and those that can be added."""
    customer, merchant = visit.customer, visit.merchant
    has_invoice = any(method.kind is MethodKind.INVOICE for method in customer.payment_methods)
    kinds = [
        kind
        for kind in merchant.payment_kinds
        if kind is not MethodKind.INVOICE or (merchant.invoice is not None and not has_invoice)
    ]
    return visit.show("methods", customer=customer, kinds=kinds, label=lambda one: method_label(one, visit.words))


def begin(visit: Visit) -> Answer:
    """Send the customer to the provider's page; the browser follows a form to our own pages only."""
    try:
        kind = MethodKind(request.form.get("kind", ""))
    except ValueError as error:
        raise NotFoundError(request.form.get("kind", "")) from error
    if kind is MethodKind.INVOICE:
        add_invoice(visit.shop, visit.merchant, visit.account.customer_id)
        return visit.go("methods", "method_added")
    begun = begin_method(visit.shop, visit.merchant, visit.customer, kind, visit.locale)
    if begun.url.startswith(f"{visit.shop.public_url}/"):
        return redirect(begun.url.removeprefix(visit.shop.public_url), 303)
    return visit.show("method_away", url=begun.url, provider=urlsplit(begun.url).hostname or "", kind=kind)


def show_back(visit: Visit, key: str) -> Answer:
    """Ask who comes back from the provider to store what was set up: a page that is only looked at changes nothing."""
    return visit.show("method_back", key=key)


def finish(visit: Visit, key: str) -> Answer:
    """Store what was set up on the provider's page."""
    stored = finish_method(visit.shop, visit.account, key, locale=visit.locale)
    return visit.go("methods", "method_added" if stored else "method_unfinished")


def prefer(visit: Visit, method_id: str) -> Answer:
    """Pay with this one from now on."""
    prefer_method(visit.shop, visit.account, method_id)
    return visit.go("methods", "method_preferred")


def show_removal(visit: Visit, method_id: str) -> Answer:
    """Ask before a way to pay is removed, and what is preferred from then on."""
    return _removal(visit, method_id)


def remove(visit: Visit, method_id: str) -> Answer:
    """Remove a way to pay."""
    try:
        remove_method(visit.shop, visit.account, method_id, successor=request.form.get("successor", ""))
    except RefusedError as error:
        return _removal(visit, method_id, visit.sentence(error))
    return visit.go("methods", "method_removed")


def _removal(visit: Visit, method_id: str, wrong: str = "") -> Answer:
    customer = visit.customer
    method = customer.method(method_id)
    if method is None:
        raise NotFoundError(method_id)
    others = [one for one in customer.payment_methods if one != method]

    def label(one: StoredMethod) -> str:
        return method_label(one, visit.words)

    preferred = customer.payment_method == method_id
    return visit.show(
        "method_gone",
        WRONG if wrong else 200,
        method=method,
        others=others,
        label=label,
        preferred=preferred,
        wrong=wrong,
    )
