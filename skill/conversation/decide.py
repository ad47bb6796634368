"""Find who decides a turn: the open question, the intent's module, or the order gate that was left."""

from __future__ import annotations

import re
from dataclasses import replace

from skill.conversation import gate_answers
from skill.conversation.approval_news import approval_news
from skill.conversation.dialog import CHOOSE, CODE, GATE, Ask
from skill.conversation.intent import Answers, Handler
from skill.conversation.intents import INTENTS
from skill.conversation.intents.provide_code import digits_in
from skill.conversation.intents.track_order import NOTIFY
from skill.conversation.open_question import asked_again
from skill.conversation.order_gate import Manner, draft_from, draft_of, draft_payload, lines_of, offer
from skill.conversation.orders_meant import by_product, placed
from skill.conversation.scene import Move, Scene
from skill.conversation.taken_back import says_doch_nicht
from skill.conversation.turn import Assent
from skill.conversation.wish_question import ANSWERS as WISH_ANSWERS
from skill.conversation.wish_question import ask_first, taken
from skill.domain.reply import Reply, Say

YES = "AMAZON.YesIntent"
NO = "AMAZON.NoIntent"
CONFIRM = "ConfirmOrderIntent"
FALLBACK = "AMAZON.FallbackIntent"
REORDER = "ReorderProductIntent"
CHOICE = "ChooseOptionIntent"
TRACK = "TrackOrderIntent"
ADD = "AddToCartIntent"
RESUME_GATE = "resume_gate"
MONEY_MOVES = frozenset({"cancel_order", "withdraw", "problem_refund"})
"""Questions whose yes moves money, or must be express by law (§ 356a BGB): casual words do not answer them."""
_ORDERS = re.compile(r"(bitte |please |dann |und |and )*(bestell|kauf|order|reorder|buy)", re.IGNORECASE)
"""Words that open a wish to buy: no answer to what is to be withdrawn, returned or complained of."""
_AND = (["und"], ["and"])
_NAMING = frozenset({CHOICE, REORDER, FALLBACK})
_GREETINGS = frozenset({"launch-hello", "launch-welcome"})


def decide(scene: Scene) -> Move:
    """Return the move for a turn, with the disclosure where the customer meets the assistant first."""
    scene, news = approval_news(scene)
    if news.says and scene.turn.intent in {YES, CONFIRM} and scene.question is None:
        return Move(Reply(news.says), changes=news.changes)
    scene = taken(scene)
    move = _taken_up_again(scene, ask_first(scene) or _route(scene))
    if news.says:
        rest = (say for say in move.reply.says if say.key not in _GREETINGS)
        asks = move.reply.asks
        more = Say("launch-anything_more") if asks and asks.key == "launch-what_do_you_need" else asks
        reply = replace(move.reply, says=(*news.says, *rest), asks=more)
        written = {change.key for change in move.changes}
        told = (change for change in news.changes if change.key not in written)
        move = replace(move, reply=reply, changes=(*move.changes, *told))
    if scene.customer.disclosed or (not move.reply.says and move.reply.asks is None):
        return move
    disclosed = Say("launch-disclosure", {"seller": scene.merchant.name})
    return replace(move, reply=replace(move.reply, says=(disclosed, *move.reply.says)))


def answers() -> dict[str, Answers]:
    """Return what a yes and a no do to every kind of question there is."""
    found = {**gate_answers.ANSWERS, **WISH_ANSWERS, RESUME_GATE: Answers(_resume, gate_answers.decline)}
    for intent in INTENTS.values():
        found.update(intent.answers)
    return found


