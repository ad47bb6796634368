"""Write letters: subject, text, HTML and pictures."""

from __future__ import annotations

from skill.channels.mail.words import Fixed, Words
from skill.domain.reply import Occasion
from skill.phrases.phrasebook import Phrasebook
from skill.services.letters.letter import Letter, WriteLetter, Written


def letter_writer(book: Phrasebook) -> WriteLetter:
    """Return what puts letters into a phrasebook's words."""
    fixed: Fixed = {}

    def write(letter: Letter, occasion: Occasion) -> Written:
        # Loaded with the first letter: the start of a spoken turn must not pay for it.
        from skill.channels.mail.writing import write_letter  # noqa: PLC0415

        return write_letter(letter, Words(book, occasion, fixed))

    return write
