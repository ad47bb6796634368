"""Offer a replacement or the money back for what went wrong, say that it is free, and do it after a yes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from skill.conversation.case_talk import case_values, declare, declared_values, kept_from
from skill.conversation.dialog import Ask
from skill.conversation.goods_meant import Goods, goods_from, goods_payload
from skill.conversation.intent import Answers
from skill.conversation.open_question import asked_again
from skill.conversation.refusals import reason
from skill.conversation.scene import Move, Scene
from skill.domain.cases import CaseKind, CaseState, Remedy
from skill.domain.choice_words import position
from skill.domain.claims import claimable
from skill.domain.errors import OutOfStockError, RefusedError
from skill.domain.reply import Reply, Say, SpokenValue
from skill.services.records.cases import recent_cases
from skill.services.records.stock import available_in, stock_keys
from skill.services.table import Value

REMEDY = "problem_remedy"
REPLACE = "problem_replace"
REFUND = "problem_refund"
KINDS = frozenset({REMEDY, REPLACE, REFUND})

_BY_PLACE = {1: Remedy.REPLACE, 2: Remedy.REFUND, -1: Remedy.REFUND}


@dataclass(frozen=True, slots=True)
class Problem:
    """Carry what is wrong with which goods; `packs` of each are meant, 0 is all of them."""

    goods: Goods
    kind: CaseKind | None
    packs: int = 0
    reason: str = ""

    @classmethod
    def of(cls, goods: Goods, terms: Mapping[str, Any]) -> Problem:
        """Read a problem's terms back from a question's payload."""
        kind = str(terms.get("kind") or "")
        packs = terms.get("packs")
        known = CaseKind(kind) if kind else None
        return cls(goods, known, packs if isinstance(packs, int) else 0, str(terms.get("reason", "")))

    @property
    def terms(self) -> dict[str, Value]:
        """Return everything but the goods, for a question's payload."""
        return {"kind": self.kind.value if self.kind else "", "packs": self.packs, "reason": self.reason}

    @property
    def payload(self) -> dict[str, Value]:
        """Return all of it as the payload of a question."""
        return {**goods_payload(self.goods), **self.terms}

    @property
    def quantities(self) -> dict[str, int]:
        """Return how many packs of each product it is about."""
        return {sku: min(self.packs or kept, kept) for sku, kept in self.goods.quantities.items()}


def problem_from(scene: Scene) -> Problem | None:
    """Return the problem that the open question is about; None where it was settled meanwhile."""
    payload = scene.question.payload if scene.question else {}
    goods = goods_from(scene, payload)
    return Problem.of(goods, payload) if goods else None


def offer(scene: Scene, problem: Problem, *lead: Say) -> Move:
    """Ask for the remedy, where there is a choice; what is sold out is refunded."""
    if _was_settled(scene, problem):
        return settled()
    values = _values(scene, problem)
    if not _replaceable(scene, problem):
        gone = Say("choose_remedy-sold_out", values)
        return _confirm(scene, problem, Remedy.REFUND, *lead, gone)
    light = problem.kind is CaseKind.DAMAGED and values["sent_back"] == "no"
    says = (*lead, Say("choose_remedy-keep", values)) if light else lead
    move = Move(Reply(says, Say("choose_remedy-question", values)), Ask(REMEDY, problem.payload))
    return about(move, problem.goods)


def take(scene: Scene, remedy: Remedy, topic: str = "") -> Move:
    """Take the remedy that was chosen, with a word on printer or sending back where that was asked, and ask once."""
    problem = problem_from(scene)
    if problem is None:
        return settled()
    lead = (Say("choose_remedy-by_code", {**_values(scene, problem), "topic": topic}),) if topic else ()
    return _confirm(scene, problem, remedy, *lead)


def leave(scene: Scene) -> Move:
    """Do nothing after a no, and say so."""
    del scene
    return Move(Reply((Say("choose_remedy-left"),)))


