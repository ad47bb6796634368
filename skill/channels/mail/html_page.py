"""Render a letter as HTML that mail programs, screen readers and dark screens can show.

No script, no form, no address of a picture elsewhere; every word is escaped here.
"""

from __future__ import annotations

from html import escape
from pathlib import Path

from skill.channels.mail.qr_code import picture_name
from skill.channels.mail.words import Words
from skill.services.letters.letter import Block, Code, Form, Heading, Letter, Link, Paragraph, Quotation, Row, Table

_STYLE = (Path(__file__).parent / "letter.css").read_text(encoding="utf-8").strip()
_WEB = ("https://", "http://")


def html_page(letter: Letter, words: Words) -> str:
    """Return a whole HTML document."""
    subject = escape(words.line(letter.subject))
    small = "".join(f"<p>{escape(words.line(say))}</p>" for say in letter.small_print)
    parts = [
        f'<!doctype html>\n<html lang="{words.language}">\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">\n<meta name="supported-color-schemes" content="light dark">',
        f"<title>{subject}</title>\n<style>\n{_STYLE}\n</style>\n</head>\n<body>\n<main>\n<h1>{subject}</h1>",
        *(_block(block, words) for block in letter.blocks),
        f"<footer>{small}</footer>" if small else "",
        "</main>\n</body>\n</html>\n",
    ]
    return "\n".join(part for part in parts if part)


def _block(block: Block, words: Words) -> str:  # noqa: PLR0911 - one return per kind of block
    match block:
        case Paragraph(says):
            return f"<p>{escape(words.joined(says))}</p>"
        case Heading(say):
            return f"<h2>{escape(words.line(say))}</h2>"
        case Table():
            return _table(block, words)
        case Link(say, url):
            return _link(words.line(say), url)
        case Code(say, code):
            return _code(words.line(say), code)
        case Quotation(lines):
            return f"<blockquote>{'<br>'.join(escape(line) for line in lines)}</blockquote>"
        case Form(says):
            return f'<div class="form">{"".join(f"<p>{escape(words.line(say))}</p>" for say in says)}</div>'


def _table(table: Table, words: Words) -> str:
    kind = "money" if table.money else "facts"
    rows = "\n".join(_row(row, words) for row in table.rows)
    return f'<table class="{kind}">\n<caption>{escape(words.line(table.caption))}</caption>\n{rows}\n</table>'


def _row(row: Row, words: Words) -> str:
    details = "".join(f"<br><small>{escape(words.line(say))}</small>" for say in row.details)
    label, value = escape(words.line(row.label)), escape(words.line(row.value))
    return f'<tr{" class=sum" if row.sum else ""}><th scope="row">{label}{details}</th><td>{value}</td></tr>'


def _link(label: str, url: str) -> str:
    """Return a button with its address below; an address that is none of the web's is only shown."""
    shown = f'<p class="url">{escape(url)}</p>'
    if not url.startswith(_WEB):
        return f"<p>{escape(label)}</p>{shown}"
    return f'<p><a class="button" href="{escape(url)}">{escape(label)}</a></p>{shown}'


def _code(label: str, code: str) -> str:
    return (
        f'<p class="code"><img src="cid:{picture_name(code)}" width="200" height="200" alt="{escape(label)}">'
        f"<br><strong>{escape(label)}</strong></p>"
    )
