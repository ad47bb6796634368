"""Watch what the whole suite writes, and fail the run on data without a privacy policy (R36).

Every repository writes through the port, and every test of one on the memory or SQLite engine:
there the writes are noted, and at the end held against `skill.domain.privacy` (with xdist in each
worker, whose complaints the controlling process collects). Tests of the engines store what they like.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest

from skill.adapters.table.memory import MemoryTable
from skill.adapters.table.sqlite import SqliteTable
from skill.domain.privacy import REGISTRY, PrivacyRegistry, kind_of
from skill.services.table import Add, Change, Put

FREE = ("tests/adapters/", "tests/contract/test_privacy.py", "tests/plugins/")
OUTPUT = "privacy_complaints"

# Kind, attributes, seconds to live (None: for ever), and the first test that wrote so.
Note = tuple[str, list[str], int | None, str]


@dataclass(slots=True)
class Notebook:
    """Keep one note for each kind of record, set of attributes and way to expire."""

    test: str = "a fixture"
    elsewhere: set[str] = field(default_factory=set)
    _notes: dict[tuple[str, tuple[str, ...], bool], Note] = field(default_factory=dict)

    def watch(self, changes: Iterable[Change], now: datetime) -> None:
        """Note what one write stored, unless the test at hand may store what it likes."""
        if self.test.startswith(FREE):
            return
        moment = now.timestamp()
        for change in changes:
            ends = getattr(change, "expires_at", None)
            # An `Add` without expiry leaves the counter's own as it was.
            if isinstance(change, Put) or (isinstance(change, Add) and ends is not None):
                attributes = change.attributes if isinstance(change, Put) else change.deltas
                self.add(kind_of(change.key.sort), attributes, None if ends is None else round(ends - moment))

    def add(self, kind: str, attributes: Iterable[str], lives: int | None) -> None:
        """Keep a note; of several alike the one that lives longest. Thousands of writes come by: most are known."""
        place = (kind, tuple(attributes), lives is None)
        known = self._notes.get(place)
        if known is None or (known[2] or 0) < (lives or 0):
            self._notes[place] = (kind, sorted(place[1]), lives, self.test)

    def complaints(self, registry: PrivacyRegistry) -> list[str]:
        """Name each undeclared thing once, with a test that writes it."""
        found: dict[str, str] = {}
        for kind, attributes, lives, test in self._notes.values():
            limit = None if lives is None else timedelta(seconds=lives)
            for complaint in registry.complaints(kind, attributes, limit):
                found.setdefault(complaint, test)
        return sorted({f"{complaint} (written by {test})" for complaint, test in found.items()} | self.elsewhere)


NOTEBOOK = Notebook()


def _watched(write: Callable[..., None]) -> Callable[..., None]:
    def watched_write(table: MemoryTable | SqliteTable, *changes: Change) -> None:
        write(table, *changes)
        NOTEBOOK.watch(changes, table._clock.now())

    return watched_write


def pytest_configure() -> None:
    for engine in (MemoryTable, SqliteTable):
        setattr(engine, "write", _watched(engine.write))  # noqa: B010 - mypy forbids to assign a method


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    NOTEBOOK.test = item.nodeid
    return (yield)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    NOTEBOOK.elsewhere.update(getattr(node, "workeroutput", {}).get(OUTPUT, []))


def pytest_sessionfinish(session: pytest.Session) -> None:
    complaints = NOTEBOOK.complaints(REGISTRY)
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        output[OUTPUT] = complaints
    elif complaints and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name the complaints, and count them as failures in pytest's closing line."""
    complaints = NOTEBOOK.complaints(REGISTRY)
    if complaints:
        terminalreporter.section("stored without a privacy policy: declare() it beside its repository", red=True)
    for complaint in complaints:
        terminalreporter.line(complaint)
        terminalreporter.stats.setdefault("failed", []).append(_failure(complaint))


def _failure(complaint: str) -> pytest.TestReport:
    place = ("tests/contract/test_privacy.py", 0, "every stored attribute has a privacy policy")
    return pytest.TestReport("tests/contract/test_privacy.py", place, {}, "failed", complaint, "call")
