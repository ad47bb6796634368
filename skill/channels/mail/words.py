"""Word the phrases of one letter, unescaped: each rendering escapes for its own medium."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from skill.domain.reply import Occasion, Say
from skill.phrases.phrasebook import Phrasebook

Fixed = dict[tuple[str, str], str]
"""Phrases without values by language and key: most of a letter never changes."""


@dataclass(frozen=True, slots=True)
class Words:
    """Word phrases for one occasion; raises `PhraseError` where there are no words.

    `fixed` may be shared between letters. What was worded once is remembered: the text and the page say the same.
    """

    book: Phrasebook
    occasion: Occasion
    fixed: Fixed = field(default_factory=dict)
    _said: dict[int, tuple[Say, str]] = field(default_factory=dict)

    @property
    def language(self) -> str:
        """Return the language that is really written: German where another one has no phrases."""
        return self.book.language(self.occasion)

    def line(self, say: Say) -> str:
        """Return one phrase on one line."""
        if not say.values:
            key = (self.occasion.language, say.key)
            if key not in self.fixed:
                self.fixed[key] = self.book.write(say, self.occasion)
            return self.fixed[key]
        # Kept with its phrase, whose address could otherwise be another one's by now.
        if id(say) not in self._said:
            self._said[id(say)] = (say, self.book.write(say, self.occasion))
        return self._said[id(say)][1]

    def joined(self, says: Iterable[Say]) -> str:
        """Return sentences with a space between them."""
        return " ".join(self.line(say) for say in says)
