"""Whole orders on Alexa: envelopes in, the real engine, the demo shop, responses out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest

from skill.domain.money import Money
from tests.channels.alexa.envelopes import Json, intent, spoken, tap
from tests.channels.alexa.fuzz_stage import FuzzStage, fuzz_stage
from tests.channels.alexa.validity import faults, words

GATE = (
    "Bei Lindenmarkt: Melitta Filtertüten Größe 4, 80 Stück, wie zuletzt. Kommt am Mittwoch zu dir nach Hause, "
    "14 Tage Widerrufsrecht. Soll ich das mit Versand für 5 Euro 39 zahlungspflichtig bestellen?"
)


@dataclass
class Echo:
    """Be Anna's device: keep the session attributes, number the requests, take every answer apart."""

    skill: FuzzStage = field(default_factory=fuzz_stage)
    number: int = 0
    attributes: Json = field(default_factory=dict)

    def ask(self, event: Json, *, linked: bool = True) -> dict[str, Any]:
        self.number += 1
        event["request"]["requestId"] = f"amzn1.echo-api.request.{self.number}"
        event["session"] |= {"attributes": self.attributes, "new": self.number == 1}
        if linked:
            event["context"]["System"]["user"]["accessToken"] = self.skill.tokens[0]
        answer = self.skill.handle(event)
        assert faults(answer) == []
        self.attributes = answer.get("sessionAttributes", {})
        return answer

    @property
    def charged(self) -> list[Money]:
        return self.skill.payments.charged


def reorder(*, screen: bool = False) -> Json:
    return intent("ReorderProductIntent", {"product": "kaffeefilter"}, screen=screen)


def at_the_gate(*, screen: bool = False) -> tuple[Echo, dict[str, Any]]:
    echo = Echo()
    answer = echo.ask(reorder(screen=screen))
    assert (words(answer) or "").endswith(GATE)
    assert echo.charged == []
    return echo, answer


def test_reorder_takes_two_turns() -> None:
    echo, _ = at_the_gate()
    ordered = echo.ask(intent("AMAZON.YesIntent"))
    assert (words(ordered) or "").startswith("Bestellt, die Filtertüten kommen am Mittwoch.")
    assert ordered["response"]["shouldEndSession"] is True
    assert echo.charged == [Money(539)]


def test_tap_on_the_shown_button_orders() -> None:
    echo, gate = at_the_gate(screen=True)
    screen, entities = gate["response"]["directives"]
    assert entities["type"] == "Dialog.UpdateDynamicEntities"
    shown = screen["datasources"]["gate"]
    assert (shown["button"], shown["total"]) == ("Zahlungspflichtig bestellen", "5,39\xa0€")
    echo.ask(tap("gate", shown["question"], shown["button"]))
    assert echo.charged == [Money(539)]


def test_tap_on_a_stale_button_orders_nothing() -> None:
    echo, gate = at_the_gate(screen=True)
    stale = gate["response"]["directives"][0]["datasources"]["gate"]
    echo.ask(intent("AMAZON.NoIntent", screen=True))
    echo.ask(tap("gate", stale["question"], stale["button"]))
    assert echo.charged == []


@pytest.mark.parametrize(
    "attributes", [{}, {"question": None}, {"question": "q-forged"}, {"question": ""}, ["question"]]
)
def test_yes_without_the_question_id_orders_nothing(attributes: object) -> None:
    echo, _ = at_the_gate()
    event = intent("AMAZON.YesIntent")
    echo.attributes = attributes  # type: ignore[assignment]  # garbage is the point
    echo.ask(event)
    assert echo.charged == []


def test_yes_of_a_new_session_orders_nothing() -> None:
    echo, _ = at_the_gate()
    echo.number = 0
    event = intent("AMAZON.YesIntent")
    event["request"]["requestId"] = "another"
    echo.ask(event)
    assert echo.charged == []


def test_same_request_twice_is_answered_alike() -> None:
    echo, _ = at_the_gate()
    attributes = echo.attributes
    first = echo.ask(intent("AMAZON.YesIntent"))
    echo.number -= 1
    echo.attributes = attributes
    assert words(echo.ask(intent("AMAZON.YesIntent"))) == words(first)
    assert echo.charged == [Money(539)]


def test_unlinked_customer_gets_the_link_card() -> None:
    echo = Echo()
    filters = spoken("product", "melitta filtertüten größe zwei", "melitta-filter-2-100")
    answer = echo.ask(intent("ReorderProductIntent", {"product": filters}), linked=False)
    assert answer["response"]["card"] == {"type": "LinkAccount"}
    assert echo.charged == []
