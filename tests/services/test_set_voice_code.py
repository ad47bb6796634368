from __future__ import annotations

from datetime import timedelta

import pytest

from skill.domain.errors import (
    CodeLockedError,
    CommonCodeError,
    LinkExpiredError,
    NotFoundError,
    NotFourDigitsError,
    SameCodeError,
    WrongCodeError,
)
from skill.services.change_profile import Account
from skill.services.check_voice_code import Guess, matches
from skill.services.links import PATH, make_link, read_link
from skill.services.set_voice_code import (
    forget_voice_code,
    read_voice_code,
    remove_voice_code,
    reset_voice_code,
    set_voice_code,
)
from skill.services.table import ConflictError
from skill.settings import DEMO_MERCHANT
from tests.stage import LEA, MEHMET, Stage

COLD, HOT = Account(DEMO_MERCHANT, LEA), Account(DEMO_MERCHANT, MEHMET)
NONE = Guess("", "r0")
DE = "de-DE"


def is_code(stage: Stage, account: Account, digits: str) -> bool:
    code = read_voice_code(stage.shop, account)
    return code is not None and matches(code, digits, stage.shop.pepper)


def mailed_secret(stage: Stage, account: Account) -> str:
    """Return the secret of a link as the mail carries it."""
    url, put = make_link(
        stage.shop,
        merchant_id=account.merchant_id,
        customer_id=account.customer_id,
        purpose="code",
        lives=timedelta(hours=1),
    )
    stage.table.write(put)
    return url.rpartition(PATH)[2]


def guess_wrong(stage: Stage, times: int) -> None:
    for number in range(times):
        with pytest.raises((WrongCodeError, CodeLockedError)):
            set_voice_code(stage.shop, HOT, "4783", Guess("9999", f"w{number}"), locale=DE)


def test_first_code_needs_no_other(stage: Stage) -> None:
    set_voice_code(stage.shop, COLD, "4783", NONE, locale=DE)
    assert is_code(stage, COLD, "4783")


def test_code_gives_way_to_another(stage: Stage) -> None:
    set_voice_code(stage.shop, HOT, "4783", Guess("2719", "r1"), locale=DE)
    assert is_code(stage, HOT, "4783")
    assert not is_code(stage, HOT, "2719")


@pytest.mark.parametrize("digits", ["", "123", "47831", "abcd", "٤٧٨٣"])
def test_other_than_four_digits_is_refused(stage: Stage, digits: str) -> None:
    with pytest.raises(NotFourDigitsError):
        set_voice_code(stage.shop, COLD, digits, NONE, locale=DE)
    assert read_voice_code(stage.shop, COLD) is None


@pytest.mark.parametrize("digits", ["1234", "4444", "1987", "2412", "2580", "0005", "1099"])
def test_guessable_codes_are_refused(stage: Stage, digits: str) -> None:
    """Lea's phone ends in 0005, her postal code is 10999."""
    with pytest.raises(CommonCodeError):
        set_voice_code(stage.shop, COLD, digits, NONE, locale=DE)
    assert read_voice_code(stage.shop, COLD) is None


def test_refused_codes_cost_no_try(stage: Stage) -> None:
    with pytest.raises(CommonCodeError):
        set_voice_code(stage.shop, HOT, "1234", Guess("9999", "r1"), locale=DE)
    code = read_voice_code(stage.shop, HOT)
    assert code is not None
    assert code.wrong == 0


def test_same_code_is_refused(stage: Stage) -> None:
    with pytest.raises(SameCodeError):
        set_voice_code(stage.shop, HOT, "2719", Guess("2719", "r1"), locale=DE)
    code = read_voice_code(stage.shop, HOT)
    assert code is not None
    assert code.wrong == 0


def test_wrong_old_code_changes_nothing(stage: Stage) -> None:
    with pytest.raises(WrongCodeError) as raised:
        set_voice_code(stage.shop, HOT, "4783", Guess("9999", "r1"), locale=DE)
    assert raised.value.left == 2
    assert is_code(stage, HOT, "2719")


