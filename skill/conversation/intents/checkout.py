"""Go to the till: offer what lies in the cart."""

from __future__ import annotations

from skill.conversation.baskets import TO_TILL, ask_about_others
from skill.conversation.dialog import GATE, Ask
from skill.conversation.gate_answers import decline
from skill.conversation.intent import Answers, Intent
from skill.conversation.order_gate import Manner, ask_again, offer, sold_by_voice
from skill.conversation.scene import Move, Scene
from skill.conversation.taken_back import taken_back
from skill.domain.quote import QuoteSource
from skill.domain.reply import Reply, Say
from skill.services.quote_products import Draft


def handle(scene: Scene) -> Move:
    """Quote the cart; what may not be sold by voice stays in it and is named first."""
    if scene.question and scene.question.kind == GATE and (again := ask_again(scene)):
        return again
    if others := ask_about_others(scene):
        return others
    sold = sold_by_voice(scene, scene.cart.lines)
    skus = frozenset(line.sku for line in sold)
    kept = tuple(line for line in scene.cart_lines if line.product.sku not in skus)
    lead = (Say("checkout-not_by_voice", {"lines": kept}),) if kept else ()
    if not sold:
        if kept:
            return Move(Reply(lead))
        emptied = scene.question is not None and scene.question.kind == TO_TILL
        said = Say("order_gate-cart_emptied" if emptied else "read_cart-empty")
        return Move(Reply((said,), Say("launch-what_do_you_need")), Ask("open"))
    return offer(scene, Draft(sold, QuoteSource.CART), Manner(lead=lead))


def _leave(scene: Scene) -> Move:
    """Take a no to the till; "doch nicht" means what was put in or taken out last."""
    return taken_back(scene) or decline(scene)


INTENT = Intent("CheckoutIntent", handle, answers={TO_TILL: Answers(handle, _leave)})
