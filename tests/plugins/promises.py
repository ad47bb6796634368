"""Print at the end of a run what each promise of the house costs: promise, cases, seconds.

A test, or a whole module, names its promise: `@pytest.mark.promise("R10")`. One that tries many cases in
a loop says how many: `record_property("cases", 5000)`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import pytest

PROMISE, CASES = "promise", "cases"
WIDTH = 10


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Note each test's promises where xdist carries them to the process that reports."""
    for item in items:
        for marker in item.iter_markers(PROMISE):
            item.user_properties.extend((PROMISE, name) for name in marker.args)


def costs(reports: Iterable[object]) -> dict[str, tuple[int, float]]:
    """Return cases and seconds by promise; setting up counts as time, not as a case."""
    cases: dict[str, int] = defaultdict(int)
    seconds: dict[str, float] = defaultdict(float)
    for report in reports:
        if isinstance(report, pytest.TestReport):
            for name in {str(value) for key, value in report.user_properties if key == PROMISE}:
                cases[name] += _cases(report) if report.when == "call" else 0
                seconds[name] += report.duration
    return {name: (cases[name], seconds[name]) for name in sorted(cases, key=_place)}


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the table, if any promise was tested."""
    stats: dict[str, list[object]] = terminalreporter.stats
    found = costs(report for reports in stats.values() for report in reports)
    if not found:
        return
    terminalreporter.section("promises")
    terminalreporter.line(f"{'promise':{WIDTH}}{'cases':>{WIDTH}}{'seconds':>{WIDTH}}")
    for name, (cases, seconds) in found.items():
        terminalreporter.line(f"{name:{WIDTH}}{cases:>{WIDTH}}{seconds:>{WIDTH}.1f}")
    total = sum(seconds for _, seconds in found.values())
    terminalreporter.line(f"{'all':{WIDTH}}{sum(c for c, _ in found.values()):>{WIDTH}}{total:>{WIDTH}.1f}")


def _cases(report: pytest.TestReport) -> int:
    return next((int(str(value)) for key, value in report.user_properties if key == CASES), 1)


def _place(name: str) -> tuple[str, int, str]:
    digits = "".join(sign for sign in name if sign.isdigit())
    return name[:1], int(digits or 0), name
