"""Find names by other means than ours, for comparison: brute force, full-text engines, shared letters.

Every baseline reads the same prepared names and questions: the spoken form that our index reads, too (numbers as
figures, units in one measure, fillers left out). So the comparison is about finding, and hard on us.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module, util
from typing import Any, Protocol

from rapidfuzz import fuzz, process

from skill.domain.matching import Entry
from skill.domain.spoken_form import spoken_form

__all__ = ["BASELINES", "Baseline", "Prepared", "is_missing", "prepare_names", "sound_code"]

_CANDIDATES = 50
_GRAM = 3
_SOUND_SHARE = 0.35
_SHORTEST_FUZZY = 4
_SHORTEST_FUZZIER = 7


class Prepared:
    """Carry one text in the forms that the baselines compare: with spaces, without them, and its sound code."""

    __slots__ = ("joined", "sounds", "spaced")

    def __init__(self, text: str, language: str) -> None:
        """Read the text in its language."""
        form = spoken_form(text, language)
        figures = [fact.value + fact.kind[:2] if fact.kind in {"ml", "g"} else fact.value for fact in form.facts]
        self.spaced = " ".join((*form.words, *figures))
        self.joined = "".join((*form.words, *figures))
        self.sounds = sound_code("".join(form.words), language)


def prepare_names(entries: Iterable[Entry], language: str) -> list[tuple[str, Prepared]]:
    """Prepare all names: SKU and forms, one pair per name."""
    return [(entry.sku, Prepared(name, language)) for entry in entries for name in entry.names]


def sound_code(word: str, language: str) -> str:
    """Return a word by Kölner Phonetik in German, by Metaphone in English."""
    if language == "en":
        from jellyfish import metaphone  # noqa: PLC0415 - loaded for the language that needs it

        return str(metaphone(word)).replace(" ", "")
    from cologne_phonetics import encode  # type: ignore[import-untyped]  # noqa: PLC0415 - the same; it ships no types

    return "".join(code for _, code in encode(word)) if word else ""


class Baseline(Protocol):
    """Answer a prepared question with SKUs, the best first, each once; `missing` says why it cannot run."""

    title: str
    slow: bool

    def __init__(self, names: Sequence[tuple[str, Prepared]]) -> None:
        """Build what searching needs."""

    def rank(self, wanted: Prepared, limit: int) -> list[str]:
        """Return at most `limit` SKUs."""


class _BruteForce:
    """Compare the question with every name."""

    slow = True
    scorer: Callable[..., float]
    spaced = True

    def __init__(self, names: Sequence[tuple[str, Prepared]]) -> None:
        self.skus = [sku for sku, _ in names]
        self.texts = [one.spaced if self.spaced else one.joined for _, one in names]

    def rank(self, wanted: Prepared, limit: int) -> list[str]:
        text = wanted.spaced if self.spaced else wanted.joined
        found = process.extract(text, self.texts, scorer=type(self).scorer, limit=2 * limit)
        return _distinct((self.skus[at] for _, _, at in found), limit)


class WRatio(_BruteForce):
    """Take rapidfuzz's weighted ratio."""

    title = "rapidfuzz `WRatio`"
    scorer = staticmethod(fuzz.WRatio)


class TokenSetRatio(_BruteForce):
    """Take rapidfuzz's ratio of word sets."""

    title = "rapidfuzz `token_set_ratio`"
    scorer = staticmethod(fuzz.token_set_ratio)


class PlainRatio(_BruteForce):
    """Take rapidfuzz's edit ratio of the texts without spaces."""

    title = "rapidfuzz `ratio`, without spaces"
    scorer = staticmethod(fuzz.ratio)
    spaced = False


class TrigramSearch:
    """Ask SQLite's full-text engine with its trigram tokenizer, ranked by BM25."""

    title = "SQLite FTS5, trigrams"
    slow = True

    def __init__(self, names: Sequence[tuple[str, Prepared]]) -> None:
        """Fill a table in memory."""
        self.skus = [sku for sku, _ in names]
        self.connection = sqlite3.connect(":memory:")
        self.connection.execute("CREATE VIRTUAL TABLE names USING fts5(name, tokenize = 'trigram')")
        rows = ((at, one.joined) for at, (_, one) in enumerate(names))
        self.connection.executemany("INSERT INTO names(rowid, name) VALUES (?, ?)", rows)

    def rank(self, wanted: Prepared, limit: int) -> list[str]:
        """Ask for any of the question's trigrams."""
        sought = " OR ".join(f'"{gram}"' for gram in sorted(_grams(wanted.joined)) if len(gram) == _GRAM)
        if not sought:
            return []
        query = "SELECT rowid FROM names WHERE names MATCH ? ORDER BY rank LIMIT ?"
        rows = self.connection.execute(query, (sought, 2 * limit))
        return _distinct((self.skus[at] for (at,) in rows), limit)


