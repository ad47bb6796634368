"""Read the slots of an intent: the words as heard and the ids that entity resolution matched."""

from __future__ import annotations

import re
from collections.abc import Mapping

from skill.channels.alexa.fields import Fields
from skill.channels.alexa.model_values import GENERIC
from skill.conversation.turn import SlotValue

_NOTHING_HEARD = "?"
_MATCH = "ER_SUCCESS_MATCH"
_NAME = re.compile(r"[A-Za-z_]{1,64}")
_MOST_IDS = 10
ID_LENGTH = 100
"""Characters that the id of a slot value may have."""
_DYNAMIC = "amzn1.er-authority.echo-sdk.dynamic."
"""How the authority begins that knows the customer's own products."""


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
    """Return the SKUs that entity resolution matched.

    A word that many products of the shop go by names no product, even where the customer bought only one that does:
    our own matching weighs that.
    """
    resolutions = source.child("resolutions").objects("resolutionsPerAuthority")
    matches = [authority for authority in resolutions if authority.child("status").text("code") == _MATCH]
    shop = [match for authority in matches if not _is_dynamic(authority) for match in _ids(authority)]
    own = [match for authority in matches if _is_dynamic(authority) for match in _ids(authority)]
    found = shop if shop and shop[0].startswith(GENERIC) else [*shop, *own]
    products = (match for match in found if not match.startswith(GENERIC))
    return tuple(dict.fromkeys(products))[:_MOST_IDS]


def _is_dynamic(authority: Fields) -> bool:
    return (authority.text("authority", 400) or "").startswith(_DYNAMIC)


def _ids(authority: Fields) -> list[str]:
    ids = (value.child("value").whole_text("id", ID_LENGTH) for value in authority.objects("values"))
    return [match for match in ids if match]
