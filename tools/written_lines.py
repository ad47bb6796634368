"""Read the lines that people wrote for training, each under the wish it means: `tools/wish_lines/<language>/*.txt`.

A heading `## IntentName` or `## out_of_scope` opens a wish; `#` opens a comment. A line is a template such as
`(wo|wann) bleibt mein paket [denn]`; punctuation does not matter.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from skill.conversation.samples import SamplesError
from skill.conversation.samples_template import Template, Templates
from skill.conversation.wish_guess import OUT_OF_SCOPE

WRITTEN = Path(__file__).parent / "wish_lines"

_HEADING = "## "
_PUNCTUATION = re.compile(r"[:;]-?[()]+|->|[?!.,;\"„“”…]+|:(?!\w+})")

_GAP = re.compile(r"\{[^{}]*\}|[\[\]]")


@dataclass(frozen=True, slots=True)
class WrittenLine:
    """Carry one line with the wish it means and the file it stands in."""

    text: str
    wish: str
    file: str
    number: int

    @property
    def origin(self) -> str:
        """Name the line among all that is trained on."""
        return f"{self.file}: {self.text}"


def line_files(language: str, folder: Path = WRITTEN) -> list[Path]:
    """Return the files of a language, sorted by name."""
    return sorted((folder / language).glob("*.txt"))


def read_line(text: str, templates: Templates) -> Template:
    """Read a line as a template, whatever its punctuation; `SamplesError` for brackets without a pair."""
    return templates.read(_GAP.sub(r" \g<0> ", _PUNCTUATION.sub(" ", text)))


def written_lines(language: str, wishes: Collection[str], folder: Path = WRITTEN) -> Iterator[WrittenLine]:
    """Return all lines of a language; `SamplesError` names file and line of what is malformed."""
    for path in line_files(language, folder):
        yield from _lines_in(path, {*wishes, OUT_OF_SCOPE})


def _lines_in(path: Path, wishes: Collection[str]) -> Iterator[WrittenLine]:
    wish, seen, templates = "", set[tuple[str, str]](), Templates({})
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = raw.strip()
        place = f"{path.parent.name}/{path.name}, line {number}"
        if line.startswith(_HEADING):
            wish = line.removeprefix(_HEADING).strip()
            if wish not in wishes:
                message = f"{place}: no intent is called {wish!r}; {OUT_OF_SCOPE} is what none serves"
                raise SamplesError(message)
        elif line and not line.startswith("#"):
            if not wish:
                message = f"{place}: a heading such as ## TrackOrderIntent is missing above"
                raise SamplesError(message)
            try:
                read_line(line, templates)
            except SamplesError as error:
                message = f"{place}: {error}"
                raise SamplesError(message) from error
            if (wish, line) not in seen:
                yield WrittenLine(line, wish, path.name, number)
            seen.add((wish, line))