class Tantivy:
    """Ask tantivy with every word of the question, one letter wrong in words of four, two in words of seven."""

    title = "tantivy, fuzzy words"
    slow = False

    def __init__(self, names: Sequence[tuple[str, Prepared]]) -> None:
        """Fill an index in memory; the module is no requirement of the project, so it is looked up here."""
        self.module: Any = import_module("tantivy")
        builder = self.module.SchemaBuilder()
        builder.add_text_field("name", stored=False)
        builder.add_unsigned_field("number", stored=True)
        self.schema = builder.build()
        index = self.module.Index(self.schema)
        writer = index.writer()
        for at, (_, one) in enumerate(names):
            writer.add_document(self.module.Document(name=one.spaced, number=at))
        writer.commit()
        index.reload()
        self.searcher = index.searcher()
        self.skus = [sku for sku, _ in names]

    def rank(self, wanted: Prepared, limit: int) -> list[str]:
        """Ask for any of the words."""
        words = wanted.spaced.split()
        if not words:
            return []
        fuzzy = self.module.Query.fuzzy_term_query
        should = [(self.module.Occur.Should, fuzzy(self.schema, "name", word, distance=_slack(word))) for word in words]
        hits = self.searcher.search(self.module.Query.boolean_query(should), 2 * limit).hits
        return _distinct((self.skus[self.searcher.doc(place)["number"][0]] for _, place in hits), limit)


class GramCandidates:
    """Take the fifty names that share most three-letter pieces, and rank them by rapidfuzz."""

    title = "3-gram candidates + rapidfuzz"
    slow = False
    sounds = False

    def __init__(self, names: Sequence[tuple[str, Prepared]]) -> None:
        """Note for every piece which names have it."""
        self.skus = [sku for sku, _ in names]
        self.names = [one for _, one in names]
        self.sizes: list[int] = []
        self.postings: dict[str, array[int]] = {}
        for at, one in enumerate(self.names):
            pieces = self._pieces(one)
            self.sizes.append(len(pieces))
            for piece in pieces:
                self.postings.setdefault(piece, array("I")).append(at)

    def rank(self, wanted: Prepared, limit: int) -> list[str]:
        """Rank the candidates by the ratio of the texts without spaces, and of the sounds if they count."""
        pieces = self._pieces(wanted)
        shared: Counter[int] = Counter()
        for piece in pieces:
            shared.update(self.postings.get(piece, ()))
        mine = len(pieces)
        nearest = sorted(shared, key=lambda at: -shared[at] / (mine + self.sizes[at]))[:_CANDIDATES]
        nearest.sort(key=lambda at: -self._likeness(wanted, self.names[at]))
        return _distinct((self.skus[at] for at in nearest), limit)

    def _pieces(self, one: Prepared) -> set[str]:
        return _grams(one.joined) | ({f"#{gram}" for gram in _grams(one.sounds)} if self.sounds else set())

    def _likeness(self, wanted: Prepared, one: Prepared) -> float:
        spelled = fuzz.ratio(wanted.joined, one.joined)
        if not self.sounds:
            return spelled
        return (1 - _SOUND_SHARE) * spelled + _SOUND_SHARE * fuzz.ratio(wanted.sounds, one.sounds)


class SoundCandidates(GramCandidates):
    """Let the sounds count as well as the letters."""

    title = "the same + Kölner Phonetik"
    sounds = True


def _grams(text: str) -> set[str]:
    return {text[at : at + _GRAM] for at in range(max(1, len(text) - _GRAM + 1))}


def _slack(word: str) -> int:
    return 0 if len(word) < _SHORTEST_FUZZY else 1 if len(word) < _SHORTEST_FUZZIER else 2


def _distinct(skus: Iterable[str], limit: int) -> list[str]:
    return list(dict.fromkeys(skus))[:limit]


def is_missing(baseline: type[Baseline]) -> bool:
    """Tell whether a baseline lacks a module that the project does not require."""
    return baseline is Tantivy and util.find_spec("tantivy") is None


BASELINES: tuple[type[Baseline], ...] = (
    WRatio,
    TokenSetRatio,
    PlainRatio,
    TrigramSearch,
    Tantivy,
    GramCandidates,
    SoundCandidates,
)
"""The last one is what our errors are divided by."""
