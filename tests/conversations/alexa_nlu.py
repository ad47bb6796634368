"""Resolve utterances through a generated Alexa model, roughly and strictly as Alexa does.

Literal words are exact, slots take words of their type, the sentence that explains most words wins. Real
Alexa forgives more; what is red here has no sample.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from skill.conversation.numbers import read_digits, read_number, spell_numbers

FALLBACK = "AMAZON.FallbackIntent"
NUMBER = "AMAZON.NUMBER"
CODE = "AMAZON.FOUR_DIGIT_NUMBER"
DIGITS = "ORDER_NUMBER"
OPEN_TYPES = frozenset({"PRODUCT", "ATTRIBUTE", "DEVICE"})
"""Types whose slots also take words that are no listed value, in a sentence with words of its own."""

KNOWN, UNKNOWN = 0.9, 0.3
_LONGEST = 8
_LONGEST_UNKNOWN = 4
_EXPLAINED = 0.45
_CODE_LENGTH = 4
_LARGEST = 999


@dataclass(frozen=True)
class Sentence:
    """Carry one sample: its intent, its words, and the type of each slot."""

    intent: str
    parts: tuple[str, ...]
    literals: frozenset[str]


Match = tuple[float, tuple[tuple[str, str, str], ...]]
"""How much a sentence explains, and its slots as name, words and type."""


@dataclass(frozen=True)
class Resolved:
    """Carry what Alexa would send: slot words, and the ids that entity resolution matched."""

    intent: str
    slots: Mapping[str, str] = field(default_factory=dict)
    ids: Mapping[str, str] = field(default_factory=dict)


class AlexaModel:
    """Hold one generated model, indexed for resolving."""

    def __init__(self, model: Mapping[str, Any], language: str) -> None:
        language_model = model["interactionModel"]["languageModel"]
        self.language = language
        self.slot_types: dict[tuple[str, str], str] = {}
        self.sentences: list[Sentence] = []
        for intent in language_model["intents"]:
            for slot in intent.get("slots", ()):
                self.slot_types[(intent["name"], slot["name"])] = slot["type"]
            for sample in intent["samples"]:
                parts = tuple(sample.split())
                literals = frozenset(part for part in parts if not part.startswith("{"))
                self.sentences.append(Sentence(intent["name"], parts, literals))
        self.values = {kind["name"]: _values(kind) for kind in language_model["types"]}
        self._fit = lru_cache(10_000)(self._fit_of)

    def resolve(self, utterance: str) -> Resolved:
        """Return the intent whose sentence explains most of the words, else the fallback."""
        words = tuple(utterance.lower().split())
        present = frozenset(words)
        best, best_score = Resolved(FALLBACK), 0.0
        for sentence in self.sentences:
            if sentence.literals <= present:
                for explained, filled in self._matches(sentence, 0, words):
                    score = explained - 0.01 * len(filled)
                    if score > best_score + 1e-9:
                        best, best_score = self._resolved(sentence, filled), score
        return best if best_score >= _EXPLAINED * len(words) else Resolved(FALLBACK)

    def _matches(self, sentence: Sentence, index: int, words: tuple[str, ...]) -> Iterator[Match]:
        if index == len(sentence.parts):
            if not words:
                yield 0.0, ()
            return
        part = sentence.parts[index]
        if part.startswith("{"):
            yield from self._slot_matches(sentence, index, words)
        elif words and words[0] == part:
            for score, filled in self._matches(sentence, index + 1, words[1:]):
                yield score + 1, filled

    def _slot_matches(self, sentence: Sentence, index: int, words: tuple[str, ...]) -> Iterator[Match]:
        slot = sentence.parts[index].strip("{}")
        kind = self.slot_types[(sentence.intent, slot)]
        for end in range(1, min(len(words), _LONGEST) + 1):
            fit = self._fit(kind, words[:end], bool(sentence.literals))
            if fit is not None:
                value, credit = fit
                for score, filled in self._matches(sentence, index + 1, words[end:]):
                    yield score + credit * end, ((slot, value, kind), *filled)

    def _fit_of(self, kind: str, words: tuple[str, ...], carried: bool) -> tuple[str, float] | None:  # noqa: FBT001 (cached: positional)
        if kind == NUMBER:
            number = read_number(words, 0, self.language)
            whole = number is not None and number[1] == len(words) and number[0] <= _LARGEST
            return (str(number[0]), KNOWN) if number and whole else None
        if kind in {CODE, DIGITS}:
            digits = read_digits(words, self.language)
            if digits is None or (kind == CODE and len(digits) != _CODE_LENGTH):
                return None
            return digits, KNOWN
        text = " ".join(words)
        if self.id_of(kind, text) is not None:
            return text, KNOWN + 0.01 * len(words)
        return (text, UNKNOWN) if kind in OPEN_TYPES and carried and len(words) <= _LONGEST_UNKNOWN else None

    def id_of(self, kind: str, text: str) -> str | None:
        """Return the id that entity resolution matches, or None."""
        spoken = " ".join(spell_numbers(text, self.language).lower().split())
        return self.values.get(kind, {}).get(spoken)

    def _resolved(self, sentence: Sentence, filled: tuple[tuple[str, str, str], ...]) -> Resolved:
        slots = {slot: value for slot, value, _ in filled}
        ids = {slot: found for slot, value, kind in filled if (found := self.id_of(kind, value)) is not None}
        return Resolved(sentence.intent, slots, ids)


def resolve(model: Mapping[str, Any], utterance: str, language: str) -> tuple[str, dict[str, str]]:
    """Resolve one utterance; make an `AlexaModel` once for many."""
    resolved = AlexaModel(model, language).resolve(utterance)
    return resolved.intent, dict(resolved.slots)


def _values(kind: Mapping[str, Any]) -> dict[str, str]:
    return {
        word.lower(): value["id"]
        for value in kind["values"]
        for word in (value["name"]["value"], *value["name"]["synonyms"])
    }
