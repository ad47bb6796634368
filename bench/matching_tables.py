"""Write Markdown tables with one column per catalogue size."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bench.matching_runs import Measured

__all__ = ["by_size", "table"]


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def by_size(measured: Sequence[Measured], first: str, rows: Sequence[tuple[str, Callable[[Measured], str]]]) -> str:
    """Return a table of sizes; each row is its title and what makes its cells."""
    head = [first, *(f"{one.size:,}" for one in measured)]
    return table(head, [[title, *(cell(one) for one in measured)] for title, cell in rows])
