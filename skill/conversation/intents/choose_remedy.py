"""Choose between a replacement and the money back, as an answer or out of the blue."""

from __future__ import annotations

from skill.conversation import remedies
from skill.conversation.case_talk import kept_from
from skill.conversation.intent import Intent, SlotKind
from skill.conversation.intents import case_question, refund_status, report_problem, return_item
from skill.conversation.scene import Move, Scene
from skill.domain.cases import Remedy
from skill.domain.reply import Reply, Say

_OF_CODES = frozenset({"printer", "send_back", "where", "cost"})
"""Questions whose answer fits in the sentence that offers the remedy."""


def handle(scene: Scene) -> Move:
    """Take the remedy for what is talked about; without that, money asked for is perhaps on its way."""
    value = scene.turn.slots.get("remedy")
    remedy = next((known for known in Remedy if value and known.value in value.ids), None)
    question = scene.question
    if question and question.kind in {*remedies.KINDS, report_problem.MEANT} and remedy:
        topic = case_question.topic_of(scene)
        return remedies.take(scene, remedy, topic if topic in _OF_CODES else "")
    if question and question.kind == return_item.REALLY:
        return case_question.tell(scene, "amount")
    if refused := kept_from(scene):
        return refused
    if remedy is Remedy.REFUND and refund_status.is_expected(scene):
        return refund_status.handle(scene)
    return Move(
        Reply((Say("choose_remedy-for_what"),), Say("choose_remedy-which_product")),
        report_problem.any_of_them(scene),
        aside=True,
    )


INTENT = Intent("ChooseRemedyIntent", handle, {"remedy": SlotKind.REMEDY, "topic": SlotKind.TOPIC})
