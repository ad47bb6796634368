"""The checks run pytest in parts; they hold every test once, and what is said at the end speaks of all."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tools.run_checks import Part, closing_line, parts

ROOT = Path(__file__).resolve().parents[2]
MEASURED = "== 2 failed, 2393 passed, 1 skipped in 109.25s (0:01:49) =="
OTHERS = "== 1 failed, 5184 passed, 3 errors in 478.50s (0:07:58) =="


def files_of(part: Part) -> list[Path]:
    """Return the test files a part runs."""
    paths = [ROOT / option for option in part.options if not option.startswith("-")]
    ignored = tuple(
        ROOT / option.removeprefix("--ignore=") for option in part.options if option.startswith("--ignore=")
    )
    files = [file for path in paths for file in ([path] if path.is_file() else path.rglob("test_*.py"))]
    return [file for file in files if not any(file.is_relative_to(folder) for folder in ignored)]


def test_every_test_runs_exactly_once() -> None:
    runs = Counter(file for part in parts() for file in files_of(part))
    assert set(runs) == set((ROOT / "tests").rglob("test_*.py"))
    assert [file for file, count in runs.items() if count != 1] == []


@pytest.mark.parametrize("layer", ["domain", "services", "conversation"])
def test_inner_layers_alone_are_measured(layer: str) -> None:
    (measured,) = (part for part in parts() if "--cov" in part.options)
    folders = [option for option in measured.options if not option.startswith("-")]
    assert f"tests/{layer}" in folders
    assert len(folders) == 3


def test_closing_line_counts_all_runs() -> None:
    said = closing_line([[MEASURED], ["dots", OTHERS]], 480.5)
    assert said == "3 failed, 7577 passed, 1 skipped, 3 error in 480.50s"


def test_runs_without_a_test_are_told() -> None:
    assert closing_line([[], ["ERROR: no such file"]], 1.0) == "no test ran"
