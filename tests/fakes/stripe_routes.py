"""Lead each of Stripe's paths to the books, and refuse parameters that Stripe does not know.

What it knows is read off the client library's own types, which Stripe generates from its API.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import stripe.params as known
import stripe.params.checkout as checkout_params

from tests.fakes import stripe_checkout
from tests.fakes.stripe_books import Form, StripeBooks
from tests.fakes.stripe_errors import StripeRefusal

Route = Callable[[StripeBooks, str, Form], dict[str, Any]]

_CARD_OPTIONS = known.PaymentIntentCreateParamsPaymentMethodOptionsCard
_ID = "/([a-z]+_[0-9]+)"
_ROUTES: tuple[tuple[str, str, Any, Route], ...] = (
    ("POST", "/v1/customers", known.CustomerCreateParams, lambda books, _, form: books.add_customer(form)),
    (
        "GET",
        f"/v1/payment_methods{_ID}",
        known.PaymentMethodRetrieveParams,
        lambda books, name, _: stripe_checkout.read_method(books, name),
    ),
    (
        "POST",
        f"/v1/payment_methods{_ID}/detach",
        known.PaymentMethodDetachParams,
        lambda books, name, _: stripe_checkout.detach(books, name),
    ),
    ("POST", "/v1/payment_intents", known.PaymentIntentCreateParams, lambda books, _, form: books.create_intent(form)),
    ("GET", "/v1/payment_intents", known.PaymentIntentListParams, lambda books, _, form: books.list_intents(form)),
    ("GET", f"/v1/payment_intents{_ID}", known.PaymentIntentRetrieveParams, lambda books, name, _: books.intent(name)),
    (
        "POST",
        f"/v1/payment_intents{_ID}/confirm",
        known.PaymentIntentConfirmParams,
        lambda books, name, form: books.confirm_intent(name, form),
    ),
    (
        "POST",
        f"/v1/payment_intents{_ID}/capture",
        known.PaymentIntentCaptureParams,
        lambda books, name, form: books.capture_intent(name, form),
    ),
    (
        "POST",
        f"/v1/payment_intents{_ID}/cancel",
        known.PaymentIntentCancelParams,
        lambda books, name, _: books.cancel_intent(name),
    ),
    ("POST", "/v1/refunds", known.RefundCreateParams, lambda books, _, form: books.create_refund(form)),
    ("GET", "/v1/refunds", known.RefundListParams, lambda books, _, form: books.list_refunds(form)),
    (
        "POST",
        "/v1/checkout/sessions",
        checkout_params.SessionCreateParams,
        lambda books, _, form: stripe_checkout.create_session(books, form),
    ),
    (
        "GET",
        f"/v1/checkout/sessions{_ID}",
        checkout_params.SessionRetrieveParams,
        stripe_checkout.read_session,
    ),
)


def carry_out(books: StripeBooks, method: str, path: str, form: Form) -> dict[str, Any]:
    """Do what a request asks for; raise `StripeRefusal` as Stripe answers."""
    for verb, pattern, params, route in _ROUTES:
        found = re.fullmatch(pattern, path)
        if found and verb == method:
            _check_known(params, form)
            return route(books, found[1] if found.groups() else "", form)
    raise StripeRefusal(404, "", f"Unrecognized request URL ({method}: {path}).")


def _check_known(params: Any, form: Form) -> None:
    for name in form:
        if name not in params.__annotations__:
            raise StripeRefusal(400, "parameter_unknown", f"Received unknown parameter: {name}", param=name)
    for name in form.get("payment_method_options", {}).get("card", {}):
        if name not in _CARD_OPTIONS.__annotations__:
            raise StripeRefusal(400, "parameter_unknown", f"Received unknown parameter: {name}", param=name)
