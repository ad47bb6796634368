"""Find the best way of an utterance through a grammar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from skill.conversation.samples import kind_of
from skill.conversation.samples_template import SHOP, Gap
from skill.conversation.turn import SlotValue
from skill.conversation.understand_grammar import Grammar, Reading, State
from skill.conversation.understand_lexicon import UNKNOWN_CREDIT, Lexicon, Span
from skill.conversation.understand_words import COMMA

FILLER_CREDIT = 0.96
LISTING_CREDIT = 0.93
"""A comma read as "und"; less than a comma passed over."""
MISSPELT_SHARE = 0.85
SLOT_PENALTY = 0.02
_WIDEST = 60
_LONGEST_SHOP = 2


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """Carry one way so far: credit of its words, words skipped, slots filled, the last one first."""

    credit: float = 0.0
    skips: int = 0
    slots: tuple[tuple[str, SlotValue], ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """Carry a reading of a whole utterance and how well it fits, from 0 to 1."""

    reading: Reading
    fit: float
    slots: dict[str, SlotValue] = field(default_factory=dict)


class Search:
    """Walk one utterance through the grammar, the best way to each state first."""

    def __init__(self, grammar: Grammar, lexicon: Lexicon, tokens: Sequence[str], *, most_skips: int = 0) -> None:
        """Prepare a walk that may pass over so many words; `tokens` must not be empty."""
        self._grammar = grammar
        self._lexicon = lexicon
        self._tokens = tokens
        self._most_skips = most_skips
        self._spans: dict[tuple[Gap, int], list[Span]] = {}
        self._reached: list[dict[State, Hypothesis]] = [{} for _ in range(len(tokens) + 1)]

    def findings(self) -> list[Finding]:
        """Return a finding for each reading of the whole utterance, in no order."""
        self._reached[0][self._grammar.start()] = Hypothesis()
        for position in range(len(self._tokens)):
            ways = sorted(self._reached[position].items(), key=lambda way: -way[1].credit)
            for state, hypothesis in ways[:_WIDEST]:
                for end, target, longer in self._steps(state, hypothesis, position):
                    known = self._reached[end].get(target)
                    if known is None or longer.credit > known.credit:
                        self._reached[end][target] = longer
        return [
            Finding(reading, hypothesis.credit / len(self._tokens), dict(reversed(hypothesis.slots)))
            for state, hypothesis in self._reached[-1].items()
            for reading in state.readings
        ]

    def _steps(self, state: State, way: Hypothesis, position: int) -> Iterator[tuple[int, State, Hypothesis]]:
        token = self._tokens[position]
        for word, likeness in ((token, 1.0), *self._lexicon.similar_literals(token)):
            target = self._grammar.after_word(state, word)
            if target is not None:
                credit = 1.0 if word == token else MISSPELT_SHARE * likeness
                yield position + 1, target, Hypothesis(way.credit + credit, way.skips, way.slots)
        if token == COMMA:
            yield from self._commas(state, way, position)
        for gap in state.gaps:
            target = self._grammar.after_gap(state, gap)
            for span in self._fillings(gap, position):
                yield span.end, target, _filled(way, gap, span, position)
        yield from self._skips(state, way, position)

    def _commas(self, state: State, way: Hypothesis, position: int) -> Iterator[tuple[int, State, Hypothesis]]:
        yield position + 1, state, Hypothesis(way.credit + FILLER_CREDIT, way.skips, way.slots)
        for word in ("und", "and"):
            target = self._grammar.after_word(state, word)
            if target is not None:
                yield position + 1, target, Hypothesis(way.credit + LISTING_CREDIT, way.skips, way.slots)

    def _skips(self, state: State, way: Hypothesis, position: int) -> Iterator[tuple[int, State, Hypothesis]]:
        end = self._lexicon.filler_end(self._tokens, position)
        if end is not None:
            yield end, state, Hypothesis(way.credit + FILLER_CREDIT * (end - position), way.skips, way.slots)
            return
        token = self._tokens[position]
        price = self._lexicon.price_of_passing(token) if way.skips < self._most_skips else None
        if price is not None:
            yield position + 1, state, Hypothesis(way.credit + price, way.skips + 1, way.slots)

    def _fillings(self, gap: Gap, position: int) -> list[Span]:
        key = (gap, position)
        if key not in self._spans:
            self._spans[key] = self._read(gap, position)
        return self._spans[key]

    def _read(self, gap: Gap, position: int) -> list[Span]:
        if gap == SHOP:
            ends = range(position + 1, min(len(self._tokens), position + _LONGEST_SHOP) + 1)
            return [Span(end, "", (), UNKNOWN_CREDIT) for end in ends]
        spans = self._lexicon.spans(kind_of(gap.slot), self._tokens, position)
        return [span for span in spans if self._lexicon.is_known(kind_of(gap.slot), span.text)] if gap.known else spans


def _filled(way: Hypothesis, gap: Gap, span: Span, position: int) -> Hypothesis:
    credit = way.credit + span.credit * (span.end - position)
    if gap.silent:
        return Hypothesis(credit, way.skips, way.slots)
    return Hypothesis(credit - SLOT_PENALTY, way.skips, ((gap.slot, SlotValue(span.text, span.ids)), *way.slots))
