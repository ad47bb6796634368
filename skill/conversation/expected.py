"""Decide which products a channel that hears should expect this customer to name."""

from __future__ import annotations

from dataclasses import dataclass

from skill.conversation.scene import Scene
from skill.conversation.speaker import Speaker
from skill.conversation.turn import Channel
from skill.domain.customer import StrangersRule
from skill.domain.errors import UnavailableError
from skill.domain.product import Product

MOST = 100
"""How many products are worth telling; no channel takes more."""


@dataclass(frozen=True, slots=True)
class Expected:
    """Carry what to tell the channel, and whose products it then knows; None leaves it as it is."""

    of: str
    products: tuple[Product, ...] | None = None


def expect(scene: Scene, *, ends: bool) -> Expected:
    """Return the customer's likely products once for a session, and nothing when that session or that voice ends.

    They are told on the first turn and again when the account changes, and taken back as soon as a voice is heard
    that is not the household's, when the session closes, and when the customer becomes a guest. At a session's start
    such a voice makes the channel forget what it may still hold from the session before.
    Costs one read where the turn has not looked at the orders; a session that cannot read them goes without.
    """
    if scene.turn.channel is not Channel.ALEXA:
        return Expected(scene.session.expects_for)
    told = scene.session.expects_for
    wanted = "" if ends or not _may_be_told(scene) else scene.customer.customer_id
    if not wanted:
        stale = scene.turn.new_session and scene.customer.linked and not ends
        return Expected("", () if told or stale else None)
    if wanted == told and not scene.turn.new_session:
        return Expected(told)
    try:
        products = _likely(scene)
    except UnavailableError:
        return Expected(wanted, () if told else None)
    return Expected(wanted, products or (() if told else None))


def _may_be_told(scene: Scene) -> bool:
    """Tell whether the voice is the household's, or one that nobody says is not: a device without voice profiles."""
    if scene.customer.is_guest or scene.speaker is not Speaker.STRANGER:
        return scene.customer.linked
    visitor = bool(scene.turn.person_id and scene.customer.voices)
    return scene.customer.strangers is StrangersRule.ALLOWED and not visitor


def _likely(scene: Scene) -> tuple[Product, ...]:
    return tuple(scene.catalogue.products[sku] for sku in scene.history[:MOST])
