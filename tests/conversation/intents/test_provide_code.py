from __future__ import annotations

import pytest

from skill.conversation.intents.provide_code import digits_in
from tests.stage import MEHMET, Stage


@pytest.mark.parametrize(
    ("said", "digits"),
    [
        ("2719", "2719"),
        ("0042", "0042"),
        ("zwei sieben eins neun", "2719"),
        ("siebenundzwanzig neunzehn", "2719"),
        ("271", None),
        ("27190", None),
        ("?", None),
        ("", None),
    ],
)
def test_four_digits_stay_a_text(stage: Stage, said: str, digits: str | None) -> None:
    assert digits_in(stage.scene("ProvideCodeIntent", code=said)) == digits


def test_code_after_consent_buys(stage: Stage) -> None:
    stage.as_customer(MEHMET).reorder("hp 305 schwarz")
    stage.yes()
    assert stage.hears("ProvideCodeIntent", code="zwei sieben eins neun") == ("checkout-ordered",)


def test_digits_one_by_one_are_a_code(stage: Stage) -> None:
    digits = {"digit": "2", "digit_two": "sieben", "digit_three": "1", "digit_four": "9"}
    assert digits_in(stage.scene("ProvideCodeIntent", **digits)) == "2719"
    del digits["digit_three"]
    assert digits_in(stage.scene("ProvideCodeIntent", **digits)) is None
