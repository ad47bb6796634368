"""The checks run pytest twice; what they say at the end speaks of both runs."""

from __future__ import annotations

from tools.run_checks import closing_line

MEASURED = "== 2 failed, 2393 passed, 1 skipped in 109.25s (0:01:49) =="
OTHERS = "== 1 failed, 5184 passed, 3 errors in 478.50s (0:07:58) =="


def test_closing_line_counts_both_runs() -> None:
    assert closing_line([[MEASURED], ["dots", OTHERS]]) == "3 failed, 7577 passed, 1 skipped, 3 error in 587.75s"


def test_runs_without_a_test_are_told() -> None:
    assert closing_line([[], ["ERROR: no such file"]]) == "no test ran"
