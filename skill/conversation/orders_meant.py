"""Find which order a turn means: by number, by product, the one talked about, the late one, or the latest."""

from __future__ import annotations

import re
from collections.abc import Sequence

from skill.conversation.numbers import read_digits
from skill.conversation.scene import Scene
from skill.conversation.wanted import wishes
from skill.domain.order import CheckoutState, Order

_LEAST_DIGITS = 3


def placed(scene: Scene) -> tuple[Order, ...]:
    """Return the orders that were really placed, the newest first."""
    return tuple(
        order for order in scene.orders if order.state is not CheckoutState.CANCELED or not order.refused_because
    )


def open_orders(scene: Scene) -> tuple[Order, ...]:
    """Return the orders of which something is still to come."""
    return tuple(order for order in scene.orders if order.is_open)


def number_in(scene: Scene) -> str | None:
    """Return the digits of an order number that was said, None if none was."""
    words = scene.turn.slot("order_number")
    if words is None:
        return None
    digits = "".join(re.findall(r"\d", words)) or read_digits(words.lower().split(), scene.turn.language) or ""
    return digits if len(digits) >= _LEAST_DIGITS else None


def by_number(orders: Sequence[Order], digits: str) -> Order | None:
    """Return the newest order whose number ends on these digits."""
    return next((order for order in orders if order.number.replace("-", "").endswith(digits)), None)


def by_product(scene: Scene, orders: Sequence[Order]) -> Order | None:
    """Return the order of the product that was named: an open one first, then the newest."""
    named = wishes(scene)
    if not named:
        return None
    for skus_of in (_still_ordered, _ever_ordered):
        match = find_among(scene, named[0].words, [sku for order in orders for sku in skus_of(order)])
        wanted = {*named[0].ids, *match}
        hits = [order for order in orders if wanted & set(skus_of(order))]
        if hits:
            return next((order for order in hits if order.is_open), hits[0])
    return None


def _still_ordered(order: Order) -> tuple[str, ...]:
    return order.skus


def _ever_ordered(order: Order) -> tuple[str, ...]:
    return tuple(line.sku for line in order.lines)


def find_among(scene: Scene, words: str, skus: Sequence[str]) -> frozenset[str]:
    """Return which of some products the words may mean."""
    index = scene.catalogue.index(scene.turn.language)
    match = index.find(words, history=tuple(dict.fromkeys(skus)), limit=12)
    return frozenset(candidate.sku for candidate in match.candidates) & frozenset(skus)


def meant(scene: Scene, orders: Sequence[Order]) -> Order | None:
    """Return the order talked about, else a late one, else the newest open one, else the newest."""
    focused = next((order for order in orders if order.order_id == scene.session.focus_order), None)
    late = next((order for order in orders if order.is_open and order.is_late), None)
    still_open = next((order for order in orders if order.is_open), None)
    return focused or late or still_open or (orders[0] if orders else None)
