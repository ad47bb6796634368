"""Judge guesses at lines that training did not see, and choose from which probability one is believed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import exp, log

from skill.conversation.wish_guess import OUT_OF_SCOPE

REFUSED = 0.87
"""The share of a left-out author's foreign lines that shall be refused by this probability alone.

The goal of 0.93 is for people like those whose lines were trained on, with all files in training: on the dev half of
the held-out sentences this share stands for 0.93 to 0.95.
"""
SURELY_RIGHT = 0.9
"""How often a guess that is followed without an offer beside it shall be right, at its least likely."""

_BINS = 10
_STEPS = tuple(step / 100 for step in range(5, 100))

Judged = tuple[str, Sequence[float]]
"""A line's wish, and what a model that never saw it says for each class."""


@dataclass(frozen=True)
class Verdicts:
    """Carry the judged lines, and the classes that their figures belong to."""

    classes: Sequence[str]
    judged: Sequence[Judged]

    @cached_property
    def _foreign(self) -> int:
        return self.classes.index(OUT_OF_SCOPE)

    def best_temperature(self) -> float:
        """Return the temperature at which what was said before the truth was known is least surprised by it."""

        def surprise(temperature: float) -> float:
            chances = (shares(logits, temperature)[self.classes.index(wish)] for wish, logits in self.judged)
            return -sum(log(max(1e-9, chance)) for chance in chances)

        return min((step / 100 for step in range(5, 101, 2)), key=surprise)

    def calibration_error(self, temperature: float) -> float:
        """Return the mean gap between how sure a guess is and how often it is right (ECE, ten bins)."""
        gaps = [0.0] * _BINS
        for wish, logits in self.judged:
            chances = shares(logits, temperature)
            sure = max(chances)
            gaps[min(_BINS - 1, int(sure * _BINS))] += (self.classes[chances.index(sure)] == wish) - sure
        return sum(map(abs, gaps)) / len(self.judged)

    def share_right(self, *, out_of_scope: bool) -> float:
        """Return how often the likeliest class is right, in scope or out of it; 1 where there is none."""
        chosen = [judged for judged in self.judged if (judged[0] == OUT_OF_SCOPE) is out_of_scope]
        right = sum(self.classes[list(logits).index(max(logits))] == wish for wish, logits in chosen)
        return right / len(chosen) if chosen else 1.0

    def summary(self) -> str:
        """Return both shares in a line."""
        inside, outside = self.share_right(out_of_scope=False), self.share_right(out_of_scope=True)
        return f"{len(self.judged)} lines: in scope {inside:.3f}, out of scope {outside:.3f}"

    def limits(self, temperature: float) -> dict[str, float]:
        """Return from which probabilities a guess is refused, offered beside another, and followed alone."""
        told = [self._told(wish, shares(logits, temperature)) for wish, logits in self.judged]
        foreign = sorted(outside for wish, outside, _, _ in told if wish == OUT_OF_SCOPE)
        refuse = min(foreign[int(len(foreign) * (1 - REFUSED))], 0.5) if foreign else 0.5
        left = [one for one in told if one[1] < refuse]
        return {"refuse": round(refuse, 4), "offer": _weakest(left), "sure": _surest(left)}

    def _told(self, wish: str, chances: Sequence[float]) -> tuple[str, float, float, bool]:
        inside = [(chance, name) for chance, name in zip(chances, self.classes, strict=True) if name != OUT_OF_SCOPE]
        chance, name = max(inside)
        return wish, chances[self._foreign], chance, name == wish

    def outcomes(self, temperature: float, limits: dict[str, float]) -> dict[str, float]:
        """Return the shares at these limits: first guess right, taken alone and right, and refused."""
        told = [self._told(wish, shares(logits, temperature)) for wish, logits in self.judged]
        kept = [one[1] < limits["refuse"] and one[2] >= limits["offer"] for one in told]
        inside = [(one, guessed) for one, guessed in zip(told, kept, strict=True) if one[0] != OUT_OF_SCOPE]
        outside = [guessed for one, guessed in zip(told, kept, strict=True) if one[0] == OUT_OF_SCOPE]
        alone = [one[3] for one, guessed in inside if guessed and one[2] >= limits["sure"]]
        return {
            "first_right": sum(guessed and one[3] for one, guessed in inside) / max(1, len(inside)),
            "alone": len(alone) / max(1, len(inside)),
            "alone_right": sum(alone) / max(1, len(alone)),
            "refused": 1 - sum(outside) / max(1, len(outside)),
        }


def shares(logits: Sequence[float], temperature: float) -> list[float]:
    """Return the probabilities of all classes."""
    highest = max(logits)
    raised = [exp((logit - highest) / temperature) for logit in logits]
    total = sum(raised)
    return [value / total for value in raised]


def _surest(told: Sequence[tuple[str, float, float, bool]]) -> float:
    """Return the least probability from which guesses nearby are right as often as they shall be."""
    for step in _STEPS:
        near = [right for _, _, chance, right in told if step <= chance < step + 0.1]
        if near and sum(near) >= SURELY_RIGHT * len(near):
            return step
    return 0.9


def _weakest(told: Sequence[tuple[str, float, float, bool]]) -> float:
    """Return the probability from which at least one of three likeliest wishes is right: two are offered then."""
    for step in _STEPS:
        near = [right for _, _, chance, right in told if step <= chance < step + 0.1]
        if near and sum(near) * 3 >= len(near):
            return step
    return 0.3
