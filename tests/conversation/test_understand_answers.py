from __future__ import annotations

import pytest

from skill.conversation.turn import Assent
from skill.conversation.understand import YES, Understood
from tests.conversations.ears import ears

CODE, OPTION = "ProvideCodeIntent", "ChooseOptionIntent"


def slots(understood: Understood) -> dict[str, str]:
    return {name: value.text for name, value in understood.slots.items()}


def understand(text: str, *expected: str, language: str = "de") -> Understood:
    return ears(language).understand(text, expected=expected)


@pytest.mark.parametrize(
    ("text", "language", "code"),
    [
        ("Warten Sie … zwei, acht, und dann sechs, vier.", "de", "2864"),
        ("The number you want is 7 1 4 0.", "en", "7140"),
    ],
)
def test_awaited_code_is_read_from_sentences(text: str, language: str, code: str) -> None:
    heard = understand(text, CODE, language=language)
    assert (heard.intent, slots(heard)) == (CODE, {"code": code})
    assert understand(text, language=language).intent != CODE


def test_an_order_asked_about_is_no_code() -> None:
    assert understand("wo ist bestellung 2719", CODE).intent == "TrackOrderIntent"


def test_awaited_consent_is_heard_in_sentences() -> None:
    text = "gut das klingt alles richtig also dann zahlungspflichtig bestellen bitte"
    assert understand(text, "ConfirmOrderIntent", YES).intent == "ConfirmOrderIntent"


@pytest.mark.parametrize("text", ["ja?", "Bitte?", "okay?"])
def test_a_yes_that_asks_is_not_clear(text: str) -> None:
    heard = understand(text, "ConfirmOrderIntent", YES)
    assert heard.intent == YES
    assert heard.assent is not Assent.CLEAR
    assert understand("ja", "ConfirmOrderIntent", YES).assent is Assent.CLEAR


def test_a_question_is_no_choice() -> None:
    heard = understand("ist die penaten creme vegan?", OPTION, "ReorderProductIntent")
    assert heard.intent == "ProductQuestionIntent"
    assert understand("die penaten", OPTION, "ReorderProductIntent").intent == OPTION


def test_near_certainty_outweighs_a_gap_that_takes_anything() -> None:
    assert understand("kann ich die druckerpatrone umtauschen").intent == "ReturnItemIntent"
    assert (
        understand("only one pack of coffee filters please not three", language="en").intent == "ChangeQuantityIntent"
    )


def test_an_open_question_is_not_left_for_a_loose_greeting() -> None:
    asked = ("ConfirmOrderIntent", YES, "AMAZON.NoIntent")
    assert understand("frag meine frau", *asked).intent != "LaunchRequest"
    opened = understand("öffne lindenmarkt und bestell kaffeefilter nach", *asked)
    assert opened.intent == "LaunchRequest"
    assert opened.then is not None


@pytest.mark.parametrize("text", ["danke", "vielen dank", "Danke!"])
def test_thanks_end_the_talk(text: str) -> None:
    assert understand(text).intent == "AMAZON.StopIntent"


def test_a_loose_template_asks_before_it_takes_away() -> None:
    assert understand("die rasierklingen schneiden nicht").guessed
    assert not understand("nimm die milch aus dem korb").guessed
