"""Find which goods of which order a turn wants to give back or complains of, and ask where several fit."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from skill.conversation.order_gate import lines_of
from skill.conversation.orders_meant import by_number, find_among, number_in
from skill.conversation.scene import Scene
from skill.conversation.wanted import Wish, wishes
from skill.domain.cart import CartLine
from skill.domain.case_rules import withdrawal_ends
from skill.domain.choice_words import position
from skill.domain.choices import choose
from skill.domain.order import CheckoutState, Order
from skill.domain.reply import Line, Reply, Say
from skill.services.table import Value

_SPOKEN = 3
_DAY_OF_MONTH = re.compile(r"\b(\d{1,2})\b")


@dataclass(frozen=True, slots=True)
class Goods:
    """Name products of one order that the customer still has, or still awaits."""

    order: Order
    skus: tuple[str, ...]

    @property
    def quantities(self) -> dict[str, int]:
        """Return how many packs of each product there are to give back."""
        return {line.sku: line.kept for line in self.order.lines if line.sku in self.skus}

    @property
    def is_whole(self) -> bool:
        """Tell whether this is all that is left of an order of several products."""
        kept = kept_skus(self.order)
        return len(kept) > 1 and set(kept) == set(self.skus)


def kept_skus(order: Order) -> tuple[str, ...]:
    """Return the products of which something was not given back yet."""
    return tuple(line.sku for line in order.lines if line.kept > 0)


def standing_orders(scene: Scene) -> tuple[Order, ...]:
    """Return the orders of which something can be given back, the newest first."""
    live = (order for order in scene.orders if order.state is CheckoutState.COMPLETED or order.is_undecided)
    return tuple(order for order in live if kept_skus(order))


def goods_meant(scene: Scene, orders: Sequence[Order]) -> tuple[Goods, ...]:
    """Return what a turn may mean of these orders: none, the one, or several to be asked about.

    A number or product that was said is never guessed past. Of several orders of one product those
    count whose withdrawal period runs; where all of them are old, the newest.
    """
    digits = number_in(scene)
    if digits:
        numbered = by_number(orders, digits)
        orders = (numbered,) if numbered else ()
    named = wishes(scene)
    if named:
        return _named(scene, orders, named[0])
    told = _of_attribute(scene, line_by_line(current_goods(scene, orders)))
    if told:
        return tuple(told)
    focused = [order for order in orders if order.order_id == scene.session.focus_order]
    return current_goods(scene, focused or orders)


def current_goods(scene: Scene, orders: Sequence[Order]) -> tuple[Goods, ...]:
    """Return all of the orders whose withdrawal period runs, else of the newest."""
    return _current(scene, [Goods(order, kept_skus(order)) for order in orders])


def _named(scene: Scene, orders: Sequence[Order], wish: Wish) -> tuple[Goods, ...]:
    skus = [sku for order in orders for sku in kept_skus(order)]
    wanted = {*wish.ids, *find_among(scene, wish.words, skus)}
    hits = [Goods(order, (sku,)) for order in orders for sku in kept_skus(order) if sku in wanted]
    fitting = _current(scene, _of_attribute(scene, hits) or hits)
    talked_about = tuple(goods for goods in fitting if goods.order.order_id == scene.session.focus_order)
    return talked_about if len(talked_about) == 1 else fitting


def _current(scene: Scene, found: Sequence[Goods]) -> tuple[Goods, ...]:
    """Return what is in its withdrawal period, else the newest."""
    current = tuple(goods for goods in found if _is_current(scene, goods.order))
    return current or tuple(found[:1])


def _is_current(scene: Scene, order: Order) -> bool:
    ends = withdrawal_ends(order, scene.merchant)
    return ends is None or scene.local_now.date() <= ends


def _of_attribute(scene: Scene, hits: Sequence[Goods]) -> list[Goods]:
    """Return the hits of the one variant that was said, where there are several variants."""
    wanted = scene.turn.slot("attribute")
    skus = dict.fromkeys(goods.skus[0] for goods in hits)
    if not wanted or len(skus) < 2:  # noqa: PLR2004 - two variants at least
        return []
    products = [product for sku in skus if (product := scene.named(sku))]
    sku = choose(products, attribute=wanted, language=scene.turn.language)
    return [goods for goods in hits if goods.skus == (sku,)]


def given_back_since(scene: Scene, goods: Goods) -> bool:
    """Tell whether a younger order of the same goods was given back: then that one is meant, not an old one."""
    if _is_current(scene, goods.order):
        return False
    younger = (order for order in scene.orders if order.placed_at > goods.order.placed_at)
    return any(line.credited and line.sku in goods.skus for order in younger for line in order.lines)


def line_by_line(found: Sequence[Goods]) -> tuple[Goods, ...]:
    """Return each product of each order by itself: a complaint is about one of them."""
    return tuple(Goods(goods.order, (sku,)) for goods in found for sku in goods.skus)


def lines_in(scene: Scene, goods: Goods) -> tuple[Line, ...]:
    """Return the goods with their products, to be spoken of."""
    return lines_of(scene, [CartLine(sku, packs) for sku, packs in goods.quantities.items()])


def placed_on(scene: Scene, order: Order) -> date:
    """Return the day of an order where the merchant is."""
    return order.placed_at.astimezone(scene.local_now.tzinfo).date()


# ---------------------------------------------------------------------- asking back


def which(scene: Scene, found: Sequence[Goods]) -> Reply:
    """Return the question which of several goods is meant, by name, or by day where names tell nothing.

    Discreet customers name the product themselves.
    """
    spoken = _as_spoken(scene, found)
    days = tuple(placed_on(scene, goods.order) for goods in spoken)
    names = tuple(lines_in(scene, goods)[:1] for goods in spoken)
    if len({goods.skus for goods in spoken}) == 1:
        key = "goods_meant-which_day" if len(set(days)) == len(days) else "goods_meant-which_place"
        return Reply(asks=Say(key, {"dates": days}))
    if scene.customer.discreet:
        return Reply(asks=Say("goods_meant-which_one"))
    products = tuple(line[0] for line in names if line)
    return Reply(asks=Say("goods_meant-which_product", {"options": products}))


def options_payload(scene: Scene, found: Sequence[Goods]) -> dict[str, Value]:
    """Return goods as the payload of a question, in the order in which they are spoken."""
    return {"options": [[goods.order.order_id, *goods.skus] for goods in _as_spoken(scene, found)]}


def _as_spoken(scene: Scene, found: Sequence[Goods]) -> Sequence[Goods]:
    """Return what is offered: the newest first, but the same thing ordered twice a day as it was ordered."""
    spoken = found[:_SPOKEN]
    days = {placed_on(scene, goods.order) for goods in spoken}
    same = len({goods.skus for goods in spoken}) == 1 and len(days) < len(spoken)
    return sorted(spoken, key=lambda goods: goods.order.placed_at) if same else spoken


def goods_payload(goods: Goods) -> dict[str, Value]:
    """Return one order's goods as the payload of a question."""
    return {"order_id": goods.order.order_id, "skus": list(goods.skus)}


