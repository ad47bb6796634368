from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from skill.adapters.stripe_methods import StripeMethods, read_method
from skill.adapters.stripe_records import find_payer
from skill.domain.customer import MethodKind, StoredMethod
from skill.domain.errors import (
    NotFoundError,
    PaymentMethodNotOfferedError,
    ProgrammingError,
    UnavailableError,
)
from skill.services.ports import PaymentStatus, SetUpRequest
from tests.adapters.payments.rigs import CUSTOMER, MERCHANT, RETURN_URL, StripeRig, asking
from tests.fakes.stripe_checkout import complete
from tests.fakes.stripe_faults import Trouble

SESSIONS = "/v1/checkout/sessions"
NEW = "c2"


@pytest.fixture
def methods(stripe: StripeRig) -> StripeMethods:
    return StripeMethods(stripe.table, stripe.api)


def wish(kind: MethodKind = MethodKind.CARD, key: str = "k1", customer: str = NEW) -> SetUpRequest:
    return SetUpRequest(MERCHANT, customer, "Lea", "lea@example.org", kind, RETURN_URL, "de-DE", key)


@pytest.mark.parametrize(
    ("kind", "details", "stored"),
    [
        (MethodKind.CARD, {}, ("Visa 4242", "2027-03")),
        (
            MethodKind.CARD,
            {"brand": "amex", "wallet": {"type": "apple_pay"}},
            ("American Express 4242 (Apple Pay)", "2027-03"),
        ),
        (
            MethodKind.CARD,
            {"brand": "mastercard", "wallet": {"type": "google_pay"}},
            ("Mastercard 4242 (Google Pay)", "2027-03"),
        ),
        (MethodKind.SEPA_DEBIT, {}, ("DE … 3000", "")),
        (MethodKind.PAYPAL, {}, ("PayPal", "")),
    ],
)
def test_finished_page_gives_the_method(
    stripe: StripeRig, methods: StripeMethods, kind: MethodKind, details: dict[str, Any], stored: tuple[str, str]
) -> None:
    page = methods.begin(wish(kind))
    assert page.url == f"{stripe.fake.books.base}/c/pay/{page.reference}"
    assert methods.finish(MERCHANT, NEW, page.reference) is None
    method = complete(stripe.fake.books, page.reference, **details)
    expected = StoredMethod(f"stripe:{method}", kind, *stored)
    assert methods.finish(MERCHANT, NEW, page.reference) == expected
    assert methods.finish(MERCHANT, NEW, page.reference) == expected


def test_page_is_asked_for_in_full(stripe: StripeRig, methods: StripeMethods) -> None:
    methods.begin(replace(wish(MethodKind.SEPA_DEBIT), locale="en-GB"))
    (form,) = stripe.fake.asked("POST", SESSIONS)
    payer = find_payer(stripe.table, MERCHANT, NEW)
    assert payer is not None
    owner = {"merchant_id": MERCHANT, "customer_id": NEW}
    assert form == {
        "mode": "setup",
        "customer": payer.stripe_customer,
        "allowed_payment_method_types": ["sepa_debit"],
        "success_url": RETURN_URL,
        "cancel_url": RETURN_URL,
        "locale": "en",
        "metadata": owner,
        "setup_intent_data": {"metadata": owner},
    }


def test_stored_method_pays_off_session(stripe: StripeRig, methods: StripeMethods) -> None:
    page = methods.begin(wish(customer=CUSTOMER))
    method = complete(stripe.fake.books, page.reference)
    assert methods.finish(MERCHANT, CUSTOMER, page.reference) is not None
    before = len(stripe.fake.requests)
    request = replace(asking(stripe), method=f"stripe:{method}")
    assert stripe.payments.authorise(request).status is PaymentStatus.AUTHORISED
    assert [path for _, path, _, _ in stripe.fake.requests[before:]] == ["/v1/payment_intents"]


def test_same_key_leads_to_one_page(stripe: StripeRig, methods: StripeMethods) -> None:
    first = methods.begin(wish())
    assert methods.begin(wish()) == first
    assert methods.begin(wish(key="k2")) != first
    assert len(stripe.fake.books.customers) == 2


def test_lost_answers_make_one_customer(stripe: StripeRig, methods: StripeMethods) -> None:
    for path in ("/v1/customers", SESSIONS):
        stripe.fake.strike(Trouble.RESET, done=True, path=path)
        with pytest.raises(UnavailableError):
            methods.begin(wish())
    page = methods.begin(wish())
    assert (len(stripe.fake.books.customers), list(stripe.fake.books.sessions)) == (2, [page.reference])


@pytest.mark.parametrize("kind", [MethodKind.PAYPAL, MethodKind.INVOICE])
def test_methods_the_account_lacks_are_refused(stripe: StripeRig, methods: StripeMethods, kind: MethodKind) -> None:
    stripe.fake.books.activated.discard("paypal")
    with pytest.raises(PaymentMethodNotOfferedError) as refusal:
        methods.begin(wish(kind))
    assert refusal.value.kind == kind
    assert stripe.fake.books.sessions == {}


@pytest.mark.parametrize(("merchant", "customer"), [(MERCHANT, "c3"), ("other", NEW)])
def test_page_of_others_is_not_found(stripe: StripeRig, methods: StripeMethods, merchant: str, customer: str) -> None:
    page = methods.begin(wish())
    complete(stripe.fake.books, page.reference)
    with pytest.raises(NotFoundError):
        methods.finish(merchant, customer, page.reference)
    with pytest.raises(NotFoundError):
        methods.finish(MERCHANT, NEW, "cs_99999999999999")


def test_forgotten_method_pays_no_more(stripe: StripeRig, methods: StripeMethods) -> None:
    request = asking(stripe)
    for _ in range(2):
        methods.forget(MERCHANT, CUSTOMER, request.method)
    assert stripe.fake.books.methods[request.method.removeprefix("stripe:")]["customer"] is None
    refused = stripe.payments.authorise(request)
    assert (refused.status, refused.reason) == (PaymentStatus.DECLINED, "method_gone")
    assert stripe.intents() == []


def test_methods_of_others_are_not_forgotten(stripe: StripeRig, methods: StripeMethods) -> None:
    theirs = stripe.method("ok")
    methods.begin(wish())
    for customer, method in ((NEW, theirs), ("nobody", theirs), (CUSTOMER, "sandbox:authorised")):
        methods.forget(MERCHANT, customer, method)
    assert stripe.fake.books.methods[theirs.removeprefix("stripe:")]["customer"] == stripe.customer


def test_lost_answer_still_forgets(stripe: StripeRig, methods: StripeMethods) -> None:
    page = methods.begin(wish(customer=CUSTOMER))
    method = complete(stripe.fake.books, page.reference)
    methods.finish(MERCHANT, CUSTOMER, page.reference)
    stripe.fake.strike(Trouble.RESET, done=True, path=f"/v1/payment_methods/{method}/detach")
    with pytest.raises(UnavailableError):
        methods.forget(MERCHANT, CUSTOMER, f"stripe:{method}")
    methods.forget(MERCHANT, CUSTOMER, f"stripe:{method}")
    payer = find_payer(stripe.table, MERCHANT, CUSTOMER)
    assert payer is not None
    assert payer.kinds == {}


def test_unknown_kinds_are_a_mistake() -> None:
    with pytest.raises(ProgrammingError, match="blik"):
        read_method({"id": "pm_1", "type": "blik"})
