"""Say why something cannot be offered, and what can be done instead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from skill.conversation.dialog import CHOOSE, Ask
from skill.conversation.on_hand import instead_of
from skill.conversation.payment_words import payment_values
from skill.conversation.scene import Move, Scene
from skill.domain.cart import CartLine
from skill.domain.errors import (
    BelowMinimumError,
    LimitExceededError,
    NotFoundError,
    NotSoldByVoiceError,
    OutOfStockError,
    PaymentMethodExpiredError,
    PaymentMethodMissingError,
    PaymentMethodNotOfferedError,
    QuantityLimitError,
    ShopError,
)
from skill.domain.money import Money
from skill.domain.paying import other_method
from skill.domain.reply import Reply, Say, SpokenValue
from skill.services.quote_products import Draft
from skill.services.records import codec
from skill.services.table import Value

FEWER = "fewer"
INTO_CART = "into_cart"
OTHER_METHOD = "other_method"

_SAID = {"available": "available", "allowed": "allowed", "ended": "day", "kind": "kind", "limit": "limit"}
"""What errors keep that phrases say, by the names both have for it."""


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
    if isinstance(error, PaymentMethodExpiredError | PaymentMethodMissingError | PaymentMethodNotOfferedError):
        return or_other_method(scene, draft, said, (draft.method or scene.customer.payment_method,))
    if isinstance(error, NotSoldByVoiceError) and not scene.cart.quantity_of(error.sku):
        ask = Ask(INTO_CART, {"draft": codec.to_plain(draft)})
        return Move(Reply((said,), Say("errors-into_cart_question")), ask, focus_skus=(error.sku,))
    if isinstance(error, OutOfStockError) and (instead := _instead(scene, draft, error)):
        return replace(instead, reply=replace(instead.reply, says=(said,)))
    return Move(Reply((said,)))


def _instead(scene: Scene, draft: Draft, error: OutOfStockError) -> Move | None:
    """Offer what comes nearest to the one product that was wanted and is gone, in the same quantity; nothing is swapped unasked."""
    gone = scene.product(error.sku)
    other = instead_of(scene, gone) if gone else None
    if other is None:
        return None
    payload: dict[str, Value] = {"options": [other.sku], "quantity": draft.lines[0].quantity, "purpose": "reorder"}
    asks = Say("choose_option-nearest", {"product": other})
    return Move(Reply(asks=asks), Ask(CHOOSE, payload), focus_skus=(other.sku,))


def or_other_method(scene: Scene, draft: Draft, said: Say, tried: Sequence[str]) -> Move:
    """Return the sentence that one way to pay failed, and the question for another; a yes opens a gate of its own."""
    other = other_method(tried, scene.customer, scene.merchant, scene.local_now.date())
    if other is None or scene.is_barred:
        return Move(Reply((said,)))
    ask = Ask(OTHER_METHOD, {"draft": codec.to_plain(replace(draft, method=other.method_id))})
    asks = Say("choose_payment-try_other", payment_values(scene, other.method_id))
    return Move(Reply((said,), asks), ask, focus_skus=tuple(line.sku for line in draft.lines))


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
    values |= {said: getattr(error, kept) for kept, said in _SAID.items() if hasattr(error, kept)}
    currency = scene.merchant.currency
    if isinstance(error, BelowMinimumError):
        values["minimum"] = Money(error.minimum, currency)
    return values | (_of_limit(error, currency) if isinstance(error, LimitExceededError) else {"currency": currency})


def _of_limit(error: LimitExceededError, currency: str) -> dict[str, SpokenValue]:
    return {
        "amount": Money(error.allowed, currency),
        "remaining": Money(error.left or 0, currency),
        "rest": "unknown" if error.left is None else "some" if error.left else "none",
    }
