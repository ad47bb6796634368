"""Read the slots of an intent: the words as heard and the ids that entity resolution matched."""

from __future__ import annotations

import re
from collections.abc import Mapping

from skill.channels.alexa.fields import Fields
from skill.conversation.turn import SlotValue

_NOTHING_HEARD = "?"
_MATCH = "ER_SUCCESS_MATCH"
_GENERIC = "word-"
"""The prefix of ids in the product type that stand for a word (`milk`), not for a product."""
_NAME = re.compile(r"[A-Za-z_]{1,64}")
_MOST_IDS = 10
_ID_LENGTH = 100


def read_slots(intent: Fields) -> Mapping[str, SlotValue]:
    """Return every slot in which something was heard, by its name."""
    slots = {name: _read_slot(slot) for name, slot in intent.child("slots").items() if _NAME.fullmatch(name)}
    return {name: value for name, value in slots.items() if value is not None}


def _read_slot(slot: Fields) -> SlotValue | None:
    for source in (slot, slot.child("slotValue"), *slot.child("slotValue").objects("values", 1)):
        text = (source.text("value") or "").strip()
        if text and text != _NOTHING_HEARD:
            return SlotValue(text, _matched_ids(source) or _matched_ids(slot))
    return None


def _matched_ids(source: Fields) -> tuple[str, ...]:
    ids = (
        value.child("value").whole_text("id", _ID_LENGTH)
        for authority in source.child("resolutions").objects("resolutionsPerAuthority")
        if authority.child("status").text("code") == _MATCH
        for value in authority.objects("values")
    )
    products = (match for match in ids if match and not match.startswith(_GENERIC))
    return tuple(dict.fromkeys(products))[:_MOST_IDS]
