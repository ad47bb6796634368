"""Say why something cannot be offered, and what can be done instead."""

from __future__ import annotations

import re
from dataclasses import replace

from skill.conversation.dialog import Ask
from skill.conversation.scene import Move, Scene
from skill.domain.cart import CartLine
from skill.domain.errors import (
    BelowMinimumError,
    LimitExceededError,
    NotFoundError,
    NotSoldByVoiceError,
    OutOfStockError,
    QuantityLimitError,
    ShopError,
    TooManyLinesError,
)
from skill.domain.money import Money
from skill.domain.reply import Reply, Say, SpokenValue
from skill.services.quote_products import Draft
from skill.services.records import codec

FEWER = "fewer"
INTO_CART = "into_cart"


def phrase_key(error: ShopError) -> str:
    """Return the phrase of an error, derived from its class: `OutOfStockError` is `errors-out_of_stock`."""
    name = type(error).__name__.removesuffix("Error")
    return "errors-" + re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def refuse(scene: Scene, draft: Draft, error: ShopError) -> Move:
    """Return the move that explains a refusal and offers the nearest thing that is allowed."""
    said = reason(scene, error)
    fewer = _fewer(draft, error)
    if fewer is not None:
        ask = Ask(FEWER, {"draft": codec.to_plain(fewer)})
        sku = error.sku  # type: ignore[attr-defined]  # _fewer returns a draft for errors with a sku only
        quantity = next((line.quantity for line in fewer.lines if line.sku == sku), 0)
        return Move(Reply((said,), Say("errors-fewer_question", {"quantity": quantity})), ask)
    if isinstance(error, NotSoldByVoiceError) and not scene.cart.quantity_of(error.sku):
        ask = Ask(INTO_CART, {"draft": codec.to_plain(draft)})
        return Move(Reply((said,), Say("errors-into_cart_question")), ask, focus_skus=(error.sku,))
    return Move(Reply((said,)))


def reason(scene: Scene, error: ShopError) -> Say:
    """Return the sentence that explains an error."""
    return Say(phrase_key(error), _values(scene, error))


def _fewer(draft: Draft, error: ShopError) -> Draft | None:
    """Return the draft with as many packs as are allowed; None if that leaves nothing."""
    match error:
        case OutOfStockError(sku=sku, available=allowed) | QuantityLimitError(sku=sku, allowed=allowed):
            lowered = (CartLine(sku, allowed) if line.sku == sku else line for line in draft.lines)
            lines = tuple(line for line in lowered if line.quantity > 0)
            return replace(draft, lines=lines) if lines else None
        case _:
            return None


def _values(scene: Scene, error: ShopError) -> dict[str, SpokenValue]:
    values: dict[str, SpokenValue] = {"seller": scene.merchant.name}
    sku = getattr(error, "sku", None) or (error.args[0] if isinstance(error, NotFoundError) else None)
    product = scene.product(sku) if isinstance(sku, str) else None
    if product:
        values["product"] = product
    match error:
        case OutOfStockError(available=available):
            values["available"] = available
        case QuantityLimitError(allowed=allowed) | TooManyLinesError(allowed=allowed):
            values["allowed"] = allowed
        case BelowMinimumError(minimum=minimum):
            values["minimum"] = Money(minimum, scene.merchant.currency)
        case LimitExceededError(limit=limit, allowed=allowed):
            values["limit"] = limit
            values["amount"] = Money(allowed, scene.merchant.currency)
        case _:
            pass
    return values
