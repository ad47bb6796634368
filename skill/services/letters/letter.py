"""Say what stands in a letter, without words and without a medium: blocks of phrases.

A mail shows every block twice, as text and as HTML; both are made from these blocks, never one from the other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from skill.domain.reply import Occasion, Say, SpokenValue
from skill.services.ports import Attachment

Values = Mapping[str, SpokenValue]
"""What a phrase is worded with."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Hold sentences that are read in one go."""

    says: tuple[Say, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """Open a section."""

    say: Say


@dataclass(frozen=True, slots=True)
class Row:
    """Hold one line of a table: what it is, its value, and smaller print below; `sum` sets it apart."""

    label: Say
    value: Say
    details: tuple[Say, ...] = ()
    sum: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Hold rows under a caption; `money` aligns the values as amounts."""

    caption: Say
    rows: tuple[Row, ...]
    money: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """Lead to one of the shop's pages, or a payment provider's."""

    say: Say
    url: str


@dataclass(frozen=True, slots=True)
class Code:
    """Show a code to be scanned, with the same code to be read."""

    say: Say
    code: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """Hold a person's own words, line by line and unchanged."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """Hold lines to be copied and filled in."""

    lines: tuple[Say, ...]


Block = Paragraph | Heading | Table | Link | Code | Quotation | Form


@dataclass(frozen=True, slots=True)
class Letter:
    """Carry a whole letter; `to` is an e-mail address, `small_print` stands below a line at its end."""

    to: str
    subject: Say
    blocks: tuple[Block, ...]
    small_print: tuple[Say, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """Carry a letter in words; `html` says what `text` says, with pictures among the attachments."""

    subject: str
    text: str
    html: str
    attachments: tuple[Attachment, ...] = ()


WriteLetter = Callable[[Letter, Occasion], Written]
"""Put a letter into words; raises `PhraseError` rather than leave out a line."""
