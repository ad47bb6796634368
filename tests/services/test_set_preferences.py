from __future__ import annotations

import pytest

from skill.domain.errors import InvalidInputError
from skill.services.change_profile import Account
from skill.services.set_preferences import phone_number, set_discreet, set_links_by_sms
from skill.settings import DEMO_MERCHANT
from tests.stage import LEA, Stage

ACCOUNT = Account(DEMO_MERCHANT, LEA)


@pytest.fixture
def lea(stage: Stage) -> Stage:
    return stage.as_customer(LEA)


def test_discreet_mode_is_set_and_lifted(lea: Stage) -> None:
    set_discreet(lea.shop, ACCOUNT, discreet=True)
    assert lea.profile.discreet
    set_discreet(lea.shop, ACCOUNT, discreet=False)
    assert not lea.profile.discreet


def test_links_go_to_the_phone(lea: Stage) -> None:
    set_links_by_sms(lea.shop, ACCOUNT, wanted=True, phone="0171 392 00 09")
    assert (lea.profile.links_by_sms, lea.profile.phone) == (True, "+491713920009")
    set_links_by_sms(lea.shop, ACCOUNT, wanted=False, phone="")
    assert (lea.profile.links_by_sms, lea.profile.phone) == (False, "")


def test_links_need_a_phone(lea: Stage) -> None:
    with pytest.raises(InvalidInputError, match="phone"):
        set_links_by_sms(lea.shop, ACCOUNT, wanted=True, phone=" ")
    assert not lea.profile.links_by_sms


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("+49 171 3920001", "+491713920001"),
        ("0049-171/3920001", "+491713920001"),
        ("(030) 23125.001", "+493023125001"),
        ("+49 (0)171 3920001", "+491713920001"),
        ("0049(0)171/3920001", "+491713920001"),
    ],
)
def test_numbers_are_read_as_written(said: str, number: str) -> None:
    assert phone_number(said) == number


@pytest.mark.parametrize("said", ["", "171", "+0171392", "0171x392", "+49171392000100000", "٠١٧١٣٩٢٠٠٠١"])
def test_other_texts_are_no_numbers(said: str) -> None:
    with pytest.raises(InvalidInputError):
        phone_number(said)
