"""Ask which product of an open offer a change is for, and read the answer."""

from __future__ import annotations

from skill.conversation.dialog import GATE, Ask
from skill.conversation.open_question import asked_again
from skill.conversation.order_gate import Manner, draft_from, draft_of, lines_of, offer
from skill.conversation.scene import Move, Scene
from skill.conversation.wanted import wishes
from skill.domain.cart import CartLine
from skill.domain.choices import choose
from skill.domain.reply import Reply, Say
from skill.services.quote_products import Draft

_NAMED = 3


def open_draft(scene: Scene, *kinds: str) -> Draft | None:
    """Return what the open gate offers, or an open question of one of these kinds is about; None if neither is open."""
    question, quote = scene.question, scene.session.quote
    if question and question.kind == GATE and quote:
        return draft_of(quote)
    return draft_from(question.payload) if question and question.kind in kinds else None


def line_meant(scene: Scene, draft: Draft) -> CartLine | None:
    """Return the line of an offer that a turn means; without a name the only one."""
    named = wishes(scene)
    if not named:
        return draft.lines[0] if len(draft.lines) == 1 else None
    index = scene.catalogue.index(scene.turn.language)
    match = index.find(named[0].words, history=[line.sku for line in draft.lines], limit=10)
    wanted = {*named[0].ids, *(candidate.sku for candidate in match.candidates)}
    return next((line for line in draft.lines if line.sku in wanted), None)


def line_chosen(scene: Scene) -> CartLine | None:
    """Return the line that an answer to the question means, by place, by name or by what tells it apart."""
    draft = open_draft(scene, scene.question.kind) if scene.question else None
    if draft is None:
        return None
    products = [line.product for line in lines_of(scene, draft.lines)]
    ordinal, attribute, product = (scene.turn.slot(name) for name in ("ordinal", "attribute", "product"))
    sku = choose(products, ordinal=ordinal, attribute=attribute, product=product, language=scene.turn.language)
    return next((line for line in draft.lines if line.sku == sku), None) or line_meant(scene, draft)


def ask_part(scene: Scene, draft: Draft, ask: Ask, keys: tuple[str, str]) -> Move:
    """Ask which of several products is meant: by name with the first phrase, where they are many with the second."""
    products = tuple(line.product for line in lines_of(scene, draft.lines))
    few, many = keys
    asks = Say(few, {"options": products}) if len(products) <= _NAMED else Say(many)
    buttons = tuple(Say("choose_option-button", {"product": product}) for product in products[:_NAMED])
    return Move(Reply(asks=asks, options=buttons), ask)


def ask_part_again(scene: Scene) -> Move:
    """Put the question once more after an answer that names none of the products."""
    return asked_again(scene, Say("choose_option-not_among")) or Move(Reply((Say("order_gate-declined"),)))


def offer_again(scene: Scene) -> Move:
    """Offer everything as it was after a no to the question: none of it is to be changed."""
    draft = open_draft(scene, scene.question.kind) if scene.question else None
    return offer(scene, draft, Manner(warned=True)) if draft else Move(Reply((Say("order_gate-declined"),)))
