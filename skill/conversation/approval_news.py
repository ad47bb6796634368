"""Tell, with the next turn, how the approval ended that a bank wanted from the customer."""

from __future__ import annotations

from dataclasses import dataclass, replace

from skill.conversation.order_gate import lines_of
from skill.conversation.scene import Scene, load_scene
from skill.domain.cart import CartLine
from skill.domain.errors import UnavailableError
from skill.domain.order import CheckoutState, Order
from skill.domain.reply import Say
from skill.services.learn_payment import learn_payment
from skill.services.records import keys
from skill.services.records.customers import put_customer
from skill.services.records.orders import find_order
from skill.services.table import Change


@dataclass(frozen=True, slots=True)
class News:
    """Carry what is to be told before the turn's own answer, and the change that notes it as told."""

    says: tuple[Say, ...] = ()
    changes: tuple[Change, ...] = ()


NONE = News()


def approval_news(scene: Scene) -> tuple[Scene, News]:
    """Return the news of an order that waited for its customer, and the scene as it is after them; usually none.

    What the bank decided is stored in a write of its own, which the turn's own answer does not depend on; that
    it was told is stored with the answer.
    """
    order = find_order(scene.shop.table, scene.owner, scene.customer.awaits) if scene.customer.awaits else None
    if order is None:
        return scene, NONE
    ended, changes = _ended(scene, order)
    if ended is None:
        return scene, NONE
    if changes:
        scene.shop.table.write(*changes)
        scene = load_scene(scene.shop, scene.turn)
    # Whatever else the turn changes in the profile, it changes in one that waits for nothing any more.
    scene = replace(scene, customer=replace(scene.customer, awaits=""))
    told = put_customer(keys.profile(scene.owner), scene.customer)
    return scene, News((_say(scene, ended),), (told,))


def _ended(scene: Scene, order: Order) -> tuple[Order | None, tuple[Change, ...]]:
    """Return the order once it is decided, with what is left to store; None while the bank still waits."""
    if order.state is not CheckoutState.REQUIRES_ESCALATION:
        return order, ()
    try:
        known = scene.shop.payments.look_up(order.order_id)
    except UnavailableError:
        return None, ()
    settlement = learn_payment(scene.shop, scene.merchant, order, known)
    return (settlement.order, settlement.changes) if settlement else (None, ())


def _say(scene: Scene, order: Order) -> Say:
    lines = lines_of(scene, [CartLine(line.sku, line.quantity) for line in order.lines])
    key = "checkout-approved" if order.state is CheckoutState.COMPLETED else "checkout-not_approved"
    return Say(key, {"lines": lines, "day": order.expected})
