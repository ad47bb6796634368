"""Measure what each stage of text understanding adds: the same sentences, each time with one of them taken out."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bench.utterance_ears import hear
from bench.utterance_file import Utterance
from bench.utterance_score import totals
from bench.utterance_tables import table
from skill.conversation.understand import FINAL, NOTHING, Understander, Understood
from skill.conversation.wish_guess import WishGuesser

HEARD_BEFORE_TIMING = 20


class TemplatesAlone(Understander):
    """Hear without the model."""

    def _weighed(self, heard: Understood, text: str, tokens: Sequence[str], expected: Collection[str]) -> Understood:
        del text, tokens, expected
        return heard


class ModelAlone(Understander):
    """Hear without the templates; yes, consent and the code are then nobody's."""

    def _understood(self, tokens: Sequence[str], expected: Collection[str]) -> Understood:
        del tokens, expected
        return NOTHING


class TemplatesFinal(Understander):
    """Hear with the model, which never outweighs a template that fits well."""

    def _weighed(self, heard: Understood, text: str, tokens: Sequence[str], expected: Collection[str]) -> Understood:
        return heard if heard.confidence >= FINAL else super()._weighed(heard, text, tokens, expected)


class WithoutAnswers(Understander):
    """Hear without reading the awaited code or consent out of long sentences."""

    def _answered(self, heard: Understood, tokens: Sequence[str], expected: Collection[str]) -> Understood:
        del tokens, expected
        return heard


class WithoutQuestion(Understander):
    """Hear without knowing which question is open."""

    def understand(self, text: str, *, expected: Collection[str] = ()) -> Understood:
        """Return the meaning of `text` as if nothing had been asked."""
        del expected
        return super().understand(text)


VARIANTS: Mapping[str, type[Understander]] = {
    "templates alone": TemplatesAlone,
    "the model alone": ModelAlone,
    "both; a template that fits well is final": TemplatesFinal,
    "without knowing the open question": WithoutQuestion,
    "without reading code and consent in sentences": WithoutAnswers,
    "everything": Understander,
}


@dataclass(frozen=True, slots=True)
class ModelTimes:
    """Carry milliseconds of processor time: reading the model's file, and a guess, at half and at 99 in 100."""

    load: float
    median: float
    slow: float


def ablation_table(said: Mapping[str, Sequence[Utterance]]) -> str:
    """Return the share of rights in scope and of refusals beyond it for each variant, test half."""
    head = ["heard by", *(f"{language} {what}" for language in said for what in ("right", "refused", "acts at once"))]
    rows = [
        [name, *(cell for language in said for cell in _cells(said[language], language, variant))]
        for name, variant in VARIANTS.items()
    ]
    return table(head, rows)


def _cells(said: Sequence[Utterance], language: str, variant: type[Understander]) -> Iterator[str]:
    counted = totals(hear([one for one in said if not one.is_dev], language, variant).heard)
    yield from (f"{counted.right.value:.3f}", f"{counted.refused.value:.3f}", str(counted.at_once))


def model_times(language: str, texts: Sequence[str], clock: Callable[[], int] = time.thread_time_ns) -> ModelTimes:
    """Return how long the statistical stage alone takes; reading is the best of five."""
    loads = []
    guesser = WishGuesser.load(language)
    for _ in range(5):
        begun = clock()
        guesser = WishGuesser.load(language)
        loads.append((clock() - begun) / 1e6)
    for text in texts[:HEARD_BEFORE_TIMING]:
        guesser.guess(text)
    taken = []
    for text in texts:
        begun = clock()
        guesser.guess(text)
        taken.append((clock() - begun) / 1e6)
    taken.sort()
    return ModelTimes(min(loads), taken[len(taken) // 2], taken[int(len(taken) * 0.99)])


def model_table(said: Mapping[str, Sequence[Utterance]]) -> str:
    """Return the times of the statistical stage beside their goals."""
    rows = []
    for language, sentences in said.items():
        times = model_times(language, [one.text for one in sentences])
        rows.append([language, f"{times.load:.1f}", f"{times.median:.2f}", f"{times.slow:.2f}"])
    return table(["the model alone, ms", "load (< 30)", "guess p50 (< 2)", "p99"], rows)