def _confirm(scene: Scene, problem: Problem, remedy: Remedy, *lead: Say) -> Move:
    values = {**_values(scene, problem), "told": "yes" if lead else "no"}
    if remedy is Remedy.REPLACE:
        said = Reply((*lead, Say("choose_remedy-replace", values)), Say("choose_remedy-shall_i_do_that"))
        return about(Move(said, Ask(REPLACE, problem.payload)), problem.goods)
    said = Reply((*lead, Say("choose_remedy-refund", values)), Say("choose_remedy-shall_i_refund"))
    return about(Move(said, Ask(REFUND, problem.payload)), problem.goods)


def about(move: Move, goods: Goods) -> Move:
    """Return a move that leaves the talk on these goods."""
    return replace(move, focus_order=goods.order.order_id, focus_skus=goods.skus)


def _values(scene: Scene, problem: Problem) -> dict[str, SpokenValue]:
    kind = problem.kind or CaseKind.DAMAGED
    values = case_values(scene, problem.goods, kind, problem.quantities)
    return {**values, "kind": kind.value}


def _was_settled(scene: Scene, problem: Problem) -> bool:
    """Tell whether all of it was made good before, so that nothing more can be asked for."""
    order = problem.goods.order
    known = [case for case in recent_cases(scene.shop.table, scene.owner) if case.order_id == order.order_id]
    left = claimable(order, problem.kind or CaseKind.DAMAGED, known, about=order.order_id)
    return not any(left[sku] for sku in problem.goods.skus)


def _replaceable(scene: Scene, problem: Problem) -> bool:
    """Tell whether the shop has the goods to send them again."""
    wanted = problem.quantities
    items = scene.shop.table.get_many(stock_keys(scene.merchant.id, wanted))
    return all(
        scene.product(sku) and available_in(items, scene.merchant.id, sku) >= packs for sku, packs in wanted.items()
    )


def _do(scene: Scene, remedy: Remedy) -> Move:
    problem = problem_from(scene)
    if problem is None:
        return settled()
    if refused := kept_from(scene):
        return refused
    try:
        declared = declare(scene, problem.goods, {**problem.terms, "remedy": remedy})
    except OutOfStockError:
        return offer(scene, problem)
    except RefusedError as error:
        return Move(Reply((reason(scene, error),)))
    if declared.is_repeated:
        return settled()
    case = declared.case
    values = {**_values(scene, problem), **declared_values(case)}
    outcome = "judged" if case.state is CaseState.DECLARED else "send_back" if case.send_back_by else "done"
    key = "choose_remedy-replaced" if remedy is Remedy.REPLACE else "choose_remedy-refunded"
    reply = Reply((Say(key, {**values, "next": outcome}),))
    return Move(reply, changes=declared.changes, focus_order=problem.goods.order.order_id)


def settled() -> Move:
    """Say that all of it was made good before."""
    return Move(Reply((Say("choose_remedy-settled"),)))


def _replace(scene: Scene) -> Move:
    return _do(scene, Remedy.REPLACE)


def _refund(scene: Scene) -> Move:
    return _do(scene, Remedy.REFUND)


def _either(scene: Scene) -> Move:
    """Ask again after a yes to two things."""
    return asked_again(scene, Say("choose_remedy-one_of_both")) or settled()


def _by_place(scene: Scene) -> Move:
    """Take "das zweite" as what was named second; another product or variant is no remedy."""
    place = position(scene.turn.slot("ordinal") or "", scene.turn.language)
    remedy = _BY_PLACE.get(place) if place else None
    return take(scene, remedy) if remedy else _either(scene)


ANSWERS: dict[str, Answers] = {
    REMEDY: Answers(_either, leave, _by_place),
    REPLACE: Answers(_replace, leave),
    REFUND: Answers(_refund, leave),
}
"""What a yes, a no and a place in the list do while a remedy is talked about."""
