"""Put one letter into words, once as text and once as HTML."""

from __future__ import annotations

from skill.channels.mail.html_page import html_page
from skill.channels.mail.plain_text import plain_text
from skill.channels.mail.qr_code import pictures
from skill.channels.mail.words import Words
from skill.services.letters.letter import Letter, Written


def write_letter(letter: Letter, words: Words) -> Written:
    """Return the letter in words; `PhraseError` rather than one that lacks a line."""
    return Written(words.line(letter.subject), plain_text(letter, words), html_page(letter, words), pictures(letter))
