"""Ask which wish is meant where statistics alone tell, and take the answer; only the rules act."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from skill.conversation.dialog import GATE, WISH, Ask, Question
from skill.conversation.guessed_wishes import CHANGES_AN_OFFER, FILLS_A_GUESTS_CART, Guessing, guessing_of
from skill.conversation.intent import Answers
from skill.conversation.intents import MODULES, fallback
from skill.conversation.open_question import asked_again
from skill.conversation.scene import Move, Scene
from skill.conversation.turn import Assent, Meant, SlotValue
from skill.conversation.wanted import find, wishes
from skill.domain.choice_words import position
from skill.domain.match import Outcome
from skill.domain.reply import Reply, Say, SpokenValue
from skill.services.records import codec
from skill.services.table import Value

_MODULE_OF = {intent: module for module, intent in MODULES.items()}
_CONSENT = "ConfirmOrderIntent"
_AGREES = frozenset({"AMAZON.YesIntent", _CONSENT})
_CHOICE = "ChooseOptionIntent"
_ORDERS = ("ReorderProductIntent", "CheckoutIntent", "ReorderLastIntent")
"""What "bestellen" means as an answer, the first that was offered."""


def ask_first(scene: Scene) -> Move | None:
    """Return the question that comes before a guess is followed; None where it may be followed at once."""
    turn = scene.turn
    if turn.guessed and guessing_of(turn.intent) is Guessing.NEVER:
        return fallback.handle(scene)
    if not turn.guessed or (turn.instead is None and _may_go_on(scene)):
        return None
    return _ask(scene, [Meant(turn.intent, turn.slots), *([turn.instead] if turn.instead else [])])


def _may_go_on(scene: Scene) -> bool:
    """Tell whether this wish's handler tells something, or asks itself before anything changes."""
    intent, question = scene.turn.intent, scene.question
    if scene.customer.is_guest and intent in FILLS_A_GUESTS_CART:
        return False
    if question and question.kind == GATE and intent in CHANGES_AN_OFFER:
        return False
    return guessing_of(intent) is Guessing.ALONE


def _ask(scene: Scene, meant: Sequence[Meant]) -> Move:
    """Ask for one wish or between two; what stood open is kept, to go on from there."""
    question = scene.question if scene.question and scene.question.kind != WISH else None
    stood: Value = {"kind": question.kind, "payload": question.payload} if question else None
    if scene.question and scene.question.kind == WISH:
        stood = scene.question.payload.get("stood")
    payload: dict[str, Value] = {"wishes": codec.to_plain(list(meant)), "stood": stood}
    return Move(Reply(asks=_which(scene, meant)), Ask(WISH, payload, scene.session.quote))


def _which(scene: Scene, meant: Sequence[Meant]) -> Say:
    slots = next((wish.slots for wish in meant if "product" in wish.slots), {})
    first, *others = (_MODULE_OF[wish.intent] for wish in meant)
    named = {"first": first, **_named(scene, slots)}
    if not others:
        return Say("wish_question-this", named)
    return Say("wish_question-which", {**named, "second": others[0]})


def _named(scene: Scene, slots: Mapping[str, SlotValue]) -> dict[str, SpokenValue]:
    """Return what to call the product: by its name where one is surely meant, else in the customer's words."""
    if not slots:
        return {"named": "none", "words": "none"}
    words = slots["product"].text
    wanted = wishes(replace(scene, turn=replace(scene.turn, slots=slots)))
    match = find(scene, wanted[0]) if wanted else None
    product = scene.product(match.candidates[0].sku) if match and match.outcome is Outcome.SURE else None
    return {"named": "product", "product": product, "words": words} if product else {"named": "words", "words": words}


def taken(scene: Scene) -> Scene:
    """Return the scene in which the wish was said that an answer chooses; any other turn stays as it is."""
    question = scene.question
    if question is None or question.kind != WISH:
        return scene
    wish = _chosen(scene, _offered(question))
    if wish is None:
        return scene
    stood = question.payload.get("stood")
    open_again = replace(question, kind=str(stood["kind"]), payload=stood["payload"]) if stood else None
    slots = {**wish.slots, **(scene.turn.slots if scene.turn.intent == wish.intent else {})}
    turn = replace(scene.turn, intent=wish.intent, slots=slots, guessed=False, instead=None)
    return replace(scene, turn=turn, session=replace(scene.session, question=open_again))


def _offered(question: Question) -> tuple[Meant, ...]:
    return codec.from_plain(question.payload["wishes"], tuple[Meant, ...])


def _chosen(scene: Scene, offered: Sequence[Meant]) -> Meant | None:
    """Return the wish that an answer names: by a yes to the only one, by its place, or in words of its own."""
    turn = scene.turn
    if turn.intent in _AGREES:
        agrees = turn.heard.assent is not Assent.DOUBTFUL
        named = next((wish for name in _ORDERS for wish in offered if wish.intent == name), None)
        only = offered[0] if len(offered) == 1 and agrees else None
        return only or (named if turn.intent == _CONSENT else None)
    if turn.intent == _CHOICE and (place := position(turn.slot("ordinal") or "", turn.language)):
        return offered[place - 1 if place > 0 else place] if abs(place) <= len(offered) else None
    named = next((wish for wish in offered if wish.intent == turn.intent), None)
    return None if named and turn.guessed and guessing_of(named.intent) is not Guessing.ALONE else named


def _again(scene: Scene) -> Move:
    """Ask once more: a yes to one of two is no choice."""
    return asked_again(scene, Say("wish_question-one_of_both")) or _none(scene)


def _none(scene: Scene) -> Move:
    """Let both go, and ask for what stood open or for other words."""
    stood = scene.question.payload.get("stood") if scene.question else None
    if scene.question and stood:
        question = replace(scene.question, kind=str(stood["kind"]), payload=stood["payload"])
        before = replace(scene, session=replace(scene.session, question=question))
        if again := asked_again(before, Say("wish_question-neither")):
            return again
    return Move(Reply((Say("wish_question-neither"),), Say("wish_question-other_words")), Ask("open"))


ANSWERS = {WISH: Answers(_again, _none)}
"""What a yes and a no to the question do; what is chosen goes its own way."""
