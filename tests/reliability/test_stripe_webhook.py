"""R29: only what Stripe signed, just now and for us, is heard; nothing that anybody sends is an error of ours."""

from __future__ import annotations

import hashlib
import hmac
import json
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from skill.adapters import stripe_webhook
from skill.adapters.faults import Fault, FaultPlan, under_faults
from skill.adapters.stripe_webhook import (
    KINDS,
    LARGEST_BODY,
    ForeignMerchantError,
    MalformedEventError,
    SignatureRefusedError,
    read_event,
    verify,
)
from skill.services.records import keys
from skill.services.records.outbox import event_from
from skill.settings import DEMO_MERCHANT
from skill.webhooks.routes import Door, create_blueprint
from tests.reliability.ledger import items_of
from tests.stage import LEA, NOW, Stage, open_stage

SECRET, OLD_SECRET = "whsec_new", "whsec_old"
SECRETS = (SECRET, OLD_SECRET)
AT = int(NOW.timestamp())
FUZZ = 10_000


def signature(body: bytes, *, secret: str = SECRET, at: int | str = AT) -> str:
    """Return what Stripe's v1 scheme makes of a body."""
    return hmac.new(secret.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()


def header(body: bytes, *, secret: str = SECRET, at: int | str = AT) -> str:
    """Return the header of a body signed at a moment."""
    return f"t={at},v1={signature(body, secret=secret, at=at)}"


def event(**changes: Any) -> dict[str, Any]:
    """Return an event about an order of the demo shop."""
    metadata = {"order_id": "o-1", "merchant_id": DEMO_MERCHANT, "customer_id": LEA}
    told = {
        "id": "evt_1",
        "type": "payment_intent.succeeded",
        "data": {"object": {"id": "pi_1", "metadata": {**metadata, **changes.pop("metadata", {})}}},
    }
    return {**told, **changes}


def body_of(told: object) -> bytes:
    return json.dumps(told).encode()


BODY = body_of(event())
SIGNED = signature(BODY)


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


# ------------------------------------------------------------------ the route
@pytest.fixture
def lea() -> Stage:
    return open_stage().as_customer(LEA)


def client_of(stage: Stage, *, plan: FaultPlan | None = None) -> FlaskClient:
    """Return a client of a server that has nothing but the webhooks, under a public name."""
    shop = stage.shop
    if plan:
        shop = replace(shop, table=under_faults(shop.table, name="table", plan=plan))
    app = Flask("webhooks")
    app.config["PROPAGATE_EXCEPTIONS"] = False
    app.register_blueprint(create_blueprint(Door(shop, DEMO_MERCHANT, SECRETS, stage.clock)))
    return app.test_client()


def post(client: FlaskClient, body: bytes, given: str | None = None, **more: Any) -> tuple[int, Any]:
    """Deliver a body; signed by default."""
    headers = {"Stripe-Signature": header(body) if given is None else given}
    answer = client.post("/webhooks/stripe", data=body, headers=headers, base_url="https://shop.example", **more)
    return answer.status_code, answer.json


def noted(stage: Stage) -> list[str]:
    return sorted(str(item.attributes["event_id"]) for item in items_of(stage.table) if item.key.sort == "event")


def test_news_is_stored_before_it_is_acknowledged(lea: Stage) -> None:
    assert post(client_of(lea), BODY) == (200, {"status": "noted"})
    item = lea.table.get(keys.outbox(DEMO_MERCHANT, "news-evt_1"))
    assert item is not None
    stored = event_from(item)
    assert (stored.kind, stored.payload) == ("payment_news", {"customer_id": LEA, "order_id": "o-1"})


def test_same_news_is_noted_once(lea: Stage) -> None:
    client = client_of(lea)
    assert [post(client, BODY)[0] for _ in range(3)] == [200, 200, 200]
    assert noted(lea) == ["news-evt_1"]


@pytest.mark.parametrize("fault", [Fault.RESPONSE_LOST, Fault.THROTTLED])
def test_storage_that_is_down_is_never_acknowledged(lea: Stage, fault: Fault) -> None:
    broken = FaultPlan(lambda call: fault if call.method == "write" else None)
    assert post(client_of(lea, plan=broken), BODY) == (503, {"error": "try again later"})
    assert post(client_of(lea), BODY)[0] == 200
    assert noted(lea) == ["news-evt_1"]


def test_refused_requests_leave_nothing(lea: Stage) -> None:
    client = client_of(lea)
    before = items_of(lea.table)
    assert post(client, BODY, "t=1,v1=x")[0] == 400
    assert post(client, b"{", header(b"{")) == (400, {"error": "the body is no JSON"})
    foreign = body_of(event(metadata={"merchant_id": "ulmenmarkt"}))
    assert post(client, foreign) == (403, {"error": "event evt_1 is about an order of another merchant"})
    assert post(client, body_of(event(type="invoice.created"))) == (200, {"status": "ignored"})
    assert client.get("/webhooks/stripe").status_code == 405
    assert items_of(lea.table) == before


def test_unsigned_bodies_are_never_parsed(lea: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    def parsed(_body: bytes) -> None:
        pytest.fail("parsed before it was verified")

    monkeypatch.setattr(stripe_webhook, "_object", parsed)
    for body in (b"{", b"[" * 100_000, BODY):
        assert post(client_of(lea), body, "t=1,v1=x")[0] == 400


def test_huge_requests_are_refused(lea: Stage) -> None:
    huge = b" " * (LARGEST_BODY + 1)
    client = client_of(lea)
    assert post(client, huge)[0] == 400
    client.application.config["MAX_CONTENT_LENGTH"] = 1_000
    assert post(client, huge)[0] == 400
    assert post(client, BODY, "t=1," * 100_000)[0] == 400


def test_content_type_is_not_looked_at(lea: Stage) -> None:
    assert post(client_of(lea), BODY, content_type="text/plain")[0] == 200


def test_old_news_sent_again_is_refused(lea: Stage) -> None:
    client = client_of(lea)
    lea.clock.advance(timedelta(seconds=301))
    assert post(client, BODY)[0] == 400


# ------------------------------------------------------------------ fuzz
def nonsense(seed: int, times: int) -> Iterator[tuple[bytes, str]]:
    """Return bodies and headers, each a little or altogether wrong, some of them signed."""
    dice = random.Random(seed)  # noqa: S311 - repeatable on purpose
    letters = "t=v10,; \0\r\näа🦊.-+e{}[]\"'" + SIGNED
    for _ in range(times):
        body = bytearray(BODY)
        for _change in range(dice.randrange(4)):
            place = dice.randrange(len(body))
            body[place : place + dice.randrange(3)] = dice.randbytes(dice.randrange(3))
        sent = bytes(body) if dice.random() < 0.8 else dice.randbytes(dice.randrange(200))
        given = list(header(sent if dice.random() < 0.5 else BODY, at=AT + dice.randrange(-400, 400)))
        for _change in range(dice.randrange(3)):
            given[dice.randrange(len(given))] = dice.choice(letters)
        text = "".join(given) if dice.random() < 0.9 else "".join(dice.choices(letters, k=dice.randrange(100)))
        yield sent, text


def heard(body: bytes, given: str) -> bool:
    """Tell whether a request would be listened to; anything but a typed refusal fails the test."""
    try:
        verify(body, given, SECRETS, now=NOW)
        read_event(body, merchant_id=DEMO_MERCHANT)
    except (SignatureRefusedError, MalformedEventError, ForeignMerchantError):
        return False
    return True


@pytest.mark.no_cover
def test_nonsense_is_refused_and_nothing_else() -> None:
    accepted = 0
    for body, given in nonsense(29, FUZZ):
        if heard(body, given):
            accepted += 1
            timestamp = given.partition("t=")[2].partition(",")[0]
            assert signature(body, at=timestamp) in given
            assert abs(int(timestamp) - AT) <= 300
    assert 0 < accepted < FUZZ // 2


@pytest.mark.no_cover
def test_nonsense_through_the_route_is_no_error_of_ours(lea: Stage) -> None:
    client = client_of(lea)
    answers: set[int] = set()
    for body, given in nonsense(30, FUZZ // 10):
        clean = given.replace("\r", "").replace("\n", "").encode("utf-8").decode("latin-1")
        status, _ = post(client, body, clean)
        answers.add(status)
    assert answers <= {200, 400, 403}
    assert {200, 400} <= answers
