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
    """Carry one product as the index needs it; `group` joins variants, `spoken` is what the shop calls it aloud.

    `never` holds what never means this product, whatever else speaks for it. `synonyms` are those of its names that
    the merchant wrote down as what people call it: they say more than what another product is called.
    """

    sku: str
    names: tuple[str, ...]
    group: str = ""
    spoken: str = ""
    never: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """Name a product that may be meant.

    `score` says from 0 to 1 how alike words and names are. `chance` is the probability that it is meant.
    """

    sku: str
    score: float
    reason: Reason
    chance: float = field(default=0.0, compare=False)


@dataclass(frozen=True, slots=True)
class Match:
    """Carry the answer: one candidate if sure, the choices if ask, the nearest (or nothing) if none.

    `ranked` lists the likeliest, whatever the outcome: for dry runs, never to be spoken. `none` is the probability
    that no product of the catalogue is meant.
    """

    outcome: Outcome
    candidates: tuple[Candidate, ...] = ()
    ranked: tuple[Candidate, ...] = field(default=(), compare=False)
    none: float = field(default=1.0, compare=False)
