from __future__ import annotations

import pytest

from skill.conversation.unit_words import is_measure, unit_of


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("Rollen", "roll"),
        (" packung ", "pack"),
        ("kästen", "crate"),
        ("gramm", "gram"),
        ("Pfund", "pound"),
        ("kilo", "kilo"),
        ("literflaschen", "litre"),
        ("litres", "litre"),
        ("ml", "millilitre"),
        ("kaffee", ""),
        ("", ""),
    ],
)
def test_words_name_what_is_counted(words: str, unit: str) -> None:
    assert unit_of(words) == unit


@pytest.mark.parametrize(("words", "measure"), [("Gramm", True), ("prozent", True), ("rollen", False), ("", False)])
def test_measures_are_told_from_counts(words: str, measure: bool) -> None:  # noqa: FBT001 - pytest passes it by name
    assert is_measure(words) is measure