def _route(scene: Scene) -> Move:
    intent = scene.turn.intent
    if intent in {YES, CONFIRM}:
        return _yes(scene)
    if intent == NO or says_doch_nicht(scene):
        return _no(scene)
    if intent == TRACK and scene.question and scene.question.kind == CODE and scene.turn.slot("order_number"):
        return gate_answers.give_code(scene, digits_in(scene, "order_number"))
    if _asks_of_another_order(scene):
        return INTENTS[TRACK].handle(scene)
    choose = _chooser(scene)
    if choose is not None:
        return choose(scene)
    handler = INTENTS[CHOICE] if _names_an_option(scene) else INTENTS.get(intent) or INTENTS[FALLBACK]
    return handler.handle(scene)


def _asks_of_another_order(scene: Scene) -> bool:
    """Tell whether "und die Rasierklingen" goes on asking where things are: after such an answer, of what was ordered.

    Only words tell; Alexa hears the same as a wish to have more of it.
    """
    words = (scene.turn.heard.text or "").casefold().split()
    alone = scene.turn.slot("product") and not scene.turn.slot("product_two") and not scene.turn.slot("quantity")
    asked = scene.question is None or scene.question.kind == NOTIFY
    if scene.turn.intent != ADD or not alone or not asked or words[:1] not in _AND or not scene.session.focus_order:
        return False
    return not scene.session.focus_skus and by_product(scene, placed(scene)) is not None


def _chooser(scene: Scene) -> Handler | None:
    """Return who takes an option of the open question by its name, place, day or order number, if this turn has one."""
    taken = answers().get(scene.question.kind) if scene.question else None
    if taken is None or taken.choose is None:
        return None
    if scene.turn.intent == REORDER and _ORDERS.match(scene.turn.heard.text or ""):
        return None
    numbered = scene.turn.intent == TRACK and scene.turn.slot("order_number") is not None
    silent = scene.turn.heard.text is not None and not scene.turn.heard.text.strip()
    return taken.choose if (scene.turn.intent in _NAMING or numbered) and not silent else None


def _names_an_option(scene: Scene) -> bool:
    """Tell whether a bare product may answer an open choice: Alexa hears "Melitta" as a wish to reorder."""
    question = scene.question
    alone = not scene.turn.slot("product_two")
    return scene.turn.intent == REORDER and question is not None and question.kind == CHOOSE and alone


def _yes(scene: Scene) -> Move:
    question = scene.question
    if question is None:
        asked = scene.session.question
        if asked and asked.kind in {GATE, CODE}:
            return gate_answers.too_late(scene)
        return gate_answers.stray_yes(scene)
    if scene.turn.heard.assent is Assent.DOUBTFUL and question.kind != GATE:
        return INTENTS[FALLBACK].handle(scene)
    if question.kind in MONEY_MOVES and scene.turn.heard.assent is Assent.CASUAL and scene.turn.heard.text is not None:
        return asked_again(scene, Say("order_gate-unclear")) or INTENTS[FALLBACK].handle(scene)
    taken = answers().get(question.kind)
    return taken.yes(scene) if taken else INTENTS[YES].handle(scene)


def _no(scene: Scene) -> Move:
    question = scene.question
    taken = answers().get(question.kind) if question else None
    return taken.no(scene) if taken else INTENTS[NO].handle(scene)


def _taken_up_again(scene: Scene, move: Move) -> Move:
    """After an answer to something else, say where the open gate stands and ask whether to go on."""
    question, quote = scene.question, scene.session.quote
    if not move.aside or question is None or quote is None or question.kind not in {GATE, CODE}:
        return move
    lines = lines_of(scene, draft_of(quote).lines)
    reply = replace(
        move.reply,
        says=(*move.reply.says, Say("order_gate-not_ordered_yet", {"lines": lines})),
        asks=Say("order_gate-resume_question", {"lines": lines}),
        reprompt=(),
    )
    return replace(move, reply=reply, ask=Ask(RESUME_GATE, draft_payload(draft_of(quote))))


def _resume(scene: Scene) -> Move:
    question = scene.question
    if question is None:
        return Move(Reply((Say("order_gate-stray_yes"),)))
    return offer(scene, draft_from(question.payload), Manner(warned=True))
