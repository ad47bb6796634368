"""R29: only what Stripe signed, just now and for us, is heard; nothing that anybody sends is an error of ours."""

from __future__ import annotations

import hmac

import pytest

from skill.adapters.stripe_webhook import (
    KINDS,
    LARGEST_BODY,
    ForeignMerchantError,
    MalformedEventError,
    SignatureRefusedError,
    read_event,
    verify,
)
from skill.settings import DEMO_MERCHANT
from tests.reliability.stripe_messages import (
    AT,
    BODY,
    OLD_SECRET,
    SECRET,
    SECRETS,
    SIGNED,
    body_of,
    event,
    header,
    signature,
)
from tests.stage import LEA, NOW

pytestmark = pytest.mark.promise("R29")


# ------------------------------------------------------------------ the signature
@pytest.mark.parametrize(
    ("given", "secrets"),
    [
        pytest.param(header(BODY), SECRETS, id="new secret"),
        pytest.param(header(BODY, secret=OLD_SECRET), SECRETS, id="old secret while rotating"),
        pytest.param(f"t={AT},v1={'0' * 64},v1={SIGNED}", SECRETS, id="second of two signatures"),
        pytest.param(f"t={AT},v1={SIGNED},v1={'0' * 64}", SECRETS, id="first of two signatures"),
        pytest.param(f"t={AT},v0={'0' * 64},v1={SIGNED}", SECRETS, id="other scheme beside"),
        pytest.param(f"t={AT}, v1={SIGNED}", SECRETS, id="space after the comma"),
        pytest.param(f"t={AT},v1={SIGNED},v2=x,later=y", SECRETS, id="schemes to come"),
        pytest.param(header(BODY, at=AT - 300), SECRETS, id="five minutes old"),
        pytest.param(header(BODY, at=AT + 300), SECRETS, id="five minutes ahead"),
        pytest.param(header(BODY), ("", SECRET), id="empty secret beside"),
    ],
)
def test_takes_what_stripe_signed(given: str, secrets: tuple[str, ...]) -> None:
    verify(BODY, given, secrets, now=NOW)


REFUSED = {
    "no header": "",
    "no signature": f"t={AT}",
    "no timestamp": f"v1={SIGNED}",
    "empty signature": f"t={AT},v1=",
    "301 seconds old": header(BODY, at=AT - 301),
    "301 seconds ahead": header(BODY, at=AT + 301),
    "ten years ahead": header(BODY, at=AT + 315_360_000),
    "at the epoch": header(BODY, at=0),
    "before the epoch": header(BODY, at=-AT),
    "two timestamps": f"t={AT},t={AT},v1={SIGNED}",
    "old and new timestamp": f"t={AT - 999},v1={signature(BODY, at=AT - 999)},t={AT}",
    "timestamp with a point": f"t={AT}.0,v1={signature(BODY, at=f'{AT}.0')}",
    "timestamp with a sign": f"t=+{AT},v1={signature(BODY, at=f'+{AT}')}",
    "timestamp of words": f"t=now,v1={signature(BODY, at='now')}",
    "timestamp beyond counting": f"t={'9' * 400},v1={signature(BODY, at='9' * 400)}",
    "timestamp not a number": f"t=nan,v1={signature(BODY, at='nan')}",
    "timestamp in other digits": f"t=١٧٦٣,v1={SIGNED}",
    "no number at all": f"t=,v1={SIGNED}",
    "unknown secret": header(BODY, secret="whsec_other"),
    "empty secret": header(BODY, secret=""),
    "other body": header(BODY + b" "),
    "other moment": f"t={AT + 1},v1={SIGNED}",
    "only scheme v0": f"t={AT},v0={SIGNED}",
    "scheme in capitals": f"t={AT},V1={SIGNED}",
    "cut signature": f"t={AT},v1={SIGNED[:-1]}",
    "longer signature": f"t={AT},v1={SIGNED}0",
    "capital digits": f"t={AT},v1={SIGNED.upper()}",
    "umlaut as signature": f"t={AT},v1=ä{SIGNED[1:]}",
    "emoji as signature": f"t={AT},v1=🦊",
    "other alphabet": f"t={AT},v1={SIGNED.replace('a', 'а')}",
    "half a character": f"t={AT},v1=\udcff{SIGNED[1:]}",
    "zero byte": f"t={AT},v1=\0{SIGNED}",
    "only commas": "," * 100,
    "only equals signs": "=" * 100,
    "huge header": f"t={AT}," + "v0=0," * 1_000 + f"v1={SIGNED}",
    "seventeen signatures": f"t={AT}," + f"v1={'0' * 64}," * 16 + f"v1={SIGNED}",
    "semicolons": f"t={AT};v1={SIGNED}",
    "quoted": f't="{AT}",v1="{SIGNED}"',
}


