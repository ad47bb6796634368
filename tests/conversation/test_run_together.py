from __future__ import annotations

from skill.conversation.run_together import taken_apart
from skill.conversation.wanted import Wish

NAMES = {
    "milch": 1.0,
    "nudeln": 1.0,
    "kaffeefilter": 1.0,
    "dolce gusto": 0.97,
    "dolce gusto milch": 0.7,
    "fast milch": 0.9,
}


def likeness(words: str) -> float:
    return NAMES.get(words, 0.3)


def parts(words: str, quantity: int = 0, ids: tuple[str, ...] = ()) -> list[tuple[str, int]]:
    return [(wish.words, wish.quantity) for wish in taken_apart([Wish(words, ids, quantity)], likeness)]


def test_products_in_a_row_are_several() -> None:
    assert parts("milch nudeln kaffeefilter") == [("milch", 0), ("nudeln", 0), ("kaffeefilter", 0)]


def test_joint_between_names_sets_apart() -> None:
    assert parts("milch nudeln und kaffeefilter") == [("milch", 0), ("nudeln", 0), ("kaffeefilter", 0)]
    assert parts("milch und honig") == [("milch und honig", 0)]
    assert parts("milch und") == [("milch und", 0)]


def test_number_belongs_to_the_first() -> None:
    assert parts("milch nudeln", 2) == [("milch", 2), ("nudeln", 0)]


def test_longest_names_come_first() -> None:
    assert parts("dolce gusto milch") == [("dolce gusto", 0), ("milch", 0)]


def test_one_name_stays_whole() -> None:
    assert parts("fast milch") == [("fast milch", 0)]
    assert parts("milch") == [("milch", 0)]


def test_words_that_do_not_come_out_stay() -> None:
    assert parts("milch blub") == [("milch blub", 0)]


def test_what_alexa_matched_stays_whole() -> None:
    assert parts("milch nudeln", ids=("sku",)) == [("milch nudeln", 0)]


def test_endless_words_are_not_cut() -> None:
    assert len(parts("milch " * 11)) == 1
