"""Hear what went wrong with a delivery, the wrong thing, a damaged or a missing one, and find what it is about."""

from __future__ import annotations

import re
from dataclasses import replace

from skill.conversation import remedies
from skill.conversation.case_talk import case_values, kept_from, reason_of
from skill.conversation.dialog import Ask
from skill.conversation.goods_meant import (
    Goods,
    chosen,
    current_goods,
    given_back_since,
    goods_meant,
    line_by_line,
    options_payload,
    standing_orders,
    which,
)
from skill.conversation.intent import Answers, Intent, SlotKind
from skill.conversation.intents import fallback, reorder_product
from skill.conversation.intents.track_order import status
from skill.conversation.open_question import asked_again
from skill.conversation.order_gate import leaving
from skill.conversation.orders_meant import number_in
from skill.conversation.remedies import Problem, problem_from
from skill.conversation.scene import Move, Scene
from skill.conversation.wanted import quantity_in, wishes
from skill.domain.case_rules import delivered_on
from skill.domain.cases import CaseKind
from skill.domain.choices import variant_of
from skill.domain.reply import Reply, Say

MEANT = "problem_meant"
WHICH = "problem_which"
FAULT = "problem_fault"

_CORRECTS = re.compile(r"\s*(ach |oh )?(nein|nee|ne|nö|no|nope)\b", re.IGNORECASE)
_FAULTS = {"wrong": CaseKind.WRONG_ITEM, "damaged": CaseKind.DAMAGED, "missing": CaseKind.MISSING}


def handle(scene: Scene) -> Move:
    """Find the goods, be sorry once, and offer what the merchant's rules allow."""
    return leaving(scene, _begun(scene))


def _begun(scene: Scene) -> Move:
    if refused := kept_from(scene):
        return refused
    kind, packs, expected = _fault(scene)
    known = problem_from(scene)
    if known and known.kind is None and kind and not wishes(scene):
        return _about(scene, replace(known, kind=kind, packs=packs), certain=True)
    arrived = [order for order in standing_orders(scene) if delivered_on(order)]
    found = line_by_line(goods_meant(scene, arrived))
    found = tuple(goods for goods in found if expected in goods.quantities.values()) or found
    if not found:
        return _not_here(scene, kind)
    if wishes(scene) and not number_in(scene) and given_back_since(scene, found[0]):
        return remedies.settled()
    problem = Problem(found[0], kind, packs, reason_of(scene))
    if len(found) > 1:
        payload = {**options_payload(scene, found), **problem.terms}
        return Move(which(scene, found), Ask(WHICH, payload))
    return _about(scene, problem, certain=_by_full_name(scene, found[0]))


def _fault(scene: Scene) -> tuple[CaseKind | None, int, int]:
    """Return what is wrong, how many packs it is about (0: all), and how many were ordered, if that was said."""
    came, ordered = quantity_in(scene), quantity_in(scene, "quantity_two")
    if came is not None and ordered is not None and came < ordered:
        return CaseKind.MISSING, ordered - came, ordered
    value = scene.turn.slots.get("fault")
    if value and value.ids:
        return _FAULTS.get(value.ids[0]), 0, 0
    return CaseKind.WRONG_ITEM if scene.turn.slot("attribute") else None, 0, 0


def _by_full_name(scene: Scene, goods: Goods) -> bool:
    """Tell whether a brand was said: then nobody needs to be asked whether it is meant."""
    named = wishes(scene)
    product = scene.named(goods.skus[0])
    if not named or product is None or not product.brand:
        return False
    return product.brand.casefold() in named[0].words.casefold()


def _about(scene: Scene, problem: Problem, *, certain: bool) -> Move:
    """Say sorry and make sure that the right goods are meant, unless the words left no doubt."""
    goods = problem.goods
    values = case_values(scene, goods, problem.kind or CaseKind.DAMAGED)
    if problem.kind is None:
        asked = Move(Reply(asks=Say("report_problem-what_is_wrong", values)), Ask(FAULT, problem.payload))
        return remedies.about(asked, goods)
    if problem.kind is CaseKind.WRONG_ITEM:
        if not _ordered_otherwise(scene, goods):
            return remedies.offer(scene, problem, Say("report_problem-our_mistake", values))
        said = Reply((Say("report_problem-ordered", values),), Say("report_problem-something_else"))
        return remedies.about(Move(said, Ask(MEANT, problem.payload)), goods)
    sorry = Say("report_problem-sorry", {"kind": problem.kind.value})
    if certain:
        return remedies.offer(scene, problem, sorry)
    asked = Move(Reply((sorry,), Say("report_problem-meant", values)), Ask(MEANT, problem.payload))
    return remedies.about(asked, goods)


