"""Read text files of any size line by line, whatever program wrote them."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator
from io import TextIOWrapper
from pathlib import Path

from skill.domain.errors import InvalidInputError
from skill.services.read_rows import MAX_CELL, EndlessLineError

MAX_BYTES = 200_000_000
"""Bytes of the largest file that is read; 100,000 products take a tenth of it."""

Progress = Callable[[int, int], None]
"""Is told from time to time how much of how much is read."""

_CHUNK = 1 << 20
_TELL_EVERY = 1000
_NO_TEXT = "the file is no text in UTF-8, UTF-16 or Windows-1252"


def checked_size(path: Path) -> int:
    """Return a file's size in bytes; `InvalidInputError` where it cannot be read, is empty or is too large."""
    try:
        size = path.stat().st_size
    except OSError as error:
        msg = f"{path}: {error.strerror or error}"
        raise InvalidInputError(msg) from error
    if size > MAX_BYTES:
        megabytes = MAX_BYTES // 1_000_000
        msg = f"{path}: has {size / 1_000_000:,.0f} MB; more than {megabytes} MB are not read: split the file"
        raise InvalidInputError(msg)
    return size


def text_encoding(path: Path) -> str:
    """Return `utf-8-sig`, `utf-16` (with mark) or `cp1252`, after a look at the whole file.

    Raises `InvalidInputError` where it is none of them, or holds a NUL.
    """
    with path.open("rb") as file:
        marked = file.read(2) in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp1252"):
        if _decodes(path, encoding):
            return encoding
    raise InvalidInputError(_NO_TEXT)


def _decodes(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                if "\0" in decoder.decode(chunk):
                    return False
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def read_lines(path: Path, progress: Progress | None = None) -> Iterator[str]:
    """Return lines with their ends; `EndlessLineError` at one that is longer than any table's."""
    size = path.stat().st_size
    with path.open("rb") as raw, TextIOWrapper(raw, encoding=text_encoding(path), newline="") as file:
        for number in range(1 << 62):
            line = file.readline(MAX_CELL + 1)
            if not line:
                return
            if len(line) > MAX_CELL:
                raise EndlessLineError(MAX_CELL)
            if progress and number % _TELL_EVERY == 0:
                progress(raw.tell(), size)
            yield line
