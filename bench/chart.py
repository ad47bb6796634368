"""Draw lines over two axes as an SVG picture that reads well on light and on dark pages."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

__all__ = ["Axes", "line_chart"]

_WIDTH, _HEIGHT = 760, 440
_LEFT, _RIGHT, _BOTTOM = 84, 44, 64
_TITLE_AT, _LEGEND_AT, _LEGEND_ROW = 28, 54, 22
_IN_ROW = 3
_TICKS = 5
_STEPS = (1, 2, 5, 10)
_WHOLE = 1000
_LIGHT = ("#0b5cad", "#b4500b", "#187543", "#7a3eb1", "#b3243a", "#56606c")
_DARK = ("#74b6ff", "#ffa463", "#63d39c", "#c9a0ff", "#ff8596", "#aab4c0")
_DASHES = ("", "7 4", "2 4", "10 4 2 4", "4 2", "1 3")

Points = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Axes:
    """Say what a picture shows: `mark_x` and `mark_y` draw a thin line, such as a threshold or a goal."""

    title: str
    x_label: str
    y_label: str
    log_x: bool = False
    log_y: bool = False
    mark_x: float | None = None
    mark_y: float | None = None


@dataclass(frozen=True, slots=True)
class _Scale:
    """Place values between two ends of the picture, in pixels."""

    ticks: tuple[float, ...]
    start: float
    end: float
    log: bool

    def at(self, value: float) -> float:
        low, high, value = (math.log10(v) if self.log else v for v in (self.ticks[0], self.ticks[-1], value))
        return self.start + (value - low) / (high - low) * (self.end - self.start)


def line_chart(path: Path, axes: Axes, series: Mapping[str, Points]) -> None:
    """Write a picture of named lines of (x, y); the same values give the same file. Raise `ValueError` for no points."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_draw(axes, series), encoding="utf-8")


def _draw(axes: Axes, series: Mapping[str, Points]) -> str:
    top = _LEGEND_AT + _LEGEND_ROW * math.ceil(len(series) / _IN_ROW)
    points = [point for line in series.values() for point in line]
    x_marks, y_marks = ([] if mark is None else [mark] for mark in (axes.mark_x, axes.mark_y))
    across = _Scale(_ticks([*(x for x, _ in points), *x_marks], log=axes.log_x), _LEFT, _WIDTH - _RIGHT, axes.log_x)
    upward = _Scale(_ticks([*(y for _, y in points), *y_marks], log=axes.log_y), _HEIGHT - _BOTTOM, top, axes.log_y)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img">',
        f"<title>{escape(axes.title)}</title>",
        f"<style>{_style()}</style>",
        f'<rect class="paper" width="{_WIDTH}" height="{_HEIGHT}" rx="8"/>',
        _text(_LEFT, _TITLE_AT, axes.title, "title"),
        *_legend(list(series)),
        *(_across(tick, across.at(tick), top) for tick in across.ticks),
        *(_upward(tick, upward.at(tick)) for tick in upward.ticks),
        *(_line(across.at(mark), top, across.at(mark), _HEIGHT - _BOTTOM, "mark") for mark in x_marks),
        *(_line(_LEFT, upward.at(mark), _WIDTH - _RIGHT, upward.at(mark), "mark") for mark in y_marks),
        *(_curve(number, line, across.at, upward.at) for number, line in enumerate(series.values())),
        _text((_LEFT + _WIDTH - _RIGHT) / 2, _HEIGHT - 16, axes.x_label, "label middle"),
        _turned(axes.y_label, (top + _HEIGHT - _BOTTOM) / 2),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _ticks(values: Sequence[float], *, log: bool) -> tuple[float, ...]:
    """Return round values around all others: powers of ten, or steps of 1, 2 or 5."""
    if not values:
        msg = "a picture needs at least one point"
        raise ValueError(msg)
    low, high = min(values), max(values)
    if log:
        first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
        return tuple(10.0**power for power in range(first, max(last, first + 1) + 1))
    step = _step((high - low) / _TICKS or abs(high) or 1.0)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return tuple(number * step for number in range(first, max(last, first + 1) + 1))


def _step(least: float) -> float:
    power = 10.0 ** math.floor(math.log10(least))
    return next(step * power for step in _STEPS if step * power >= least * (1 - 1e-9))


def _across(tick: float, x: float, top: float) -> str:
    bottom = _HEIGHT - _BOTTOM
    return f"{_line(x, top, x, bottom, 'grid')}{_text(x, bottom + 20, _number(tick), 'middle')}"


def _upward(tick: float, y: float) -> str:
    return f"{_line(_LEFT, y, _WIDTH - _RIGHT, y, 'grid')}{_text(_LEFT - 10, y + 4, _number(tick), 'end')}"


def _curve(number: int, line: Points, across: Callable[[float], float], upward: Callable[[float], float]) -> str:
    places = [(across(x), upward(y)) for x, y in sorted(line)]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    dots = "".join(f'<circle class="dot s{_kind(number)}" cx="{x:.1f}" cy="{y:.1f}" r="3"/>' for x, y in places)
    few = dots if len(places) <= 4 * _TICKS else ""
    return f'<polyline class="line s{_kind(number)}" points="{path}"/>{few}'


def _legend(names: Sequence[str]) -> list[str]:
    parts = []
    for number, name in enumerate(names):
        x = _LEFT + (number % _IN_ROW) * (_WIDTH - _LEFT - _RIGHT) / _IN_ROW
        y = _LEGEND_AT + (number // _IN_ROW) * _LEGEND_ROW
        parts.append(_line(x, y - 4, x + 26, y - 4, f"line s{_kind(number)}") + _text(x + 33, y, name, ""))
    return parts


def _kind(number: int) -> int:
    return number % len(_LIGHT)


def _number(value: float) -> str:
    """Write 1000000 as 1,000,000 and 0.25 as it is."""
    return f"{value:,.0f}" if abs(value) >= _WHOLE else f"{value:.6g}"


def _line(*places: float | str) -> str:
    x1, y1, x2, y2, kind = places
    return f'<line class="{kind}" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>'


def _text(x: float, y: float, text: str, kind: str) -> str:
    return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}">{escape(text)}</text>'


def _turned(text: str, y: float) -> str:
    return f'<text class="label middle" transform="translate(20 {y:.1f}) rotate(-90)">{escape(text)}</text>'


def _style() -> str:
    """Colour for light pages, and again for dark ones; dashes tell lines apart where colours do not."""
    fixed = (
        "text{font:13px system-ui,sans-serif}.title{font-size:16px;font-weight:600}"
        ".middle{text-anchor:middle}.end{text-anchor:end}.line{fill:none;stroke-width:2.2}.mark{stroke-dasharray:5 5}"
        + "".join(f".line.s{at}{{stroke-dasharray:{dash}}}" for at, dash in enumerate(_DASHES) if dash)
    )
    light = _colours(("#ffffff", "#24292f", "#d5dae0", "#8a2232"), _LIGHT)
    dark = _colours(("#15191e", "#e3e8ee", "#39414b", "#ff9aa8"), _DARK)
    return f"{fixed}{light}@media(prefers-color-scheme:dark){{{dark}}}"


def _colours(base: tuple[str, str, str, str], lines: Sequence[str]) -> str:
    paper, ink, grid, mark = base
    own = "".join(f".line.s{at}{{stroke:{colour}}}.dot.s{at}{{fill:{colour}}}" for at, colour in enumerate(lines))
    return f".paper{{fill:{paper}}}text{{fill:{ink}}}.grid{{stroke:{grid}}}.mark{{stroke:{mark}}}{own}"
