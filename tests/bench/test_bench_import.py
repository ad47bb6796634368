from __future__ import annotations

from bench.bench_import import measure


def test_bench_imports_what_it_says() -> None:
    first, second = measure(120)
    assert first.startswith("| 120, all new | ")
    assert second.startswith("| 120, a tenth changed | ")
    assert first.count("|") == second.count("|") == 7
