from __future__ import annotations

from collections.abc import Mapping

import pytest

from skill.conversation.intents import INTENTS
from skill.conversation.understand_slots import read_slots
from skill.conversation.understand_words import tokens_of
from tests.conversations.ears import ears


def slots(text: str, intent: str, language: str = "de") -> Mapping[str, str]:
    found = read_slots(ears(language)._lexicon, tokens_of(text), INTENTS[intent].slots)
    return {name: value.text for name, value in found.items()}


@pytest.mark.parametrize(
    ("text", "intent", "found"),
    [
        ("ach gäh und zwei packungen nudeln täten wir brauchen", "AddToCartIntent", ("2", "packungen", "nudeln")),
        ("vielleicht 3 toilettenpapier noch dazu geben", "AddToCartIntent", ("3", None, "toilettenpapier")),
        ("kaffeefilter wären auch was", "ReorderProductIntent", (None, None, "kaffeefilter")),
    ],
)
def test_products_are_read_with_their_numbers(text: str, intent: str, found: tuple[str | None, ...]) -> None:
    read = slots(text, intent)
    assert (read.get("quantity"), read.get("unit"), read.get("product")) == found


def test_two_products_keep_their_own_numbers() -> None:
    read = slots("zwei milch gehören dazu und drei zahnpasta auch", "AddToCartIntent")
    assert (read["quantity"], read["product"]) == ("2", "milch")
    assert (read["quantity_two"], read["product_two"]) == ("3", "zahnpasta")


def test_digits_name_an_order_from_four() -> None:
    assert slots("na die 4217 halt die weg", "CancelOrderIntent")["order_number"] == "4217"
    assert "order_number" not in slots("na die 42 halt weg", "CancelOrderIntent")


def test_listed_words_fill_closed_slots() -> None:
    assert slots("dann halt mein geld zurück", "ChooseRemedyIntent") == {"remedy": "mein geld zurück"}


def test_code_and_consent_stay_unread() -> None:
    assert slots("zahlungspflichtig bestellen", "ConfirmOrderIntent") == {}
    assert slots("zwei sieben eins neun", "ProvideCodeIntent") == {}


def test_nothing_known_fills_nothing() -> None:
    assert slots("xyzzy plugh", "AddToCartIntent") == {}
