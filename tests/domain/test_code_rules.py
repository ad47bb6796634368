from __future__ import annotations

import pytest

from skill.domain.code_rules import is_common, is_four_digits, is_known

# D. Amitay (2011) and DataGenetics (2012): the codes most people chose.
SURVEYED = "1234 0000 2580 1111 5555 5683 0852 2222 1212 1998 7777 1004 2000 4444 6969 9999 3333 6666 1122 1313 8888 4321 2001 1010"
EVERY = [f"{number:04}" for number in range(10_000)]


@pytest.mark.parametrize("code", SURVEYED.split())
def test_surveyed_codes_are_common(code: str) -> None:
    assert is_common(code)


@pytest.mark.parametrize("code", ["3456", "6543", "7890", "9012", "1357", "8642", "7878", "7788", "7887", "4040"])
def test_patterns_are_common(code: str) -> None:
    assert is_common(code)


@pytest.mark.parametrize("code", ["1900", "1967", "1999", "2000", "2026", "2099"])
def test_years_are_common(code: str) -> None:
    assert is_common(code)


@pytest.mark.parametrize("code", ["2412", "1224", "3101", "0131", "2902", "0229", "0603"])
def test_birthdays_are_common(code: str) -> None:
    assert is_common(code)


@pytest.mark.parametrize("code", ["2719", "3002", "3102", "3204", "4783", "9317", "0058", "6402"])
def test_other_codes_are_not_common(code: str) -> None:
    assert not is_common(code)


def test_a_tenth_of_all_codes_is_refused() -> None:
    assert sum(is_common(code) for code in EVERY) == 1_097


@pytest.mark.parametrize("code", ["", "123", "12345", "12a4", "٠٨١٥", " 123", "12.4", "-123", "1 23"])
def test_other_texts_are_not_four_digits(code: str) -> None:
    assert not is_four_digits(code)


def test_zeros_in_front_are_digits() -> None:
    assert is_four_digits("0815")


def test_numbers_others_know_are_known() -> None:
    assert is_known("0001", "+49 171 3920001", "10115")
    assert is_known("1011", "", "10115")
    assert is_known("0115", "10115")
    assert not is_known("3920", "+49 171 3920001", "10115", "7")
