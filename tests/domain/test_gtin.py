from __future__ import annotations

import pytest

from skill.domain.gtin import check_digit, is_valid_gtin


@pytest.mark.parametrize("code", ["4006381333931", "96385074", "036000291452", "10614141000415", "2000000000008"])
def test_published_numbers_are_valid(code: str) -> None:
    assert is_valid_gtin(code)


@pytest.mark.parametrize(
    "code", ["", "4006381333932", "400638133393", "40063813339311", "400638133393x", "4006381333931 ", "٤٠٠٦٣٨١٣"]
)
def test_wrong_digit_length_or_sign_is_refused(code: str) -> None:
    assert not is_valid_gtin(code)


def test_check_digit_of_zero_is_zero() -> None:
    assert check_digit("400638133393") == "1"
    assert check_digit("000000000000") == "0"
