"""Take a device as an answer: it chooses what fits among options, and is checked against what is on offer."""

from __future__ import annotations

from skill.conversation.device_talk import device_told, remembering
from skill.conversation.devices import fitting_among, is_for_device, listed_name
from skill.conversation.dialog import CHOOSE, GATE, Question
from skill.conversation.intents import add_to_cart, product_question, reorder_product
from skill.conversation.scene import Move, Scene
from skill.conversation.wanted import choice_move, wishes
from skill.domain.reply import Say

_MOST_OPTIONS = 4


def by_device(scene: Scene) -> Move | None:
    """Return the move where an answer names a device, alone or with goods for it; None where it names none."""
    question = scene.question
    named = wishes(scene)
    if any(is_for_device(scene, wish) for wish in named):
        to_cart = question is not None and question.payload.get("purpose") == add_to_cart.PURPOSE
        return add_to_cart.handle(scene) if to_cart else reorder_product.handle(scene)
    if named or scene.turn.slot("device") is None:
        return None
    if question and question.kind == CHOOSE:
        return _among_options(scene, question)
    at_gate = question is not None and question.kind == GATE
    return product_question.about_device(scene) if at_gate else device_told(scene)


def _among_options(scene: Scene, question: Question) -> Move:
    """Leave of the options what fits the device."""
    skus = question.payload.get("options")
    options = [product for sku in skus or () if (product := scene.product(str(sku)))]
    fits = fitting_among(scene, options)
    if not fits:
        return choice_move(options, question.payload, Say("choose_option-not_among")) if options else device_told(scene)
    move = choice_move(
        fits[:_MOST_OPTIONS], {**question.payload, "options": [product.sku for product in fits[:_MOST_OPTIONS]]}
    )
    return remembering(scene, move, listed_name(scene))
