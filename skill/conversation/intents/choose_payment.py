"""Choose among several ways to pay: each choice is offered anew at the gate; none is ever changed in silence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from skill.conversation.baskets import TO_TILL
from skill.conversation.dialog import GATE, Ask
from skill.conversation.gate_answers import decline
from skill.conversation.intent import Answers, Intent, SlotKind
from skill.conversation.open_question import asked_again
from skill.conversation.order_gate import Manner, draft_from, draft_of, draft_payload, offer, sold_by_voice
from skill.conversation.payment_words import payment_values
from skill.conversation.refusals import OTHER_METHOD, reason
from skill.conversation.scene import Move, Scene
from skill.domain.customer import MethodKind, StoredMethod
from skill.domain.errors import (
    ForeignCurrencyError,
    PaymentMethodMissingError,
    PaymentMethodNotOfferedError,
    RefusedError,
)
from skill.domain.paying import methods_of_kind, stored_methods, usable_methods
from skill.domain.quote import QuoteSource
from skill.domain.reply import Reply, Say, SpokenValue
from skill.services.quote_products import Draft
from skill.services.records import keys
from skill.services.records.customers import put_customer

WHICH_METHOD = "which_method"
PREFER = "prefer_method"
_OTHER, _CURRENCY, _CASH = "other", "foreign_currency", "cash"
_LISTED = 3
_CARD = re.compile(r"[ck]art?", re.IGNORECASE)


def handle(scene: Scene) -> Move:
    """Offer what is at the gate with the method that is named; without a name, say what is paid with."""
    if scene.customer.is_guest:
        return Move(Reply((Say("order_gate-link_for_orders", {"seller": scene.merchant.name}),), link_account=True))
    heard = scene.turn.slots.get("payment")
    if heard is None:
        return _told(scene)
    draft = _draft(scene)
    try:
        methods = _meant(scene, heard.ids[0] if heard.ids else "", heard.text, draft)
    except RefusedError as error:
        return _at_what_stood_open(scene, reason(scene, error))
    if len(methods) > 1:
        return _which(scene, methods, draft)
    if draft is None:
        return _prefer_question(scene, methods[0])
    return offer(scene, replace(draft, method=methods[0].method_id), Manner(opening="then", warned=True))


def _meant(scene: Scene, kind: str, words: str, draft: Draft | None) -> tuple[StoredMethod, ...]:
    """Return the methods that may be meant, one where it is clear; raise what stands in the way of all."""
    if kind == _CURRENCY:
        raise ForeignCurrencyError
    if kind == _CASH:
        raise PaymentMethodNotOfferedError(_CASH)
    customer, merchant, today = scene.customer, scene.merchant, scene.local_now.date()
    current = (draft.method if draft else "") or customer.payment_method
    if kind in set(MethodKind):
        found = methods_of_kind(MethodKind(kind), customer, merchant, today)
        named = [method for method in found if _is_called(method, words)]
        if named:
            return tuple(named[:1])
        # "die Karte" means the one in use, if it is a card; "die andere Karte" comes as `other`.
        return tuple(method for method in found if method.method_id == current) or found
    found = tuple(method for method in usable_methods(customer, merchant, today) if method.method_id != current)
    if not found:
        raise PaymentMethodMissingError(_OTHER)
    if not _CARD.search(words):
        return found
    cards = tuple(method for method in found if method.kind is MethodKind.CARD)
    if not cards:
        raise PaymentMethodMissingError(MethodKind.CARD)
    return cards


def _is_called(method: StoredMethod, words: str) -> bool:
    """Tell whether words name this very method: "die Visa"."""
    label = method.label.casefold().split()
    return bool(label) and label[0] in words.casefold().split()


def _draft(scene: Scene) -> Draft | None:
    """Return what is to be paid: what stands at the gate, waits behind a question, or lies before the till."""
    question, quote = scene.question, scene.session.quote
    if question is None:
        return None
    if question.kind == GATE and quote:
        return draft_of(quote)
    if "draft" in question.payload:
        return draft_from(question.payload)
    if question.kind == TO_TILL and (sold := sold_by_voice(scene, scene.cart.lines)):
        return Draft(sold, QuoteSource.CART)
    return None


def _told(scene: Scene) -> Move:
    """Say what is paid with and what else could be, then put the open question again."""
    methods = usable_methods(scene.customer, scene.merchant, scene.local_now.date())
    draft = _draft(scene)
    current = (draft.method if draft else "") or scene.customer.payment_method
    others = tuple(method for method in methods if method.method_id != current)
    if all(method.method_id != current for method in methods):
        said = Say("choose_payment-none_usable")
    else:
        said = Say("choose_payment-paid_with", payment_values(scene, current))
    also = (Say("choose_payment-also", _ways(scene, others)),) if others else ()
    return _at_what_stood_open(scene, said, *also)


def _at_what_stood_open(scene: Scene, *says: Say) -> Move:
    return asked_again(scene, *says) or Move(Reply(says))


def _ways(scene: Scene, methods: Sequence[StoredMethod]) -> dict[str, SpokenValue]:
    """Return up to three ways to pay for a phrase that lists them; `none` where there are fewer."""
    said = [payment_values(scene, method.method_id) for method in methods[:_LISTED]]
    said += [{"pays": "none", "label": ""}] * (_LISTED - len(said))
    names = ("first", "second", "third")
    kinds: dict[str, SpokenValue] = {name: each["pays"] for name, each in zip(names, said, strict=True)}
    return kinds | {f"label_{name}": each["label"] for name, each in zip(names, said, strict=True)}


def _which(scene: Scene, methods: Sequence[StoredMethod], draft: Draft | None) -> Move:
    payload = draft_payload(draft) if draft else {}
    return Move(Reply(asks=Say("choose_payment-which", _ways(scene, methods))), Ask(WHICH_METHOD, payload))


def _which_again(scene: Scene) -> Move:
    """Ask once more: a yes is no choice between several."""
    return asked_again(scene) or decline(scene)


def _prefer_question(scene: Scene, method: StoredMethod) -> Move:
    """Offer to pay so from now on, as nothing is to be paid; the preferred method needs no change."""
    values = payment_values(scene, method.method_id)
    if method.method_id == scene.customer.payment_method:
        return Move(Reply((Say("choose_payment-preferred_already", values),)))
    if scene.is_barred:
        return Move(Reply((Say("choose_payment-nothing_to_pay"),)))
    ask = Ask(PREFER, {"method": method.method_id})
    return Move(Reply((Say("choose_payment-nothing_to_pay"),), Say("choose_payment-prefer_question", values)), ask)


def _prefer(scene: Scene) -> Move:
    """Make a method the preferred one; nothing is bought by that, and the next gate is the first to use it."""
    method = str(scene.question.payload.get("method", "")) if scene.question else ""
    known = {found.method_id for found in stored_methods(scene.customer, scene.merchant)}
    if scene.is_barred or method not in known:
        return decline(scene)
    changed = put_customer(keys.profile(scene.owner), replace(scene.customer.introduced(), payment_method=method))
    return Move(Reply((Say("choose_payment-preferred", payment_values(scene, method)),)), changes=(changed,))


def _try_other(scene: Scene) -> Move:
    """Open a gate of its own for the other method that was offered; consent to the first is no consent to this."""
    payload = scene.question.payload if scene.question else {}
    return offer(scene, draft_from(payload), Manner(warned=True)) if "draft" in payload else decline(scene)


INTENT = Intent(
    "ChoosePaymentIntent",
    handle,
    {"payment": SlotKind.PAYMENT},
    {
        WHICH_METHOD: Answers(_which_again, decline),
        PREFER: Answers(_prefer, decline),
        OTHER_METHOD: Answers(_try_other, decline),
    },
)
