"""What only Stripe's adapter does; what all providers share stands in test_conformance.py."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import timedelta

import pytest

from skill.adapters.payment_amounts import AmountRefusedError
from skill.adapters.stripe_access import StripeAccess
from skill.adapters.stripe_api import StripeApi
from skill.adapters.stripe_payments import StripePayments
from skill.adapters.stripe_records import Asked, find_asked, put_asked
from skill.domain.errors import ProgrammingError, RefusedError, UnavailableError
from skill.domain.money import Money
from skill.services.deadline import answering
from skill.services.ports import PaymentResult, PaymentStatus
from skill.services.table import Change
from tests.adapters.payments.rigs import CUSTOMER, MERCHANT, ORDER, RETURN_URL, TOTAL, StripeRig, asking, stripe_rig
from tests.fakes.stripe_server import API_KEY

INTENTS = "/v1/payment_intents"


def asked(rig: StripeRig) -> dict[str, object]:
    """Return the one form that asked for money."""
    (form,) = rig.fake.asked("POST", INTENTS)
    return form


def pay(rig: StripeRig, plays: str = "ok") -> PaymentResult:
    return rig.payments.authorise(asking(rig, plays))


def test_card_is_asked_for_in_full(stripe: StripeRig) -> None:
    request = replace(asking(stripe), seller="Müllers Bäckerei & Söhne", low_value=True)
    stripe.payments.authorise(request)
    assert asked(stripe) == {
        "amount": "539",
        "currency": "eur",
        "customer": stripe.customer,
        "payment_method": request.method.removeprefix("stripe:"),
        "allowed_payment_method_types": ["card"],
        "payment_method_options": {"card": {"request_three_d_secure": "automatic"}},
        "confirm": "true",
        "off_session": "true",
        "capture_method": "manual",
        "description": "Müllers Bäckerei & Söhne, o-1",
        "statement_descriptor_suffix": "Muellers B",
        "metadata": {
            "order_id": ORDER,
            "merchant_id": MERCHANT,
            "customer_id": CUSTOMER,
            "seller": "Müllers Bäckerei & Söhne",
        },
        "expand": ["latest_charge"],
    }
    assert [key for _, path, _, key in stripe.fake.requests if path == INTENTS] == ["o-1:authorise"]


@pytest.mark.parametrize(
    ("plays", "kind", "capture"), [("sepa", "sepa_debit", "automatic"), ("paypal", "paypal", "manual")]
)
def test_other_methods_ask_their_own_way(stripe: StripeRig, plays: str, kind: str, capture: str) -> None:
    pay(stripe, plays)
    form = asked(stripe)
    assert (form["allowed_payment_method_types"], form["capture_method"]) == ([kind], capture)
    assert form["statement_descriptor"] == "Lindenmarkt"
    assert "statement_descriptor_suffix" not in form
    assert "payment_method_options" not in form


@pytest.mark.parametrize("seller", ["日本", "<\"*'>", ""])
def test_unprintable_sellers_stay_off_the_statement(stripe: StripeRig, seller: str) -> None:
    stripe.payments.authorise(replace(asking(stripe), seller=seller))
    assert "statement_descriptor_suffix" not in asked(stripe)


@pytest.mark.parametrize(("low_value", "wanted"), [(True, "automatic"), (False, "challenge")])
def test_low_values_leave_the_exemption_open(wanted: str, *, low_value: bool) -> None:
    with stripe_rig("challenge") as rig:
        result = rig.payments.authorise(replace(asking(rig), low_value=low_value))
        assert asked(rig)["payment_method_options"] == {"card": {"request_three_d_secure": wanted}}
        status = PaymentStatus.AUTHORISED if low_value else PaymentStatus.REQUIRES_ACTION
        assert result.status is status


def test_approval_is_asked_for_on_the_same_intent(stripe: StripeRig) -> None:
    waits = pay(stripe, "authentication_required")
    (confirmed,) = stripe.fake.asked("POST", f"{INTENTS}/{waits.reference}/confirm")
    assert confirmed == {
        "payment_method": stripe.method("authentication_required").removeprefix("stripe:"),
        "off_session": "false",
        "return_url": RETURN_URL,
        "expand": ["latest_charge"],
    }
    assert waits.action_url == f"{stripe.fake.books.base}/authenticate/{waits.reference}"
    assert stripe.intents() == [waits.reference]


def test_cut_before_the_page_is_made_good(stripe: StripeRig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stripe.payments, "_ask_for_page", lambda _asked, intent: intent)
    half = pay(stripe, "authentication_required")
    assert (half.status, half.reason) == (PaymentStatus.DECLINED, "authentication_failed")
    monkeypatch.undo()
    assert stripe.payments.look_up(ORDER).status is PaymentStatus.REQUIRES_ACTION
    assert stripe.payments.void(ORDER).status is PaymentStatus.VOIDED


def test_given_up_order_gets_no_page(stripe: StripeRig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stripe.payments, "_ask_for_page", lambda _asked, intent: intent)
    pay(stripe, "authentication_required")
    monkeypatch.undo()
    assert stripe.payments.void(ORDER).status is PaymentStatus.VOIDED
    assert stripe.payments.look_up(ORDER).action_url == ""


@pytest.mark.parametrize(
    ("plays", "reason"),
    [("declined", "declined"), ("expired", "expired"), ("insufficient_funds", "insufficient_funds")],
)
def test_refusals_are_typed(stripe: StripeRig, plays: str, reason: str) -> None:
    assert pay(stripe, plays).reason == reason
    assert stripe.payments.look_up(ORDER).reason == reason


@pytest.mark.parametrize("amount", [1, 49])
def test_amounts_below_stripes_least_are_refused(stripe: StripeRig, amount: int) -> None:
    with pytest.raises(AmountRefusedError):
        stripe.payments.authorise(asking(stripe, amount=Money(amount)))
    assert stripe.payments.look_up(ORDER).status is PaymentStatus.ABSENT


def test_method_of_another_customer_is_gone(stripe: StripeRig) -> None:
    other = str(stripe.fake.books.add_customer({})["id"])
    theirs = stripe.fake.books.add_method(other)
    for method in (theirs, "pm_99999999999999"):
        refused = stripe.payments.authorise(replace(asking(stripe), method=f"stripe:{method}"))
        assert (refused.status, refused.reason) == (PaymentStatus.DECLINED, "method_gone")
    strangers = stripe.payments.authorise(replace(asking(stripe), customer_id="c9"))
    assert strangers.reason == "method_gone"
    assert stripe.intents() == []


def test_method_detached_meanwhile_is_gone(stripe: StripeRig) -> None:
    request = asking(stripe)
    stripe.payments._payers.remember(MERCHANT, CUSTOMER, request.method.removeprefix("stripe:"), "card")
    stripe.fake.books.methods[request.method.removeprefix("stripe:")]["customer"] = None
    assert stripe.payments.authorise(request).reason == "method_gone"
    assert stripe.payments.look_up(ORDER).status is PaymentStatus.ABSENT


def test_changed_request_with_one_key_is_a_mistake(stripe: StripeRig) -> None:
    pay(stripe)
    note = find_asked(stripe.table, ORDER)
    assert note is not None
    other = Asked(**{**{name: getattr(note, name) for name in Asked.__slots__}, "amount": Money(1_000)})
    with pytest.raises(ProgrammingError, match="one idempotency key"):
        stripe.payments._create(other)
    assert stripe.moved(ORDER)[0] == 1


def test_request_at_work_elsewhere_is_unknown(stripe: StripeRig) -> None:
    request = asking(stripe)
    stripe.fake.hold_key("o-1:authorise")
    with pytest.raises(UnavailableError, match="status 409"):
        stripe.payments.authorise(request)
    assert stripe.intents() == []


def test_stored_answers_are_not_news(stripe: StripeRig) -> None:
    """A key replays how it was; what is true now is asked for."""
    waits = pay(stripe, "authentication_required")
    stripe.approve(ORDER)
    note = find_asked(stripe.table, ORDER)
    assert note is not None
    assert stripe.payments._create(note).status is PaymentStatus.AUTHORISED
    assert stripe.intents() == [waits.reference]


def test_lost_id_is_found_among_many(stripe: StripeRig) -> None:
    held = pay(stripe)
    stripe.forget_notes()
    for number in range(2, 113):
        stripe.fake.books.create_intent(
            {**asked(stripe), "metadata": {"order_id": f"o-{number}"}, "confirm": "false", "off_session": "false"}
        )
    assert stripe.payments.look_up(ORDER) == held
    pages = stripe.fake.asked("GET", INTENTS)
    assert [form["limit"] for form in pages] == ["100", "100"]
    assert {form["customer"] for form in pages} == {stripe.customer}


def test_slow_answer_to_a_given_up_order_is_undone(stripe: StripeRig, monkeypatch: pytest.MonkeyPatch) -> None:
    create = stripe.payments._api.post

    def slow(path: str, **params: object) -> object:
        answer = create(path, **params)
        if path == INTENTS:
            note = find_asked(stripe.table, ORDER)
            assert note is not None
            stripe.table.write(put_asked(replace(note, released=True)))
        return answer

    monkeypatch.setattr(stripe.payments._api, "post", slow)
    assert pay(stripe).status is PaymentStatus.VOIDED
    assert stripe.payments.look_up(ORDER).status is PaymentStatus.VOIDED


def test_busy_table_does_not_lose_the_answer(stripe: StripeRig, monkeypatch: pytest.MonkeyPatch) -> None:
    write, calls = type(stripe.table).write, [0]

    def busy(*changes: Change) -> None:
        calls[0] += 1
        if calls[0] == 2:
            msg = "busy"
            raise UnavailableError(msg)
        write(stripe.table, *changes)

    monkeypatch.setattr(stripe.table, "write", busy)
    held = pay(stripe)
    assert held.status is PaymentStatus.AUTHORISED
    assert stripe.payments.look_up(ORDER) == held


def test_debit_disputed_after_weeks_is_gone(stripe: StripeRig) -> None:
    paid = pay(stripe, "sepa")
    stripe.settle_debit(ORDER)
    stripe.clock.advance(timedelta(weeks=6))
    stripe.fake.books.intents[paid.reference]["latest_charge"]["disputed"] = True
    returned = stripe.payments.look_up(ORDER)
    assert (returned.status, returned.reason, returned.captured) == (PaymentStatus.DECLINED, "debit_returned", 0)


def test_disputed_card_stays_charged(stripe: StripeRig) -> None:
    held = pay(stripe)
    stripe.payments.capture(ORDER, TOTAL)
    stripe.fake.books.intents[held.reference]["latest_charge"]["disputed"] = True
    assert stripe.payments.look_up(ORDER).status is PaymentStatus.CAPTURED


def test_refund_that_came_back_is_told(stripe: StripeRig) -> None:
    pay(stripe)
    stripe.payments.capture(ORDER, TOTAL)
    stripe.payments.refund(ORDER, Money(200), "k1")
    (refund,) = stripe.fake.books.refunds.values()
    refund["status"] = "failed"
    with pytest.raises(RefusedError, match="another way"):
        stripe.payments.refund(ORDER, Money(200), "k1")


def test_rejected_key_is_no_answer(stripe: StripeRig, caplog: pytest.LogCaptureFixture) -> None:
    api = StripeApi(StripeAccess("sk_live_wrong", stripe.fake.books.base))
    payments = StripePayments(stripe.table, api, stripe.terms, clock=stripe.clock)
    with caplog.at_level(logging.DEBUG), pytest.raises(UnavailableError):
        payments.authorise(asking(stripe))
    api.close()
    assert "refuses the account's key" in caplog.text
    assert "sk_live_wrong" not in caplog.text
    assert API_KEY not in caplog.text


def test_no_call_begins_after_the_deadline(stripe: StripeRig) -> None:
    request = asking(stripe)
    with answering(stripe.clock, within=timedelta(seconds=2)), pytest.raises(UnavailableError):
        stripe.payments.authorise(request)
    assert stripe.fake.requests == []
    assert stripe.payments.look_up(ORDER).status is PaymentStatus.ABSENT


def test_unknown_paths_are_a_mistake(stripe: StripeRig) -> None:
    with pytest.raises(ProgrammingError, match="Unrecognized"):
        stripe.api.get("/v1/nothing")