def goods_from(scene: Scene, payload: Mapping[str, object]) -> Goods | None:
    """Read goods back as their order is now; None where nothing of them is left to give back."""
    listed = payload.get("skus")
    skus = [str(sku) for sku in listed] if isinstance(listed, list | tuple) else []
    return _still_there(scene, str(payload.get("order_id", "")), skus)


def chosen(scene: Scene) -> Goods | None:
    """Return which goods an answer means: a place in the list, a day, a number, or a product, offered or not."""
    listed = scene.question.payload.get("options") if scene.question else ()
    rows = [[str(part) for part in row] for row in listed] if isinstance(listed, list | tuple) else []
    options = [goods for order_id, *skus in rows if (goods := _still_there(scene, order_id, skus))]
    digits = number_in(scene)
    if digits:
        return next((goods for goods in options if goods.order.number.endswith(digits)), None)
    return _by_place(scene, options) or _by_day(scene, options) or _by_name(scene, options)


def _by_name(scene: Scene, options: Sequence[Goods]) -> Goods | None:
    """Return the goods that were named; Alexa may hear a product as an attribute."""
    attribute = scene.turn.slot("attribute")
    named = wishes(scene) or ([Wish(attribute, (), 0)] if attribute else [])
    if not named:
        return None
    orders = {goods.order.order_id: goods.order for goods in options}
    hits = [found for order in orders.values() for found in _named(scene, [order], named[0])]
    offered = [found for found in hits if any(_covers(option, found) for option in options)]
    others = offered or _named(scene, standing_orders(scene), named[0])
    return others[0] if len(others) == 1 else None


def _covers(option: Goods, found: Goods) -> bool:
    return option.order.order_id == found.order.order_id and set(found.skus) <= set(option.skus)


def _still_there(scene: Scene, order_id: str, skus: Sequence[str]) -> Goods | None:
    order = next((order for order in scene.orders if order.order_id == order_id), None)
    kept = tuple(sku for sku in skus if order and sku in kept_skus(order))
    return Goods(order, kept) if order and kept else None


def _by_place(scene: Scene, options: Sequence[Goods]) -> Goods | None:
    place = position(scene.turn.slot("ordinal") or "", scene.turn.language)
    if place is None or not options or place > len(options):
        return None
    return options[place - 1 if place > 0 else place]


def _by_day(scene: Scene, options: Sequence[Goods]) -> Goods | None:
    """Return the goods ordered on the one day of the month that was said or typed."""
    heard = scene.turn.slots.get("day")
    said = {
        int(number)
        for number in _DAY_OF_MONTH.findall(" ".join((*(heard.ids if heard else ()), scene.turn.heard.text or "")))
    }
    hits = [goods for goods in options if placed_on(scene, goods.order).day in said]
    return hits[0] if len(hits) == 1 else None
