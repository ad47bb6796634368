"""Answer what people ask in the middle of a withdrawal, return or complaint, and put the question again."""

from __future__ import annotations

from skill.conversation import remedies
from skill.conversation.case_talk import case_values
from skill.conversation.gate_answers import stray_yes
from skill.conversation.goods_meant import goods_from
from skill.conversation.intent import Intent, SlotKind
from skill.conversation.intents import fallback, refund_status, return_item, withdraw
from skill.conversation.open_question import asked_again
from skill.conversation.scene import Move, Scene
from skill.domain.case_rules import withdrawal_ends
from skill.domain.cases import CaseKind
from skill.domain.reply import Reply, Say, SpokenValue

_CONFIRM = "confirm"
_RECEIVED = "received"
"""Whether a return has arrived is told together with its refund."""
_TOPICS = (
    _RECEIVED,
    "reason",
    "amount",
    "cost",
    "deadline",
    "printer",
    "send_back",
    "money_when",
    "where",
    "keep",
    _CONFIRM,
)
_WITHDRAWING = frozenset({withdraw.REALLY, withdraw.WHICH})
_ABOUT_CASES = _WITHDRAWING | remedies.KINDS | {return_item.REALLY}


def handle(scene: Scene) -> Move:
    """Take the second step of a withdrawal where that was said, else answer shortly."""
    topic = topic_of(scene)
    if not topic:
        return fallback.handle(scene)
    if topic == _RECEIVED:
        return refund_status.handle(scene)
    if topic != _CONFIRM:
        return tell(scene, topic)
    if scene.question and scene.question.kind == withdraw.REALLY:
        return withdraw.confirm(scene)
    return asked_again(scene) or stray_yes(scene)


def topic_of(scene: Scene) -> str:
    """Return the id of what is asked about, empty if nothing is that we know an answer to."""
    value = scene.turn.slots.get("topic")
    return next((topic for topic in value.ids if topic in _TOPICS), "") if value else ""


def tell(scene: Scene, topic: str) -> Move:
    """Answer for the goods that are talked about, else in general; the same question follows where one is open."""
    said = Say(f"case_question-{topic}", _values(scene))
    if scene.question and scene.question.kind in _ABOUT_CASES:
        return asked_again(scene, said) or Move(Reply((said,)))
    return Move(Reply((said,)), aside=True)


def _values(scene: Scene) -> dict[str, SpokenValue]:
    question = scene.question
    known: dict[str, SpokenValue] = {
        "about": "nothing",
        "slip": scene.merchant.returns.slip.value,
        "carrier": scene.merchant.delivery.carrier,
        "days": scene.merchant.returns.refund_days,
        "period": scene.merchant.returns.withdrawal_days,
    }
    goods = goods_from(scene, question.payload) if question and question.kind in _ABOUT_CASES else None
    if question is None or goods is None:
        return known
    kind = CaseKind(str(question.payload.get("kind") or CaseKind.WITHDRAWAL.value))
    ends = withdrawal_ends(goods.order, scene.merchant)
    about = "withdrawal" if question.kind in _WITHDRAWING else "return" if kind is CaseKind.RETURN else "problem"
    timed: dict[str, SpokenValue] = {"until": ends} if ends else {}
    return {**known, **case_values(scene, goods, kind), **timed, "about": about, "arrived": "yes" if ends else "no"}


INTENT = Intent("CaseQuestionIntent", handle, {"topic": SlotKind.TOPIC})
