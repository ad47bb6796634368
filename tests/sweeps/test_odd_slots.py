"""Alexa sends intents without their slots, and with words that match nothing: every intent has an answer to that."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from skill.conversation.intents import INTENTS
from skill.conversation.turn import Channel, SlotValue
from tests.stage import ANNA, MEHMET, Stage

SLOTS: dict[str, Callable[[str], dict[str, SlotValue]]] = {
    "none": lambda _intent: {},
    "empty": lambda intent: {name: SlotValue("") for name in INTENTS[intent].slots},
    "words that match nothing": lambda intent: {name: SlotValue("xyzzy") for name in INTENTS[intent].slots},
    "an id nobody knows": lambda intent: {name: SlotValue("etwas", ("no-such-id",)) for name in INTENTS[intent].slots},
}


def nothing(stage: Stage) -> None:
    stage.as_customer(ANNA)


def at_the_gate(stage: Stage) -> None:
    stage.as_customer(ANNA).reorder("kaffeefilter")


def at_the_code(stage: Stage) -> None:
    stage.as_customer(MEHMET).reorder("hp 305 schwarz")
    stage.yes()


def at_a_withdrawal(stage: Stage) -> None:
    stage.as_customer(ANNA).say("WithdrawIntent", product="rasierklingen")


def at_a_complaint(stage: Stage) -> None:
    stage.as_customer(ANNA).say("ReportProblemIntent", product="waschmittel")


def as_a_guest(stage: Stage) -> None:
    stage.as_customer("demo-jonas", linked=False)


PLACES = (nothing, at_the_gate, at_the_code, at_a_withdrawal, at_a_complaint, as_a_guest)


@pytest.mark.parametrize("slots", SLOTS)
@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)
def test_every_intent_answers_odd_slots(stage: Stage, place: Callable[[Stage], None], slots: str) -> None:
    stage.channel = Channel.ALEXA
    place(stage)
    here = stage.table.snapshot()
    for intent in INTENTS:
        stage.table.restore(here)
        answered = stage.hear(stage.turn(intent, **SLOTS[slots](intent)))
        assert answered.spoken.text or answered.ends, intent
