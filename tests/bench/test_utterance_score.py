from __future__ import annotations

from dataclasses import replace

import pytest

from bench.utterance_ears import Heard
from bench.utterance_file import Utterance
from bench.utterance_score import STAGES, Row, Share, acts_at_once, asks_first, by_intent, by_who, percentile, totals
from skill.conversation.turn import Assent

YES = "AMAZON.YesIntent"
READ = "ReadCartIntent"
ADD = "AddToCartIntent"


def heard(meant: str | None, taken: str | None, question: str | None = None, assent: Assent | None = None) -> Heard:
    return Heard(Utterance("was auch immer", meant, open=question), taken, {}, assent=assent)


def test_interval_is_wilsons() -> None:
    low, high = Share(97, 100).interval()
    assert (round(low, 4), round(high, 4)) == (0.9155, 0.9897)
    assert Share(0, 0).interval() == (0.0, 1.0)


def test_totals_tell_wrong_from_refused() -> None:
    figures = totals([heard(READ, READ), heard(READ, ADD), heard(READ, None), heard(None, None), heard(None, ADD)])
    assert (figures.right, figures.wrong, figures.not_understood) == (Share(1, 3), Share(1, 3), Share(1, 3))
    assert figures.refused == Share(1, 2)
    assert (figures.at_once, figures.asks_first) == (2, 0)


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (heard(None, ADD), True),
        (heard(ADD, ADD), False),
        (heard(None, "ReorderProductIntent"), False),
        (heard(None, YES), False),
        (heard(None, YES, "gate", Assent.CLEAR), True),
        (heard(None, YES, "gate", Assent.CASUAL), False),
        (heard(None, YES, "more", Assent.CASUAL), True),
        (heard(None, YES, "more", Assent.DOUBTFUL), False),
        (heard("ConfirmOrderIntent", YES, "gate", Assent.CLEAR), False),
    ],
)
def test_mistakes_that_act_are_told(one: Heard, expected: bool) -> None:  # noqa: FBT001 - a parameter of the table above
    assert acts_at_once(one) is expected


def test_questions_before_acting_are_told() -> None:
    assert asks_first(heard(None, "CancelOrderIntent"))
    assert not asks_first(heard("CancelOrderIntent", "CancelOrderIntent"))
    assert not asks_first(heard(None, READ))


def test_guess_never_acts_but_asks() -> None:
    guessed = replace(heard(None, ADD), guessed=True)
    assert (acts_at_once(guessed), asks_first(guessed)) == (False, True)
    assert asks_first(replace(heard(None, READ), guessed=True, instead=ADD))


def test_stages_share_what_is_right() -> None:
    alone = replace(heard(READ, READ), guessed=True)
    second = replace(heard(ADD, READ), guessed=True, instead=ADD)
    lines = [heard(READ, READ), alone, replace(alone, instead=ADD), second, heard(READ, ADD)]
    assert totals(lines).stages == {stage: Share(1, 5) for stage in STAGES}


def test_groups_name_their_confusions() -> None:
    lines = [heard(READ, READ), heard(READ, None), heard(READ, None), heard(READ, ADD), heard(None, None)]
    assert by_intent(lines) == {"": Row(Share(1, 1), ""), READ: Row(Share(1, 4), "not understood 2, AddToCart 1")}
    assert by_who(lines) == {"plain": Row(Share(2, 5), "not understood 2, AddToCart 1")}


def test_percentile_takes_a_measured_value() -> None:
    assert percentile([4.0, 1.0, 3.0, 2.0], 0.5) == 3.0
    assert percentile([4.0, 1.0], 0.99) == 4.0
    assert percentile([], 0.5) == 0.0
