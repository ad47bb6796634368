from __future__ import annotations

import pytest

from skill.conversation.device_words import is_no_device, parted, written


@pytest.mark.parametrize(
    ("words", "language", "goods", "device"),
    [
        ("Patrone für meinen HP Envy 6000", "de", "patrone", "hp envy 6000"),
        ("filter für die brita marella", "de", "filter", "brita marella"),
        ("filter passend zur marella", "de", "filter", "marella"),
        ("patronen für drucker", "de", "patronen", "drucker"),
        ("a cartridge for my envy", "en-GB", "a cartridge", "envy"),
        ("bags that fit the miele", "en", "bags", "miele"),
    ],
)
def test_goods_and_device_are_parted(words: str, language: str, goods: str, device: str) -> None:
    assert parted(words, language) == (goods, device)


@pytest.mark.parametrize("words", ["", "patrone", "für meinen drucker", "fürstenfilter", "patrone für", "für"])
def test_words_without_both_stay_whole(words: str) -> None:
    assert parted(words, "de") is None


def test_people_and_occasions_are_no_devices() -> None:
    assert is_no_device("mann", "de")
    assert is_no_device("party am samstag", "de")
    assert is_no_device("Husband", "en")
    assert not is_no_device("hp envy 6000", "de")
    assert not is_no_device("", "en")


def test_heard_names_are_written_properly() -> None:
    assert written("hp officejet 8010") == "HP Officejet 8010"
    assert written("") == ""
    assert len(written("x" * 500)) == 60
