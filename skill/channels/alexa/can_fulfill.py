"""Tell Alexa whether a wish without our name could be ours, without doing anything."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ask_sdk_core.response_helper import ResponseFactory
from ask_sdk_model.canfulfill import (
    CanFulfillIntent,
    CanFulfillIntentValues,
    CanFulfillSlot,
    CanFulfillSlotValues,
    CanUnderstandSlotValues,
)

from skill.channels.alexa.fields import Fields
from skill.channels.alexa.slots import read_slots
from skill.conversation.intent import Intent, SlotKind
from skill.conversation.turn import SlotValue

if TYPE_CHECKING:
    from ask_sdk_model import Response

_MOST_SLOTS = 20


def can_fulfill(intent: Fields, intents: Mapping[str, Intent]) -> Response:
    """Return the answer: YES where every slot is known, MAYBE where one is not, NO for a foreign intent.

    Reads the request alone: no table, no customer, no state (Amazon forbids any effect).
    """
    declared = intents.get(intent.whole_text("name", 100) or "")
    heard = read_slots(intent)
    kinds = declared.slots if declared else {}
    slots = {name: _slot(kinds.get(name), heard.get(name)) for name in _names(intent)}
    answer = CanFulfillIntent(can_fulfill=_overall(declared, slots), slots=slots)
    return ResponseFactory().set_can_fulfill_intent(answer).response


def _names(intent: Fields) -> list[str]:
    return [name[:100] for name, _ in intent.child("slots").items(_MOST_SLOTS)]


def _slot(kind: SlotKind | None, value: SlotValue | None) -> CanFulfillSlot:
    if kind is None or value is None:
        return CanFulfillSlot(CanUnderstandSlotValues.NO, CanFulfillSlotValues.NO)
    if kind is SlotKind.PRODUCT and not value.ids:
        return CanFulfillSlot(CanUnderstandSlotValues.MAYBE, CanFulfillSlotValues.NO)
    return CanFulfillSlot(CanUnderstandSlotValues.YES, CanFulfillSlotValues.YES)


def _overall(declared: Intent | None, slots: Mapping[str, CanFulfillSlot]) -> CanFulfillIntentValues:
    if declared is None:
        return CanFulfillIntentValues.NO
    sure = all(slot.can_understand is CanUnderstandSlotValues.YES for slot in slots.values())
    return CanFulfillIntentValues.YES if sure else CanFulfillIntentValues.MAYBE