def _ordered_otherwise(scene: Scene, goods: Goods) -> bool:
    """Tell whether the variant that the customer says they ordered is not the one on record."""
    wanted, product = scene.turn.slot("attribute"), scene.named(goods.skus[0])
    if wanted is None or product is None:
        return False
    sku = variant_of(product, wanted, scene.catalogue.variants(product), language=scene.turn.language)
    return sku not in {None, product.sku}


def _not_here(scene: Scene, kind: CaseKind | None) -> Move:
    """Say where the goods are that have not arrived, or that no such order is known."""
    coming = goods_meant(scene, [order for order in standing_orders(scene) if not delivered_on(order)])
    if coming and (wishes(scene) or kind is CaseKind.MISSING):
        order = coming[0].order
        return Move(Reply((status(scene, order),)), focus_order=order.order_id, aside=True)
    named = wishes(scene)
    words = named[0].words[:60] if named else ""
    said = Say("report_problem-none", {"words": words, "named": "yes" if words else "no"})
    return Move(Reply((said,), Say("report_problem-what_instead")), any_of_them(scene, kind), aside=True)


def any_of_them(scene: Scene, kind: CaseKind | None = None) -> Ask:
    """Return the open question which delivered goods it is about: a product named now is no wish to buy it."""
    arrived = [order for order in standing_orders(scene) if delivered_on(order)]
    options = options_payload(scene, line_by_line(current_goods(scene, arrived)))
    return Ask(WHICH, {**options, "kind": kind.value if kind else "", "packs": 0, "reason": reason_of(scene)})


def _yes(scene: Scene) -> Move:
    problem = problem_from(scene)
    return remedies.offer(scene, problem) if problem else _not_here(scene, None)


def _no(scene: Scene) -> Move:
    """Ask for the right product where the first guess was none; a no to "something else?" needs nothing done."""
    problem = problem_from(scene)
    if problem is None or problem.kind is CaseKind.WRONG_ITEM:
        return remedies.leave(scene)
    orders = [order for order in standing_orders(scene) if delivered_on(order)]
    others = tuple(goods for goods in line_by_line(current_goods(scene, orders)) if goods != problem.goods)
    if not others:
        return remedies.leave(scene)
    return Move(which(scene, others), Ask(WHICH, {**options_payload(scene, others), **problem.terms}))


def _another(scene: Scene) -> Move:
    """Take "nein, die Klingen" as the right goods and "die andere" as a plain no: nobody who complains is sold more."""
    intent, problem = scene.turn.intent, problem_from(scene)
    if problem is None or intent == fallback.INTENT.name:
        return fallback.handle(scene)
    if intent == reorder_product.INTENT.name and not _CORRECTS.match(scene.turn.heard.text or ""):
        return reorder_product.handle(scene)
    if not wishes(scene):
        return _no(scene)
    found = line_by_line(goods_meant(scene, [order for order in standing_orders(scene) if delivered_on(order)]))
    if len(found) == 1:
        return _about(scene, replace(problem, goods=found[0]), certain=True)
    payload = {**options_payload(scene, found), **problem.terms}
    return Move(which(scene, found), Ask(WHICH, payload)) if found else _not_here(scene, problem.kind)


def _choose(scene: Scene) -> Move:
    goods, question = chosen(scene), scene.question
    if goods is None or question is None:
        return asked_again(scene) or _not_here(scene, None)
    problem = Problem.of(goods, question.payload)
    return _about(scene, problem, certain=True)


def _again(scene: Scene) -> Move:
    return asked_again(scene) or _not_here(scene, None)


INTENT = Intent(
    "ReportProblemIntent",
    handle,
    {
        "product": SlotKind.PRODUCT,
        "attribute": SlotKind.ATTRIBUTE,
        "fault": SlotKind.FAULT,
        "quantity": SlotKind.QUANTITY,
        "quantity_two": SlotKind.QUANTITY,
        "order_number": SlotKind.ORDER_NUMBER,
    },
    {
        MEANT: Answers(_yes, _no, _another),
        WHICH: Answers(_again, remedies.leave, _choose),
        FAULT: Answers(_again, remedies.leave),
        **remedies.ANSWERS,
    },
)
