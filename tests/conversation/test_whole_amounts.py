from __future__ import annotations

import pytest

from skill.conversation.whole_amounts import in_whole_amounts

GERMAN = {
    "ein halbes kilo kaffee": "500 gramm kaffee",
    "n halbes pfund kaffee": "250 gramm kaffee",
    "anderthalb kilo kaffee": "1500 gramm kaffee",
    "ein viertel liter sahne": "250 milliliter sahne",
    "bestell zwei dutzend eier": "bestell 24 eier",
    "ein halbes dutzend eier": "6 eier",
    "ein kilo kaffee": "ein kilo kaffee",
    "ein pfund kaffee": "ein pfund kaffee",
    "das dutzend": "das dutzend",
    "ein halbes jahr": "ein halbes jahr",
    "halb": "halb",
}
ENGLISH = {
    "half a kilo of coffee": "500 grams of coffee",
    "a half kilo of coffee": "500 grams of coffee",
    "a quarter of a litre of cream": "250 millilitres of cream",
    "one and a half kilos of coffee": "1500 grams of coffee",
    "a kilo and a half of coffee": "1500 grams of coffee",
    "two pounds of coffee": "908 grams of coffee",
    "half a pound of coffee": "227 grams of coffee",
    "twenty pounds back": "twenty pounds back",
    "a dozen eggs": "12 eggs",
    "half a dozen of eggs": "6 eggs",
    "a dozen": "a dozen",
    "half of my order": "half of my order",
    "a litre of milk": "a litre of milk",
}


@pytest.mark.parametrize(("said", "read"), GERMAN.items())
def test_german_parts_become_whole(said: str, read: str) -> None:
    assert " ".join(in_whole_amounts(said.split(), "de")) == read


@pytest.mark.parametrize(("said", "read"), ENGLISH.items())
def test_english_parts_become_whole(said: str, read: str) -> None:
    assert " ".join(in_whole_amounts(said.split(), "en")) == read
