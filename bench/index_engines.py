"""Compare the engines that could name the candidates: on the same names, the same grams, the same questions, from files."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module, util
from pathlib import Path
from statistics import quantiles
from typing import Any

from bench.matching_catalog import Asked, Trial
from skill.adapters.name_index_folder import NameIndexFolder
from skill.domain.gram_index import nearest
from skill.domain.name_index import grams_of, read_entries
from skill.domain.name_score import Query
from skill.services.name_indexes import label_of

__all__ = ["Measured", "compare_engines", "describe_engines"]

_CANDIDATES = 50
_LETTERS = 3
_MB = 1_000_000

Search = Callable[[Query, Collection[str]], Sequence[int]]


@dataclass(frozen=True, slots=True)
class Measured:
    """Carry one engine at one size: the share found among fifty, by grade, and milliseconds of processor time."""

    title: str
    size: int
    easy: float = 0.0
    hard: float = 0.0
    usual_ms: float = 0.0
    worst_ms: float = 0.0
    file_mb: float = 0.0
    missing: bool = False


def compare_engines(trial: Trial, language: str, folder: Path) -> list[Measured]:
    """Return what every engine finds and costs; one that is not installed is `missing`."""
    found = []
    for number, (title, build) in enumerate(_ENGINES.items()):
        place = folder / str(number)
        place.mkdir()
        search = build(trial, language, place)
        measured = _measure(trial, language, search) if search else (0.0,) * 4
        size = sum(path.stat().st_size for path in place.rglob("*") if path.is_file()) / _MB
        found.append(Measured(title, len(trial.entries), *measured, size, missing=search is None))
    return found


def describe_engines(measured: Sequence[Measured]) -> str:
    """Return the table."""
    head = "| engine | names | easy found | hard found | ms p50 | p99 | file MB |\n| --- | --: | --: | --: | --: | --: | --: |\n"
    return head + "".join(_row(one) for one in measured)


def _row(one: Measured) -> str:
    if one.missing:
        return f"| {one.title} | {one.size:,} | not installed | | | | |\n"
    return (
        f"| {one.title} | {one.size:,} | {one.easy:.3f} | {one.hard:.3f} | {one.usual_ms:.1f} | {one.worst_ms:.1f} |"
        f" {one.file_mb:.1f} |\n"
    )


def _measure(trial: Trial, language: str, search: Search) -> tuple[float, float, float, float]:
    hits: dict[str, list[bool]] = {"easy": [], "hard": []}
    times = []
    for asked in trial.asked:
        query = Query(asked.text, language)
        wanted = grams_of(query.form, query.sound)
        start = time.process_time()
        numbers = search(query, wanted)
        times.append((time.process_time() - start) * 1000)
        hits[asked.grade].append(_is_right(trial, asked, numbers))
    easy, hard = (sum(right) / max(1, len(right)) for right in hits.values())
    cuts = quantiles(times, n=100)
    return easy, hard, cuts[49], cuts[98]


def _is_right(trial: Trial, asked: Asked, numbers: Sequence[int]) -> bool:
    return not asked.right.isdisjoint(trial.entries[number].sku for number in numbers)


def _ours(trial: Trial, language: str, place: Path) -> Search:
    label = label_of("engines", 1, trial.entries, language)
    index = NameIndexFolder(place).build(label, trial.entries, lambda *_: None)
    return lambda _query, wanted: nearest(index, wanted, _CANDIDATES)


def _trigrams(trial: Trial, language: str, place: Path) -> Search:
    """Ask SQLite's full-text engine for any three letters of the question, ranked by BM25."""
    names = ["".join(name.form.joined for name in read.names) for read in read_entries(trial.entries, language)]
    connection = _full_text(place, "trigram", names)

    def search(query: Query, _wanted: Collection[str]) -> list[int]:
        joined = query.form.joined
        pieces = sorted({joined[at : at + _LETTERS] for at in range(len(joined) - _LETTERS + 1)})
        return _matching(connection, pieces)

    return search


def _our_grams(trial: Trial, language: str, place: Path) -> Search:
    """Ask SQLite's full-text engine for any of our grams, kept as words."""
    connection = _full_text(place, "ascii tokenchars '^=#@.'", _gram_texts(trial, language))
    return lambda _query, wanted: _matching(connection, sorted(wanted))


def _full_text(place: Path, tokenizer: str, texts: Sequence[str]) -> sqlite3.Connection:
    connection = sqlite3.connect(place / "names.sqlite3")
    quoted = tokenizer.replace('"', '""')
    connection.execute(f'CREATE VIRTUAL TABLE names USING fts5(name, tokenize = "{quoted}")')
    connection.executemany("INSERT INTO names(rowid, name) VALUES (?, ?)", enumerate(texts))
    connection.execute("INSERT INTO names(names) VALUES ('optimize')")
    connection.commit()
    return connection


def _matching(connection: sqlite3.Connection, pieces: Sequence[str]) -> list[int]:
    if not pieces:
        return []
    sought = " OR ".join(f'"{piece}"' for piece in pieces)
    query = "SELECT rowid FROM names WHERE names MATCH ? ORDER BY rank LIMIT ?"
    return [number for (number,) in connection.execute(query, (sought, _CANDIDATES))]


def _tantivy(trial: Trial, language: str, place: Path) -> Search | None:
    """Ask tantivy for any of our grams; it is no requirement of the project, so it is looked up here."""
    if util.find_spec("tantivy") is None:
        return None
    module: Any = import_module("tantivy")
    builder = module.SchemaBuilder()
    builder.add_text_field("grams", stored=False, tokenizer_name="whitespace", index_option="freq")
    builder.add_integer_field("number", stored=True)
    schema = builder.build()
    index = module.Index(schema, path=str(place))
    writer = index.writer(num_threads=1)
    for number, text in enumerate(_gram_texts(trial, language)):
        writer.add_document(module.Document(grams=text, number=number))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def search(_query: Query, wanted: Collection[str]) -> list[int]:
        terms = [(module.Occur.Should, module.Query.term_query(schema, "grams", gram, "freq")) for gram in wanted]
        hits = searcher.search(module.Query.boolean_query(terms), _CANDIDATES, count=False).hits
        return [searcher.doc(place)["number"][0] for _, place in hits]

    return search


def _gram_texts(trial: Trial, language: str) -> list[str]:
    return [" ".join(sorted(set().union(*read.grams))) for read in read_entries(trial.entries, language)]


_ENGINES: Mapping[str, Callable[[Trial, str, Path], Search | None]] = {
    "ours: postings in SQLite, read in part": _ours,
    "SQLite FTS5, its trigrams, BM25": _trigrams,
    "SQLite FTS5, our grams, BM25": _our_grams,
    "tantivy, our grams, BM25": _tantivy,
}
