"""Judge whether the figures of a name confirm or contradict one that was said."""

from __future__ import annotations

from collections.abc import Collection

from skill.domain.spoken_form import Fact

_FACT_WEIGHT = 4
_MEASURE_WEIGHT = 2
_MEASURES = frozenset({"ml", "g", "lb", "oz", "count", "percent"})


def judge(wanted: Fact, facts: Collection[Fact]) -> bool | None:
    """Tell whether figures confirm (True) or contradict (False) a wanted one, or say nothing (None)."""
    if not facts:
        return None
    loose = wanted.kind in {"number", "leading"}
    if any(fact.value == wanted.value and (loose or fact.kind in {wanted.kind, "number", "leading"}) for fact in facts):
        return True
    if wanted.kind == "leading":
        return None
    return False if rival(wanted, facts) else None


def rival(wanted: Fact, facts: Collection[Fact]) -> Fact | None:
    """Return the figure that stands where the wanted one would stand."""
    kinds = {"number", "size", "count", "percent", "leading"} if wanted.kind in {"number", "leading"} else {wanted.kind}
    return next((fact for fact in sorted(facts) if fact.kind in kinds), None)


def weight(fact: Fact, *, verdict: bool | None) -> int:
    """Return how many letters a figure counts for; an unconfirmed leading number may be a quantity."""
    if verdict is None and fact.kind == "leading":
        return 0
    return _MEASURE_WEIGHT if fact.kind in _MEASURES else _FACT_WEIGHT
