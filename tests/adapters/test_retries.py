from __future__ import annotations

from collections.abc import Callable

import pytest

from skill.adapters import retries
from skill.adapters.retries import ATTEMPTS, LONGEST_NAP_SECONDS, Retrier, RetryBudget
from skill.domain.errors import UnavailableError
from skill.services.table import BusyError

pytestmark = pytest.mark.promise("R49")


class Dependency:
    """Fails as often as it is told, and counts its calls."""

    def __init__(self, failures: int, error: Exception) -> None:
        self.failures = failures
        self.error = error
        self.calls = 0

    def __call__(self) -> str:
        self.calls += 1
        if self.calls <= self.failures:
            raise self.error
        return "answer"


def no_sleep(_seconds: float) -> None:
    return


@pytest.mark.parametrize("failures", range(ATTEMPTS))
def test_passing_failures_are_tried_again(failures: int) -> None:
    call = Dependency(failures, BusyError("busy"))
    assert Retrier(BusyError, sleep=no_sleep).run(call) == "answer"
    assert call.calls == failures + 1


def test_last_attempt_tells_its_error() -> None:
    call = Dependency(ATTEMPTS, BusyError("busy"))
    with pytest.raises(BusyError):
        Retrier(BusyError, sleep=no_sleep).run(call)
    assert call.calls == ATTEMPTS


def test_other_errors_are_final_at_once() -> None:
    call = Dependency(1, UnavailableError("no"))
    with pytest.raises(UnavailableError):
        Retrier(BusyError, sleep=no_sleep).run(call)
    assert call.calls == 1


def test_naps_have_full_jitter() -> None:
    naps: list[float] = []
    for _ in range(300):
        Retrier(BusyError, sleep=naps.append).run(Dependency(2, BusyError("busy")))
    firsts, seconds = naps[::2], naps[1::2]
    assert 0 <= min(firsts) < 0.01
    assert 0.09 < max(firsts) <= 0.1
    assert 0.18 < max(seconds) <= LONGEST_NAP_SECONDS


def test_empty_budget_stops_retries_only() -> None:
    budget = RetryBudget(tokens=1)
    retrier = Retrier(BusyError, sleep=no_sleep, budget=budget)
    call = Dependency(10, BusyError("busy"))
    for _ in range(3):
        with pytest.raises(BusyError):
            retrier.run(call)
    assert call.calls == 4, "three first attempts and the one retry that was paid for"


def test_success_earns_retries_back() -> None:
    budget = RetryBudget(tokens=1)
    assert [budget.spend(), budget.spend()] == [True, False]
    retrier = Retrier(BusyError, sleep=no_sleep, budget=budget)
    for _ in range(11):  # eleven, because tenths do not add up to one exactly
        retrier.run(lambda: "answer")
    assert [budget.spend(), budget.spend()] == [True, False]


def test_budget_never_overflows() -> None:
    budget = RetryBudget()
    for _ in range(1000):
        budget.earn()
    spent = 0
    while budget.spend():
        spent += 1
    assert spent == retries.TOKENS


@pytest.mark.parametrize("calls_per_second", [1, 5, 10, 50])
def test_throttling_is_hardly_amplified(calls_per_second: int) -> None:
    """R49: during 60 s of nothing but throttling, at most 1.2 attempts a call; afterwards the next call gets through."""
    call = Dependency(10**9, BusyError("throttled"))
    retrier = Retrier(BusyError, sleep=no_sleep)
    turns = 60 * calls_per_second
    for _ in range(turns):
        with pytest.raises(BusyError):
            retrier.run(call)
    assert call.calls <= 1.2 * turns
    call.failures = 0
    assert retrier.run(call) == "answer"


def test_without_budget_throttling_triples(monkeypatch: pytest.MonkeyPatch) -> None:
    """The measure of the test above can fail."""
    always: Callable[[RetryBudget], bool] = lambda _budget: True  # noqa: E731 - one expression
    monkeypatch.setattr(RetryBudget, "spend", always)
    call = Dependency(10**9, BusyError("throttled"))
    with pytest.raises(BusyError):
        Retrier(BusyError, sleep=no_sleep).run(call)
    assert call.calls == ATTEMPTS