def test_page_and_voice_share_the_tries(stage: Stage) -> None:
    guess_wrong(stage, 2)
    stage.as_customer(MEHMET).reorder("hp 305 schwarz")
    stage.yes()
    assert stage.hears("ProvideCodeIntent", code="9317")[0] == "voice_code-locked"
    with pytest.raises(CodeLockedError):
        set_voice_code(stage.shop, HOT, "4783", Guess("2719", "r9"), locale=DE)
    assert is_code(stage, HOT, "2719")


def test_third_wrong_code_mails_a_link_once(stage: Stage) -> None:
    guess_wrong(stage, 5)
    events = stage.work_off().mails
    assert [mail["subject"] for mail in events] == ["Dein Sprachcode bei Lindenmarkt"]
    assert f"{stage.shop.public_url}{PATH}" in str(events[0]["text"])


def test_link_sets_a_locked_code_anew(stage: Stage) -> None:
    guess_wrong(stage, 3)
    secret = mailed_secret(stage, HOT)
    reset_voice_code(stage.shop, read_link(stage.shop, secret, "code"), "4783")
    code = read_voice_code(stage.shop, HOT)
    assert code is not None
    assert (is_code(stage, HOT, "4783"), code.wrong, code.locked) == (True, 0, False)
    with pytest.raises(LinkExpiredError):
        read_link(stage.shop, secret, "code")


def test_link_sets_a_first_code(stage: Stage) -> None:
    reset_voice_code(stage.shop, read_link(stage.shop, mailed_secret(stage, COLD), "code"), "4783")
    assert is_code(stage, COLD, "4783")


def test_link_used_by_another_sets_nothing(stage: Stage) -> None:
    link = read_link(stage.shop, mailed_secret(stage, HOT), "code")
    reset_voice_code(stage.shop, link, "4783")
    with pytest.raises(ConflictError):
        reset_voice_code(stage.shop, link, "9317")
    assert is_code(stage, HOT, "4783")


def test_link_survives_a_refused_code(stage: Stage) -> None:
    guess_wrong(stage, 3)
    secret = mailed_secret(stage, HOT)
    for digits, refusal in (("1234", CommonCodeError), ("12", NotFourDigitsError), ("2719", SameCodeError)):
        with pytest.raises(refusal):
            reset_voice_code(stage.shop, read_link(stage.shop, secret, "code"), digits)
    reset_voice_code(stage.shop, read_link(stage.shop, secret, "code"), "4783")


def test_link_never_tells_an_unlocked_code(stage: Stage) -> None:
    reset_voice_code(stage.shop, read_link(stage.shop, mailed_secret(stage, HOT), "code"), "2719")
    assert is_code(stage, HOT, "2719")


def test_code_is_removed_with_the_code(stage: Stage) -> None:
    with pytest.raises(WrongCodeError):
        remove_voice_code(stage.shop, HOT, Guess("9999", "r1"), locale=DE)
    remove_voice_code(stage.shop, HOT, Guess("2719", "r2"), locale=DE)
    assert read_voice_code(stage.shop, HOT) is None
    with pytest.raises(NotFoundError):
        remove_voice_code(stage.shop, HOT, Guess("2719", "r3"), locale=DE)


def test_locked_code_is_not_removed(stage: Stage) -> None:
    guess_wrong(stage, 3)
    with pytest.raises(CodeLockedError):
        remove_voice_code(stage.shop, HOT, Guess("2719", "r9"), locale=DE)
    assert is_code(stage, HOT, "2719")


def test_forgotten_code_is_locked_and_mailed(stage: Stage) -> None:
    forget_voice_code(stage.shop, HOT, locale=DE)
    with pytest.raises(CodeLockedError):
        set_voice_code(stage.shop, HOT, "4783", Guess("2719", "r1"), locale=DE)
    assert len(stage.work_off().mails) == 1


def test_link_to_a_first_code_locks_nothing(stage: Stage) -> None:
    forget_voice_code(stage.shop, COLD, locale=DE)
    assert read_voice_code(stage.shop, COLD) is None
    assert len(stage.work_off().mails) == 1
