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
    "leg zwei komma fünf liter milch in den korb": "leg 2500 milliliter milch in den korb",
    "ein komma fünf liter wasser": "1500 milliliter wasser",
    "null komma sieben fünf liter spülmittel": "750 milliliter spülmittel",
    "null komma fünfundsiebzig liter spülmittel": "750 milliliter spülmittel",
    "zweikommafünf kilo kartoffeln": "2500 gramm kartoffeln",
    "2,5 liter milch": "2500 milliliter milch",
    "1,5l milch": "1500 milliliter milch",
    "eine null komma sieben fünf liter flasche spülmittel": "750 milliliter spülmittel",
    "zwei eins komma fünf liter flaschen cola": "3000 milliliter cola",
    "drei viertel liter sahne": "750 milliliter sahne",
    "6 x 1,5 l wasser": "6 x 1,5 l wasser",
    "milch mit drei komma fünf prozent": "milch mit drei komma fünf prozent",
    "komma": "komma",
    "zwei liter flaschen cola": "zwei liter flaschen cola",
}
ENGLISH = {
    "half a kilo of coffee": "500 grams of coffee",
    "a half kilo of coffee": "500 grams of coffee",
    "a quarter of a litre of cream": "250 millilitres of cream",
    "one and a half kilos of coffee": "1500 grams of coffee",
    "a kilo and a half of coffee": "1500 grams of coffee",
    "two pounds of coffee": "907 grams of coffee",
    "half a pound of coffee": "227 grams of coffee",
    "twenty pounds back": "twenty pounds back",
    "a dozen eggs": "12 eggs",
    "half a dozen of eggs": "6 eggs",
    "a dozen": "a dozen",
    "half of my order": "half of my order",
    "a litre of milk": "a litre of milk",
    "order one point five litres of milk": "order 1500 millilitres of milk",
    "zero point seven five litres of soap": "750 millilitres of soap",
    "one point seventy five litres of soap": "1750 millilitres of soap",
    "nought point five litres of oil": "500 millilitres of oil",
    "point five litres of oil": "500 millilitres of oil",
    "three quarters of a litre of soap": "750 millilitres of soap",
    "order two pound bag of coffee": "order 907 grams of coffee",
    "a two-pound bag of coffee": "907 grams of coffee",
    "2 lb coffee": "907 grams coffee",
    "two two pound bags of coffee": "1814 grams of coffee",
    "twenty two half litre bottles of oil": "11000 millilitres of oil",
    "a pound bag of coffee": "454 grams of coffee",
    "32 oz of coffee": "907 grams of coffee",
    "a sixteen-ounce jar of honey": "454 grams of honey",
    "a 16 oz bottle of oil": "473 millilitres of oil",
    "12 fl oz of oil": "355 millilitres of oil",
    "order two pounds coffee": "order 907 grams coffee",
    "a six pack of beer": "a six pack of beer",
    "what's the point": "what's the point",
}


@pytest.mark.parametrize(("said", "read"), GERMAN.items())
def test_german_parts_become_whole(said: str, read: str) -> None:
    assert " ".join(in_whole_amounts(said.split(), "de")) == read


@pytest.mark.parametrize(("said", "read"), ENGLISH.items())
def test_english_parts_become_whole(said: str, read: str) -> None:
    assert " ".join(in_whole_amounts(said.split(), "en")) == read
