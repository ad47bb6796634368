"""Keep voices that may not buy from buying: their wish goes into the cart, for whoever may."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from skill.conversation.dialog import Ask
from skill.conversation.refusals import reason
from skill.conversation.scene import Move, Scene
from skill.conversation.speaker import Buying, Speaker
from skill.domain.cart import CartLine
from skill.domain.errors import ImpossibleQuantityError, NotFoundError, QuantityLimitError
from skill.domain.quote import QuoteSource
from skill.domain.reply import Line, Reply, Say
from skill.services.quote_products import Draft, check_quantity, product_of
from skill.services.records import codec

LAY_IN_CART = "lay_in_cart"


def turn_to_cart(scene: Scene, draft: Draft, lines: Sequence[Line]) -> Move:
    """Say what this voice may not do, and offer to put what it wants into the cart; nothing is offered for sale.

    A number beyond what the shop sells is more likely misheard, or a joke, than meant: one pack is offered first.
    """
    if draft.source is QuoteSource.CART:
        stays = Say("order_gate-cart_stays", {"lines": scene.cart_lines})
        return Move(Reply((_barred(scene), *wanted_buyer(scene), *((stays,) if scene.cart_lines else ()))))
    insists = scene.question is not None and scene.question.kind == LAY_IN_CART
    fitting: list[CartLine] = []
    for line in draft.lines:
        try:
            check_quantity(product_of(scene.catalogue, line.sku), line.quantity)
            fitting.append(line)
        except QuantityLimitError as error:
            fitting.append(replace(line, quantity=error.allowed if insists else 1))
        except (ImpossibleQuantityError, NotFoundError) as error:
            return Move(Reply((reason(scene, error),)))
    return _ask(scene, replace(draft, lines=tuple(fitting)), lines, insists=insists)


def _ask(scene: Scene, draft: Draft, asked: Sequence[Line], *, insists: bool) -> Move:
    quantities = {line.sku: line.quantity for line in draft.lines}
    lines = tuple(replace(line, quantity=quantities[line.product.sku]) for line in asked)
    fewer = next((line for line in lines if line.quantity < _quantity_of(line, asked)), None)
    ask = Ask(LAY_IN_CART, {"draft": codec.to_plain(draft)})
    focus = tuple(line.product.sku for line in lines)
    if insists and fewer:
        said = Say("household-too_many", {"lines": (replace(fewer, quantity=_quantity_of(fewer, asked)),)})
        return Move(Reply((said,), Say("household-add_fewer", {"quantity": fewer.quantity})), ask, focus_skus=focus)
    lead = () if insists else (_barred(scene),)
    return Move(Reply(lead, Say("household-lay_question", {"lines": lines})), ask, focus_skus=focus)


def _quantity_of(line: Line, asked: Sequence[Line]) -> int:
    return next(other.quantity for other in asked if other.product.sku == line.product.sku)


def wanted_buyer(scene: Scene) -> tuple[Say, ...]:
    """Return who has to buy what this voice put into the cart; nothing for a voice that may itself."""
    if not scene.is_barred:
        return ()
    kind = "code" if scene.buying is Buying.WITH_CODE else "member" if scene.speaker is Speaker.MEMBER else "stranger"
    return (Say("household-buyer", {"kind": kind, "seller": scene.merchant.name}),)


def _barred(scene: Scene) -> Say:
    kind = "code" if scene.buying is Buying.WITH_CODE else "cart_only"
    return Say("household-barred", {"kind": kind})
