from __future__ import annotations

from pathlib import Path

import pytest

from tools.sizes import ALLOWED, Size, describe, measure


@pytest.fixture(scope="module")
def sizes() -> list[Size]:
    return measure()


def test_files_and_functions_stay_short(sizes: list[Size]) -> None:
    print(describe(sizes))
    too_long = [f"{size.name}: {size.lines} lines" for size in sizes if size.is_too_long and size.name not in ALLOWED]
    assert too_long == [], "two jobs in one room? split it, or name it with a reason in tools/sizes.py"


def test_allow_list_names_only_long_ones(sizes: list[Size]) -> None:
    too_long = {size.name for size in sizes if size.is_too_long}
    assert sorted(set(ALLOWED) - too_long) == [], "short by now: take it off the list in tools/sizes.py"


def test_measure_finds_a_long_function(tmp_path: Path) -> None:
    (tmp_path / "skill").mkdir()
    body = "\n".join("        pass" for _ in range(40))
    text = f"class Cart:\n    def total(self):\n{body}\n"
    (tmp_path / "skill" / "cart.py").write_text(text, encoding="utf-8")
    sizes = measure(tmp_path)
    assert sizes == [Size("skill/cart.py", 42), Size("skill/cart.py::Cart.total", 41)]
    assert [size.is_too_long for size in sizes] == [False, True]


def test_measure_finds_a_long_file(tmp_path: Path) -> None:
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_all.py").write_text("\n" * 301, encoding="utf-8")
    assert [size.is_too_long for size in measure(tmp_path)] == [True]
