"""Put the same questions to our index and to every baseline, one after another, and note answers and times."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

from bench.matching_catalog import Asked, Trial
from bench.name_baselines import BASELINES, Baseline, Prepared, is_missing, prepare_names
from skill.domain.matching import Entry, Match, Outcome, ProductIndex

OURS = "ours"
OURS_KNOWN = "ours, knowing 20 past purchases"
STRANGE = "not there"
RECALLED = 3
_COMPARISONS_OF_SLOW = 4_000_000
_FEWEST_OF_SLOW = 100
_BYTES_PER_MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Answer:
    """Carry one answer: whether the first was right, or one of three, what it cost, and what we would have said.

    `ms` is processor time: neighbours on the machine do not count. `score` is the probability of the first.
    """

    grade: str
    first: bool
    among: bool
    ms: float
    outcome: Outcome | None = None
    said_right: bool = False
    score: float = 0.0


@dataclass(slots=True)
class Run:
    """Carry what one system answered; `missing` if it could not run."""

    title: str
    answers: list[Answer] = field(default_factory=list)
    missing: bool = False

    def share(self, grade: str = "", *, recalled: bool = False) -> float:
        """Return the share answered right, of one grade or of all."""
        own = [one for one in self.answers if not grade or one.grade == grade]
        return sum(one.among if recalled else one.first for one in own) / max(1, len(own))


@dataclass(slots=True)
class Measured:
    """Carry all runs of one size, with how long our index took to build and what it holds in memory.

    `strangers` holds the answers to questions for what the catalogue does not have: no product is right.
    """

    size: int
    runs: list[Run]
    build_seconds: float
    megabytes: float
    strangers: list[Answer] = field(default_factory=list)

    def run(self, title: str) -> Run:
        """Return the run of one system."""
        return next(run for run in self.runs if run.title == title)


def measure(trial: Trial, language: str) -> Measured:
    """Run everything on one trial."""
    size = len(trial.entries)
    seconds, megabytes = weigh(trial.entries, language)
    index = ProductIndex.read(trial.entries, language)
    runs = [
        _run(OURS, trial.asked, lambda asked: _judge(asked, index.find(asked.text))),
        _run(OURS_KNOWN, trial.asked, lambda asked: _judge_known(asked, index.find(asked.text, history=asked.history))),
    ]
    names = prepare_names(trial.entries, language)
    runs += [_compare(baseline, names, trial.asked, language) for baseline in BASELINES]
    strangers = [_judge(Asked(text, frozenset(), STRANGE), index.find(text)) for text in trial.strangers]
    return Measured(size, runs, seconds, megabytes, strangers)


def _compare(
    baseline: type[Baseline], names: Sequence[tuple[str, Prepared]], asked: Sequence[Asked], language: str
) -> Run:
    if is_missing(baseline):
        print(f"  {baseline.title}: not run: tantivy is not installed", file=sys.stderr)
        return Run(baseline.title, missing=True)
    system = baseline(names)
    if baseline.slow:
        asked = asked[: max(_FEWEST_OF_SLOW, _COMPARISONS_OF_SLOW // len(names))]

    def judge(one: Asked) -> Answer:
        ranked = system.rank(Prepared(one.text, language), RECALLED)
        return Answer(one.grade, bool(one.right & set(ranked[:1])), bool(one.right & set(ranked)), 0)

    return _run(baseline.title, asked, judge)


def _run(title: str, asked: Sequence[Asked], judge: Callable[[Asked], Answer]) -> Run:
    run = Run(title)
    for one in asked:
        start = time.process_time()
        answer = judge(one)
        run.answers.append(_timed(answer, (time.process_time() - start) * 1000))
    print(f"  {title}: {run.share():.3f} of {len(asked)} right", file=sys.stderr, flush=True)
    return run


def _timed(answer: Answer, ms: float) -> Answer:
    return Answer(answer.grade, answer.first, answer.among, ms, answer.outcome, answer.said_right, answer.score)


def _judge(asked: Asked, match: Match) -> Answer:
    """Judge by score alone; what would be said is judged beside it."""
    ranked = [one.sku for one in match.ranked[:RECALLED]]
    said = bool(match.candidates) and match.candidates[0].sku in asked.right
    score = match.ranked[0].chance if match.ranked else 0.0
    first, among = bool(asked.right & set(ranked[:1])), bool(asked.right & set(ranked))
    return Answer(asked.grade, first, among, 0, match.outcome, said, score)


def _judge_known(asked: Asked, match: Match) -> Answer:
    """Judge by what would be said first: what was bought counts there, not in the score."""
    said = [one.sku for one in match.candidates]
    offered = list(dict.fromkeys([*said, *(one.sku for one in match.ranked)]))[:RECALLED]
    first, among = bool(asked.right & set(offered[:1])), bool(asked.right & set(offered))
    score = match.candidates[0].chance if match.candidates else 0.0
    return Answer(asked.grade, first, among, 0, match.outcome, first, score)


def weigh(entries: Sequence[Entry], language: str) -> tuple[float, float]:
    """Build the index in a process of its own; return the seconds and by how many MB the process grew."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_build, tuple(entries), language).result()


def _build(entries: tuple[Entry, ...], language: str) -> tuple[float, float]:
    ProductIndex.read(entries[:1], language).find("warm")
    before = _resident()
    start = time.process_time()
    index = ProductIndex.read(entries, language)
    seconds = time.process_time() - start
    return seconds, (_resident() - before) / _BYTES_PER_MB if len(index) else 0.0


def _resident() -> float:
    """Return the resident memory of this process in bytes; 0 where the system has no /proc."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    line = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) * 1024.0
