from __future__ import annotations

import pytest

from skill.conversation.counted_apart import counted_apart
from skill.conversation.wanted import Wish

NAMES = frozenset({"klopapier", "finish tabs", "elmex", "milch", "nudeln", "brita maxtra pro 3 stück", "toilet paper"})


def likeness(words: str) -> float:
    return 1.0 if words in NAMES else 0.5


def apart(words: str, quantity: int = 0, language: str = "de") -> list[tuple[str, int, str]]:
    found = counted_apart([Wish(words, (), quantity)], likeness, language)
    return [(wish.words, wish.quantity, wish.unit) for wish in found]


def test_numbers_set_products_off() -> None:
    assert apart("klopapier zwei finish tabs und eine elmex", 1) == [
        ("klopapier", 1, ""),
        ("finish tabs", 2, ""),
        ("elmex", 1, ""),
    ]


def test_units_are_counted_with_their_number() -> None:
    assert apart("milch drei packungen nudeln", 2) == [("milch", 2, ""), ("nudeln", 3, "pack")]


def test_english_of_belongs_to_the_unit() -> None:
    assert apart("milch two packs of nudeln", language="en") == [("milch", 0, ""), ("nudeln", 2, "pack")]


def test_unknown_goods_between_stay_wishes() -> None:
    assert apart("milch zwei schlumpf und drei nudeln") == [("milch", 0, ""), ("schlumpf", 2, ""), ("nudeln", 3, "")]


@pytest.mark.parametrize(
    "words",
    [
        "brita maxtra pro 3 stück",
        "pampers größe vier nudeln",
        "milch drei komma fünf prozent",
        "batterien zwei tausend",
        "milch zwei",
        "schlumpf zwei hampelmann",
        "zwei",
    ],
)
def test_other_numbers_stay_in_the_name(words: str) -> None:
    assert apart(words, 1) == [(words, 1, "")]


def test_what_alexa_resolved_is_left_alone() -> None:
    wish = Wish("milch zwei nudeln", ("weihenstephan-h-milch-35-1l",), 1)
    assert counted_apart([wish], likeness, "de") == [wish]
