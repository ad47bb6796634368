"""Measure the name index at one size: built in one process, asked in another that has loaded nothing else."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from random import Random
from statistics import quantiles

from bench.matching_catalog import load_catalog
from bench.name_variations import varied_entries
from bench.speech_errors import Grade, SpeechErrors
from skill.adapters.name_index_folder import NameIndexFolder
from skill.domain.matching import Entry, ProductIndex
from skill.domain.name_index import grams_of
from skill.domain.name_score import Query
from skill.services.name_indexes import IndexLabel, label_of, rest_memory

__all__ = ["Point", "Task", "measure"]

_CANDIDATES = 50
_MB = 1_000_000
_PAGE = 4096
_OPENINGS = 5


@dataclass(frozen=True, slots=True)
class Task:
    """Say what to measure: so many names made of those in `catalog`, kept in `folder`."""

    catalog: Path
    language: str
    size: int
    questions: int
    folder: Path


@dataclass(frozen=True, slots=True)
class Point:
    """Carry what was measured at one size.

    Milliseconds are processor time, except for `open_ms`. `found` is the share of questions whose product is among
    the fifty candidates. `resident_mb` is what the process grew by opening the file and answering all questions.
    """

    size: int
    build_seconds: float
    file_mb: float
    open_ms: float
    resident_mb: float
    candidates_ms: tuple[float, float]
    match_ms: tuple[float, float]
    found: float


Question = tuple[str, str]
Pair = tuple[float, float]


def measure(task: Task) -> Point:
    """Return what one size costs."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as builder:
        seconds, label, asked = builder.submit(_build, task).result()
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as answerer:
        answers = answerer.submit(_ask, task, label, asked).result()
    path = NameIndexFolder(task.folder).path(label)
    megabytes = path.stat().st_size / _MB
    path.unlink()
    return Point(task.size, seconds, megabytes, *answers)


def _build(task: Task) -> tuple[float, IndexLabel, list[Question]]:
    """Build the file, and spoil the names of some products: half of them easily, half of them badly."""
    real = load_catalog(task.catalog, task.language)
    entries = list(varied_entries(real, task.size))
    errors = SpeechErrors([entry.names[0] for entry in real], task.language)
    chance = Random(task.size)  # noqa: S311 - the same questions for the same size
    asked = []
    for number in range(task.questions):
        entry = chance.choice(entries)
        grade = Grade.HARD if number % 2 else Grade.EASY
        asked.append((errors.heard(entry.names[0], grade, chance), entry.sku))
    label = label_of("curve", task.size, entries, task.language)
    start = time.process_time()
    NameIndexFolder(task.folder).build(label, entries, _tell).close()
    return time.process_time() - start, label, asked


def _ask(task: Task, label: IndexLabel, asked: Sequence[Question]) -> tuple[float, float, Pair, Pair, float]:
    folder = NameIndexFolder(task.folder)
    ProductIndex.read([Entry("warm", ("was vorher geladen wird",))], task.language).find("was vorher geladen wird")
    rest_memory()
    before = _resident_mb()
    opened = min(_timed(lambda: folder.open(label).close(), time.perf_counter) for _ in range(_OPENINGS))
    products = ProductIndex(folder.open(label))
    matched = [_timed(partial(products.find, text), time.process_time) for text, _ in asked]
    grown = _resident_mb() - before
    index, candidates, found = folder.open(label), [], 0
    for text, sku in asked:
        query = Query(text, task.language)
        wanted = grams_of(query.form, query.sound)
        start = time.process_time()
        near = index.nearest(wanted, _CANDIDATES)
        candidates.append((time.process_time() - start) * 1000)
        # Products of the same names cannot be told apart.
        found += index.of([sku])[0].names.keys in {one.names.keys for one in near}
    return opened, grown, _usual_and_worst(candidates), _usual_and_worst(matched), found / len(asked)


def _timed(work: Callable[[], object], clock: Callable[[], float]) -> float:
    start = clock()
    work()
    return (clock() - start) * 1000


def _usual_and_worst(times: Sequence[float]) -> tuple[float, float]:
    """Return the median and the 99th percentile."""
    cuts = quantiles(times, n=100)
    return cuts[49], cuts[98]


def _resident_mb() -> float:
    """Return what this process holds in memory; only Linux tells."""
    pages = Path("/proc/self/statm")
    return int(pages.read_text(encoding="ascii").split()[1]) * _PAGE / _MB if pages.exists() else 0.0


def _tell(done: int, total: int) -> None:
    if done % 100_000 == 0:
        print(f"  {done:,} of {total:,} names", file=sys.stderr, flush=True)
