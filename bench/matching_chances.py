"""Tell whether the probability of a match can be believed: by what it says against what was right."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bench.matching_ablation import Ablated
from bench.matching_runs import OURS, Answer, Measured
from bench.matching_tables import by_size, table
from bench.reliability_chart import Curve, draw
from skill.domain.match import Outcome
from skill.domain.match_decision import SURE_FROM

__all__ = ["PICTURE", "chart", "describe_chances"]

PICTURE = "matching_reliability.svg"
_BINS = 10
_CROWD = 10
_THRESHOLDS = (0.8, 0.9, 0.95, 0.97, 0.99)
_DRAWN = tuple(number / 100 for number in range(50, 100))
_HIGHEST_WRONG = 0.05


def describe_chances(measured: Sequence[Measured], ablated: Sequence[Ablated], at: int) -> str:
    """Return the tables of trust and the ablation, which was made at `at` names, with the picture."""
    best = next((one for one in reversed(measured) if one.strangers), measured[-1])
    parts = (
        (
            f"**Can the probability be believed?** At {best.size:,} names, with one question in five for what is not"
            f" there, as in fitting:\n\n{_reliability(_all(best))}"
        ),
        f"![Reliability, and what each threshold would mean]({PICTURE})",
        (
            "**The threshold from which nothing is asked** (by the probability alone; shipped: "
            f"{SURE_FROM}). Share of all questions that would be sure, and how many of the sure ones are wrong:\n\n"
            f"{_thresholds(measured)}"
        ),
        (
            "**What is not in the catalogue**: spoilt names of products that were left out (others of the brand or kind"
            f" are in it):\n\n{_strangers(measured)}"
        ),
        (
            f"**What each step adds**: the same questions without it, at {at:,} names, weights not fitted anew"
            f" (shares of all questions; where a weight is missing, the probability is too low for *sure*).\n"
            "Few of these names state figures or share a name, so figures and the close look add little here: they"
            " serve shops with variants, and the dialogues' tests prove them. Sound codes rank no better, but make"
            f" more answers sure.\n\n{_ablation(ablated)}"
        ),
    )
    return "\n\n".join(parts)


def chart(measured: Sequence[Measured]) -> str:
    """Return the picture: predicted against actual, and wrong and asked by threshold, for each size."""
    trusted = [Curve(f"{one.size:,} names", _curve(_all(one))) for one in measured]
    wrong = [Curve(f"{one.size:,} names", _by_threshold(_all(one), wrong=True)) for one in measured]
    asked = [Curve(f"{one.size:,} names", _by_threshold(_all(one), wrong=False)) for one in measured]
    ideal = Curve("what would be exact", ((0.0, 0.0), (1.0, 1.0)))
    return draw(
        [
            ("Reliability", "probability", "share right", 1.0, [*trusted, ideal]),
            ("Sure and wrong", "threshold", "share of the sure", _HIGHEST_WRONG, wrong),
            ("Not sure", "threshold", "share of all", 1.0, asked),
        ]
    )


def _all(one: Measured) -> list[Answer]:
    """Return the answers to what is there and to what is not."""
    return [*one.run(OURS).answers, *one.strangers]


def _binned(answers: Sequence[Answer]) -> list[tuple[int, list[Answer]]]:
    bins: dict[int, list[Answer]] = {}
    for answer in answers:
        bins.setdefault(min(int(answer.score * _BINS), _BINS - 1), []).append(answer)
    return sorted(bins.items())


def _mean(answers: Sequence[Answer]) -> tuple[float, float]:
    number = len(answers)
    return sum(answer.score for answer in answers) / number, sum(answer.first for answer in answers) / number


def _reliability(answers: Sequence[Answer]) -> str:
    rows = []
    for least, own in _binned(answers):
        predicted, right = _mean(own)
        few = " (few)" if len(own) < _CROWD else ""
        span = f"{least / _BINS:.1f}-{(least + 1) / _BINS:.1f}"
        rows.append([span, f"{len(own)}{few}", f"{predicted:.3f}", f"{right:.3f}"])
    return table(["probability", "questions", "mean", "share right"], rows)


def _curve(answers: Sequence[Answer]) -> tuple[tuple[float, float], ...]:
    return tuple(_mean(own) for _, own in _binned(answers) if len(own) >= _CROWD)


def _sure(answers: Sequence[Answer], least: float) -> tuple[float, float]:
    """Return which share would be sure from a threshold on, and which share of those is wrong."""
    sure = [answer.first for answer in answers if answer.score >= least]
    return len(sure) / max(1, len(answers)), sure.count(False) / max(1, len(sure))


def _by_threshold(answers: Sequence[Answer], *, wrong: bool) -> tuple[tuple[float, float], ...]:
    pairs = [(least, *_sure(answers, least)) for least in _DRAWN]
    return tuple((least, mistaken if wrong else 1 - share) for least, share, mistaken in pairs)


def _thresholds(measured: Sequence[Measured]) -> str:
    def row(least: float) -> list[str]:
        cells = [_sure(_all(one), least) for one in measured]
        return [f"{least:.2f}", *(f"{share:.3f}, wrong {wrong:.2%}" for share, wrong in cells)]

    return table(["from", *(f"{one.size:,}" for one in measured)], [row(least) for least in _THRESHOLDS])


def _strangers(measured: Sequence[Measured]) -> str:
    drawn = [one for one in measured if one.strangers]

    def share(outcome: Outcome) -> Callable[[Measured], str]:
        return lambda one: f"{sum(answer.outcome is outcome for answer in one.strangers) / len(one.strangers):.3f}"

    return by_size(drawn, "answer", [(outcome.value, share(outcome)) for outcome in Outcome])


def _ablation(ablated: Sequence[Ablated]) -> str:
    rows = [[one.title, f"{one.wrong:.3f}", f"{one.sure:.3f}", f"{one.sure_wrong:.4f}"] for one in ablated]
    return table(["without", "first is wrong", "sure", "sure and wrong"], rows)
