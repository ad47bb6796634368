"""Hold the names of one product, read once, ready to be compared."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from skill.domain.sounds import folded, sound
from skill.domain.spoken_form import SpokenForm, spoken_form, stem

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
        *("_language", "_words", "bag", "facts", "folded", "folded_bag", "folded_words", "forms", "joined", "keys"),
        *("length", "sound_bag", "sounds"),
    )

    def __init__(self, names: Iterable[str], language: str) -> None:
        """Read the names once."""
        self._take((read_name(name, language) for name in names), language)

    @classmethod
    def of(cls, read: Iterable[ReadName], language: str) -> Names:
        """Hold names that were read before: nothing is read or sounded out again."""
        names = cls.__new__(cls)
        names._take(read, language)  # noqa: SLF001 - its own: a second way to make one
        return names

    def _take(self, read: Iterable[ReadName], language: str) -> None:
        distinct = {one.form.key: one for one in read}
        kept = tuple(distinct.values())
        self._language = language
        self._words: tuple[str, ...] | None = None
        self.forms = tuple(one.form for one in kept)
        self.keys = frozenset(distinct)
        self.length = len(self.forms[0].words) + len(self.forms[0].facts) if kept else 0
        self.sounds = tuple(one.sound for one in kept)
        self.folded = tuple(one.folded for one in kept)
        self.folded_words = frozenset(word for name in self.folded for word in name if word)
        self.folded_bag = "|".join(dict.fromkeys("".join(name) for name in self.folded))
        self.joined = tuple(form.joined for form in self.forms)
        self.bag = "|".join(dict.fromkeys(self.joined))
        self.sound_bag = "|".join(dict.fromkeys(self.sounds))
        self.facts = frozenset(fact for form in self.forms for fact in form.facts)

    @property
    def words(self) -> tuple[str, ...]:
        """Return all words and their stems; read when first asked for, which few of many candidates are."""
        if self._words is None:
            words = {word for form in self.forms for word in form.words}
            self._words = tuple(sorted(words | {stem(word, self._language) for word in words}))
        return self._words
