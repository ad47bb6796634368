"""Understand typed text: by the same samples as the Alexa models, and where none fits by a guess."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import dropwhile

from skill.conversation.consent_words import names_the_duty
from skill.conversation.foreign_topics import is_foreign
from skill.conversation.intents import INTENTS
from skill.conversation.masked_code import code_within
from skill.conversation.negated_wish import is_turned_down
from skill.conversation.numbers import read_number
from skill.conversation.samples import Samples
from skill.conversation.slot_hints import SlotHints
from skill.conversation.turn import Assent, Meant, SlotValue
from skill.conversation.understand_grammar import build_grammar
from skill.conversation.understand_guess import Rival, SecondStage
from skill.conversation.understand_lexicon import Lexicon
from skill.conversation.understand_search import Finding, Search
from skill.conversation.understand_words import COMMA, tokens_of
from skill.conversation.whole_amounts import in_whole_amounts

YES = "AMAZON.YesIntent"
NO = "AMAZON.NoIntent"
FALLBACK = "AMAZON.FallbackIntent"
OPTION = "ChooseOptionIntent"
CODE = "ProvideCodeIntent"
CONSENT = "ConfirmOrderIntent"
"""Awaited at the order gate only."""

STOP = "AMAZON.StopIntent"
LAUNCH = "LaunchRequest"
_COMMANDS = frozenset({STOP, "AMAZON.CancelIntent", "AMAZON.HelpIntent"})
_THANKS = frozenset({"danke", "dankeschön", "dank", "vielen", "merci", "thanks", "thank", "you", "thx", "cheers", "ta"})
SURE_ENOUGH = 0.55
"""The fit below which an utterance is not understood."""

_WHOLE = 0.8
FINAL = 0.92
"""The fit from which only what is nearly certain outweighs the templates."""
_EXPRESS = frozenset({YES, CONSENT, CODE})
_MOST_SKIPS = 2
_EXPECTED_BONUS = 0.15
_SURELY_MEANT = {"RemoveFromCartIntent": 0.9, "TalkToPersonIntent": 0.97, "ForgetDeviceIntent": 0.9}
"""The fit from which a template acts at once on what is taken away or sent; below it, it is asked first like a guess."""
_COMMAND_BONUS = 0.155
_NO_BONUS = 0.16
"""A command said alone stays one though a product that could be chosen is called the same; a no stays a no."""
_GUESSED_FIT = 0.5
_EASY_REST = 0.62


@dataclass(frozen=True, slots=True)
class Understood:
    """Carry what an utterance means: the model's name of the intent, or None, with slots and confidence (0 to 1).

    `assent` grades a yes; `then` carries a second wish of the same utterance. `guessed` marks a wish that no template
    fits: `confidence` is then its probability, and `instead` what may be meant as well.
    """

    intent: str | None = None
    slots: Mapping[str, SlotValue] = field(default_factory=dict)
    assent: Assent | None = None
    confidence: float = 0.0
    then: Understood | None = None
    guessed: bool = False
    instead: Meant | None = None


NOTHING = Understood()


class Understander:
    """Understand one language; made once, as it reads and indexes all templates."""

    def __init__(
        self, language: str, samples: Samples, products: Iterable[str] = (), devices: Iterable[str] = ()
    ) -> None:
        """Index samples, the names that products go by, and those of the devices that they fit."""
        self.language = language
        self._grammar = build_grammar(samples)
        self._lexicon = Lexicon(samples, products, self._grammar.vocabulary, devices)
        self._corrections = sorted((tuple(tokens_of(phrase)) for phrase in samples.words["corrections"]), key=len)[::-1]
        self._yes = frozenset(samples.words["yes_words"])
        self._no = frozenset(samples.words["no_words"])
        self._links = frozenset(samples.words["links"])
        slots = {name: intent.slots for name, intent in INTENTS.items()}
        self._second = SecondStage(self._lexicon, slots, SlotHints(samples))

    def understand(self, text: str, *, expected: Collection[str] = ()) -> Understood:
        """Return the meaning of `text`; `expected` names the intents that the open question awaits."""
        if is_foreign(text, self.language):
            return NOTHING
        tokens = in_whole_amounts([token for token in tokens_of(text) if token], self.language)
        best = self._understood(tokens, expected) if tokens else NOTHING
        if expected and tokens and best.confidence < _WHOLE:
            best = self._answered(best, tokens, expected)
        if tokens:
            best = self._weighed(best, text, tokens, expected)
        best = self._settled(best, text, tokens, expected)
        return NOTHING if best.intent == FALLBACK else self._graded(best, tokens)

    def _settled(self, best: Understood, text: str, tokens: Sequence[str], expected: Collection[str]) -> Understood:
        """Take back what a sentence as a whole forbids, and mark what is to be asked first, however it was read."""
        words = [token for token in tokens if token != COMMA]
        if words and _THANKS.issuperset(words) and not expected:
            return Understood(STOP, confidence=1.0)
        if expected and best.intent == LAUNCH and best.confidence < FINAL and not best.then:
            return NOTHING
        if best.intent and is_turned_down(best.intent, " ".join(words), self.language):
            return Understood(NO, confidence=_WHOLE)
        if best.assent is Assent.CLEAR and "?" in text:
            return replace(best, assent=Assent.DOUBTFUL)
        if best.intent in _SURELY_MEANT and best.confidence < _SURELY_MEANT[best.intent] and not best.then:
            return replace(best, guessed=True)
        return best

    def _answered(self, heard: Understood, tokens: Sequence[str], expected: Collection[str]) -> Understood:
        """Read the code or the words of consent that are awaited out of a sentence that no template knows."""
        if CODE in expected:
            digits = code_within(tokens, self.language)
            if digits:
                return Understood(CODE, {"code": SlotValue(digits)}, confidence=_WHOLE)
        if CONSENT in expected and heard.intent in {None, YES} and names_the_duty(tokens, self.language):
            return Understood(CONSENT, {"consent": SlotValue(" ".join(tokens))}, confidence=_WHOLE)
        return heard

    def _weighed(self, heard: Understood, text: str, tokens: Sequence[str], expected: Collection[str]) -> Understood:
        """Hold what the templates read against what is likely; consent and answers are left to the templates."""
        answers = expected and heard.confidence >= _WHOLE
        if heard.intent in _EXPRESS or answers or (heard.then and heard.confidence >= FINAL):
            return heard
        rival = Rival(heard.intent, heard.confidence)
        is_final = heard.confidence >= FINAL
        second = self._second
        guess = second.overrules(text, tokens, rival) if is_final else second.guess(text, tokens, expected, rival)
        if guess is None:
            return NOTHING
        if guess.agrees or (heard.then and guess.meant.intent == heard.then.intent):
            return heard
        meant, confidence = guess.meant, round(guess.probability, 3)
        return Understood(meant.intent, meant.slots, confidence=confidence, guessed=True, instead=guess.instead)

    def _graded(self, reading: Understood, tokens: Sequence[str]) -> Understood:
        """Return a yes as clear only if every word said is part of a clear yes: it may cost money (§ 312j BGB).

        "Ja, aus Versehen" is no consent because "aus Versehen" is a filler elsewhere, and "na ja" none because
        both are words of a clear yes as well.
        """
        if reading.intent != YES or reading.assent is not Assent.CLEAR:
            return reading
        words = [token for token in tokens if token != COMMA]
        found = [hit.reading.assent for hit in Search(self._grammar, self._lexicon, words).findings() if hit.fit >= 1]
        weak = reading.confidence < _WHOLE or Assent.DOUBTFUL in found or not self._no.isdisjoint(words)
        if Assent.CLEAR in found and not weak:
            return reading
        return replace(reading, assent=Assent.DOUBTFUL if weak else Assent.CASUAL)

    def _understood(self, tokens: Sequence[str], expected: Collection[str]) -> Understood:
        whole = self._read(tokens, expected)
        if whole.confidence >= _WHOLE:
            return whole
        readers = (self._repaired, self._led, self._two_wishes)
        return max([whole, *(read(tokens, expected) for read in readers)], key=lambda reading: reading.confidence)

    def _read(self, tokens: Sequence[str], expected: Collection[str]) -> Understood:
        """Read words as one wish by the templates alone."""
        if not tokens:
            return NOTHING
        exact = self._best(Search(self._grammar, self._lexicon, tokens).findings(), expected)
        if exact.confidence >= _WHOLE:
            return exact
        loose = self._best(Search(self._grammar, self._lexicon, tokens, most_skips=_MOST_SKIPS).findings(), expected)
        return max(exact, loose, key=lambda reading: reading.confidence)

    def _best(self, findings: Iterable[Finding], expected: Collection[str]) -> Understood:
        """Return the finding that fits best; what the open question awaits goes before what fits as well."""
        best, best_rank = None, (SURE_ENOUGH, 0.0)
        for finding in findings:
            awaited = finding.reading.intent in expected
            if finding.reading.only_expected and not awaited:
                continue
            best_bonus = _NO_BONUS if finding.reading.intent == NO else _EXPECTED_BONUS
            bonus = -_EXPECTED_BONUS if self._rather_an_amount(finding, expected) else best_bonus * awaited
            if finding.reading.intent in _COMMANDS and finding.fit >= 1 and OPTION in expected:
                bonus = _COMMAND_BONUS
            rank = (finding.fit + bonus, finding.fit)
            if finding.fit >= SURE_ENOUGH and rank > best_rank:
                best, best_rank = finding, rank
        return _meaning(best) if best else NOTHING

    def _rather_an_amount(self, finding: Finding, expected: Collection[str]) -> bool:
        """Tell whether a choice is read from what says how many: "zwei" at the order gate, "zwei Packungen" always."""
        if finding.reading.intent != OPTION:
            return False
        counted = [self._lexicon.amount(value.text.split()) for value in finding.slots.values()]
        return all(unit == ("pack",) or (unit is not None and CONSENT in expected) for unit in counted)

    def _repaired(self, tokens: Sequence[str], expected: Collection[str]) -> Understood:
        """Read words in which a part was corrected ("eine, nee warte, zwei Packungen") without that part."""
        for start in range(1, len(tokens)):
            for phrase in self._corrections:
                end = start + len(phrase)
                if tuple(tokens[start:end]) == phrase and end < len(tokens):
                    meant = list(dropwhile(COMMA.__eq__, tokens[end:]))
                    if not meant:
                        return NOTHING
                    readings = (self._read(words, expected) for words in self._repairs(tokens[:start], meant))
                    return max(readings, key=lambda reading: reading.confidence)
        return NOTHING

    def _repairs(self, said: Sequence[str], meant: Sequence[str]) -> list[list[str]]:
        """Return what may be meant: the correction in place of the end, or its number in place of the last number."""
        candidates = [[*said[:kept], *meant] for kept in range(len(said), -1, -1)]
        number = read_number(meant, 0, self.language)
        for position in range(len(said) - 1, -1, -1) if number else ():
            replaced = read_number(said, position, self.language)
            if number and replaced:
                begun, rest = [*said[:position], *meant[: number[1]]], said[replaced[1] :]
                unit = meant[number[1] :]
                # "Zwei Packungen Windeln, nein, drei Packungen": what is counted is said twice, or only the number is.
                if rest[: len(unit)] == unit:
                    return [[*begun, *rest]]
                return [[*begun, *rest, *unit], *candidates]
        return candidates

    def _led(self, tokens: Sequence[str], expected: Collection[str]) -> Understood:
        """Read words after a yes or no: the wish that follows, or the yes or no itself."""
        lead = tokens[0]
        if lead not in self._yes and lead not in self._no:
            return NOTHING
        rest = list(tokens)
        while rest and (rest[0] in self._yes or rest[0] in self._no or rest[0] in self._links):
            rest.pop(0)
        wish = self._read(rest, expected)
        if wish.intent is not None and wish.intent not in {YES, NO} and wish.confidence >= _EASY_REST:
            return replace(wish, confidence=round(wish.confidence * 0.95, 3))
        if lead in self._no:
            return Understood(NO, confidence=_GUESSED_FIT)
        return Understood(YES, assent=Assent.DOUBTFUL, confidence=_GUESSED_FIT)

    def _two_wishes(self, tokens: Sequence[str], expected: Collection[str]) -> Understood:
        """Read two wishes joined by "und"."""
        for cut, token in enumerate(tokens[1:-1], 1):
            if token in self._links or token == COMMA:
                first = self._understood(tokens[:cut], expected)
                second = self._read(tokens[cut + 1 :], ())
                if (
                    first.intent not in {None, YES, NO, FALLBACK}
                    and second.intent not in {None, FALLBACK}
                    and not first.then
                ):
                    confidence = min(first.confidence, second.confidence)
                    return replace(first, confidence=confidence, then=second)
        return NOTHING


def _meaning(finding: Finding) -> Understood:
    confidence = round(min(1.0, max(0.0, finding.fit)), 3)
    return Understood(finding.reading.intent, finding.slots, finding.reading.assent, confidence)
