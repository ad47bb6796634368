"""Name what can go wrong with phrases."""

from __future__ import annotations

from skill.domain.errors import ProgrammingError


class PhraseError(ProgrammingError):
    """Report a phrase that is missing, cannot be read, or cannot speak its values."""
