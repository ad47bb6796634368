"""Hold the names of one product, read once, ready to be compared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from skill.domain.sounds import folded, sound
from skill.domain.spoken_form import Fact, SpokenForm, spoken_form, stem

__all__ = ["Names", "ReadName", "read_name"]


@dataclass(frozen=True, slots=True)
class ReadName:
    """Carry one name as an index may store it; `folded` has a word for every word of the form."""

    form: SpokenForm
    sound: str
    folded: tuple[str, ...]


def read_name(text: str, language: str) -> ReadName:
    """Read a name in `de` or `en`."""
    form = spoken_form(text, language)
    return ReadName(form, sound(form.words, language), tuple(folded(word, language) for word in form.words))


class Names:
    """Hold all names of one product in spoken form; names of equal form count once.

    Two products with equal `keys` cannot be told apart by name. `length` counts words and figures of the first name.
    """

    __slots__ = (
        *("_facts", "_keys", "_language", "_sound_bag", "_words", "bag", "folded", "folded_bag", "folded_words"),
        *("forms", "joined", "length", "sounds"),
    )

    def __init__(self, names: Iterable[str], language: str) -> None:
        """Read the names once."""
        read = (read_name(name, language) for name in names)
        self._take(tuple({one.form.key: one for one in read}.values()), language)

    @classmethod
    def of(cls, read: Sequence[ReadName], language: str) -> Names:
        """Hold names that were read before, each form once: nothing is read or sounded out again."""
        names = cls.__new__(cls)
        names._take(read, language)  # noqa: SLF001 - its own: a second way to make one
        return names

    def _take(self, kept: Sequence[ReadName], language: str) -> None:
        self._language = language
        self._words: tuple[str, ...] | None = None
        self._keys: frozenset[str] | None = None
        self._facts: frozenset[Fact] | None = None
        self._sound_bag: str | None = None
        self.forms = tuple([one.form for one in kept])
        self.length = len(self.forms[0].words) + len(self.forms[0].facts) if kept else 0
        self.sounds = tuple([one.sound for one in kept])
        self.folded = tuple([one.folded for one in kept])
        self.folded_words = frozenset(filter(None, chain.from_iterable(self.folded)))
        self.folded_bag = _bag(map("".join, self.folded))
        self.joined = tuple([form.joined for form in self.forms])
        self.bag = _bag(self.joined)

    # What follows is read when first asked for, which few of many candidates are.

    @property
    def keys(self) -> frozenset[str]:
        """Return the names as they are compared whole."""
        if self._keys is None:
            self._keys = frozenset(form.key for form in self.forms)
        return self._keys

    @property
    def facts(self) -> frozenset[Fact]:
        """Return the figures of all names."""
        if self._facts is None:
            self._facts = frozenset(fact for form in self.forms for fact in form.facts)
        return self._facts

    @property
    def sound_bag(self) -> str:
        """Return the sounds of all names."""
        if self._sound_bag is None:
            self._sound_bag = _bag(self.sounds)
        return self._sound_bag

    @property
    def words(self) -> tuple[str, ...]:
        """Return all words and their stems."""
        if self._words is None:
            words = {word for form in self.forms for word in form.words}
            self._words = tuple(sorted(words | {stem(word, self._language) for word in words}))
        return self._words


def _bag(texts: Iterable[str]) -> str:
    return "|".join(dict.fromkeys(texts))
