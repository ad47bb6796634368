"""R6: whatever becomes of a request and its answer, an order is charged once or not at all, and that can be found out.

Trouble × whether the request was carried out × what happens next: the provider is asked at once, asked after a
day (its keys are forgotten), or the order is asked for again (a repeated turn).
"""

from __future__ import annotations

from datetime import timedelta

import pytest

from skill.domain.errors import RefusedError, UnavailableError
from skill.domain.money import Money
from skill.services.ports import PaymentStatus
from tests.adapters.payments.rigs import ORDER, TOTAL, StripeRig, asking
from tests.fakes.stripe_faults import Trouble

pytestmark = pytest.mark.promise("R6")

DONE = [True, False]
AGAIN = ["look_up", "look_up after a day", "authorise", "authorise after a day"]
LATER = timedelta(hours=25)


@pytest.mark.parametrize("again", AGAIN)
@pytest.mark.parametrize("done", DONE, ids=["charged", "not charged"])
@pytest.mark.parametrize("trouble", Trouble)
def test_unknown_result_is_found_out(stripe: StripeRig, trouble: Trouble, again: str, *, done: bool) -> None:
    stripe.fake.strike(trouble, done=done)
    with pytest.raises(UnavailableError):
        stripe.payments.authorise(asking(stripe))
    if again.endswith("day"):
        stripe.clock.advance(LATER)
    if again.startswith("look_up"):
        found = stripe.payments.look_up(ORDER).status
        assert found is (PaymentStatus.AUTHORISED if done else PaymentStatus.ABSENT)
    else:
        assert _asked_again(stripe) is _expected(trouble, again, done=done)
    assert len(stripe.fake.books.charged(ORDER)) <= 1
    assert len({key for _, _, _, key in stripe.fake.requests if key}) == 1, "a new key was made"


def _asked_again(stripe: StripeRig) -> PaymentStatus | None:
    """Return what a repetition is answered, None where it is still unknown."""
    try:
        return stripe.payments.authorise(asking(stripe)).status
    except UnavailableError:
        return None


def _expected(trouble: Trouble, again: str, *, done: bool) -> PaymentStatus | None:
    if done:
        return PaymentStatus.AUTHORISED
    if again.endswith("day"):
        return PaymentStatus.ABSENT
    return None if trouble is Trouble.STORED_ERROR else PaymentStatus.AUTHORISED


@pytest.mark.parametrize("done", DONE, ids=["on the page", "not yet"])
@pytest.mark.parametrize("trouble", Trouble)
def test_lost_way_to_the_banks_page_is_found(stripe: StripeRig, trouble: Trouble, *, done: bool) -> None:
    request = asking(stripe, "authentication_required")
    stripe.fake.strike(trouble, done=done, path="/v1/payment_intents/pi_00000000000003/confirm")
    with pytest.raises(UnavailableError):
        stripe.payments.authorise(request)
    waits = stripe.payments.look_up(ORDER)
    assert (waits.status, waits.reference) == (PaymentStatus.REQUIRES_ACTION, "pi_00000000000003")
    assert waits.action_url.endswith("/authenticate/pi_00000000000003")
    assert stripe.payments.authorise(request) == waits
    assert (len(stripe.intents()), stripe.fake.books.charged(ORDER)) == (1, [])


@pytest.mark.parametrize("done", DONE, ids=["captured", "not captured"])
@pytest.mark.parametrize("trouble", Trouble)
def test_unknown_capture_happens_once(stripe: StripeRig, trouble: Trouble, *, done: bool) -> None:
    held = stripe.payments.authorise(asking(stripe))
    stripe.fake.strike(trouble, done=done, path=f"/v1/payment_intents/{held.reference}/capture")
    with pytest.raises(UnavailableError):
        stripe.payments.capture(ORDER, TOTAL)
    assert stripe.moved(ORDER)[1] == (539 if done else 0)
    assert stripe.payments.capture(ORDER, TOTAL).captured == 539
    assert stripe.moved(ORDER) == (1, 539, 0)


@pytest.mark.parametrize("done", DONE, ids=["released", "not released"])
@pytest.mark.parametrize("trouble", Trouble)
def test_unknown_release_is_repeated(stripe: StripeRig, trouble: Trouble, *, done: bool) -> None:
    held = stripe.payments.authorise(asking(stripe))
    stripe.fake.strike(trouble, done=done, path=f"/v1/payment_intents/{held.reference}/cancel")
    with pytest.raises(UnavailableError):
        stripe.payments.void(ORDER)
    assert stripe.payments.void(ORDER).status is PaymentStatus.VOIDED
    with pytest.raises(RefusedError):
        stripe.payments.capture(ORDER, TOTAL)


@pytest.mark.parametrize("wait", [timedelta(0), LATER], ids=["at once", "after a day"])
@pytest.mark.parametrize("done", DONE, ids=["refunded", "not refunded"])
@pytest.mark.parametrize("trouble", Trouble)
def test_unknown_refund_happens_once(stripe: StripeRig, trouble: Trouble, wait: timedelta, *, done: bool) -> None:
    stripe.payments.authorise(asking(stripe))
    stripe.payments.capture(ORDER, TOTAL)
    stripe.fake.strike(trouble, done=done, path="/v1/refunds")
    with pytest.raises(UnavailableError):
        stripe.payments.refund(ORDER, Money(200), "k1")
    stripe.clock.advance(wait)
    if trouble is Trouble.STORED_ERROR and not done and not wait:
        # Stripe answers its own error again until it forgets the key; the event waits that long.
        with pytest.raises(UnavailableError):
            stripe.payments.refund(ORDER, Money(200), "k1")
        stripe.clock.advance(LATER)
    assert stripe.payments.refund(ORDER, Money(200), "k1").refunded == 200
    assert stripe.moved(ORDER) == (1, 539, 200)


@pytest.mark.parametrize("trouble", Trouble)
def test_unanswered_question_says_nothing(stripe: StripeRig, trouble: Trouble) -> None:
    held = stripe.payments.authorise(asking(stripe))
    stripe.forget_notes()
    for path in ("/v1/payment_intents", f"/v1/payment_intents/{held.reference}"):
        stripe.fake.strike(trouble, done=False, method="GET", path=path)
    with pytest.raises(UnavailableError):
        stripe.payments.look_up(ORDER)
    assert stripe.payments.look_up(ORDER) == held


@pytest.mark.parametrize("trouble", Trouble)
def test_slow_request_after_a_release_holds_nothing(stripe: StripeRig, trouble: Trouble) -> None:
    """The order was given up while Stripe was still at work with it; nobody asks again, the release does."""
    stripe.fake.strike(trouble, done=True)
    with pytest.raises(UnavailableError):
        stripe.payments.authorise(asking(stripe))
    assert stripe.payments.void(ORDER).status is PaymentStatus.VOIDED
    assert stripe.payments.authorise(asking(stripe)).status is PaymentStatus.VOIDED
    assert len(stripe.intents()) == 1
