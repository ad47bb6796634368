"""Tell whether the merchant said that words never mean a product, in whatever form and company they are said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz

from skill.domain.name_index import IndexedName
from skill.domain.name_score import Query
from skill.domain.sounds import folded
from skill.domain.spoken_form import Fact, SpokenForm, fold, spoken_form, stem

__all__ = ["is_never_meant"]

_MISHEARD = 80
_SHORTEST_MISHEARD = 5
_LONGEST_RUN = 4
_LOOSE = frozenset({"leading", "number"})


def is_never_meant(query: Query, one: IndexedName, language: str) -> bool:
    """Tell whether all words of one of the product's never pairs are what the query names.

    They count inflected, split, misheard and in any order; what stands around them (a brand, a size, how many) changes
    nothing. Words that only begin the name of something else ("water filter" against "water") are not what is named.
    """
    return any(_names(query, spoken_form(text, language), one, language) for text in one.entry.never)


def _names(query: Query, never: SpokenForm, one: IndexedName, language: str) -> bool:
    if never.facts == query.form.facts and _spelled(never.words, language) == query.folded_joined:
        return True
    if query.form.empty or (never.empty and never.words) or not _stated(never.facts, query.form.facts):
        return False
    said = query.form.words
    if _holds_run(said, never, one, language):
        return True
    places = [_places(word, said, one, language) for word in never.words]
    return bool(places or never.facts) and all(places) and not (len(places) == 1 and _all_begin(places[0], said, one))


def _holds_run(said: Sequence[str], never: SpokenForm, one: IndexedName, language: str) -> bool:
    """Tell whether the pair is said split where it is written as one word, or joined where it is not."""
    spelled = {_spelled(never.words, language), folded(stem("".join(never.words), language), language)}
    for start in range(len(said)):
        for end in range(start + 1, min(len(said), start + _LONGEST_RUN) + 1):
            whole = folded(stem("".join(said[start:end]), language), language)
            if whole in spelled and (end - start > 1 or len(never.words) > 1):
                return not _begins(end - 1, said, one)
    return False


def _places(never: str, said: Sequence[str], one: IndexedName, language: str) -> list[int]:
    return [at for at, word in enumerate(said) if _is_same(word, never, one, language)]


def _is_same(word: str, never: str, one: IndexedName, language: str) -> bool:
    """Tell whether a word is one of the pair, inflected or misheard: a word that the product's names have is as they say."""
    if folded(stem(word, language), language) == folded(stem(never, language), language):
        return True
    if min(len(word), len(never)) < _SHORTEST_MISHEARD:
        return False
    alike = fuzz.ratio(word, never)
    return alike >= _MISHEARD and all(fuzz.ratio(word, own) <= alike for own in one.names.words)


def _all_begin(places: Iterable[int], said: Sequence[str], one: IndexedName) -> bool:
    return all(_begins(at, said, one) for at in places)


def _begins(at: int, said: Sequence[str], one: IndexedName) -> bool:
    """Tell whether a word and the next are one name of the product, in this order, that names what the next says."""
    if at + 1 >= len(said):
        return False
    first, second = said[at], said[at + 1]
    if first + second in one.names.words:
        return True
    hyphened = (fold(name, "de") for name in one.entry.names)
    return any(f"{first}-{second}" in name for name in hyphened) or _is_compound(first, second, one)


def _is_compound(first: str, second: str, one: IndexedName) -> bool:
    """Tell whether a name ends with these two words in turn, as English compounds are written."""
    return any(form.words[-2:] == (first, second) for form in one.names.forms)


def _stated(facts: Iterable[Fact], said: Sequence[Fact]) -> bool:
    """Tell whether all figures of a pair are said: bare numbers count for any kind."""
    return all(
        any(one.value == fact.value and (one.kind == fact.kind or {one.kind, fact.kind} & _LOOSE) for one in said)
        for fact in facts
    )


def _spelled(words: Iterable[str], language: str) -> str:
    return "".join(folded(word, language) for word in words)
