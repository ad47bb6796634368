from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec
import pytest

from skill.domain.cart import Cart, CartLine
from skill.domain.errors import ProgrammingError
from skill.domain.money import Money
from skill.domain.order import CheckoutState
from skill.services.records import codec
from skill.services.table import Item, Key, Value


@dataclass(frozen=True)
class Note:
    amount: Money
    day: date
    at: datetime
    state: CheckoutState
    words: tuple[str, ...] = ()
    version: int = 0


NOTE = Note(Money(249), date(2026, 11, 23), datetime(2026, 11, 23, 9, tzinfo=UTC), CheckoutState.COMPLETED, ("a", "b"))
PLAIN: dict[str, Value] = {
    "amount": {"amount": 249, "currency": "EUR"},
    "day": "2026-11-23",
    "at": "2026-11-23T09:00:00Z",
    "state": "completed",
    "words": ("a", "b"),
}


def test_records_become_plain_attributes() -> None:
    assert codec.to_attributes(NOTE) == PLAIN


def test_version_comes_from_the_item() -> None:
    item = Item(Key("m1#a", "note#1"), PLAIN, version=4)
    read = codec.from_item(item, Note)
    assert read.version == 4
    assert codec.to_attributes(read) == PLAIN


def test_lines_come_back_as_values() -> None:
    cart = Cart((CartLine("milk", 2),))
    assert codec.from_plain(codec.to_plain(cart), Cart) == cart


def test_other_shapes_are_a_bug() -> None:
    with pytest.raises(msgspec.ValidationError):
        codec.from_plain({"lines": [{"sku": 4}]}, Cart)
    with pytest.raises(ProgrammingError, match="list is no record"):
        codec.to_attributes([1])


def test_threads_may_learn_a_class_at_once() -> None:
    """Without the lock the process dies of a segmentation fault, which is why it is one of its own."""
    command = [sys.executable, "-m", "tests.services.records.codec_threads"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[3])  # noqa: S603 - our own module
    assert (done.returncode, done.stderr) == (0, "")
