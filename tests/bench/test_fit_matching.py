import pytest

from bench.fit_matching import fit, shortened
from bench.matching_lessons import Lesson, lessons, strange
from skill.domain.matching import Entry

ENTRIES = [
    Entry(f"{number}", (name,))
    for number, name in enumerate(("Apfelsaft naturtrüb", "Apfelmus", "Apfelwein", "Apfelkuchen", "Apfelschorle"))
]


def test_fitting_finds_the_odds_that_were_seen() -> None:
    right, wrong = Lesson(((1.0,),), (True,)), Lesson(((1.0,),), (False,))
    (weight,) = fit([right, right, right, wrong], (0.0,))
    assert weight == pytest.approx(1.0986, abs=0.001)


def test_unlikely_candidates_are_left_out_of_fitting() -> None:
    lesson = Lesson(tuple((float(at),) for at in range(30)), tuple(at == 0 for at in range(30)))
    kept = shortened(lesson, (1.0,))
    assert len(kept.terms) == 21
    assert kept.right.count(True) == 1


def test_lessons_hold_what_is_there_and_what_is_not() -> None:
    found = lessons(ENTRIES, "de", 5, 40, "test")
    assert len(found) > 40
    assert {any(lesson.right) for lesson in found} == {True, False}


def test_strange_words_have_no_right_answer() -> None:
    found = strange(ENTRIES, [Entry("x", ("Gurkentopf Apfelmus",)), Entry("y", ("Pelmeni Apfen",))], "de", 5)
    assert len(found) == 5
    assert not any(any(lesson.right) for lesson in found)
