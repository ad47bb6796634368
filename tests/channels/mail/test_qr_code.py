from __future__ import annotations

import segno

from skill.channels.mail.qr_code import picture_name, pictures
from skill.domain.reply import Say
from skill.services.letters.letter import Code, Letter, Paragraph

CODE = "LM-4217-8853"
LETTER = Letter("a@b.example", Say("x-y"), (Paragraph((Say("x-y"),)), Code(Say("x-y"), CODE)))


def test_each_code_becomes_one_picture() -> None:
    (picture,) = pictures(LETTER)
    side = (segno.make(CODE, error="m", micro=False).symbol_size(border=4)[0]) * 8
    assert picture.content[:8] == b"\x89PNG\r\n\x1a\n"
    # The size of a PNG stands in its first chunk: width and height of four bytes each.
    assert int.from_bytes(picture.content[16:20]) == int.from_bytes(picture.content[20:24]) == side


def test_names_tell_nothing_of_the_code() -> None:
    (picture,) = pictures(LETTER)
    assert picture.inline == picture_name(CODE)
    assert CODE not in picture.name
    assert picture_name(CODE) != picture_name("LM-4217-8854")


def test_letters_without_codes_draw_nothing() -> None:
    assert pictures(Letter("a@b.example", Say("x-y"), (Paragraph((Say("x-y"),)),))) == ()
