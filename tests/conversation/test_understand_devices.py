from __future__ import annotations

import pytest

from skill.conversation.understand_devices import BEFORE_CREDIT, LISTED_CREDIT, UNKNOWN_CREDIT, DeviceReader

NAMES = ("HP Envy 60xx", "Brita Marella", "Drucker")
READER = DeviceReader("de", NAMES, before={"meinen", "die", "der"}, never={"nicht", "bitte", "mann", "in", "drucker"})


def ends(words: str, end: int) -> list[int]:
    return [last for last, _ in READER.after_goods(words.split(), end)]


def test_device_follows_the_goods() -> None:
    words = ["patrone", "für", "meinen", "hp", "envy", "6000"]
    found = dict(READER.after_goods(words, 1))
    assert list(found) == [4, 5, 6]
    assert found[6] == pytest.approx(2 * BEFORE_CREDIT + 3 * LISTED_CREDIT)


@pytest.mark.parametrize(
    ("words", "last"),
    [
        ("patrone für meinen hp in den korb", 4),
        ("patrone für meinen mann bitte", 4),
        ("patrone für meinen drucker nicht", 4),
        ("patrone für meinen hp , kaffee", 4),
        ("patrone für meinen a b c d e f g h i", 10),
    ],
)
def test_device_ends_before_other_words(words: str, last: int) -> None:
    assert max(ends(words, 1)) == last


@pytest.mark.parametrize(
    "words",
    [
        "patrone",
        "patrone für",
        "patrone für die spüle",
        "handwerker für spüle",
        "patrone mit meinen hp",
        "patrone für nicht",
        "patrone für in",
    ],
)
def test_nothing_follows_without_a_device(words: str) -> None:
    assert ends(words, 1) == []


def test_unknown_words_count_little() -> None:
    assert dict(READER.read(["kyocera", "6000"], 0)) == {1: UNKNOWN_CREDIT, 2: UNKNOWN_CREDIT + LISTED_CREDIT}


def test_only_listed_words_are_known() -> None:
    assert READER.is_known("hp officejet")
    assert not READER.is_known("kyocera 6000")
    assert not READER.is_known("")


def test_goods_stand_before_their_purpose() -> None:
    assert READER.goods_of("patrone für meinen hp") == "patrone"
    assert READER.goods_of("für meinen hp") == "für meinen hp"
    assert READER.goods_of("") == ""


def test_no_lists_know_no_device() -> None:
    bare = DeviceReader("en", (), before=(), never=())
    assert not bare.is_known("hp")
    assert list(bare.after_goods(["ink", "for", "hp"], 1)) == []
    own = DeviceReader("en", (), before={"my"}, never=())
    assert list(own.after_goods(["ink", "for", "my", "hp"], 1)) == [(4, 2 * BEFORE_CREDIT + UNKNOWN_CREDIT)]
