from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from bench.chart import Axes, line_chart

AXES = Axes("Time <per> match", "names", "ms", log_x=True, mark_y=10)
SVG = "{http://www.w3.org/2000/svg}"


def _texts(path: Path) -> list[str]:
    return [element.text or "" for element in ET.parse(path).iter(f"{SVG}text")]  # noqa: S314 - our own picture


def test_picture_names_axes_and_lines(tmp_path: Path) -> None:
    line_chart(tmp_path / "pictures" / "a.svg", AXES, {"p50 & p99": [(1000, 1), (1_000_000, 8)]})
    assert _texts(tmp_path / "pictures" / "a.svg") == [
        "Time <per> match",
        "p50 & p99",
        *("1,000", "10,000", "100,000", "1,000,000"),
        *("0", "2", "4", "6", "8", "10"),
        "names",
        "ms",
    ]


def test_points_stand_where_they_belong(tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    line_chart(path, Axes("a", "x", "y"), {"one": [(0, 0), (5, 1), (10, 2)]})
    (found,) = re.findall(r'<polyline class="line s0" points="([^"]+)"', path.read_text(encoding="utf-8"))
    (x0, y0), (x1, y1), (x2, y2) = [tuple(map(float, place.split(","))) for place in found.split()]
    assert (x0, x1, x2) == (84.0, 400.0, 716.0)
    assert (y0, y2) == (376.0, 76.0)
    assert y1 == (y0 + y2) / 2


def test_same_points_give_same_picture(tmp_path: Path) -> None:
    for name in ("a.svg", "b.svg"):
        line_chart(tmp_path / name, AXES, {"one": [(1, 3), (2, 3)]})
    assert (tmp_path / "a.svg").read_bytes() == (tmp_path / "b.svg").read_bytes()


def test_dark_pages_get_own_colours(tmp_path: Path) -> None:
    line_chart(tmp_path / "a.svg", AXES, {"one": [(1, 3)]})
    text = (tmp_path / "a.svg").read_text(encoding="utf-8")
    light, dark = text.split("@media(prefers-color-scheme:dark)")
    assert ".paper{fill:#ffffff}" in light
    assert ".paper{fill:#15191e}" in dark


def test_picture_without_points_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="at least one point"):
        line_chart(tmp_path / "a.svg", AXES, {})
    assert not (tmp_path / "a.svg").exists()
