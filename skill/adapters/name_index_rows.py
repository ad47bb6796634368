"""Say how a name index lies in its file: one SQLite database, every row with a checksum of its own."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Mapping
from functools import cache
from zlib import crc32

import msgspec

from skill.domain.match import Entry
from skill.domain.name_index import ReadEntry, grams_of
from skill.domain.names import ReadName, read_name

__all__ = [
    "FORMAT",
    "SCHEMA",
    "DamagedRowError",
    "Row",
    "checked",
    "checksum",
    "header_checksum",
    "numbers_of",
    "pack",
    "posting_of",
    "reading_mark",
    "unpack",
]

FORMAT = 1
"""Counts up whenever a file is laid out in another way."""
SCHEMA = """
CREATE TABLE header (name TEXT PRIMARY KEY, value NOT NULL) WITHOUT ROWID;
CREATE TABLE grams (gram TEXT PRIMARY KEY, entries INTEGER NOT NULL, posting INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE postings (posting INTEGER PRIMARY KEY, checksum INTEGER NOT NULL, numbers BLOB NOT NULL);
CREATE TABLE sizes (checksum INTEGER NOT NULL, sizes BLOB NOT NULL);
CREATE TABLE products (number INTEGER PRIMARY KEY, sku TEXT NOT NULL UNIQUE, checksum INTEGER NOT NULL,
                       row BLOB NOT NULL, twins INTEGER);
CREATE TABLE twins (twins INTEGER PRIMARY KEY, checksum INTEGER NOT NULL, skus BLOB NOT NULL);
"""
_PROBES = (
    *("Grüner Tee, 2 x 0,75 l", "Kaffee-Filter Größe vier, achtziger Packung", "so eine Packung ohne Zucker"),
    *("two-pound bag of decaf coffee", "Dolce Gusto Entkoffeiniert 12er", "Чай №5", "ei"),
)


class DamagedRowError(Exception):
    """Report a row that is not what was written."""


class Row(msgspec.Struct, array_like=True):
    """Carry one product as stored: all that candidates are made of, so that no name is read twice."""

    entry: Entry
    names: tuple[ReadName, ...]
    called: str
    group_size: int


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Row)


def pack(read: ReadEntry) -> bytes:
    """Write one product."""
    return _ENCODER.encode(Row(read.entry, read.names, read.called, read.group_size))


def unpack(row: bytes) -> Row:
    """Read one product; the row's checksum was right before."""
    return _DECODER.decode(row)


def checksum(data: bytes, *place: object) -> int:
    """Return what a row at its place must add up to: one that was moved is as wrong as one that was changed."""
    return crc32(data, crc32("\x1f".join(map(str, place)).encode()))


def checked(data: object, expected: object, *place: object) -> bytes:
    """Return the bytes of a row; raise `DamagedRowError` where they are not those that were written."""
    if not isinstance(data, bytes) or checksum(data, *place) != expected:
        raise DamagedRowError(" ".join(map(str, place)))
    return data


def posting_of(numbers: array[int]) -> bytes:
    """Write a posting: each number in four bytes, the lowest first, on any machine."""
    return _lowest_first(numbers).tobytes()


def numbers_of(posting: bytes) -> array[int]:
    """Return the numbers of a posting."""
    numbers = array("I")
    numbers.frombytes(posting)
    return _lowest_first(numbers)


def _lowest_first(numbers: array[int]) -> array[int]:
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers


def header_checksum(header: Mapping[str, str | int]) -> int:
    """Return what the other values of a header must add up to."""
    return checksum(repr(sorted(header.items())).encode(), "header")


@cache
def reading_mark(language: str) -> str:
    """Return a mark of how names are read: an index of other words, sounds or grams finds nothing by ours."""
    read = [read_name(text, language) for text in _PROBES]
    marks = [(name.form.key, name.sound, name.folded, sorted(grams_of(name.form, name.sound))) for name in read]
    return f"{crc32(repr(marks).encode()):08x}"
