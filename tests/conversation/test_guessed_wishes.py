from __future__ import annotations

from skill.conversation.guessed_wishes import Guessing, guessing_of


def test_consent_and_codes_are_never_guessed() -> None:
    never = ("AMAZON.YesIntent", "ConfirmOrderIntent", "ProvideCodeIntent")
    assert {guessing_of(intent) for intent in never} == {Guessing.NEVER}


def test_what_acts_at_once_is_asked() -> None:
    acting = ("AddToCartIntent", "RemoveFromCartIntent", "ChangeQuantityIntent", "TalkToPersonIntent")
    assert {guessing_of(intent) for intent in acting} == {Guessing.ASKED}


def test_what_asks_itself_goes_on_alone() -> None:
    asking = ("ReorderProductIntent", "CancelOrderIntent", "WithdrawIntent", "TrackOrderIntent")
    assert {guessing_of(intent) for intent in asking} == {Guessing.ALONE}
