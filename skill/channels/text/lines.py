"""Read utterances line by line and print answers as a play prints them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import BinaryIO

PROMPT = "U: "
_EMPTY_HINT = "(Say something in plain words, or leave with Ctrl-D.)"


def piped(stream: BinaryIO) -> Iterator[str]:
    """Yield every line of a stream, whatever its bytes are; empty lines too."""
    for line in stream:
        yield line.decode("utf-8", errors="replace").strip("\r\n\ufeff").strip()


def typed() -> Iterator[str]:
    """Yield what is typed at a prompt until the end of input; empty lines get a hint instead of an answer."""
    _edit_lines()
    while True:
        try:
            line = input(PROMPT)
        except EOFError:
            print()  # noqa: T201 - the shell's prompt should begin on a line of its own
            return
        if line.strip():
            yield line.strip()
        else:
            print(_EMPTY_HINT, file=sys.stderr)  # noqa: T201 - a hint for the person at the keyboard


def spoken_line(text: str) -> str:
    """Return an answer as one line of the play."""
    return f"A: {' '.join(text.split())}"


def _edit_lines() -> None:
    """Switch on cursor keys and history where the platform has them."""
    try:
        import readline  # noqa: F401, PLC0415 - its import is its effect; Windows has none
    except ImportError:
        return
