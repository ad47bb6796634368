"""Put one letter into words, once as text and once as HTML."""

from __future__ import annotations

from skill.channels.mail.html_page import html_page
from skill.channels.mail.plain_text import plain_text
from skill.channels.mail.qr_code import pictures
from skill.channels.mail.words import Words
from skill.domain.reply import Occasion
from skill.phrases.phrasebook import Phrasebook
from skill.services.letters.letter import Letter, Written


def write_letter(letter: Letter, book: Phrasebook, occasion: Occasion) -> Written:
    """Return the letter in words; `PhraseError` rather than one that lacks a line."""
    words = Words(book, occasion)
    return Written(words.line(letter.subject), plain_text(letter, words), html_page(letter, words), pictures(letter))
