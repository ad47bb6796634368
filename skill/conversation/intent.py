"""Declare intents: their slots once, their handler, and the answers they take."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from skill.conversation.scene import Move, Scene


class SlotKind(StrEnum):
    """Name what a slot holds; the value is the slot type in the Alexa models."""

    PRODUCT = "PRODUCT"
    DEVICE = "DEVICE"
    QUANTITY = "AMAZON.NUMBER"
    UNIT = "UNIT"
    ORDINAL = "ORDINAL"
    ATTRIBUTE = "ATTRIBUTE"
    ASPECT = "ASPECT"
    ORDER_NUMBER = "ORDER_NUMBER"
    CODE = "AMAZON.FOUR_DIGIT_NUMBER"
    CONSENT = "CONSENT"
    PAYMENT = "PAYMENT"
    FAULT = "FAULT"
    REMEDY = "REMEDY"
    GIVING_BACK = "GIVING_BACK"
    TOPIC = "TOPIC"
    MONTH = "MONTH"
    DAY = "DAY"


Handler = Callable[["Scene"], "Move"]


@dataclass(frozen=True, slots=True)
class Intent:
    """Declare one wish: the model's name, its slots, and what to do.

    `answers` maps the kinds of question that this module asks to what a yes and a no then do.
    """

    name: str
    handle: Handler
    slots: Mapping[str, SlotKind] = field(default_factory=dict)
    answers: Mapping[str, Answers] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answers:
    """Say what a yes and a no to one kind of question do; `choose` takes an option or product that is named instead."""

    yes: Handler
    no: Handler
    choose: Handler | None = None


NINE_SLOTS: Mapping[str, SlotKind] = {
    f"{name}{suffix}": kind
    for suffix in ("", "_two", "_three")
    for name, kind in (("quantity", SlotKind.QUANTITY), ("unit", SlotKind.UNIT), ("product", SlotKind.PRODUCT))
}
