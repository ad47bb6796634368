"""Withdraw from a purchase in two steps: read back what from, then confirm; nothing is refused (§§ 355, 356a BGB)."""

from __future__ import annotations

from dataclasses import replace

from skill.conversation.case_talk import case_values, declare, declared_values, kept_from, link_or_page, reason_of
from skill.conversation.dialog import Ask
from skill.conversation.goods_meant import (
    Goods,
    chosen,
    given_back_since,
    goods_from,
    goods_meant,
    goods_payload,
    lines_in,
    options_payload,
    standing_orders,
    which,
)
from skill.conversation.intent import Answers, Intent, SlotKind
from skill.conversation.intents import product_question, reorder_product
from skill.conversation.open_question import asked_again
from skill.conversation.order_gate import left_open
from skill.conversation.orders_meant import by_number, by_product, number_in
from skill.conversation.scene import Move, Scene
from skill.conversation.wanted import wishes
from skill.domain.case_rules import delivered_on, is_withdrawable, withdrawal_ends
from skill.domain.cases import Case, CaseKind, CaseState, Remedy
from skill.domain.reply import Reply, Say, SpokenValue
from skill.services.records.cases import recent_cases

REALLY = "withdraw"
WHICH = "withdraw_which"


def handle(scene: Scene) -> Move:
    """Find what is meant, say what would be withdrawn from, and ask for the second step."""
    if scene.customer.is_guest:
        return Move(link_or_page(scene))
    if refused := kept_from(scene):
        return refused
    question = scene.question
    if question and question.kind == REALLY and not wishes(scene) and not number_in(scene):
        return asked_again(scene) or _nothing(scene)
    found = goods_meant(scene, standing_orders(scene))
    if len(found) > 1:
        return Move(replace(which(scene, found), says=left_open(scene)), Ask(WHICH, options_payload(scene, found)))
    if not found or (wishes(scene) and given_back_since(scene, found[0])):
        return _nothing(scene)
    return read_back(scene, found[0], *left_open(scene))


def _is_stale(scene: Scene, goods: Goods) -> bool:
    ends = withdrawal_ends(goods.order, scene.merchant)
    return ends is not None and scene.local_now.date() > ends


def read_back(scene: Scene, goods: Goods, *lead: Say) -> Move:
    """Say what is withdrawn from, with an honest word where the shop will have to judge it, and ask to confirm."""
    values = case_values(scene, goods, CaseKind.WITHDRAWAL)
    doubt = _doubt(scene, goods, values)
    said = Say("withdraw-read_back", {**values, "doubted": "yes" if doubt else "no"})
    reply = Reply((*lead, *doubt, said), Say("withdraw-question"), reprompt=(Say("withdraw-question_again", values),))
    payload = {**goods_payload(goods), "reason": reason_of(scene)}
    return Move(reply, Ask(REALLY, payload), focus_order=goods.order.order_id, focus_skus=goods.skus)


def confirm(scene: Scene) -> Move:
    """Take the second step: the withdrawal is received now, whatever becomes of it."""
    payload = scene.question.payload if scene.question else {}
    goods = goods_from(scene, payload)
    if goods is None:
        return _nothing(scene)
    if refused := kept_from(scene):
        return refused
    values = case_values(scene, goods, CaseKind.WITHDRAWAL)
    terms = {"kind": CaseKind.WITHDRAWAL, "remedy": Remedy.REFUND, "reason": payload.get("reason", "")}
    declared = declare(scene, goods, terms)
    received = {**values, **declared_values(declared.case), "next": _next(goods, declared.case)}
    key = "withdraw-repeated" if declared.is_repeated else "withdraw-received"
    return Move(Reply((Say(key, received),)), changes=declared.changes, focus_order=goods.order.order_id)


def _doubt(scene: Scene, goods: Goods, values: dict[str, SpokenValue]) -> tuple[Say, ...]:
    """Return the word that the shop will check: the period is over, or the goods are excluded by law."""
    today = scene.local_now.date()
    lines = [line for line in goods.order.lines if line.sku in goods.skus]
    excluded = [line for line in lines if not is_withdrawable(goods.order, line, merchant=scene.merchant, today=today)]
    ends = withdrawal_ends(goods.order, scene.merchant)
    if not excluded:
        return ()
    if ends and today > ends:
        return (Say("withdraw-late", {"day": ends}),)
    named = Goods(goods.order, tuple(line.sku for line in excluded))
    return (Say("withdraw-perishable", {**values, "lines": lines_in(scene, named)}),)


def _next(goods: Goods, case: Case) -> str:
    """Return what happens now: `judged`, `send_back`, `on_arrival`, `charged` or `uncharged` where nothing was sent."""
    if case.state is CaseState.DECLARED:
        return "judged"
    if case.send_back_by:
        return "send_back" if delivered_on(goods.order) else "on_arrival"
    return "charged" if case.refund_asked_at else "uncharged"


def _nothing(scene: Scene) -> Move:
    """Say that nothing is left to withdraw from, or where a withdrawal is taken without an order being found."""
    digits = number_in(scene)
    order = by_number(scene.orders, digits) if digits else by_product(scene, scene.orders)
    cases = recent_cases(scene.shop.table, scene.owner) if order else ()
    known = next((case for case in cases if order and case.order_id == order.order_id), None)
    if known:
        at = scene.merchant.local(known.declared_at)
        return Move(Reply((Say("withdraw-already", {"day": at.date()}),)), aside=True)
    page = link_or_page(scene)
    rights = product_question.rights_before_buying(scene)
    if rights:
        return replace(rights, reply=replace(rights.reply, card=page.card))
    return Move(Reply((Say("withdraw-nothing"),), card=page.card), aside=True)


def _choose(scene: Scene) -> Move:
    goods = chosen(scene)
    return read_back(scene, goods) if goods else handle(scene)


def _something_else(scene: Scene) -> Move:
    """Take a product that is named in place of the second step; without one the step is asked for again."""
    if wishes(scene) or number_in(scene):
        found = goods_meant(scene, standing_orders(scene))
        if len(found) == 1 and not _is_stale(scene, found[0]):
            return read_back(scene, found[0])
        if scene.turn.intent == reorder_product.INTENT.name:
            return reorder_product.handle(scene)
    return _which_again(scene)


def _which_again(scene: Scene) -> Move:
    lead = (Say("fallback-not_understood"),) if scene.turn.intent == "AMAZON.FallbackIntent" else ()
    return asked_again(scene, *lead) or _nothing(scene)


def _keep(scene: Scene) -> Move:
    del scene
    return Move(Reply((Say("withdraw-kept"),)))


INTENT = Intent(
    "WithdrawIntent",
    handle,
    {"product": SlotKind.PRODUCT, "order_number": SlotKind.ORDER_NUMBER},
    {REALLY: Answers(confirm, _keep, _something_else), WHICH: Answers(_which_again, _keep, _choose)},
)
