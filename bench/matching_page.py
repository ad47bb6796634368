"""Write what was measured about product matching as Markdown tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from statistics import median, quantiles

from bench.matching_runs import OURS, OURS_KNOWN, Answer, Measured, Run
from bench.matching_tables import by_size, table
from bench.name_baselines import BASELINES
from bench.speech_errors import Grade
from skill.domain.matching import Outcome

__all__ = ["describe"]

_ERRORS_GOAL = 0.7
_KNOWN_ERRORS_GOAL = 0.3
_SURE_WRONG_GOAL = 0.01
LAST_BASELINE = BASELINES[-1].title


def describe(measured: Sequence[Measured]) -> str:
    """Return all tables, one column per size."""
    parts = (
        ("**Right at first (top-1)**, all questions:", _shares(measured)),
        ("Easy questions:", _shares(measured, Grade.EASY)),
        ("Hard questions:", _shares(measured, Grade.HARD)),
        ("**Right among the first three (recall@3)**:", _shares(measured, recalled=True)),
        ("**Goals**:", _goals(measured)),
        (
            "**What is said** without past purchases (share of all questions):",
            _outcomes(measured),
        ),
        ("**Time per match**, p50 / p99 in ms of processor time, and p50 as a multiple of ours:", _times(measured)),
        ("**Our index**, built in memory:", _costs(measured)),
    )
    return "\n\n".join(f"{title}\n\n{table}" for title, table in parts)


def _per_run(measured: Sequence[Measured], cell: Callable[[Run, Measured], str]) -> str:
    titles = [run.title for run in measured[0].runs]
    head = ["system", *(f"{one.size:,}" for one in measured)]
    rows = []
    for title in titles:
        runs = [(one.run(title), one) for one in measured]
        rows.append(
            [title, *("not run: tantivy is not installed" if run.missing else cell(run, one) for run, one in runs)]
        )
    return table(head, rows)


def _shares(measured: Sequence[Measured], grade: str = "", *, recalled: bool = False) -> str:
    def cell(run: Run, one: Measured) -> str:
        asked, all_asked = len(run.answers), len(one.run(OURS).answers)
        note = f" (first {asked})" if asked < all_asked else ""
        return f"{run.share(grade, recalled=recalled):.3f}{note}"

    return _per_run(measured, cell)


def _times(measured: Sequence[Measured]) -> str:
    def cell(run: Run, one: Measured) -> str:
        times = [answer.ms for answer in run.answers]
        ours = median(answer.ms for answer in one.run(OURS).answers)
        return f"{median(times):.1f} / {quantiles(times, n=100)[98]:.1f} ({median(times) / ours:.2f} ×)"

    return _per_run(measured, cell)


def _goals(measured: Sequence[Measured]) -> str:
    def errors(title: str) -> Callable[[Measured], str]:
        return lambda one: f"{error_ratio(one, title):.2f}"

    return by_size(
        measured,
        "what",
        [
            (f"errors of ours ÷ those of the last baseline (goal ≤ {_ERRORS_GOAL})", errors(OURS)),
            (f"the same, knowing the purchases (goal ≤ {_KNOWN_ERRORS_GOAL})", errors(OURS_KNOWN)),
            (f"*sure* and wrong (goal < {_SURE_WRONG_GOAL:.0%} of the sure)", lambda one: _sure_wrong(one.run(OURS))),
            ("*sure* and wrong, knowing the purchases", lambda one: _sure_wrong(one.run(OURS_KNOWN))),
        ],
    )


def error_ratio(one: Measured, title: str) -> float:
    """Return the errors of a run as a multiple of the last baseline's; infinite if that one made none."""
    theirs = 1 - one.run(LAST_BASELINE).share()
    return (1 - one.run(title).share()) / theirs if theirs else float("inf")


def _sure(run: Run) -> list[Answer]:
    return [answer for answer in run.answers if answer.outcome is Outcome.SURE]


def _sure_wrong(run: Run) -> str:
    sure = _sure(run)
    wrong = sum(not answer.said_right for answer in sure)
    return f"{wrong / max(1, len(sure)):.2%} ({wrong} of {len(sure)})"


def _outcomes(measured: Sequence[Measured]) -> str:
    def share(outcome: Outcome) -> Callable[[Measured], str]:
        def cell(one: Measured) -> str:
            answers = one.run(OURS).answers
            own = [answer for answer in answers if answer.outcome is outcome]
            return f"{len(own) / len(answers):.3f}"

        return cell

    def kept(one: Measured) -> str:
        none = [answer for answer in one.run(OURS).answers if answer.outcome is Outcome.NONE]
        return f"{sum(answer.first for answer in none) / max(1, len(none)):.3f}"

    rows = [(outcome.value, share(outcome)) for outcome in Outcome]
    return by_size(measured, "outcome", [*rows, ("*none*, although the best by score was right", kept)])


def _costs(measured: Sequence[Measured]) -> str:
    return by_size(
        measured,
        "what",
        [
            ("built in, s of processor time", lambda one: f"{one.build_seconds:.1f}"),
            ("memory (growth of a process of its own), MB", lambda one: f"{one.megabytes:.0f}"),
        ],
    )
