"""Take those lines out of `tools/wish_lines` that are held out: what was seen measures nothing.

`python -m tools.keep_apart` only tells how many went, and never which: half of the held-out sentences is not to be
looked at. A contract test fails while there are any.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import islice
from pathlib import Path

from bench.utterance_file import plain_text, read_utterances, utterance_file
from skill.conversation.samples_template import Literal, Template, Templates, expand
from tools.written_lines import line_files, read_line

LANGUAGES = ("de", "en")
MOST_EXPANSIONS = 300


def ways_of(template: Template) -> Iterator[str]:
    """Return the ways of saying a template in plain words, not more than can be looked at."""
    for way in islice(expand(template), MOST_EXPANSIONS):
        yield plain_text(" ".join(part.word if isinstance(part, Literal) else "{}" for part in way))


def is_held_out(line: str, held_out: Collection[str]) -> bool:
    """Tell whether a line, or one way of saying it, is held out."""
    if not line or line.startswith("#"):
        return False
    return plain_text(line) in held_out or any(way in held_out for way in ways_of(read_line(line, Templates({}))))


def take_out(path: Path, held_out: Collection[str]) -> int:
    """Rewrite a file without such lines, and return how many went."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not is_held_out(line.strip(), held_out)]
    if len(kept) < len(lines):
        path.write_text("".join(kept), encoding="utf-8")
    return len(lines) - len(kept)


def main() -> None:
    """Go through all files of all languages."""
    for language in LANGUAGES:
        held_out = {plain_text(one.text) for one in read_utterances(utterance_file(language))}
        for path in line_files(language):
            print(f"{language}/{path.name}: {take_out(path, held_out)} lines taken out")


if __name__ == "__main__":
    main()
