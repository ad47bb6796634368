"""Draw how far a probability can be trusted, as a picture of plain SVG that any page can show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Curve", "draw"]

_SIDE = 300
_LEFT, _TOP, _GAP = 60, 40, 110
_COLOURS = ("#1b6ca8", "#c8553d", "#3a7d44", "#7a4fa3", "#8a6d1d", "#444444")
_TICKS = 5


@dataclass(frozen=True, slots=True)
class Curve:
    """Carry a named line of points, both 0 to 1 on the panel's scale."""

    title: str
    points: tuple[tuple[float, float], ...]


def draw(panels: Sequence[tuple[str, str, str, float, Sequence[Curve]]]) -> str:
    """Return the picture of panels side by side.

    A panel is its title, what stands along, what stands upward, the highest value upward, and its curves.
    """
    width = _LEFT + len(panels) * (_SIDE + _GAP)
    height = _TOP + _SIDE + 60 + 18 * max(len(curves) for *_, curves in panels)
    body = "\n".join(_panel(at, panel) for at, panel in enumerate(panels))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif"'
        f' font-size="12">\n<rect width="{width}" height="{height}" fill="white"/>\n{body}\n</svg>\n'
    )


def _panel(at: int, panel: tuple[str, str, str, float, Sequence[Curve]]) -> str:
    title, along, upward, highest, curves = panel
    parts = [
        f'<g transform="translate({_LEFT + at * (_SIDE + _GAP)} {_TOP})">',
        f'<text x="0" y="-16" font-size="14" font-weight="bold">{title}</text>',
        f'<rect width="{_SIDE}" height="{_SIDE}" fill="none" stroke="#999"/>',
        *(_tick(number / _TICKS, highest) for number in range(_TICKS + 1)),
        f'<text x="{_SIDE / 2}" y="{_SIDE + 34}" text-anchor="middle">{along}</text>',
        f'<text transform="translate(-44 {_SIDE / 2}) rotate(-90)" text-anchor="middle">{upward}</text>',
        *(_curve(number, curve, highest) for number, curve in enumerate(curves)),
        "</g>",
    ]
    return "\n".join(parts)


def _tick(share: float, highest: float) -> str:
    x, y = _SIDE * share, _SIDE * (1 - share)
    digits = 1 if highest >= 1 else 3
    return (
        f'<text x="{x:.0f}" y="{_SIDE + 16}" text-anchor="middle">{share:.1f}</text>'
        f'<text x="-6" y="{y + 4:.0f}" text-anchor="end">{share * highest:.{digits}f}</text>'
        f'<line x1="0" x2="{_SIDE}" y1="{y:.0f}" y2="{y:.0f}" stroke="#eee"/>'
    )


def _curve(number: int, curve: Curve, highest: float) -> str:
    colour = _COLOURS[number % len(_COLOURS)]
    places = [(_SIDE * x, _SIDE * (1 - min(1.0, y / highest))) for x, y in curve.points]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.5" fill="{colour}"/>' for x, y in places)
    below = _SIDE + 54 + 18 * number
    return (
        f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="1.5"/>{dots}'
        f'<rect x="0" y="{below - 9}" width="10" height="10" fill="{colour}"/>'
        f'<text x="16" y="{below}">{curve.title}</text>'
    )
