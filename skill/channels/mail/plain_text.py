"""Render a letter as plain text, for readers without HTML."""

from __future__ import annotations

from skill.channels.mail.words import Words
from skill.services.letters.letter import Block, Code, Form, Heading, Letter, Link, Paragraph, Quotation, Row, Table


def plain_text(letter: Letter, words: Words) -> str:
    """Return the letter's blocks with an empty line between them."""
    blocks = [_block(block, words) for block in letter.blocks]
    if letter.small_print:
        blocks.append("\n".join(["--", *(words.line(say) for say in letter.small_print)]))
    return "\n\n".join(blocks)


def _block(block: Block, words: Words) -> str:  # noqa: PLR0911 - one return per kind of block
    match block:
        case Paragraph(says):
            return words.joined(says)
        case Heading(say):
            title = words.line(say)
            return f"{title}\n{'=' * len(title)}"
        case Table():
            return _table(block, words)
        case Link(say, url):
            return f"{words.line(say)}:\n{url}"
        case Code(say, _):
            return words.line(say)
        case Quotation(lines):
            return "\n".join(f"> {line}" for line in lines)
        case Form(says):
            return "\n".join(words.line(say) for say in says)


def _table(table: Table, words: Words) -> str:
    return "\n".join([f"{words.line(table.caption)}:", *(_row(row, words) for row in table.rows)])


def _row(row: Row, words: Words) -> str:
    line = f"- {words.line(row.label)}: {words.line(row.value)}"
    return f"{line}\n  ({'; '.join(words.line(say) for say in row.details)})" if row.details else line
