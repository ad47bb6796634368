"""Tell the statutory words of consent from words that only contain them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from skill.conversation.understand_words import COMMA, tokens_of

_CORES: Mapping[str, tuple[str, ...]] = {
    "de": ("zahlungspflichtig bestellen", "kostenpflichtig bestellen"),
    "en": ("with obligation to pay", "confirm and pay", "buy now and pay", "order and pay"),
}
_SPLIT = (("zahlungs pflichtig", "zahlungspflichtig"), ("kosten pflichtig", "kostenpflichtig"))
"""As speech recognition writes compounds."""
_NEARLY: Mapping[str, tuple[str, ...]] = {
    "de": ("zahlungs pflichtig", "zahlung pflichtig", "zahlungspflichtig", "kosten pflichtig", "kostenpflichtig"),
    "en": ("obligation to pay", "payment obligation", "zahlungspflichtig", *_CORES["en"]),
}
_AGAINST: Mapping[str, frozenset[str]] = {
    "de": frozenset(
        {
            "nicht",
            "nich",
            "net",
            "ned",
            "nit",
            "nee",
            "nein",
            "nö",
            "kein",
            "keine",
            "keinen",
            "nichts",
            "nix",
            "nie",
            "ohne",
            "was",
            "wie",
            "warum",
            "wieso",
            "weshalb",
            "wann",
            "wo",
            "wer",
            "heißt",
            "heisst",
            "bedeutet",
            "aber",
            "wenn",
            "falls",
            "statt",
            "erst",
            "später",
            "morgen",
            "stornieren",
            "abbrechen",
            "stopp",
        }
    ),
    "en": frozenset(
        {
            "not",
            "don't",
            "dont",
            "won't",
            "can't",
            "never",
            "no",
            "nope",
            "nothing",
            "without",
            "what",
            "what's",
            "how",
            "why",
            "when",
            "where",
            "who",
            "mean",
            "means",
            "but",
            "if",
            "instead",
            "later",
            "tomorrow",
            "cancel",
            "stop",
        }
    ),
}
_AROUND: Mapping[str, frozenset[str]] = {
    "de": frozenset(
        ["ja", "jo", "genau", "bitte", "okay", "gern", "gerne", "jetzt", "ich", "möchte", "will", "das", "es", "die"]
    ),
    "en": frozenset(
        ["yes", "yeah", "yep", "sure", "right", "exactly", "please", "okay", "i", "want", "to", "order", "it", "this"]
    ),
}


def names_the_duty(tokens: Sequence[str], language: str) -> bool:
    """Tell whether words at the gate name the duty to pay and neither ask about it nor turn it down.

    It tells what was meant, not that it counts: that is for `is_statutory_consent` alone.
    """
    said = " ".join(token for token in tokens if token != COMMA)
    against = _AGAINST.get(language, frozenset())
    return against.isdisjoint(tokens) and any(f" {near} " in f" {said} " for near in _NEARLY.get(language, ()))


def is_statutory_consent(words: str, language: str) -> bool:
    """Tell whether words name the duty to pay and say nothing else; a negation or a question is something else.

    Entity resolution matches more than it is given, so what was heard is looked at, too (§ 312j(3) BGB).
    """
    if "?" in words:
        return False
    said = " ".join(token for token in tokens_of(words) if token != COMMA)
    for split, whole in _SPLIT:
        said = said.replace(split, whole)
    core = next((core for core in _CORES.get(language, ()) if f" {core} " in f" {said} "), None)
    if core is None:
        return False
    return frozenset(said.replace(core, " ", 1).split()) <= _AROUND[language]
