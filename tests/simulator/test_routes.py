from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from skill.local_shop import LocalShop
from skill.simulator.stage import Stage
from skill.web import create_app

ANNA: dict[str, Any] = {"customer": "demo-anna", "locale": "de-DE", "screen": False, "session": None}
GATE = (
    "Bei Lindenmarkt: Melitta Filtertüten Größe 4, 80 Stück, wie zuletzt. Kommt am Mittwoch zu dir nach Hause, "
    "14 Tage Widerrufsrecht. Soll ich das mit Versand für 5 Euro 39 zahlungspflichtig bestellen?"
)


@pytest.fixture
def client(stage: Stage) -> FlaskClient:
    return create_app(stage).test_client()


def post(client: FlaskClient, action: str, **body: object) -> dict[str, Any]:
    answer = client.post(f"/simulator/{action}", json={**ANNA, **body})
    assert answer.status_code == 200, answer.json
    turn: dict[str, Any] = answer.get_json()
    return turn


def behind(client: FlaskClient, session: str = "", customer: str = "demo-anna") -> dict[str, Any]:
    seen: dict[str, Any] = client.get(
        "/simulator/behind", query_string={"customer": customer, "session": session, "locale": "de-DE"}
    ).get_json()
    return seen


def test_serves_the_page_of_the_seller(client: FlaskClient) -> None:
    page = client.get("/").get_data(as_text=True)
    assert "<title>Lindenmarkt auf Zuruf</title>" in page
    assert "style=" not in page
    assert "<script>" not in page


def test_answers_words_with_whole_envelopes(client: FlaskClient) -> None:
    turn = post(client, "say", text="bestell kaffeefilter nach")
    assert turn["request"]["request"]["intent"]["name"] == "ReorderProductIntent"
    assert turn["request"]["request"]["intent"]["slots"]["product"]["value"] == "kaffeefilter"
    assert turn["request"]["session"]["new"] is True
    assert turn["response"]["response"]["outputSpeech"]["ssml"] == f"<speak>{GATE}</speak>"
    assert (turn["speech"], turn["ends"]) == (GATE, False)
    assert turn["session"]["attributes"].keys() == {"question"}


def test_orders_and_shows_the_evidence(client: FlaskClient, local: LocalShop) -> None:
    asked = post(client, "say", text="bestell kaffeefilter nach")
    ordered = post(client, "say", text="ja", session=asked["session"])
    assert ordered["speech"].startswith("Bestellt, die Filtertüten kommen am Mittwoch.")
    assert ordered["ends"]
    local.drain()
    seen = behind(client, asked["session"]["id"])
    order = seen["orders"][0]
    assert (order["state_text"], order["total"]) == ("bestellt", {"amount": 539, "currency": "EUR"})
    assert order["lines"][0]["amount"] == {"amount": 249, "currency": "EUR"}
    assert order["delivery_cost"] == {"amount": 290, "currency": "EUR"}
    assert order["delivery_day"] == "2026-11-25"
    assert (order["evidence"]["said"], order["evidence"]["channel"]) == (GATE, "alexa")
    assert order["evidence"]["heard"] == "AMAZON.YesIntent, Wörter liefert der Kanal nicht"
    assert [mail["to"] for mail in seen["mails"]] == ["anna@kunden.example"]
    assert order["number"] in seen["mails"][0]["text"]
    assert seen["dialog"]["checkout"]


def test_orders_by_the_button_on_screen(client: FlaskClient) -> None:
    asked = post(client, "say", text="bestell kaffeefilter nach", screen=True)
    (button,) = asked["screen"]["buttons"]
    assert button["label"] == "Zahlungspflichtig bestellen"
    tapped = post(
        client,
        "tap",
        arguments=button["arguments"],
        token=asked["screen"]["token"],
        session=asked["session"],
        screen=True,
    )
    assert tapped["speech"].startswith("Bestellt, die Filtertüten")
    assert behind(client)["orders"][0]["evidence"]["heard"] == "Zahlungspflichtig bestellen"


def test_opens_a_session_with_the_name(client: FlaskClient) -> None:
    first = post(client, "say", text="was ist im korb")
    opened = post(client, "say", text="öffne lindenmarkt und bestell kaffeefilter nach", session=first["session"])
    assert opened["request"]["request"]["intent"]["name"] == "ReorderProductIntent"
    assert opened["request"]["session"]["new"] is True
    assert opened["session"]["id"] != first["session"]["id"]


def test_launches_without_a_wish(client: FlaskClient) -> None:
    turn = post(client, "launch")
    assert turn["request"]["request"]["type"] == "LaunchRequest"
    assert turn["speech"].endswith("?")
    assert not turn["ends"]


@pytest.mark.parametrize(
    "words", ["🧻🧻🧻", "a" * 10_000, "il pleut sur nantes", "qwertz uiop"], ids=["emoji", "long", "french", "nonsense"]
)
def test_sends_nonsense_as_fallback(client: FlaskClient, words: str) -> None:
    turn = post(client, "say", text=words)
    assert turn["request"]["request"]["intent"] == {"name": "AMAZON.FallbackIntent", "confirmationStatus": "NONE"}
    assert turn["speech"].endswith("?")


