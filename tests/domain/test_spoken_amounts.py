from decimal import Decimal

import pytest

from skill.domain.spoken_amounts import amount_at, and_a_part
from skill.domain.spoken_words import ENGLISH, GERMAN


@pytest.mark.parametrize(
    ("tokens", "number", "end"),
    [
        ("half a litre", "0.5", 2),
        ("half litre", "0.5", 1),
        ("a quarter of a pound", None, None),
        ("quarter of a pound", "0.25", 3),
        ("3 quarters of a litre", "0.75", 4),
        ("2 and a half kilos", "2.5", 4),
        ("dozen eggs", "12", 1),
        ("2 dozen eggs", "24", 2),
        ("half a dozen", "6", 3),
        ("half price", None, None),
        ("a pint", "1", 1),
        ("a pack", None, None),
        ("12", "12", 1),
    ],
)
def test_english_amounts_end_before_the_unit(tokens: str, number: str | None, end: int | None) -> None:
    found = None if number is None or end is None else (Decimal(number), end)
    assert amount_at(tokens.split(), 0, ENGLISH) == found


@pytest.mark.parametrize(
    ("tokens", "number", "end"),
    [
        ("halbes dutzend eier", "6", 2),
        ("3 viertel liter", "0.75", 2),
        ("3 viertel stunden", "3", 1),
        ("0,75 liter", "0.75", 1),
        ("viertel liter", "0.25", 1),
    ],
)
def test_german_amounts_end_before_the_unit(tokens: str, number: str, end: int) -> None:
    assert amount_at(tokens.split(), 0, GERMAN) == (Decimal(number), end)


def test_a_half_may_follow_the_unit() -> None:
    assert and_a_part(["litre", "and", "a", "half"], 1, ENGLISH, Decimal(1)) == (Decimal("1.5"), 4)
    assert and_a_part(["litre", "and", "a", "cake"], 1, ENGLISH, Decimal(1)) == (Decimal(1), 1)
