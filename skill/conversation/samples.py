"""Describe what customers say in one language: templates, slot values, words and examples."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from skill.conversation.intent import SlotKind
from skill.conversation.turn import Assent

KINDS: Mapping[str, SlotKind] = {
    "quantity": SlotKind.QUANTITY,
    "remaining": SlotKind.QUANTITY,
    "unit": SlotKind.UNIT,
    "product": SlotKind.PRODUCT,
    "device": SlotKind.DEVICE,
    "ordinal": SlotKind.ORDINAL,
    "attribute": SlotKind.ATTRIBUTE,
    "rejected": SlotKind.ATTRIBUTE,
    "aspect": SlotKind.ASPECT,
    "order_number": SlotKind.ORDER_NUMBER,
    "code": SlotKind.CODE,
    "digit": SlotKind.QUANTITY,
    "consent": SlotKind.CONSENT,
    "payment": SlotKind.PAYMENT,
    "fault": SlotKind.FAULT,
    "remedy": SlotKind.REMEDY,
    "giving_back": SlotKind.GIVING_BACK,
    "topic": SlotKind.TOPIC,
    "month": SlotKind.MONTH,
    "day": SlotKind.DAY,
}
"""A slot's name tells its kind; `_two`, `_three` and `_four` count. A contract test holds it to the intent modules."""


def kind_of(slot: str) -> SlotKind:
    """Return the kind of a slot by its name; KeyError for a name no intent declares."""
    return KINDS[slot.removesuffix("_two").removesuffix("_three").removesuffix("_four")]


class SamplesError(ValueError):
    """Say which source file is wrong, and how to mend it."""


@dataclass(frozen=True, slots=True)
class Example:
    """Carry an utterance with what it means; `expected` names the intents an open question awaits."""

    text: str
    slots: Mapping[str, str] = field(default_factory=dict)
    text_only: bool = False
    expected: tuple[str, ...] = ()
    assent: Assent | None = None


@dataclass(frozen=True, slots=True)
class IntentSamples:
    """Carry one source file: templates by use, and examples.

    `samples` serve Alexa and text; `text_only` text; `model_only` Alexa; `when_expected` Alexa, and text
    only while a question awaits this intent, `text_when_expected` only the latter. `casual` grades a yes, on Alexa too; `casual_text_only`,
    `casual_when_expected` and `doubtful` only where the words are known.
    """

    module: str
    intent: str
    samples: tuple[str, ...] = ()
    text_only: tuple[str, ...] = ()
    model_only: tuple[str, ...] = ()
    when_expected: tuple[str, ...] = ()
    text_when_expected: tuple[str, ...] = ()
    casual: tuple[str, ...] = ()
    casual_text_only: tuple[str, ...] = ()
    casual_when_expected: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class TypeValue:
    """Carry one value of a closed slot type: a stable id and the words for it, the plainest first."""

    id: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """Carry a named part of templates, written out for text and shorter for the Alexa model."""

    text: str
    model: str


@dataclass(frozen=True, slots=True)
class Samples:
    """Carry all sources of one language."""

    language: str
    intents: tuple[IntentSamples, ...]
    types: Mapping[str, tuple[TypeValue, ...]]
    rules: Mapping[str, Rule]
    words: Mapping[str, tuple[str, ...]]
    """Word lists of the language: fillers, determiners, negations, corrections, …"""
    hints: Mapping[str, tuple[TypeValue, ...]] = field(default_factory=dict)
    """Of each slot type the words from which a value is read where nothing else fits; `*` stands for any ending."""
