"""What may come of a guess is said for every intent, and what it says is so: nothing changes before somebody answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import pytest

from skill.adapters.table.memory import Snapshot
from skill.conversation.guessed_wishes import GUESSING, Guessing, guessing_of
from skill.conversation.intents import INTENTS, MODULES
from skill.conversation.turn import Meant, SlotValue
from tests.contract.phrase_files import PHRASES
from tests.reliability.contents import items_of
from tests.stage import JONAS, Stage, open_stage

SLOTS: Mapping[str, SlotValue] = {
    "product": SlotValue("haribo goldbären"),
    "quantity": SlotValue("2"),
    "ordinal": SlotValue("zweite", ("2",)),
    "attribute": SlotValue("größe zwei", ("size_2",)),
    "aspect": SlotValue("preis", ("price",)),
    "payment": SlotValue("paypal", ("paypal",)),
    "fault": SlotValue("kaputt", ("damaged",)),
    "remedy": SlotValue("geld zurück", ("refund",)),
    "giving_back": SlotValue("umtauschen", ("exchange",)),
    "topic": SlotValue("frist", ("deadline",)),
}
TALKS = ("nothing", "a cart", "a gate", "a gate for the cart", "an order just now", "a return", "a guest")
TOLD_ONCE = frozenset({"disclosed"})
"""What any turn may note in a profile: that the assistant has said what it is."""

Contents = dict[object, object]


def contents(stage: Stage) -> Contents:
    """Return all that is stored but what a conversation remembers."""
    kept = [item for item in items_of(stage.table) if "#session#" not in item.key.partition]
    return {
        item.key: {name: value for name, value in item.attributes.items() if name not in TOLD_ONCE} for item in kept
    }


def in_talk(talk: str) -> Stage:
    """Return a stage with that talk going on; its ids go on from the last use, so that none comes twice."""
    stage, content = _begun(talk)
    stage.table.restore(content)
    return stage


@cache
def _begun(talk: str) -> tuple[Stage, Snapshot]:
    """Begin a talk, once a process."""
    stage = open_stage()
    if talk == "a guest":
        stage.as_customer(JONAS, linked=False)
    if talk in {"a cart", "a gate for the cart"}:
        stage.put_in_cart(melitta_filter_4_80=1, haribo_goldbaeren_175g=1)
    if talk == "a gate for the cart":
        stage.say("CheckoutIntent")
    if talk in {"a gate", "an order just now"}:
        stage.reorder("kaffeefilter")
    if talk == "an order just now":
        stage.yes()
    if talk == "a return":
        stage.say("ReturnItemIntent", product="rasierklingen")
    return stage, stage.table.snapshot()


def guess(stage: Stage, intent: str, *, filled: bool) -> None:
    """Let the dialogue hear a guess."""
    slots = {name: SLOTS[name] for name in INTENTS[intent].slots if filled and name in SLOTS}
    stage.hear(replace(stage.turn(intent, **slots), guessed=True))


def test_every_intent_says_what_guessing_may_do() -> None:
    assert set(GUESSING) == set(INTENTS)
    assert guessing_of("NoSuchIntent") is Guessing.NEVER


@pytest.mark.parametrize("talk", TALKS)
@pytest.mark.parametrize("intent", INTENTS)
def test_guess_changes_nothing_by_itself(intent: str, talk: str) -> None:
    for filled in (False, True):
        stage = in_talk(talk)
        before = contents(stage)
        guess(stage, intent, filled=filled)
        changed = {key for key, value in contents(stage).items() if before.get(key) != value}
        assert not changed, f"{intent} acts on a guess; let it be Guessing.ASKED: {stage.said}"


@pytest.mark.parametrize("intent", [name for name, may in GUESSING.items() if may is Guessing.ASKED])
def test_what_acts_is_asked_first(intent: str) -> None:
    stage = in_talk("a cart")
    guess(stage, intent, filled=True)
    assert stage.said == ("wish_question-this",)
    assert stage.asked == "wish"


@pytest.mark.parametrize("intent", [name for name, may in GUESSING.items() if may is Guessing.NEVER])
def test_consent_is_never_guessed(intent: str) -> None:
    stage = in_talk("a gate")
    orders = len(stage.orders)
    guess(stage, intent, filled=False)
    assert stage.said[0] == "fallback-limit"
    assert len(stage.orders) == orders


@pytest.mark.parametrize("talk", TALKS)
def test_yes_between_two_changes_nothing(talk: str) -> None:
    stage = in_talk(talk)
    turn = replace(stage.turn("AddToCartIntent", product="milch"), guessed=True)
    before = contents(stage)
    stage.hear(replace(turn, instead=Meant("CheckoutIntent")))
    stage.yes()
    assert contents(stage) == before
    assert stage.asked == "wish"


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_wish_that_may_be_asked_for_has_its_words(language: str) -> None:
    phrases = (PHRASES / language / "wish_question.ftl").read_text(encoding="utf-8")
    module_of = {intent: module for module, intent in MODULES.items()}
    asked = {module_of[intent] for intent, guessing in GUESSING.items() if guessing is not Guessing.NEVER} - {
        "stop"
    }  # the default
    assert {module for module in asked if phrases.count(f" [{module}] ") != 2} == set()
