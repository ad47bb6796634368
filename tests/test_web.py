from __future__ import annotations

from typing import Any, cast

import pytest
from flask import Blueprint, request
from flask.testing import FlaskClient

from skill.domain.errors import UnavailableError
from skill.simulator.stage import Stage
from skill.web import LARGEST_BODY, create_app


class StageOfOneLine:
    seller = "Lindenmarkt"

    def __init__(self) -> None:
        self.events: list[dict[str, Any]] = []

    def skill(self, event: dict[str, Any]) -> dict[str, Any]:
        self.events.append(event)
        if event.get("storm"):
            msg = "the table does not answer"
            raise UnavailableError(msg)
        return {"version": "1.0", "response": {}}


@pytest.fixture
def stage() -> StageOfOneLine:
    return StageOfOneLine()


@pytest.fixture
def client(stage: StageOfOneLine) -> FlaskClient:
    return create_app(cast("Stage", stage)).test_client()


def test_answers_alexa_as_posted(client: FlaskClient, stage: StageOfOneLine) -> None:
    answer = client.post("/alexa", json={"version": "1.0", "request": {"type": "LaunchRequest"}})
    assert answer.json == {"version": "1.0", "response": {}}
    assert stage.events == [{"version": "1.0", "request": {"type": "LaunchRequest"}}]


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'"x"', b"\xff\xfe"])
def test_refuses_bodies_that_are_none(client: FlaskClient, stage: StageOfOneLine, body: bytes) -> None:
    answer = client.post("/alexa", data=body, content_type="application/json")
    assert (answer.status_code, answer.json) == (400, {"error": "a JSON object is needed"})
    assert stage.events == []


@pytest.mark.parametrize("depth", [64, 500, 2_000, 100_000])
def test_refuses_bodies_nested_too_deep(client: FlaskClient, stage: StageOfOneLine, depth: int) -> None:
    for opened, closed in (("[", "]"), ('{"a":', "}")):
        body = f'{{"a": {opened * depth}1{closed * depth}}}'
        answer = client.post("/alexa", data=body, content_type="application/json")
        assert (answer.status_code, answer.json) == (400, {"error": "JSON nested more than 64 levels deep is refused"})
    assert stage.events == []


@pytest.mark.parametrize("body", [b"[" * 2_000, b'{"a":' * 2_000, b"[" * 100_000], ids=["list", "object", "long"])
def test_refuses_bodies_that_only_open(client: FlaskClient, body: bytes) -> None:
    assert client.post("/alexa", data=body, content_type="application/json").status_code == 400


def test_takes_bodies_nested_deep_enough(client: FlaskClient, stage: StageOfOneLine) -> None:
    body = '{"a": ' + "[" * 63 + "1" + "]" * 63 + "}"
    assert client.post("/alexa", data=body, content_type="application/json").status_code == 200
    assert len(stage.events) == 1


def test_refuses_bodies_above_one_megabyte(client: FlaskClient, stage: StageOfOneLine) -> None:
    answer = client.post("/alexa", data=b" " * (LARGEST_BODY + 1), content_type="application/json")
    assert answer.status_code in {400, 413}
    assert stage.events == []


@pytest.mark.parametrize("host", ["127.0.0.1:8080", "localhost:9000", "[::1]:8080", "LOCALHOST"])
def test_answers_to_this_machine(client: FlaskClient, host: str) -> None:
    answer = client.get("/healthz", headers={"Host": host})
    assert (answer.status_code, answer.json) == (200, {"status": "ok", "seller": "Lindenmarkt"})


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8080", "127.0.0.1.evil.example", "localhost.evil.example"]
)
def test_refuses_names_of_other_machines(client: FlaskClient, host: str) -> None:
    assert client.get("/healthz", headers={"Host": host}).status_code == 421


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://localhost:8081", "http://127.0.0.1:8080"])
def test_refuses_posts_from_other_sites(client: FlaskClient, stage: StageOfOneLine, origin: str) -> None:
    headers = {"Host": "localhost:8080", "Origin": origin}
    assert client.post("/alexa", json={}, headers=headers).status_code == 403
    assert stage.events == []


def test_takes_posts_from_its_page(client: FlaskClient) -> None:
    headers = {"Host": "localhost:8080", "Origin": "http://localhost:8080"}
    assert client.post("/alexa", json={}, headers=headers).status_code == 200


def test_refuses_forms_of_other_pages(client: FlaskClient, stage: StageOfOneLine) -> None:
    answer = client.post("/alexa", data=b"{}", content_type="text/plain")
    assert (answer.status_code, answer.json) == (415, {"error": "send application/json"})
    assert stage.events == []


def test_refuses_withdrawals_from_other_sites(client: FlaskClient) -> None:
    headers = {"Host": "localhost:8080", "Origin": "https://evil.example"}
    for path in ("/widerruf", "/widerruf/bestaetigen"):
        assert client.post(path, data={"name": "Eve"}, headers=headers).status_code == 403


@pytest.mark.parametrize("path", ["/konto/anmelden", "/konto/limits", "/sandbox/freigabe/o-1"])
@pytest.mark.parametrize("origin", [None, "null", "https://evil.example"])
def test_takes_account_forms_from_own_pages_alone(client: FlaskClient, path: str, origin: str | None) -> None:
    headers = {"Origin": origin} if origin else {}
    answer = client.post(path, data={"answer": "approve"}, headers=headers)
    assert (answer.status_code, answer.json) == (403, {"error": "requests from other sites are refused"})


def test_forbids_foreign_code_by_header(client: FlaskClient) -> None:
    policy = client.get("/").headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert "unsafe" not in policy
    assert client.get("/healthz").headers["X-Content-Type-Options"] == "nosniff"


def test_answers_unknown_paths_plainly(client: FlaskClient) -> None:
    answer = client.get("/nothing")
    assert (answer.status_code, answer.json) == (404, {"error": "404 Not Found"})


def test_asks_to_come_again_in_storms(client: FlaskClient) -> None:
    answer = client.post("/alexa", json={"storm": True})
    assert (answer.status_code, answer.json) == (503, {"error": "try again later"})


def test_serves_what_it_is_given() -> None:
    more = Blueprint("more", __name__)
    more.get("/more")(lambda: "here")
    assert create_app(cast("Stage", StageOfOneLine()), more).test_client().get("/more").text == "here"


def test_signed_news_comes_under_any_name() -> None:
    news = Blueprint("news", __name__, url_prefix="/webhooks")
    news.add_url_rule("/stripe", "take", lambda: request.get_data(as_text=True), methods=["POST"])
    client = create_app(cast("Stage", StageOfOneLine()), news).test_client()
    answer = client.post("/webhooks/stripe", data=b"signed", base_url="https://tunnel.example")
    assert (answer.status_code, answer.text) == (200, "signed")
    assert client.post("/alexa", json={}, base_url="https://tunnel.example").status_code == 421
