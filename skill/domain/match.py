"""Say what a spoken name was found to mean."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Outcome(StrEnum):
    """Say what to do with a match: order it, ask back, or say that nothing was found."""

    SURE = "sure"
    ASK = "ask"
    NONE = "none"


class Reason(StrEnum):
    """Say why a product is among the candidates: `SIBLING` is another variant of what was bought."""

    BOUGHT = "bought"
    SIBLING = "sibling"
    EXACT = "exact"
    ALIKE = "alike"
    OTHER_VARIANT = "other_variant"
    NEAREST = "nearest"


@dataclass(frozen=True, slots=True)
class Entry:
    """Carry one product as the index needs it; `group` joins variants, `spoken` is what the shop calls it aloud."""

    sku: str
    names: tuple[str, ...]
    group: str = ""
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Name a product that may be meant, with its score from 0 to 1."""

    sku: str
    score: float
    reason: Reason


@dataclass(frozen=True, slots=True)
class Match:
    """Carry the answer: one candidate if sure, the choices if ask, the nearest (or nothing) if none.

    `ranked` lists the best by score alone, whatever the outcome: for dry runs, never to be spoken.
    """

    outcome: Outcome
    candidates: tuple[Candidate, ...] = ()
    ranked: tuple[Candidate, ...] = field(default=(), compare=False)
