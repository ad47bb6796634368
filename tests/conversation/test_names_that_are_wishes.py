"""Sell what is called like a command: said alone it stays the command, with a wish around it the product is meant."""

from __future__ import annotations

from functools import cache

import pytest

from skill.conversation.turn import Assent
from skill.conversation.understand import NO, YES, Understander, Understood
from skill.domain.matching import Entry, ProductIndex
from tests.conversations.ears import samples

GATE = (YES, NO, "ConfirmOrderIntent", "ChangeQuantityIntent")
NAMES = {
    "de": (
        *("Stopp Kaugummi", "Stopp", "Ja! H-Milch", "Ja!", "Nein Danke Pfefferminz", "Hilfe Pflaster", "Abbrechen"),
        *("Milch", "Butter", "Noch einmal Kekse", "", "🙂", "Чай", "绿茶", "lang " * 200),
    ),
    "en": ("Stop Chewing Gum", "Stop", "Yes! Milk", "Yes", "No Thanks Mints", "Help Plasters", "Cancel", "Milk", ""),
}


@cache
def ears(language: str) -> Understander:
    return Understander(language, samples(language), NAMES[language])


def product(understood: Understood, language: str) -> str:
    """Return the product that the words of the slot find."""
    index = ProductIndex.read([Entry(name, (name,)) for name in NAMES[language]], language)
    return index.find(understood.slots["product"].text).candidates[0].sku


@pytest.mark.parametrize("expected", [GATE, ()])
@pytest.mark.parametrize(
    ("language", "words", "intent"),
    [
        ("de", "stopp", "AMAZON.StopIntent"),
        ("de", "ja", YES),
        ("de", "Ja!", YES),
        ("de", "nein danke", NO),
        ("de", "hilfe", "AMAZON.HelpIntent"),
        ("de", "abbrechen", "AMAZON.CancelIntent"),
        ("de", "noch einmal", "AMAZON.RepeatIntent"),
        ("en", "stop", "AMAZON.StopIntent"),
        ("en", "yes", YES),
        ("en", "no thanks", NO),
        ("en", "help", "AMAZON.HelpIntent"),
        ("en", "cancel", "AMAZON.CancelIntent"),
    ],
)
def test_command_alone_stays_the_command(language: str, words: str, intent: str, expected: tuple[str, ...]) -> None:
    understood = ears(language).understand(words, expected=expected)
    assert (understood.intent, dict(understood.slots), understood.then) == (intent, {}, None)


def test_yes_stays_a_clear_yes() -> None:
    assert ears("de").understand("ja", expected=GATE).assent is Assent.CLEAR
    assert ears("en").understand("yes", expected=GATE).assent is Assent.CLEAR


@pytest.mark.parametrize("expected", [GATE, ()])
@pytest.mark.parametrize(
    ("language", "words", "sku"),
    [
        ("de", "bestell stopp kaugummi", "Stopp Kaugummi"),
        ("de", "bestell stopp", "Stopp"),
        ("de", "ich brauche ja h-milch", "Ja! H-Milch"),
        ("de", "bestell abbrechen", "Abbrechen"),
        ("en", "order stop chewing gum", "Stop Chewing Gum"),
        ("en", "order yes milk", "Yes! Milk"),
    ],
)
def test_command_in_a_wish_is_the_product(language: str, words: str, sku: str, expected: tuple[str, ...]) -> None:
    understood = ears(language).understand(words, expected=expected)
    assert understood.intent == "ReorderProductIntent"
    assert product(understood, language) == sku


def test_yes_before_a_product_consents_to_nothing() -> None:
    understood = ears("de").understand("ja h-milch", expected=GATE)
    assert understood.intent != YES
    assert understood.assent is None


@pytest.mark.parametrize(("language", "words", "intent"), [("de", "stopp", "Stop"), ("de", "hilfe", "Help")])
def test_command_wins_over_a_choice_of_its_name(language: str, words: str, intent: str) -> None:
    heard = ears(language).understand(words, expected=("ChooseOptionIntent", YES, NO))
    assert heard.intent == f"AMAZON.{intent}Intent"
