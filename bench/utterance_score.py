"""Score what was heard: wishes, refusals, and what would be done by mistake."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from bench.utterance_ears import Heard
from skill.conversation.turn import Assent

ACTS_AT_ONCE = frozenset(
    {
        *("AddToCartIntent", "RemoveFromCartIntent", "ChangeQuantityIntent", "KeepInCartIntent"),
        *("ConfirmOrderIntent", "ProvideCodeIntent"),
    }
)
"""Wishes that change the cart or an order without another question."""

ASKS_FIRST = frozenset(
    {
        *("ReorderProductIntent", "ReorderLastIntent", "CheckoutIntent", "CancelOrderIntent", "EmptyCartIntent"),
        *("WithdrawIntent", "ReturnItemIntent", "ReportProblemIntent", "ChooseRemedyIntent", "ChoosePaymentIntent"),
    }
)
"""Wishes that move money or change cart and orders once their own question is answered with yes."""

BY_TEMPLATES, BY_GUESS = "by the templates", "by a sure guess"
FIRST_OF_TWO, SECOND_OF_TWO = "as the first of two that are offered", "as the second of two"
STAGES = (BY_TEMPLATES, BY_GUESS, FIRST_OF_TWO, SECOND_OF_TWO)
"""How the right wish is found; the second of two is not counted as right."""

YES = "AMAZON.YesIntent"
CONSENT = "ConfirmOrderIntent"
_NORMAL = 1.959964
_SHOWN = 2


@dataclass(frozen=True, slots=True)
class Share:
    """Carry how many of how many."""

    hits: int
    of: int

    @property
    def value(self) -> float:
        """Return the share, 0 where there is nothing to count."""
        return self.hits / self.of if self.of else 0.0

    def interval(self) -> tuple[float, float]:
        """Return Wilson's 95 % interval (Wilson 1927), from 0 to 1."""
        if not self.of:
            return 0.0, 1.0
        square = _NORMAL**2
        middle = self.value + square / (2 * self.of)
        spread = _NORMAL * sqrt(self.value * (1 - self.value) / self.of + square / (4 * self.of**2))
        scale = 1 + square / self.of
        return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)


@dataclass(frozen=True, slots=True)
class Totals:
    """Carry the figures of one set of utterances."""

    right: Share
    wrong: Share
    not_understood: Share
    refused: Share
    at_once: int
    asks_first: int
    stages: Mapping[str, Share]


def totals(heard: Iterable[Heard]) -> Totals:
    """Count rights, wrongs and refusals, and wishes that were made out of something else."""
    heard = list(heard)
    within = [one for one in heard if one.said.intent is not None]
    beyond = [one for one in heard if one.said.intent is None]
    return Totals(
        Share(sum(one.is_right for one in within), len(within)),
        Share(sum(one.intent not in {None, one.said.intent} for one in within), len(within)),
        Share(sum(one.intent is None for one in within), len(within)),
        Share(sum(one.is_right for one in beyond), len(beyond)),
        sum(acts_at_once(one) for one in heard),
        sum(asks_first(one) for one in heard),
        {stage: Share(sum(_stage(one) == stage for one in within), len(within)) for stage in STAGES},
    )


def _stage(one: Heard) -> str:
    """Return which stage brought the right wish, empty if none did."""
    if one.is_right:
        return BY_TEMPLATES if not one.guessed else FIRST_OF_TWO if one.instead else BY_GUESS
    return SECOND_OF_TWO if one.instead is not None and one.instead == one.said.intent else ""


def acts_at_once(one: Heard) -> bool:
    """Tell whether something would be done that was not meant, with no question asked before; a yes answers one.

    No guess does: the dialogue asks before it follows one to what acts.
    """
    return not one.is_right and (_agrees(one) or (one.intent in ACTS_AT_ONCE and not one.guessed))


def _agrees(one: Heard) -> bool:
    """Tell whether a yes that was not meant would count; only a clear one does at the order gate (§ 312j BGB)."""
    if one.intent != YES or one.said.open is None or one.said.intent == CONSENT:
        return False
    return one.assent is Assent.CLEAR or (one.assent is Assent.CASUAL and one.said.open != "gate")


def asks_first(one: Heard) -> bool:
    """Tell whether a question would be asked before what was not meant is done."""
    asks = one.intent in ASKS_FIRST or (one.guessed and (one.intent in ACTS_AT_ONCE or one.instead is not None))
    return not one.is_right and asks


@dataclass(frozen=True, slots=True)
class Row:
    """Carry one group of utterances, with what its wrong ones were most often taken for."""

    share: Share
    taken_for: str


def by_intent(heard: Iterable[Heard]) -> dict[str, Row]:
    """Group by what was meant; out of scope is the group of the empty name."""
    return _rows([(one.said.intent or "", one) for one in heard])


def by_who(heard: Iterable[Heard]) -> dict[str, Row]:
    """Group by who speaks, in scope and out of it together."""
    return _rows([(one.said.who, one) for one in heard])


def _rows(grouped: Sequence[tuple[str, Heard]]) -> dict[str, Row]:
    rows = {}
    for name in sorted({name for name, _ in grouped}):
        members = [one for group, one in grouped if group == name]
        share = Share(sum(one.is_right for one in members), len(members))
        taken = Counter(one.intent or "not understood" for one in members if not one.is_right)
        rows[name] = Row(share, ", ".join(f"{short(other)} {count}" for other, count in taken.most_common(_SHOWN)))
    return rows


def short(intent: str) -> str:
    """Return an intent's name as tables show it."""
    return intent.removeprefix("AMAZON.").removesuffix("Intent")


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that `share` of all values stay at or below; 0 for none."""
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, int(share * len(ranked)))] if ranked else 0.0
