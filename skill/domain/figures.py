"""Judge whether the figures of a name confirm or contradict one that was said."""

from __future__ import annotations

from collections.abc import Collection

from skill.domain.spoken_form import Fact

_FACT_WEIGHT = 4
_MEASURE_WEIGHT = 2
_MEASURES = frozenset({"ml", "g", "lb", "oz", "count", "percent"})
_METRIC = {"oz": ("g", 28.35, 28.35), "floz": ("ml", 28.41, 29.57), "pint": ("ml", 473.2, 568.3)}
"""What foreign measures are stated as here, and the least and the most that one is: British pints hold a fifth more."""
_TOLERANCE = 0.12
"""Two pounds are 907 grams, and a pack of a kilo is what comes close to them."""


def judge(wanted: Fact, facts: Collection[Fact]) -> bool | None:
    """Tell whether figures confirm (True) or contradict (False) a wanted one, or say nothing (None)."""
    if not facts:
        return None
    loose = wanted.kind in {"number", "leading"}
    if any(fact.value == wanted.value and (loose or fact.kind in {wanted.kind, "number", "leading"}) for fact in facts):
        return True
    metric = _METRIC.get(wanted.kind)
    stated = [float(fact.value) for fact in facts if metric and fact.kind == metric[0]]
    if metric and stated:
        return any(_is_about(float(wanted.value), metric, one) for one in stated)
    if wanted.kind == "leading":
        return None
    return False if rival(wanted, facts) else None


def _is_about(count: float, metric: tuple[str, float, float], stated: float) -> bool:
    _, least, most = metric
    return count * least * (1 - _TOLERANCE) <= stated <= count * most * (1 + _TOLERANCE)


def rival(wanted: Fact, facts: Collection[Fact]) -> Fact | None:
    """Return the figure that stands where the wanted one would stand."""
    kinds = {"number", "size", "count", "percent", "leading"} if wanted.kind in {"number", "leading"} else {wanted.kind}
    return next((fact for fact in sorted(facts) if fact.kind in kinds), None)


def weight(fact: Fact, *, verdict: bool | None) -> int:
    """Return how many letters a figure counts for; an unconfirmed leading number may be a quantity."""
    if verdict is None and fact.kind == "leading":
        return 0
    return _MEASURE_WEIGHT if fact.kind in _MEASURES else _FACT_WEIGHT
