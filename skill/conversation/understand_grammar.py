"""Turn templates into one automaton, whose states are joined as they are first visited."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from skill.conversation.samples import Samples
from skill.conversation.samples_template import Choice, Gap, Literal, Series, Template, Templates
from skill.conversation.turn import Assent


@dataclass(frozen=True, slots=True)
class Reading:
    """Carry what an utterance means that follows a template to its end."""

    intent: str
    assent: Assent | None = None
    only_expected: bool = False


@dataclass(slots=True, eq=False)
class State:
    """Carry a set of places in the templates that the words heard so far lead to."""

    places: frozenset[int]
    readings: tuple[Reading, ...]
    gaps: tuple[Gap, ...]
    words: dict[str, State | None] = field(default_factory=dict)
    filled: dict[Gap, State] = field(default_factory=dict)


class Grammar:
    """Hold every template of a language; shared rules and prefixes cost nothing twice."""

    def __init__(self) -> None:
        """Make an empty grammar."""
        self._free: list[list[int]] = [[]]
        self._words: list[dict[str, list[int]]] = [{}]
        self._gaps: list[dict[Gap, list[int]]] = [{}]
        self._readings: dict[int, Reading] = {}
        self._states: dict[frozenset[int], State] = {}
        self._start: State | None = None
        self.vocabulary: set[str] = set()

    def add(self, template: Template, reading: Reading) -> None:
        """Let `template` mean `reading`."""
        self._readings[self._lay(template, 0)] = reading

    def _place(self) -> int:
        self._free.append([])
        self._words.append({})
        self._gaps.append({})
        return len(self._free) - 1

    def _lay(self, template: Template, origin: int) -> int:
        """Lay the way of a template from a place and return where it ends."""
        if isinstance(template, Series):
            for part in template.parts:
                origin = self._lay(part, origin)
            return origin if template.parts else self._step(origin)
        target = self._place()
        if isinstance(template, Choice):
            for part in template.parts:
                self._free[self._lay(part, origin)].append(target)
        elif isinstance(template, Literal):
            self._words[origin].setdefault(template.word, []).append(target)
            self.vocabulary.add(template.word)
        else:
            self._gaps[origin].setdefault(template, []).append(target)
        return target

    def _step(self, origin: int) -> int:
        target = self._place()
        self._free[origin].append(target)
        return target

    def start(self) -> State:
        """Return the state before the first word; no template may be added afterwards."""
        if self._start is None:
            self._start = self._state([0])
        return self._start

    def after_word(self, state: State, word: str) -> State | None:
        """Return the state after a word, or None where no template goes on with it."""
        try:
            return state.words[word]
        except KeyError:
            targets = [target for place in state.places for target in self._words[place].get(word, ())]
            return state.words.setdefault(word, self._state(targets) if targets else None)

    def after_gap(self, state: State, gap: Gap) -> State:
        """Return the state after one of the state's gaps was filled."""
        try:
            return state.filled[gap]
        except KeyError:
            targets = [target for place in state.places for target in self._gaps[place].get(gap, ())]
            return state.filled.setdefault(gap, self._state(targets))

    def _state(self, places: Iterable[int]) -> State:
        reached, waiting = set(places), list(places)
        while waiting:
            fresh = [target for target in self._free[waiting.pop()] if target not in reached]
            reached.update(fresh)
            waiting.extend(fresh)
        key = frozenset(reached)
        if key not in self._states:
            readings = dict.fromkeys(self._readings[place] for place in sorted(key) if place in self._readings)
            gaps = dict.fromkeys(gap for place in sorted(key) for gap in self._gaps[place])
            self._states[key] = State(key, tuple(readings), tuple(gaps))
        return self._states[key]


def build_grammar(samples: Samples) -> Grammar:
    """Read every template that text channels understand into one grammar."""
    grammar = Grammar()
    templates = Templates({name: rule.text for name, rule in samples.rules.items()})
    for source in samples.intents:
        clear = Assent.CLEAR if source.intent == "AMAZON.YesIntent" else None
        graded = (
            ((*source.samples, *source.text_only), Reading(source.intent, clear)),
            ((*source.when_expected, *source.text_when_expected), Reading(source.intent, clear, only_expected=True)),
            ((*source.casual, *source.casual_text_only), Reading(source.intent, Assent.CASUAL)),
            (source.casual_when_expected, Reading(source.intent, Assent.CASUAL, only_expected=True)),
            (source.doubtful, Reading(source.intent, Assent.DOUBTFUL)),
        )
        for texts, reading in graded:
            for text in texts:
                grammar.add(templates.read(text), reading)
    return grammar
