"""Go to the till: offer what lies in the cart."""

from __future__ import annotations

from skill.conversation.baskets import TO_TILL
from skill.conversation.dialog import GATE, Ask
from skill.conversation.intent import Answers, Intent
from skill.conversation.order_gate import Manner, ask_again, lines_of, offer
from skill.conversation.scene import Move, Scene
from skill.domain.quote import QuoteSource
from skill.domain.reply import Reply, Say
from skill.services.quote_products import Draft


def handle(scene: Scene) -> Move:
    """Quote the cart; what may not be sold by voice stays in it and is named first."""
    if scene.question and scene.question.kind == GATE and (again := ask_again(scene)):
        return again
    sold = tuple(line for line in scene.cart.lines if _sold_by_voice(scene, line.sku))
    kept = lines_of(scene, [line for line in scene.cart.lines if line not in sold])
    lead = (Say("checkout-not_by_voice", {"lines": kept}),) if kept else ()
    if not sold:
        if kept:
            return Move(Reply(lead))
        return Move(Reply((Say("read_cart-empty"),), Say("launch-what_do_you_need")), Ask("open"))
    return offer(scene, Draft(sold, QuoteSource.CART), Manner(lead=lead))


def _sold_by_voice(scene: Scene, sku: str) -> bool:
    product = scene.product(sku)
    return product is not None and product.voice_orderable and not product.age_limit


def _later(scene: Scene) -> Move:
    return Move(Reply((Say("order_gate-declined"), Say("order_gate-cart_stays", {"lines": scene.cart_lines}))))


INTENT = Intent("CheckoutIntent", handle, answers={TO_TILL: Answers(handle, _later)})
