from __future__ import annotations

from pathlib import Path

import pytest

from bench.eval_index import describe, draw, main
from bench.index_curve import Point, Task, measure
from bench.name_variations import varied_entries
from skill.domain.matching import Entry

CATALOG = "sku,name\n" + "".join(f"tea-{at},Kräutertee Sorte{at} mild\n" for at in range(40))
POINTS = [
    Point(1_000, 0.41, 0.8, 0.52, 4.0, (0.9, 2.1), (1.9, 4.2), 0.9975),
    Point(10, 0, 0, 0.1, 0, (1, 2), (3, 4), 1),
]


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    path = tmp_path / "names.csv"
    path.write_text(CATALOG, encoding="utf-8")
    return path


def test_variations_are_all_different() -> None:
    real = [Entry("a", ("Grüner Tee",)), Entry("b", ("Schwarzer Kaffee mild",)), Entry("c", ("Milch",))]
    made = list(varied_entries(real, 60))
    assert len({entry.names[0].casefold() for entry in made}) == len({entry.sku for entry in made}) == 60
    assert [entry.names for entry in made[:3]] == [entry.names for entry in real]
    assert made == list(varied_entries(real, 60))


def test_point_tells_what_was_measured(catalog: Path, tmp_path: Path) -> None:
    point = measure(Task(catalog, "de", 100, 20, tmp_path / "index"))
    assert point.size == 100
    assert point.found > 0.9
    assert 0 < point.open_ms < 1_000
    assert 0 < point.candidates_ms[0] <= point.candidates_ms[1]
    assert 0 < point.match_ms[0] <= point.match_ms[1]
    assert point.file_mb > 0.02
    assert list((tmp_path / "index").iterdir()) == []


def test_table_has_a_row_per_size() -> None:
    assert describe(POINTS).splitlines()[2] == ("| 1,000 | 0.4 | 0.8 | 0.52 | 4 | 0.9 | 2.1 | 1.9 | 4.2 | 0.998 |")


def test_pictures_show_goals_and_lines(tmp_path: Path) -> None:
    draw(POINTS[:1], tmp_path)
    times = (tmp_path / "index-time.svg").read_text(encoding="utf-8")
    assert "whole match, p99" in times
    assert 'class="mark"' in times
    assert "memory of the process" in (tmp_path / "index-memory.svg").read_text(encoding="utf-8")


def test_own_catalogue_is_only_printed(catalog: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["--catalog", str(catalog), "--sizes", "50", "--questions", "4"])
    printed = capsys.readouterr().out
    assert "4 spoilt names per size" in printed
    assert "\n| 50 | " in printed
