"""Score the slots of wishes that were understood, and the products behind them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bench.utterance_ears import Heard
from bench.utterance_file import plain_text
from bench.utterance_score import Share
from skill.domain.matching import Outcome, ProductIndex

STRICT = frozenset({"quantity", "remaining", "order_number", "code"})
"""What must be the same digits; of other words one has to be shared. Products are compared by SKU instead."""

SUFFIXES = ("", "_two", "_three")


@dataclass(frozen=True, slots=True)
class SlotRow:
    """Carry one kind of slot: how often it was right of those said, and how often it was filled without being said."""

    right: Share
    invented: int


@dataclass(frozen=True, slots=True)
class ProductRow:
    """Carry one product slot: heard at all, best match acceptable, any offered match acceptable."""

    heard: Share
    first: Share
    offered: Share


def slot_rows(heard: Iterable[Heard]) -> dict[str, SlotRow]:
    """Compare the slots of every wish that was understood."""
    said: Counter[str] = Counter()
    right: Counter[str] = Counter()
    invented: Counter[str] = Counter()
    for one in heard:
        if one.is_right:
            for name in {*_told(one.said.slots), *_told(one.slots)}:
                kind = kind_of(name)
                said[kind] += name in one.said.slots
                right[kind] += name in one.said.slots and is_same(kind, one.said.slots[name], one.slots.get(name, ""))
                invented[kind] += name not in one.said.slots
    return {kind: SlotRow(Share(right[kind], said[kind]), invented[kind]) for kind in sorted({*said, *invented})}


def wrong_slots(one: Heard) -> list[str]:
    """Name the slots of a wish that differ from what was said."""
    names = sorted({*_told(one.said.slots), *_told(one.slots)})
    return [
        name
        for name in names
        if name not in one.said.slots or not is_same(kind_of(name), one.said.slots[name], one.slots.get(name, ""))
    ]


def is_same(kind: str, said: str, heard: str) -> bool:
    """Compare a slot's words after normalising: counts and numbers strictly, all others by a shared word."""
    if kind in STRICT:
        return "".join(said.split()) == "".join(heard.split())
    return not set(plain_text(said).split()).isdisjoint(plain_text(heard).split())


def kind_of(slot: str) -> str:
    """Return a slot's name without its number."""
    return slot.removesuffix("_two").removesuffix("_three")


def _told(slots: Mapping[str, str]) -> list[str]:
    """Leave out counts of one: "a pack" and "pack" are the same wish."""
    return [name for name, value in slots.items() if not (kind_of(name) == "quantity" and value == "1")]


def product_rows(heard: Iterable[Heard], index: ProductIndex, *, as_written: bool = False) -> dict[str, ProductRow]:
    """Look products up as heard in wishes that were understood, or as the held-out lines write them, in all lines."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in heard:
        named = [f"product{suffix}" for suffix in SUFFIXES if f"product{suffix}" in one.said.slots]
        for name, accepted in zip(named, one.said.products, strict=False):
            if not (as_written or one.is_right):
                continue
            words = one.said.slots[name] if as_written else one.slots.get(name, "")
            group = _group(name, sold=bool(accepted))
            counts[group]["said"] += 1
            if words:
                counts[group].update(_judged(words, accepted, index))
    return {
        group: ProductRow(*(Share(count[key], count["said"]) for key in ("heard", "first", "offered")))
        for group, count in sorted(counts.items())
    }


def _group(slot: str, *, sold: bool) -> str:
    if not sold:
        return "something not sold"
    return "the only or first product" if slot == "product" else "the second or third product"


def _judged(words: str, accepted: tuple[str, ...], index: ProductIndex) -> list[str]:
    """Name what is right about the match; where nothing is acceptable, only finding nothing is."""
    match = index.find(words)
    offered = [candidate.sku for candidate in match.candidates] if match.outcome is not Outcome.NONE else []
    if not accepted:
        return ["heard", "first", "offered"] if not offered else ["heard"]
    ranked = [candidate.sku for candidate in match.ranked[:1]]
    first = offered[:1] or ranked
    hits = {"heard": True, "first": bool({*first} & {*accepted}), "offered": bool({*offered} & {*accepted})}
    return [key for key, hit in hits.items() if hit]
