from __future__ import annotations

import pytest

from skill.conversation.understand_words import LONGEST_TEXT, LONGEST_UTTERANCE, tokens_of


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Bestell Kaffeefilter nach!", ["bestell", "kaffeefilter", "nach"]),
        ("ja, bitte.", ["ja", ",", "bitte"]),
        ("H-Milch 3,5 %", ["h-milch", "3,5"]),
        ("I’m out of milk…", ["i'm", "out", "of", "milk"]),
        ("2x 80er", ["2x", "80er"]),
        ("1234-5678", ["1234-5678"]),
        ("☕ 🙂", []),
        (" , ,", []),
        ("", []),
    ],
)
def test_text_becomes_plain_words(text: str, tokens: list[str]) -> None:
    assert tokens_of(text) == tokens


def test_composed_and_decomposed_letters_agree() -> None:
    assert tokens_of("Größe") == tokens_of("Gro\u0308ße") == ["größe"]


def test_endless_text_is_cut() -> None:
    assert len(tokens_of("ja " * 10_000)) == LONGEST_UTTERANCE
    assert len(tokens_of("x" * 10_000)[0]) == LONGEST_TEXT
