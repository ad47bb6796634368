from xml.etree import ElementTree as ET

from bench.matching_ablation import STEPS, ablate
from bench.matching_catalog import Asked, Trial
from bench.matching_chances import chart, describe_chances
from bench.matching_runs import OURS, STRANGE, Answer, Measured, Run
from skill.domain import evidence, weighing
from skill.domain.matching import Entry, Outcome

TRIAL = Trial(
    (Entry("1", ("Granatapfelsaft",)), Entry("2", ("Kaffeefilter Größe 4",)), Entry("3", ("Kaffeefilter Größe 2",))),
    (Asked("granatapfel safd", frozenset("1"), "easy"), Asked("kafefilda größe zwei", frozenset("3"), "hard")),
)


def measured() -> Measured:
    answers = [Answer("easy", at % 10 != 0, among=True, ms=1, score=0.9) for at in range(20)]
    answers += [Answer("easy", first=True, among=True, ms=1, score=0.99) for _ in range(20)]
    said = (Outcome.NONE, Outcome.NONE, Outcome.ASK, Outcome.SURE)
    strangers = [Answer(STRANGE, first=False, among=False, ms=1, outcome=one, score=0.05) for one in said]
    return Measured(10, [Run(OURS, answers)], 0.1, 1.0, strangers)


def test_tables_tell_predicted_from_actual() -> None:
    text = describe_chances([measured()], ablate(TRIAL, "de"), 3)
    assert "| 0.9-1.0 | 40 | 0.945 | 0.950 |" in text
    assert "| 0.90 | 0.909, wrong 5.00% |" in text
    assert "| 0.97 | 0.455, wrong 0.00% |" in text
    assert "| none | 0.500 |" in text
    assert "| nothing: as shipped | 0.000 |" in text


def test_the_picture_is_well_formed() -> None:
    picture = ET.fromstring(chart([measured()]))  # noqa: S314 - our own picture
    texts = [element.text for element in picture.iter() if element.text and element.text.strip()]
    assert {"Reliability", "Sure and wrong", "Not sure", "10 names"} <= set(texts)


def test_steps_are_put_back_after_ablation() -> None:
    before = (vars(weighing)["WEIGHTS"], evidence._IN_LONGER)
    found = ablate(TRIAL, "de")
    after = (vars(weighing)["WEIGHTS"], evidence._IN_LONGER)
    assert after == before
    assert [one.title for one in found] == [step.title for step in STEPS]
    assert found[0].wrong == 0.0
