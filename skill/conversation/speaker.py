"""Tell who speaks, and what the household lets this voice do.

Recognition is a comfort, not a proof: it takes rights away from voices that nobody knows, and never gives one
(a code that is set is asked of everybody).
"""

from __future__ import annotations

from enum import StrEnum

from skill.conversation.turn import Channel, Turn
from skill.domain.customer import Customer, HouseholdVoice, StrangersRule

STRANGER = "stranger"
"""What a cart line keeps of a voice that nobody knows."""


class Speaker(StrEnum):
    """Say whose voice is heard: whoever writes in their own account, a voice of the household, or neither."""

    OWNER = "owner"
    MEMBER = "member"
    STRANGER = "stranger"


class Buying(StrEnum):
    """Say how far a voice may go: to an order, to an order with the voice code, or only to the cart."""

    FREE = "free"
    WITH_CODE = "with_code"
    CART_ONLY = "cart_only"


_RULES = {
    StrangersRule.ALLOWED: Buying.FREE,
    StrangersRule.WITH_CODE: Buying.WITH_CODE,
    StrangersRule.CART_ONLY: Buying.CART_ONLY,
}


def member_of(turn: Turn, customer: Customer) -> HouseholdVoice | None:
    """Return the voice of the household that the channel recognised, None for every other."""
    return customer.voice(turn.person_id) if turn.person_id else None


def speaker_of(turn: Turn, customer: Customer) -> Speaker:
    """Return who speaks; whoever types without a name is the account's holder, an Echo must recognise a voice."""
    if turn.channel is Channel.TEXT and turn.person_id is None:
        return Speaker.OWNER
    return Speaker.MEMBER if member_of(turn, customer) else Speaker.STRANGER


def buying_right(turn: Turn, customer: Customer) -> Buying:
    """Return how far the voice of this turn may go."""
    speaker = speaker_of(turn, customer)
    if speaker is Speaker.STRANGER:
        return _RULES[customer.strangers]
    member = member_of(turn, customer)
    return Buying.CART_ONLY if member and member.cart_only else Buying.FREE
