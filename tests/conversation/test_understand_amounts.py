"""How many are wanted, told from what a product's name states."""

from __future__ import annotations

import pytest

from tests.conversations.ears import ears


@pytest.mark.parametrize(
    ("language", "text", "slots"),
    [
        ("de", "zwei packungen milch", {"quantity": "2", "unit": "packungen", "product": "milch"}),
        ("de", "bestell zwei 2 liter flaschen cola", {"quantity": "2", "product": "2 liter flaschen cola"}),
        ("de", "zwei zwei liter flaschen cola bitte", {"quantity": "2", "product": "zwei liter flaschen cola"}),
        ("de", "drei sechserpack wasser", {"quantity": "3", "product": "sechserpack wasser"}),
        ("de", "ich brauche drei sechserpacks wasser", {"quantity": "3", "product": "sechserpacks wasser"}),
        ("de", "bestell ein dutzend eier", {"quantity": "12", "product": "eier"}),
        ("de", "zwei dutzend eier", {"quantity": "24", "product": "eier"}),
        ("de", "ein halbes dutzend eier bitte", {"quantity": "6", "product": "eier"}),
        ("de", "bestell 500 gramm kaffee", {"quantity": "500", "unit": "gramm", "product": "kaffee"}),
        ("de", "bestell 6 x 1,5 l wasser", {"quantity": "6", "product": "1,5 l wasser"}),
        ("de", "drei mal nutella bitte", {"quantity": "3", "product": "nutella"}),
        ("de", "mehl type 405", {"product": "mehl type 405"}),
        ("de", "leg zwei komma fünf liter milch in den korb", {"quantity": "2500", "product": "milliliter milch"}),
        ("de", "bestell milch mit drei komma fünf prozent", {"product": "milch mit drei komma fünf prozent"}),
        ("de", "bestell eine eins komma fünf liter flasche cola", {"quantity": "1500", "product": "milliliter cola"}),
        ("de", "bestell hp 305", {"product": "hp 305"}),
        ("de", "müllbeutel 35 liter", {"product": "müllbeutel 35 liter"}),
        ("de", "bestell pampers größe 4", {"product": "pampers größe 4"}),
        ("de", "zwoa packerl nudln", {"quantity": "2", "unit": "packerl", "product": "nudln"}),
        ("en", "two packs of milk", {"quantity": "2", "unit": "packs", "product": "milk"}),
        ("en", "two two litre bottles of cola please", {"quantity": "2", "product": "two litre bottles of cola"}),
        ("en", "order three six-packs of water", {"quantity": "3", "product": "six-packs of water"}),
        ("en", "two dozen eggs", {"quantity": "24", "product": "eggs"}),
        ("en", "half a dozen eggs please", {"quantity": "6", "product": "eggs"}),
        ("en", "some of that coffee", {"product": "coffee"}),
        ("en", "a pack of the coffee filters", {"quantity": "1", "unit": "pack", "product": "coffee filters"}),
        ("en", "order 500 grams of coffee", {"quantity": "500", "unit": "grams", "product": "coffee"}),
        ("en", "order 6 x 1.5 l water", {"quantity": "6", "product": "1.5 l water"}),
        ("en", "three jars of nutella", {"quantity": "3", "unit": "jars", "product": "nutella"}),
        ("en", "a couple of batteries", {"quantity": "2", "product": "batteries"}),
        ("en", "flour type 405", {"product": "flour type 405"}),
        ("en", "order milk with one point five percent", {"product": "milk with one point five percent"}),
        ("en", "order two pound bag of coffee", {"quantity": "907", "unit": "grams", "product": "coffee"}),
        ("en", "order pampers size 4", {"product": "pampers size 4"}),
    ],
)
def test_amounts_are_told_from_names(language: str, text: str, slots: dict[str, str]) -> None:
    understood = ears(language).understand(text)
    assert understood.intent in {"ReorderProductIntent", "AddToCartIntent"}
    assert {name: value.text for name, value in understood.slots.items()} == slots


@pytest.mark.parametrize(("language", "text"), [("de", "die zweite"), ("de", "die erste"), ("en", "the second one")])
def test_a_place_is_no_quantity(language: str, text: str) -> None:
    understood = ears(language).understand(text, expected=("ChooseOptionIntent",))
    assert understood.intent == "ChooseOptionIntent"
    assert "quantity" not in understood.slots
