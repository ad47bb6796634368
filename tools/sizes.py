"""Measure files and functions, and hold them to the house's limits.

Lines are counted as they stand, blank ones, comments and docstrings included.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("skill", "lambda", "tools", "bench", "tests")
LINES_PER_FILE = 300
LINES_PER_FUNCTION = 40

# What may be longer, and why. An entry that is no longer needed fails the test.
ALLOWED: dict[str, str] = {}


@dataclass(frozen=True, slots=True)
class Size:
    """Say how many lines a file (`path`) or a function (`path::qualified.name`) has."""

    name: str
    lines: int

    @property
    def is_function(self) -> bool:
        """Tell a function from a file."""
        return "::" in self.name

    @property
    def is_too_long(self) -> bool:
        """Compare with the limit of its kind."""
        return self.lines > (LINES_PER_FUNCTION if self.is_function else LINES_PER_FILE)


def measure(root: Path = ROOT) -> list[Size]:
    """Measure every Python file under the project's folders and every function in it."""
    paths = sorted(path for folder in FOLDERS for path in (root / folder).rglob("*.py"))
    return [size for path in paths for size in _measure_file(path, path.relative_to(root).as_posix())]


def _measure_file(path: Path, name: str) -> Iterator[Size]:
    text = path.read_text(encoding="utf-8")
    yield Size(name, len(text.splitlines()))
    yield from _measure_functions(ast.parse(text), f"{name}::")


def _measure_functions(node: ast.AST, prefix: str) -> Iterator[Size]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.expr):
            continue  # no function is defined within an expression, and most nodes are one
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            yield Size(prefix + child.name, (child.end_lineno or child.lineno) - child.lineno + 1)
        inner = f"{prefix}{child.name}." if isinstance(child, ast.FunctionDef | ast.ClassDef) else prefix
        yield from _measure_functions(child, inner)


def describe(sizes: list[Size]) -> str:
    """Say median and maximum of files and functions, for the product and for its tests."""
    product = [size for size in sizes if size.name.startswith("skill/")]
    tests = [size for size in sizes if size.name.startswith("tests/")]
    return "\n".join(f"{label}: {_describe_group(group)}" for label, group in (("skill", product), ("tests", tests)))


def _describe_group(sizes: list[Size]) -> str:
    files = [size.lines for size in sizes if not size.is_function] or [0]
    functions = [size.lines for size in sizes if size.is_function] or [0]
    return (
        f"{len(files)} files, median {median(files):g} and at most {max(files)} lines; "
        f"{len(functions)} functions, median {median(functions):g} and at most {max(functions)} lines"
    )


if __name__ == "__main__":
    print(describe(measure()))
