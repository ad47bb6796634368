"""Read plays: a header, then what is said, what happens and what must be in the books.

    # D01 Nachbestellen in zwei Zügen
    customer: demo-anna
    channels: alexa, text

    [im Korb: 2 elmex-zahnpasta-75ml]
    U: bestell kaffeefilter nach
    A: Bei Lindenmarkt: …
    U: ja
    A: Bestellt … endet auf ## ##, …
    = ordered melitta-filter-4-80 for 5.39

`U:` is said, `A:` is answered in exactly these words (`##` stands for two digits), `[…]` happens, `= …` holds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

PLAYS = Path(__file__).parent / "plays"
_HEADER = re.compile(r"(customer|channels|locale): *(.+)")
_LOCALES = {"de": "de-DE", "en": "en-GB"}


class Kind(StrEnum):
    """Name what a line of a play is."""

    USER = "U"
    ANSWER = "A"
    EVENT = "["
    HOLDS = "="


@dataclass(frozen=True, slots=True)
class Cue:
    """Carry one line of a play with its number in the file."""

    number: int
    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Play:
    """Carry one play: who speaks, where, in which language, and what follows."""

    name: str
    title: str
    customer: str
    locale: str
    channels: tuple[str, ...]
    cues: tuple[Cue, ...]


def all_plays() -> list[Play]:
    """Return every play, by language and name."""
    return [read_play(path) for path in sorted(PLAYS.glob("*/*.play"))]


def read_play(path: Path) -> Play:
    """Read one play; `ValueError` names the line that is none of a play's."""
    rows = [(number, row.strip()) for number, row in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)]
    header = {match[1]: match[2] for _, row in rows if (match := _HEADER.fullmatch(row))}
    language = path.parent.name
    return Play(
        name=f"{language}/{path.stem}",
        title=next(row for _, row in rows).removeprefix("# "),
        customer=header.get("customer", "demo-anna"),
        locale=header.get("locale", _LOCALES[language]),
        channels=tuple(header.get("channels", "alexa, text").split(", ")),
        cues=tuple(_cue(path, number, row) for number, row in rows if _is_cue(row)),
    )


def _is_cue(row: str) -> bool:
    return bool(row) and not row.startswith("#") and not _HEADER.fullmatch(row)


def _cue(path: Path, number: int, row: str) -> Cue:
    if row.startswith("[") and row.endswith("]"):
        return Cue(number, Kind.EVENT, row[1:-1].strip())
    if row.startswith("= "):
        return Cue(number, Kind.HOLDS, row[2:].strip())
    if row.startswith(("U:", "A:")):
        return Cue(number, Kind(row[0]), row[2:].strip())
    msg = f"{path.name}:{number}: neither U:, A:, […] nor = …: {row}"
    raise ValueError(msg)
