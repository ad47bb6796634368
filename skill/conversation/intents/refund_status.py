"""Tell where money is that goes back: since when, until when, and what to do then."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

from skill.conversation.case_talk import kept_from, way_back
from skill.conversation.dialog import Ask
from skill.conversation.intent import Answers, Intent, SlotKind
from skill.conversation.intents import talk_to_person
from skill.conversation.order_gate import lines_of
from skill.conversation.orders_meant import by_number, by_product, number_in
from skill.conversation.scene import Move, Scene
from skill.conversation.wanted import wishes
from skill.domain.cart import CartLine
from skill.domain.case_rules import next_working_day, refund_expected
from skill.domain.cases import Case, CaseState, Remedy
from skill.domain.order import Order, PaymentState
from skill.domain.reply import OrderNumber, Reply, Say, SpokenValue
from skill.services.records.cases import recent_cases

OVERDUE = "refund_overdue"
_RECENT = timedelta(days=60)
_PAID = frozenset({PaymentState.CAPTURED, PaymentState.REFUNDED})


def handle(scene: Scene) -> Move:
    """Answer for the refund that is meant: of a case, else of a cancelled order."""
    if refused := kept_from(scene):
        return refused
    order = _order(scene)
    if order is None and (number_in(scene) or wishes(scene)):
        return Move(Reply((Say("refund_status-none"),)), aside=True)
    case = next(iter(_cases(scene, order)), None)
    if case:
        return _of_case(scene, case)
    cancelled = next((found for found in ([order] if order else scene.orders) if _gave_money_back(scene, found)), None)
    if cancelled is None:
        return Move(Reply((Say("refund_status-none"),)), aside=True)
    key = "refund_status-cancelled"
    return Move(Reply((Say(key, _order_values(scene, cancelled)),)), focus_order=cancelled.order_id, aside=True)


def is_expected(scene: Scene) -> bool:
    """Tell whether money is on its way back, or will be."""
    return any(case.is_open or case.refund_asked_at for case in _cases(scene, None))


def _order(scene: Scene) -> Order | None:
    digits = number_in(scene)
    return by_number(scene.orders, digits) if digits else by_product(scene, scene.orders)


def _cases(scene: Scene, order: Order | None) -> list[Case]:
    """Return the cases about money, those that still wait first, then the newest."""
    found = (case for case in recent_cases(scene.shop.table, scene.owner) if _is_about_money(case))
    since = scene.now - _RECENT
    recent = [case for case in found if case.refund.amount and (case.is_open or case.declared_at > since)]
    about = [case for case in recent if order is None or case.order_id == order.order_id]
    if order and wishes(scene):
        return sorted(about, key=lambda case: not _names(scene, case))
    return sorted(about, key=lambda case: not case.is_open and case.refund_asked_at is None)


def _is_about_money(case: Case) -> bool:
    """Tell whether something is or was to be paid back; what was withdrawn from before it was charged is settled without."""
    was_never_charged = case.state is CaseState.SETTLED and case.refund_asked_at is None
    return case.remedy is Remedy.REFUND and not was_never_charged


def _names(scene: Scene, case: Case) -> bool:
    return any(line.sku in wishes(scene)[0].ids for line in case.lines)


def _of_case(scene: Scene, case: Case) -> Move:
    values = _case_values(scene, case)
    if case.state is CaseState.REFUSED:
        return _said(case, Say("refund_status-refused", values))
    if case.refund_asked_at:
        return _asked(scene, case, values)
    if case.state is CaseState.AWAITING_GOODS and case.send_back_by:
        over = "yes" if scene.local_now.date() > case.send_back_by else "no"
        return _said(case, Say("refund_status-awaiting", {**values, "by": case.send_back_by, "over": over}))
    key = "refund_status-judged" if case.state is CaseState.DECLARED else "refund_status-received"
    return _said(case, Say(key, values))


def _said(case: Case, say: Say) -> Move:
    return Move(Reply((say,)), focus_order=case.order_id, aside=True)


def _asked(scene: Scene, case: Case, values: dict[str, SpokenValue]) -> Move:
    """Say since when the bank has it and by when it should be booked; after that, a person looks into it."""
    zone = ZoneInfo(scene.merchant.time_zone)
    today = scene.local_now.date()
    since = (case.refund_asked_at or case.declared_at).astimezone(zone).date()
    due = refund_expected(since, scene.merchant)
    said: dict[str, SpokenValue] = {**values, "since": since, "day": due, "left": (due - today).days}
    if today > due:
        reply = Reply((Say("refund_status-overdue", said),), Say("refund_status-call_back"))
        return Move(reply, Ask(OVERDUE), focus_order=case.order_id, aside=True)
    later = {**said, "next_day": next_working_day(due, scene.merchant)}
    return _said(case, Say("refund_status-on_its_way", later))


def _gave_money_back(scene: Scene, order: Order) -> bool:
    """Tell whether packs of an order were cancelled, of late, after they had been paid for."""
    cancelled = any(line.cancelled for line in order.lines) and not order.refused_because
    return cancelled and order.payment in _PAID and order.placed_at > scene.now - _RECENT


def _order_values(scene: Scene, order: Order) -> dict[str, SpokenValue]:
    cancelled = [CartLine(line.sku, line.cancelled) for line in order.lines if line.cancelled]
    return {
        "lines": lines_of(scene, cancelled),
        "number": OrderNumber(order.number),
        "placed": order.placed_at.astimezone(scene.local_now.tzinfo).date(),
        "days": scene.merchant.returns.refund_days,
        "discreet": "yes" if scene.customer.discreet else "no",
    }


def _case_values(scene: Scene, case: Case) -> dict[str, SpokenValue]:
    order = next((order for order in scene.orders if order.order_id == case.order_id), None)
    return {
        "lines": lines_of(scene, [CartLine(line.sku, line.quantity) for line in case.lines]),
        "number": OrderNumber(case.order_number),
        "amount": case.refund,
        "discreet": "yes" if scene.customer.discreet else "no",
        "way": way_back(scene, order) if order else "card",
        "kind": case.kind.value,
    }


def _no(scene: Scene) -> Move:
    del scene
    return Move(Reply((Say("refund_status-no_call"),)))


INTENT = Intent(
    "RefundStatusIntent",
    handle,
    {"product": SlotKind.PRODUCT, "order_number": SlotKind.ORDER_NUMBER},
    {OVERDUE: Answers(talk_to_person.handle, _no)},
)
