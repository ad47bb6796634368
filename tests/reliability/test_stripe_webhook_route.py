"""R29 through the route: refusals are 400, storage that is down is 503, and nothing that anybody sends is a 500."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from skill.adapters import stripe_webhook
from skill.adapters.faults import Fault, FaultPlan, under_faults
from skill.adapters.stripe_webhook import (
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
from tests.reliability.contents import items_of
from tests.reliability.stripe_messages import (
    AT,
    BODY,
    SECRETS,
    SIGNED,
    body_of,
    event,
    header,
    signature,
)
from tests.stage import LEA, NOW, Stage, open_stage

pytestmark = pytest.mark.promise("R29")

FUZZ = 10_000


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


def test_nonsense_is_refused_and_nothing_else(record_property: Callable[[str, object], None]) -> None:
    record_property("cases", FUZZ)
    accepted = 0
    for body, given in nonsense(29, FUZZ):
        if heard(body, given):
            accepted += 1
            timestamp = given.partition("t=")[2].partition(",")[0]
            assert signature(body, at=timestamp) in given
            assert abs(int(timestamp) - AT) <= 300
    assert 0 < accepted < FUZZ // 2


def test_nonsense_through_the_route_is_no_error_of_ours(lea: Stage) -> None:
    client = client_of(lea)
    answers: set[int] = set()
    for body, given in nonsense(30, FUZZ // 10):
        clean = given.replace("\r", "").replace("\n", "").encode("utf-8").decode("latin-1")
        status, _ = post(client, body, clean)
        answers.add(status)
    assert answers <= {200, 400, 403}
    assert {200, 400} <= answers
