"""Put what follows an order into values that phrases name: amounts, days, where money goes, how a parcel comes back."""

from __future__ import annotations

from collections.abc import Mapping

from skill.conversation.goods_meant import Goods, placed_on
from skill.conversation.order_gate import lines_of
from skill.conversation.scene import Move, Scene
from skill.conversation.speaker import Buying
from skill.conversation.wanted import wishes
from skill.domain.cart import CartLine
from skill.domain.case_rules import (
    delivered_on,
    goods_value,
    must_send_back,
    refund_of,
    replacement_day,
    send_back_by,
)
from skill.domain.cases import Case, CaseKind, Remedy
from skill.domain.customer import MethodKind
from skill.domain.order import Order
from skill.domain.reply import Card, OrderNumber, Reply, Say, SpokenValue
from skill.services.declare_case import Declaration, DeclaredCase, declare_case

_LONGEST_REASON = 300


def case_values(
    scene: Scene, goods: Goods, kind: CaseKind, packs: Mapping[str, int] | None = None
) -> dict[str, SpokenValue]:
    """Return what phrases may say of goods, or of some packs of them, before anything is declared about them.

    What a discreet customer has just named is no secret any more.
    """
    meant = packs or goods.quantities
    amount = refund_of(goods.order, meant, kind)
    value = goods_value(goods.order, meant)
    delivered = delivered_on(goods.order)
    return {
        "lines": lines_of(scene, [CartLine(sku, quantity) for sku, quantity in meant.items()]),
        "amount": amount,
        "with_delivery": "yes" if amount != value else "no",
        "placed": placed_on(scene, goods.order),
        "number": OrderNumber(goods.order.number),
        "whole": "yes" if goods.is_whole else "no",
        "discreet": "yes" if scene.customer.discreet and not wishes(scene) else "no",
        "sent_back": "yes" if delivered and must_send_back(kind, value, scene.merchant) else "no",
        "by": send_back_by(scene.local_now.date(), scene.merchant),
        "slip": scene.merchant.returns.slip.value,
        "day": replacement_day(scene.merchant, scene.local_now),
        "way": way_back(scene, goods.order),
        "days": scene.merchant.returns.refund_days,
    }


def way_back(scene: Scene, order: Order) -> str:
    """Return where an order's money goes back to: `card`, `sepa_debit`, `paypal` or `invoice`."""
    method = scene.customer.method(order.payment_method)
    return (method.kind if method else MethodKind.CARD).value


def reason_of(scene: Scene) -> str:
    """Return the customer's own words, as far as the channel gives any."""
    heard = scene.turn.heard.text
    words = heard if heard is not None else " ".join(value.text for value in scene.turn.slots.values() if value.text)
    return words[:_LONGEST_REASON].strip()


def declare(scene: Scene, goods: Goods, terms: Mapping[str, object]) -> DeclaredCase:
    """Declare what the customer wants; `terms` hold kind, remedy, packs and reason as questions keep them.

    Raises what `declare_case` raises.
    """
    packs = terms.get("packs")
    most = packs if isinstance(packs, int) and packs else max(goods.quantities.values())
    quantities = {sku: min(most, kept) for sku, kept in goods.quantities.items()}
    return declare_case(
        scene.shop,
        Declaration(
            order=goods.order,
            kind=CaseKind(str(terms["kind"])),
            remedy=Remedy(str(terms["remedy"])),
            quantities=quantities,
            reason=str(terms.get("reason", "")),
            locale=scene.turn.locale,
            channel=scene.turn.channel.value,
        ),
        merchant=scene.merchant,
    )


def declared_values(case: Case) -> dict[str, SpokenValue]:
    """Return what phrases may say of a case that was declared."""
    known: dict[str, SpokenValue] = {"at": case.declared_at, "amount": case.refund}
    if case.send_back_by:
        known["by"] = case.send_back_by
    return known


def kept_from(scene: Scene) -> Move | None:
    """Return the refusal for whom no order is open here: guests, and voices trusted with the cart only."""
    if scene.customer.is_guest:
        return Move(Reply((Say("order_gate-link_for_orders", {"seller": scene.merchant.name}),), link_account=True))
    return None if scene.buying is not Buying.CART_ONLY else Move(Reply((Say("goods_meant-other_voice"),)))


def link_or_page(scene: Scene) -> Reply:
    """Return what a guest hears: orders need a linked account, a withdrawal needs none (§ 356a BGB)."""
    page = Card(
        Say("withdraw-card_title", {"seller": scene.merchant.name}),
        (Say("withdraw-card_page", {"url": f"{scene.shop.public_url}/widerruf"}),),
    )
    return Reply((Say("withdraw-guest", {"seller": scene.merchant.name}),), card=page)