def test_takes_no_yes_with_a_wish(client: FlaskClient) -> None:
    asked = post(client, "say", text="bestell kaffeefilter nach")
    turn = post(client, "say", text="ja und leg milch in den korb", session=asked["session"])
    assert turn["request"]["request"]["intent"]["name"] != "AMAZON.YesIntent"
    assert behind(client)["orders"][0]["evidence"] is None


def test_ends_a_session_in_silence(client: FlaskClient) -> None:
    asked = post(client, "say", text="bestell kaffeefilter nach")
    turn = post(client, "end", reason="USER_INITIATED", session=asked["session"])
    assert turn["request"]["request"]["reason"] == "USER_INITIATED"
    assert turn["speech"] == ""


def test_moves_the_time_of_the_shop(client: FlaskClient) -> None:
    asked = post(client, "say", text="bestell kaffeefilter nach")
    moved = client.post("/simulator/clock", json={"minutes": 10}).get_json()
    assert moved == {"now": "2026-11-23T09:10:00+00:00", "zone": "Europe/Berlin"}
    late = post(client, "say", text="ja", session=asked["session"])
    assert late["speech"].startswith("Das ist zu lange her")
    assert behind(client)["orders"][0]["evidence"] is None


@pytest.mark.parametrize("minutes", [0, -5, 1.5, "10", None, True, 10_000_000])
def test_refuses_times_that_are_none(client: FlaskClient, minutes: object) -> None:
    answer = client.post("/simulator/clock", json={"minutes": minutes})
    assert answer.status_code == 400
    assert behind(client)["clock"]["now"] == "2026-11-23T09:00:00+00:00"


def test_lists_people_with_their_notes(client: FlaskClient) -> None:
    found = client.get("/simulator/customers", query_string={"locale": "en-GB"}).get_json()
    assert found["standard"] == "demo-anna"
    assert {person["id"]: person["note"] for person in found["customers"]} == {
        "demo-anna": "orders regularly",
        "demo-ute": "one parcel is late",
        "demo-mehmet": "voice code 2719",
        "demo-jonas": "account not linked",
        "demo-lea": "has never ordered",
    }


def test_links_and_unlinks_an_account(client: FlaskClient) -> None:
    jonas = {"customer": "demo-jonas"}
    before = post(client, "say", text="wo ist meine bestellung", **jonas)
    assert "accessToken" not in before["request"]["session"]["user"]
    assert before["card"]["kind"] == "LinkAccount"
    assert client.post("/simulator/account", json={**jonas, "linked": True}).get_json() == {"linked": True}
    after = post(client, "say", text="wo ist meine bestellung", **jonas)
    assert after["request"]["session"]["user"]["accessToken"].count(".") == 2
    assert after["speech"] != before["speech"]
    assert after["card"] is None or after["card"]["kind"] != "LinkAccount"
    client.post("/simulator/account", json={**jonas, "linked": False})
    assert "accessToken" not in post(client, "say", text="hallo", **jonas)["request"]["session"]["user"]


@pytest.mark.parametrize(
    ("action", "body", "status"),
    [
        ("say", {"text": "   "}, 400),
        ("say", {"text": "a" * 10_001}, 400),
        ("say", {"text": "ja", "customer": ""}, 400),
        ("tap", {"arguments": "gate", "token": "gate"}, 400),
        ("tap", {"arguments": [], "token": ""}, 400),
        ("end", {"reason": "BORED"}, 400),
        ("account", {"linked": "yes"}, 400),
        ("account", {"customer": "demo-nobody", "linked": True}, 404),
    ],
)
def test_says_what_is_wrong(client: FlaskClient, action: str, body: dict[str, object], status: int) -> None:
    answer = client.post(f"/simulator/{action}", json={**ANNA, **body})
    assert answer.status_code == status
    assert answer.get_json()["error"]


def test_refuses_a_body_that_is_none(client: FlaskClient) -> None:
    assert client.post("/simulator/say", json=["ja"]).status_code == 400


def test_knows_no_dialog_before_words(client: FlaskClient) -> None:
    seen = behind(client)
    assert (seen["dialog"], seen["mails"]) == (None, [])
    assert all(order["evidence"] is None for order in seen["orders"])


def test_shows_cancelled_and_late_orders(client: FlaskClient) -> None:
    orders = behind(client, customer="demo-ute")["orders"]
    assert [order["state_text"] for order in orders if order["alarming"]] == ["verspätet"]
    assert all(order["parcel"] for order in orders if order["state_text"] in {"verspätet", "unterwegs", "zugestellt"})


@pytest.mark.parametrize("action", ["say", "launch", "tap", "end", "clock", "account"])
@pytest.mark.parametrize(
    "body", ["[" * 2_000, '{"session": ' + "[" * 2_000 + "]" * 2_000 + "}"], ids=["open", "closed"]
)
def test_refuses_bodies_nested_too_deep(client: FlaskClient, action: str, body: str) -> None:
    answer = client.post(f"/simulator/{action}", data=body, content_type="application/json")
    assert answer.status_code == 400
    assert answer.get_json()["error"]
