"""Name the slots of several products, and put what a second order of one utterance names to the first."""

from __future__ import annotations

from collections.abc import Mapping

from skill.conversation.turn import SlotValue

SUFFIXES = ("", "_two", "_three", "_four", "_five", "_six", "_seven", "_eight", "_nine")
"""The ends of the slots that name products; templates and Alexa know the first three, typed orders may name more."""

_NAMES = ("quantity", "unit", "product")


def with_more_products(first: Mapping[str, SlotValue], more: Mapping[str, SlotValue]) -> dict[str, SlotValue] | None:
    """Return the slots of one order of all products; None where they do not fit: too many, none, or for a device."""
    taken = [suffix for suffix in SUFFIXES if f"product{suffix}" in first]
    added = [suffix for suffix in SUFFIXES if f"product{suffix}" in more]
    free = [suffix for suffix in SUFFIXES if suffix not in taken]
    others = (first.keys() | more.keys()) - {f"{name}{suffix}" for name in _NAMES for suffix in SUFFIXES}
    if others or not taken or not added or len(added) > len(free):
        return None
    moved = {
        f"{name}{to}": more[f"{name}{suffix}"]
        for suffix, to in zip(added, free, strict=False)
        for name in _NAMES
        if f"{name}{suffix}" in more
    }
    return {**first, **moved}
