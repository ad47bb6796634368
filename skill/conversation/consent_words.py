"""Tell the statutory words of consent from words that only contain them."""

from __future__ import annotations

from collections.abc import Mapping

from skill.conversation.understand_words import COMMA, tokens_of

_CORES: Mapping[str, tuple[str, ...]] = {
    "de": ("zahlungspflichtig bestellen", "kostenpflichtig bestellen"),
    "en": ("with obligation to pay", "confirm and pay", "buy now and pay", "order and pay"),
}
_AROUND: Mapping[str, frozenset[str]] = {
    "de": frozenset(
        ["ja", "jo", "genau", "bitte", "okay", "gern", "gerne", "jetzt", "ich", "möchte", "will", "das", "es", "die"]
    ),
    "en": frozenset(
        ["yes", "yeah", "yep", "sure", "right", "exactly", "please", "okay", "i", "want", "to", "order", "it", "this"]
    ),
}


def is_statutory_consent(words: str, language: str) -> bool:
    """Tell whether words name the duty to pay and say nothing else; a negation is something else.

    Entity resolution matches more than it is given, so what was heard is looked at, too (§ 312j(3) BGB).
    """
    said = " ".join(token for token in tokens_of(words) if token != COMMA)
    core = next((core for core in _CORES.get(language, ()) if f" {core} " in f" {said} "), None)
    if core is None:
        return False
    return frozenset(said.replace(core, " ", 1).split()) <= _AROUND[language]
