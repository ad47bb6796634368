"""Make the questions that the weights of matching are fitted to: other names and other draws than those measured.

Four kinds: spoilt names, as measured; the same in a catalogue from which a fifth was taken, so that what is asked for
may not be there; one or two words of a name, as people call what they buy; and words that no product has.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from random import Random

from rapidfuzz import fuzz, process

from bench.matching_catalog import Source, Trial
from skill.domain.evidence import weigh
from skill.domain.matching import Entry
from skill.domain.name_index import MemoryNameIndex, grams_of
from skill.domain.name_score import Query

_EXAMINED = 50
_TAKEN = 5
_SHORT_ONE_IN = 10
_SHORTEST = 4
_WORDS = 2
_STRANGE_BELOW = 70

Terms = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Lesson:
    """Carry what is known of each candidate of one question, and which of them are right; none may be."""

    terms: tuple[Terms, ...]
    right: tuple[bool, ...]


def for_fitting(entry: Entry) -> bool:
    """Tell whether a name may be learnt from: half of all, whatever the list's order."""
    return sha256(entry.names[0].encode()).digest()[0] % 2 == 0


def lessons(entries: Sequence[Entry], language: str, size: int, number: int, seed: str) -> list[Lesson]:
    """Return about `number` questions to a part of a catalogue, and a tenth as many of one or two of its words.

    More short calls would make covered words count more than whole names, and rank misheard ones worse.
    """
    chance = Random(f"lessons-{seed}")  # noqa: S311 - the same lessons for the same seed
    drawn = Source(entries, language, f"lessons-{seed}").draw(size, number)
    taken = {entry.sku for entry in chance.sample(list(drawn.entries), len(drawn.entries) // _TAKEN)}
    kept = [entry for entry in drawn.entries if entry.sku not in taken]
    index = MemoryNameIndex(kept, language)
    asked = [(one.text, one.right) for one in drawn.asked]
    asked += _called_short(Trial(tuple(kept), ()), language, number // _SHORT_ONE_IN, chance)
    return [found for text, right in asked if (found := _lesson(index, text, right))]


def strange(entries: Sequence[Entry], others: Sequence[Entry], language: str, number: int) -> list[Lesson]:
    """Return questions of one or two words that no product of `entries` has; the words come from `others`."""
    chance = Random("strange")  # noqa: S311 - the same words each time
    index = MemoryNameIndex(entries, language)
    known = sorted({word for entry in entries for name in entry.names for word in Query(name, language).form.words})
    words = sorted({word for entry in others for word in Query(entry.names[0], language).form.words})
    found: list[Lesson] = []
    while len(found) < number:
        said = chance.sample(words, chance.randint(1, _WORDS))
        if all(len(word) >= _SHORTEST and _is_strange(word, known) for word in said):
            lesson = _lesson(index, " ".join(said), frozenset())
            found += [lesson] if lesson else []
    return found


def _is_strange(word: str, known: Sequence[str]) -> bool:
    return process.extractOne(word, known, scorer=fuzz.ratio, score_cutoff=_STRANGE_BELOW) is None


def _called_short(trial: Trial, language: str, number: int, chance: Random) -> list[tuple[str, frozenset[str]]]:
    """Call products by one or two words; every product that has all of them is right."""
    words = {
        entry.sku: {w for name in entry.names for w in Query(name, language).form.words} for entry in trial.entries
    }
    asked = []
    for _ in range(number):
        entry = chance.choice(trial.entries)
        own = [word for word in Query(entry.names[0], language).form.words if len(word) >= _SHORTEST]
        said = own[: chance.randint(1, _WORDS)]
        right = frozenset(sku for sku, all_words in words.items() if all_words.issuperset(said))
        if said:
            asked.append((" ".join(said), right))
    return asked


def _lesson(index: MemoryNameIndex, text: str, right: frozenset[str]) -> Lesson | None:
    query = Query(text, index.language)
    near = index.nearest(grams_of(query.form, query.sound), _EXAMINED)
    if not near or query.form.empty:
        return None
    terms = tuple(weigh(query, one.names).terms() for one in near)
    return Lesson(terms, tuple(one.entry.sku in right for one in near))
