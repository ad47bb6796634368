"""What the trainer of the wish models reckons with is right to the figure."""

from __future__ import annotations

from math import log

import pytest

from tools.judge_wishes import REFUSED, Verdicts, shares

CLASSES = ("A", "B", "out_of_scope")


def judged(wish: str, *chances: float) -> tuple[str, list[float]]:
    return wish, [log(chance) for chance in chances]


def test_shares_are_softmax() -> None:
    assert shares([log(3), log(1)], 1.0) == pytest.approx([0.75, 0.25])


def test_shares_of_right_lines_are_told_by_scope() -> None:
    lines = [judged("A", 0.7, 0.2, 0.1), judged("B", 0.6, 0.3, 0.1), judged("out_of_scope", 0.1, 0.1, 0.8)]
    verdicts = Verdicts(CLASSES, lines)
    assert verdicts.share_right(out_of_scope=False) == 0.5
    assert verdicts.share_right(out_of_scope=True) == 1.0


def test_temperature_cools_what_was_too_sure() -> None:
    lines = [judged("A", 0.98, 0.01, 0.01), judged("B", 0.98, 0.01, 0.01)]
    sure = Verdicts(CLASSES, lines * 10)
    right = Verdicts(CLASSES, [judged("A", 0.6, 0.2, 0.2)] * 20)
    assert sure.best_temperature() > right.best_temperature()


def test_calibration_error_is_the_gap() -> None:
    lines = [judged("A", 0.75, 0.2, 0.05), judged("B", 0.75, 0.2, 0.05)]
    assert Verdicts(CLASSES, lines).calibration_error(1.0) == pytest.approx(0.25)


def test_limits_refuse_as_many_as_shall_be() -> None:
    chances = [share / 100 for share in range(1, 100)]
    foreign = [
        judged("out_of_scope", 0.99 * (1 - chance), 0.01 * (1 - chance), max(chance, 1e-6)) for chance in chances
    ]
    verdicts = Verdicts(CLASSES, [*foreign, *[judged("A", 0.95, 0.04, 0.01)] * 50])
    limits = verdicts.limits(1.0)
    refused = sum(chance >= limits["refuse"] for chance in chances)
    assert refused == pytest.approx(REFUSED * 99, abs=2)


def test_outcomes_count_what_limits_let_through() -> None:
    lines = [
        judged("A", 0.95, 0.04, 0.01),
        judged("B", 0.5, 0.3, 0.2),
        judged("out_of_scope", 0.2, 0.1, 0.7),
        judged("out_of_scope", 0.9, 0.05, 0.05),
    ]
    outcomes = Verdicts(CLASSES, lines).outcomes(1.0, {"refuse": 0.3, "offer": 0.2, "sure": 0.8})
    assert outcomes == {"first_right": 0.5, "alone": 0.5, "alone_right": 1.0, "refused": 0.5}