@pytest.mark.parametrize("given", REFUSED.values(), ids=REFUSED)
def test_refuses_what_stripe_did_not_sign(given: str) -> None:
    with pytest.raises(SignatureRefusedError):
        verify(BODY, given, SECRETS, now=NOW)


@pytest.mark.parametrize("secrets", [(), ("",)], ids=["none", "empty"])
def test_refuses_everything_without_a_secret(secrets: tuple[str, ...]) -> None:
    with pytest.raises(SignatureRefusedError, match="no signature fits"):
        verify(BODY, header(BODY, secret=""), secrets, now=NOW)


def test_refuses_a_body_of_any_other_byte() -> None:
    for place in range(len(BODY)):
        flipped = bytearray(BODY)
        flipped[place] ^= 1
        with pytest.raises(SignatureRefusedError):
            verify(bytes(flipped), header(BODY), SECRETS, now=NOW)


def test_refuses_a_huge_body_unread() -> None:
    huge = b" " * (LARGEST_BODY + 1)
    with pytest.raises(SignatureRefusedError, match="more than any event"):
        verify(huge, header(huge), SECRETS, now=NOW)
    verify(huge[1:], header(huge[1:]), SECRETS, now=NOW)


def test_compares_every_signature_with_every_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[bytes] = []

    def watched(one: bytes, other: bytes) -> bool:
        compared.append(other)
        return one == other

    monkeypatch.setattr(hmac, "compare_digest", watched)
    verify(BODY, f"t={AT},v1={SIGNED},v1={'0' * 64},v1={'1' * 64}", SECRETS, now=NOW)
    assert len(compared) == 6


# ------------------------------------------------------------------ the event
@pytest.mark.parametrize("kind", sorted(KINDS))
def test_reads_whose_order_it_is(kind: str) -> None:
    read = read_event(body_of(event(type=kind)), merchant_id=DEMO_MERCHANT)
    assert read is not None
    assert (read.event_id, read.kind, read.order_id, read.customer_id) == ("evt_1", kind, "o-1", LEA)


@pytest.mark.parametrize(
    "told",
    [
        event(type="invoice.created"),
        event(type="payment_method.detached"),
        {"id": "evt_1", "type": "payment_intent.succeeded", "data": {"object": {"id": "pi_1"}}},
        {"id": "evt_1", "type": "payment_intent.succeeded", "data": {"object": {"metadata": []}}},
        {"id": "evt_1", "type": "payment_intent.succeeded", "data": None},
        {"id": "evt_1", "type": "payment_intent.succeeded"},
    ],
)
def test_ignores_what_is_no_orders_payment(told: object) -> None:
    assert read_event(body_of(told), merchant_id=DEMO_MERCHANT) is None


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b'"evt"',
        b"\xff\xfe{}",
        b'{"id": "evt_1"}',
        b'{"id": 1, "type": "payment_intent.succeeded"}',
        b'{"id": "evt_1", "type": 1}',
        b'{"id": "evt#1", "type": "payment_intent.succeeded"}',
        b"[" * 100_000,
        b'{"id": ' + b"1" * 5_000 + b"}",
        body_of(event(id="e" * 101)),
        body_of(event(metadata={"order_id": "o-1#x"})),
        body_of(event(metadata={"order_id": ""})),
        body_of(event(metadata={"order_id": 1})),
        body_of(event(metadata={"customer_id": None})),
        body_of(event(metadata={"customer_id": "a b"})),
        body_of(event(metadata={"merchant_id": ["lindenmarkt"]})),
    ],
    ids=lambda body: body[:40].decode("latin-1"),
)
def test_refuses_what_is_no_event(body: bytes) -> None:
    with pytest.raises(MalformedEventError):
        read_event(body, merchant_id=DEMO_MERCHANT)


def test_refuses_news_of_another_merchant() -> None:
    with pytest.raises(ForeignMerchantError):
        read_event(body_of(event(metadata={"merchant_id": "ulmenmarkt"})), merchant_id=DEMO_MERCHANT)
