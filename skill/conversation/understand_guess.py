"""Take the second stage of understanding: where no template fits, guess the wish, or two, and read its slots."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from math import exp

from skill.conversation.guessed_wishes import Guessing, guessing_of
from skill.conversation.intent import SlotKind
from skill.conversation.slot_hints import SlotHints
from skill.conversation.turn import Meant
from skill.conversation.understand_lexicon import Lexicon
from skill.conversation.understand_slots import read_slots
from skill.conversation.wish_guess import WishGuesser

AWAITED = 12.0
"""How much likelier a wish is that the open question awaits."""

UNASKED = 0.2
"""How much less likely a choice is where nothing is open to be chosen."""

_ANSWERED = 0.5
"""The probability from which a wish that the open question awaits is its answer."""

_OUTWEIGHS = 0.8
"""The probability of being out of scope from which what a template reads all the same counts for nothing."""

_CERTAIN = 0.96
"""The probability from which a guess outweighs a template that fits well: right in nearly all cases on the dev half."""

_EXACT = 0.99
"""The fit from which a template is what was said, word for word: that always stands."""

_NEARLY_THE_SAME = frozenset({"ReorderProductIntent", "AddToCartIntent"})

_CHOICE = "ChooseOptionIntent"

_NO_FIT = 0.5
_PER_FIT = 8.0
"""How steeply the fit of a template speaks for its wish; chosen, like `AWAITED`, on written lines nobody was shown."""

_NEVER_NEGATED = frozenset({"ReorderProductIntent", "ReorderLastIntent", "AddToCartIntent", "CheckoutIntent"})

_NEGATIONS: Mapping[str, frozenset[str]] = {
    "de": frozenset({"nicht", "nich", "net", "ned", "nit", "niemals", "bloß"}),
    "en": frozenset({"not", "don't", "dont", "never", "won't", "shouldn't"}),
}

_CARRIER = re.compile(r"\b(?:dhl|hermes|dpd|gls|ups|fedex|royal mail|evri|usps|deutsche post)\b(?!-)", re.IGNORECASE)
"""Who brings a parcel says nothing of whose shop it comes from."""

_OWNING = frozenset({"have", "got", "own"})
"""What comes after a negation where something has run out: "we don't have any milk"."""

_EXPRESS = {"topic": "confirm"}
"""Slot values that are a declaration: a guess never makes it."""


@dataclass(frozen=True, slots=True)
class Rival:
    """Carry what the templates made of the utterance, None if nothing, and how well the best one fits."""

    intent: str | None = None
    fit: float = 0.0

    @property
    def is_wish(self) -> bool:
        """Tell whether the templates read a wish, not what is known to be none."""
        return guessing_of(self.intent or "") is not Guessing.NEVER

    @property
    def weight(self) -> float:
        """Return how much likelier the fit makes what the templates read."""
        return exp(_PER_FIT * (self.fit - _NO_FIT))


NOBODY = Rival()


@dataclass(frozen=True, slots=True)
class Guessed:
    """Carry the likeliest wish with its probability, and the next one where that may be meant as well.

    `agrees` tells that the templates' own reading stands.
    """

    meant: Meant
    probability: float = 1.0
    instead: Meant | None = None
    agrees: bool = False


class SecondStage:
    """Guess in one language; the model is read at the first sentence that needs it."""

    def __init__(
        self, lexicon: Lexicon, slots: Mapping[str, Mapping[str, SlotKind]], hints: SlotHints | None = None
    ) -> None:
        """Take the words of the language and catalogue, and the slots that each intent declares."""
        self._lexicon = lexicon
        self._hints = hints
        self._slots = slots
        self._negations = _NEGATIONS.get(lexicon.language, frozenset())

    @cached_property
    def _guesser(self) -> WishGuesser:
        return _load(self._lexicon.language)

    def guess(
        self, text: str, tokens: Sequence[str], expected: Collection[str] = (), rival: Rival = NOBODY
    ) -> Guessed | None:
        """Return what is meant in all likelihood; None for what is out of scope and for what nobody can tell.

        While a question is open, only a sure guess is worth leaving it for, or a likely one that changes nothing by
        itself where no template reads anything.
        """
        ranked, out_of_scope = self._ranked(text, expected, rival)
        limits = self._guesser.limits
        if out_of_scope >= (max(limits.refuse, _OUTWEIGHS) if rival.is_wish else limits.refuse):
            return None
        ranked = [(intent, chance) for intent, chance in ranked if not self._is_negated(intent, tokens)]
        heard = Guessed(Meant(rival.intent), agrees=True) if rival.intent and rival.is_wish else None
        if not ranked or ranked[0][0] == rival.intent or ranked[0][1] < limits.offer:
            return heard
        (intent, probability), *others = ranked
        harmless = bool(expected) and heard is None and guessing_of(intent) is Guessing.ALONE
        is_sure = probability >= (_ANSWERED if intent in expected or harmless else limits.sure)
        meant = self._meant(intent, tokens)
        if (expected and not is_sure) or _is_express(meant):
            return heard
        other = None if is_sure or not others else self._meant(others[0][0], tokens)
        return Guessed(meant, probability, other)

    def overrules(self, text: str, tokens: Sequence[str], rival: Rival) -> Guessed:
        """Return another wish where it is nearly certain and a template fits all the same; else that template stands.

        A template with a gap for any product also fits what others say for something else.
        """
        stands = Guessed(Meant(rival.intent or ""), agrees=True)
        if not rival.is_wish or rival.fit >= _EXACT:
            return stands
        ranked = self._guesser.guess(_CARRIER.sub(" ", text), known=self._lexicon.known).ranked
        intent, chance = ranked[0] if ranked else ("", 0.0)
        is_alike = {intent, rival.intent} <= _NEARLY_THE_SAME or intent == rival.intent
        # A product may be called "Stopp".
        is_name = intent.startswith("AMAZON.") and any((token,) in self._lexicon.phrases for token in tokens)
        may_be = guessing_of(intent) is not Guessing.NEVER and not self._is_negated(intent, tokens) and not is_name
        if is_alike or chance < _CERTAIN or not may_be:
            return stands
        meant = self._meant(intent, tokens)
        return stands if _is_express(meant) else Guessed(meant, chance)

    def _ranked(self, text: str, expected: Collection[str], rival: Rival) -> tuple[list[tuple[str, float]], float]:
        """Return the wishes that may be guessed, the likeliest first, and the probability that none is meant."""
        guess = self._guesser.guess(_CARRIER.sub(" ", text), known=self._lexicon.known)
        weighed = {intent: chance * _weight(intent, expected) for intent, chance in guess.ranked}
        foreign = guess.out_of_scope
        if rival.intent in weighed:
            weighed[rival.intent] *= rival.weight
        elif rival.intent:
            foreign *= rival.weight
        total = sum(weighed.values()) + foreign
        ranked = [
            (intent, chance / total)
            for intent, chance in sorted(weighed.items(), key=lambda item: -item[1])
            if guessing_of(intent) is not Guessing.NEVER
        ]
        return ranked, foreign / total

    def _is_negated(self, intent: str, tokens: Sequence[str]) -> bool:
        """Tell whether words say not to do what nobody asks for in the negative."""
        negated = (word for word, later in pairwise([*tokens, ""]) if word in self._negations and later not in _OWNING)
        return intent in _NEVER_NEGATED and any(negated)

    def _meant(self, intent: str, tokens: Sequence[str]) -> Meant:
        return Meant(intent, read_slots(self._lexicon, tokens, self._slots.get(intent, {}), self._hints))


def _weight(intent: str, expected: Collection[str]) -> float:
    """Return how much likelier a wish is made by the question that is open, or by none being so."""
    if intent in expected:
        return AWAITED
    return UNASKED if intent == _CHOICE and not expected else 1.0


def _is_express(meant: Meant) -> bool:
    return any(key in meant.slots and value in meant.slots[key].ids for key, value in _EXPRESS.items())


@cache
def _load(language: str) -> WishGuesser:
    return WishGuesser.load(language)
