"""Take single steps of matching out and ask again, to see what each adds."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from types import ModuleType
from unittest.mock import patch

from bench.matching_catalog import Trial
from skill.domain import evidence, name_score, names, weighing
from skill.domain.matching import Match, Outcome, ProductIndex

_QUESTIONS = 600


@dataclass(frozen=True, slots=True)
class Step:
    """Name a step, with what is put in its place; `rebuilds` if the names must be read anew for it."""

    title: str
    changes: tuple[tuple[ModuleType, str, object], ...]
    rebuilds: bool = False


@dataclass(frozen=True, slots=True)
class Ablated:
    """Carry what is left without a step: shares of all questions."""

    title: str
    wrong: float
    sure: float
    sure_wrong: float


def _without(**zeros: float) -> tuple[tuple[ModuleType, str, object], ...]:
    return ((weighing, "WEIGHTS", evidence.WEIGHTS._replace(**zeros)),)


def _as_spelled(word: str, _language: str) -> str:
    return word


STEPS = (
    Step("nothing: as shipped", ()),
    Step("sound codes", ((name_score, "_SOUND_WEIGHT", 0.0),)),
    Step("folded spelling", ((names, "folded", _as_spelled), (name_score, "folded", _as_spelled)), rebuilds=True),
    Step("words within longer words", ((evidence, "_IN_LONGER", 0.0), (evidence, "_FOLDED_IN_LONGER", 0.0))),
    Step("likeness of the whole", _without(whole=0.0)),
    Step("lengths that meet", _without(length=0.0)),
    Step("cover of the words", _without(cover=0.0)),
    Step("figures", _without(confirmed=0.0, unconfirmed=0.0)),
    Step(
        "the close look (very name, all words, contradiction, hardly alike)",
        ((weighing, "_resembling", lambda _: 0.0),),
    ),
    Step('"none of these", and a scale by the number of letters', _without(letters=0.0, base=4.0)),
)


def ablate(trial: Trial, language: str) -> list[Ablated]:
    """Ask the first few hundred questions without each step in turn."""
    index = ProductIndex.read(trial.entries, language)
    found = []
    for step in STEPS:
        with _changed(step):
            used = ProductIndex.read(trial.entries, language) if step.rebuilds else index
            found.append(_asked(step.title, trial, used.find))
        print(f"  without {step.title}: {found[-1].wrong:.3f} wrong", file=sys.stderr, flush=True)
    return found


@contextmanager
def _changed(step: Step) -> Iterator[None]:
    with ExitStack() as stack:
        for module, name, value in step.changes:
            stack.enter_context(patch.object(module, name, value))
        yield


def _asked(title: str, trial: Trial, find: Callable[[str], Match]) -> Ablated:
    asked = trial.asked[:_QUESTIONS]
    matches = [(find(one.text), one.right) for one in asked]
    wrong = sum(not (match.ranked and match.ranked[0].sku in right) for match, right in matches)
    sure = [match.candidates[0].sku in right for match, right in matches if match.outcome is Outcome.SURE]
    number = max(1, len(asked))
    return Ablated(title, wrong / number, len(sure) / number, sure.count(False) / number)
