from __future__ import annotations

import pytest

from skill.conversation.decimals import decimal_at, within_decimal


@pytest.mark.parametrize(
    ("language", "said", "found"),
    [
        ("de", "zwei komma fünf liter milch", ("2,5", 3)),
        ("de", "null komma sieben fünf liter", ("0,75", 4)),
        ("de", "null komma fünfundsiebzig liter", ("0,75", 3)),
        ("de", "ein komma fünf kilo", ("1,5", 3)),
        ("de", "einskommafünf liter", ("1,5", 1)),
        ("de", "2,5 liter", ("2,5", 1)),
        ("de", "zwei liter", None),
        ("de", "komma fünf", None),
        ("de", "zwei komma eine zahnpasta", None),
        ("en", "zero point seven five litres", ("0.75", 4)),
        ("en", "point five litres", ("0.5", 2)),
        ("en", "nought point five", ("0.5", 3)),
        ("en", "point", None),
        ("en", "five point", None),
    ],
)
def test_decimals_are_read_as_said(language: str, said: str, found: tuple[str, int] | None) -> None:
    assert decimal_at(said.split(), 0, language) == found


@pytest.mark.parametrize(
    ("said", "start", "is_part"),
    [("drei komma fünf prozent", 0, True), ("drei komma fünf prozent", 2, True), ("drei milch", 0, False)],
)
def test_neither_side_of_a_comma_counts(said: str, start: int, is_part: bool) -> None:  # noqa: FBT001 - a table's value
    assert within_decimal(said.split(), start, start + 1, "de") is is_part
