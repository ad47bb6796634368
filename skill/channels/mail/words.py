"""Word the phrases of one letter, unescaped: each rendering escapes for its own medium."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from skill.domain.reply import Occasion, Say
from skill.phrases.phrasebook import Phrasebook


@dataclass(frozen=True, slots=True)
class Words:
    """Word phrases for one occasion; raises `PhraseError` where there are no words."""

    book: Phrasebook
    occasion: Occasion

    @property
    def language(self) -> str:
        """Return the language that is really written: German where another one has no phrases."""
        return self.book.language(self.occasion)

    def line(self, say: Say) -> str:
        """Return one phrase on one line."""
        return self.book.write(say, self.occasion)

    def joined(self, says: Iterable[Say]) -> str:
        """Return sentences with a space between them."""
        return " ".join(self.line(say) for say in says)
