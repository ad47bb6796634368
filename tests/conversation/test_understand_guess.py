from __future__ import annotations

from collections.abc import Collection

import pytest

from skill.conversation.guessed_wishes import Guessing, guessing_of
from skill.conversation.intents import INTENTS
from skill.conversation.understand_guess import NOBODY, Guessed, Rival, SecondStage
from skill.conversation.understand_words import tokens_of
from skill.conversation.wish_guess import Guess, Limits
from tests.conversations.ears import ears

TRACK, ADD, CHOOSE, REORDER = "TrackOrderIntent", "AddToCartIntent", "ChooseOptionIntent", "ReorderProductIntent"
LIMITS = Limits(refuse=0.3, offer=0.2, sure=0.8)


class Oracle:
    """Guess what a test says."""

    limits = LIMITS

    def __init__(self, out_of_scope: float, **chances: float) -> None:
        self._guess = Guess(tuple(sorted(chances.items(), key=lambda chance: -chance[1])), out_of_scope)

    def guess(self, _text: str, *, known: Collection[str] = ()) -> Guess:
        del known
        return self._guess


def guess(oracle: Oracle, text: str = "so und so", *expected: str, rival: Rival = NOBODY) -> Guessed | None:
    stage = SecondStage(ears("de")._lexicon, {name: intent.slots for name, intent in INTENTS.items()})
    stage.__dict__["_guesser"] = oracle
    return stage.guess(text, tokens_of(text), expected, rival)


def test_likely_wish_stands_alone() -> None:
    found = guess(Oracle(0.02, **{TRACK: 0.9, ADD: 0.08}))
    assert found is not None
    assert (found.meant.intent, found.instead) == (TRACK, None)
    assert found.probability == pytest.approx(0.9)


def test_unsure_wish_comes_with_another() -> None:
    found = guess(Oracle(0.1, **{TRACK: 0.5, ADD: 0.4}), "zwei milch")
    assert found is not None
    assert found.instead is not None
    assert (found.meant.intent, found.instead.intent) == (TRACK, ADD)
    assert found.instead.slots["product"].text == "milch"


def test_foreign_words_mean_nothing() -> None:
    assert guess(Oracle(0.3, **{TRACK: 0.7})) is None
    assert guess(Oracle(0.25, **{TRACK: 0.15, ADD: 0.1})) is None


def test_open_question_is_left_only_for_a_sure_wish() -> None:
    asked = ("AMAZON.YesIntent", "AMAZON.NoIntent")
    assert guess(Oracle(0.02, **{ADD: 0.7, TRACK: 0.28}), "noch was", *asked) is None
    assert guess(Oracle(0.02, **{TRACK: 0.4, ADD: 0.35, REORDER: 0.2}), "wo ist es", *asked) is None
    left = guess(Oracle(0.02, **{TRACK: 0.7, ADD: 0.28}), "wo ist es", *asked)
    assert left is not None
    assert left.meant.intent == TRACK


def test_awaited_answer_is_likelier() -> None:
    found = guess(Oracle(0.05, **{TRACK: 0.6, CHOOSE: 0.3}), "die zweite halt", CHOOSE)
    assert found is not None
    assert (found.meant.intent, found.instead) == (CHOOSE, None)


def test_choice_of_nothing_is_unlikely() -> None:
    found = guess(Oracle(0.05, **{CHOOSE: 0.6, REORDER: 0.35}), "milch halt")
    assert found is not None
    assert found.meant.intent == REORDER


def test_consent_is_left_out() -> None:
    assert guess(Oracle(0.02, **{"AMAZON.YesIntent": 0.9, "ConfirmOrderIntent": 0.07, TRACK: 0.01})) is None


def test_confirmation_of_a_withdrawal_is_left_out() -> None:
    said = "widerruf bestätigen"
    assert ears("de").understand(said, expected=("CaseQuestionIntent",)).slots["topic"].ids == ("confirm",)
    assert guess(Oracle(0.0, CaseQuestionIntent=1.0), said) is None


def test_nobody_buys_what_is_negated() -> None:
    assert guess(Oracle(0.0, **{REORDER: 0.99, ADD: 0.01}), "kaffeefilter nicht nachbestellen") is None


def test_templates_own_reading_is_held_against_it() -> None:
    oracle = Oracle(0.1, **{TRACK: 0.5, ADD: 0.4})
    agreed = guess(oracle, "so und so", rival=Rival(ADD, 0.7))
    overruled = guess(oracle, "so und so", rival=Rival(REORDER, 0.55))
    assert agreed is not None
    assert agreed.agrees
    assert overruled is not None
    assert overruled.meant.intent == TRACK


def test_foreign_words_overrule_a_weak_fit() -> None:
    assert guess(Oracle(0.9, **{ADD: 0.1}), rival=Rival(ADD, 0.55)) is None
    assert guess(Oracle(0.2, **{ADD: 0.8}), rival=Rival("AMAZON.FallbackIntent", 0.8)) is None


@pytest.mark.parametrize("language", ["de", "en"])
def test_real_models_never_guess_consent(language: str) -> None:
    for text in ("jo mei dann machmas halt so", "yeah go on then you lot", "2719", "sí claro", "klar doch immer her"):
        understood = ears(language).understand(text, expected=("AMAZON.YesIntent", "AMAZON.NoIntent"))
        assert not understood.guessed or guessing_of(str(understood.intent)) is not Guessing.NEVER
