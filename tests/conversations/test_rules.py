"""The rules of a good answer can be broken, and then say so."""

from __future__ import annotations

import pytest

from skill.domain.money import Money
from skill.domain.reply import GateView, Line, Reply, Say
from tests.conversations.actors import Said
from tests.conversations.rules import broken_rules
from tests.phrases.products import FILTERS, PAPER

GATE = Reply(
    (Say("order_gate-summary"),), Say("order_gate-question"), gate=GateView("", (Line(PAPER, 1),), Money(1239))
)
ASKED = (
    "Bei Lindenmarkt: Zewa Toilettenpapier, 16 Rollen. Kommt am Mittwoch zu dir nach Hause, 14 Tage Widerrufsrecht. "
    "Soll ich das mit Versand für 12 Euro 39 zahlungspflichtig bestellen?"
)


def asks(text: str, reprompt: str = "Und?") -> Said:
    return Said(text, reprompt, ends=False)


def ends(text: str) -> Said:
    return Said(text, "", ends=True)


def test_good_answers_break_no_rule() -> None:
    assert broken_rules(asks(ASKED), GATE, "de") == []
    assert broken_rules(ends("Okay, nichts bestellt."), Reply(), "de") == []


@pytest.mark.parametrize(
    ("said", "broken"),
    [
        (ends("Was brauchst du?"), "a finished answer asks"),
        (asks("Dein Korb ist leer."), "an open answer asks once, at its end"),
        (asks("Milch? Oder Brot?"), "an open answer asks once, at its end"),
        (asks("Was brauchst du? Sag es."), "an open answer asks once, at its end"),
        (asks("Was brauchst du?", ""), "nothing is asked again after silence"),
        (ends("Ordered, your filters arrive."), "'Ordered' is heard"),
        (ends("Okay , nichts bestellt."), "' ,' is heard"),
        (ends("Okay, { $lines }."), "'{' is heard"),
        (ends("ja " * 40 + "nein."), "41 words"),
    ],
)
def test_broken_rules_are_named(said: Said, broken: str) -> None:
    assert broken in broken_rules(said, Reply(), "de")


@pytest.mark.parametrize("lost", ["zahlungspflichtig bestellen", "12 Euro 39", "Lindenmarkt", "Zewa Toilettenpapier"])
def test_gate_without_essentials_is_named(lost: str) -> None:
    assert f"the gate lacks {lost!r}" in broken_rules(asks(ASKED.replace(lost, "etwas")), GATE, "de")


def test_duty_belongs_into_the_question() -> None:
    early = ASKED.replace("Kommt", "Du kannst zahlungspflichtig bestellen. Kommt").replace(
        "12 Euro 39 zahlungspflichtig bestellen?", "12 Euro 39 kaufen?"
    )
    assert broken_rules(asks(early), GATE, "de") == ["the gate lacks 'zahlungspflichtig bestellen'"]


def test_more_products_may_take_longer() -> None:
    lines = tuple(Line(FILTERS, number) for number in range(1, 4))
    long = asks(ASKED.replace("Bei Lindenmarkt:", f"Bei Lindenmarkt: {FILTERS.spoken.de},{' und' * 15}"))
    assert broken_rules(long, GATE, "de") == ["46 words"]
    assert broken_rules(long, Reply(GATE.says, GATE.asks, gate=GateView("", lines, Money(1239))), "de") == []
