"""Take the answers at the order gate: consent, no, the voice code, and a yes that came too late."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from skill.conversation.baskets import store
from skill.conversation.checkout_turn import place, resume, resume_begun
from skill.conversation.consent_words import is_statutory_consent
from skill.conversation.dialog import CODE, CONSENT_HEARD, GATE, GATE_QUESTION, Ask, Question
from skill.conversation.heard import heard_without_code
from skill.conversation.intent import Answers
from skill.conversation.open_question import asked_again
from skill.conversation.order_gate import (
    DUPLICATE,
    READ_AGAIN,
    Manner,
    ask_again,
    draft_from,
    draft_of,
    draft_payload,
    lines_of,
    offer,
    quote_for,
    sold_by_voice,
)
from skill.conversation.refusals import FEWER, INTO_CART, refuse
from skill.conversation.scene import Move, Scene
from skill.conversation.speaker import Buying
from skill.conversation.turn import Assent, Button
from skill.domain.cart import CartLine
from skill.domain.code_rules import TRIES
from skill.domain.errors import NotFoundError, OutOfStockError, RefusedError
from skill.domain.merchant import ConsentStrictness
from skill.domain.quote import Quote, QuoteSource
from skill.domain.reply import Reply, Say
from skill.services.check_voice_code import CodeResult, Guess, check_voice_code
from skill.services.quote_products import Draft
from skill.services.records import keys
from skill.services.records.customers import put_cart
from skill.services.records.voice_codes import VoiceCode, put_voice_code
from skill.services.send_code_link import send_code_link
from skill.services.table import Change

KEEP_IN_CART = "keep_in_cart"


def consent(scene: Scene) -> Move:
    """Take a yes at the gate: only clear words, to this very question, to terms that still hold."""
    question, quote = scene.question, scene.session.quote
    if question is None or quote is None:
        return stray_yes(scene)
    if scene.customer.is_guest or scene.is_barred:
        return offer(scene, draft_of(quote))
    if not _is_express(scene):
        key = "order_gate-say_phrase" if _strict(scene) else "order_gate-unclear"
        return ask_again(scene, Say(key), opening="brief") or stray_yes(scene)
    changed = _changed_terms(scene, quote)
    if changed:
        return changed
    if _code_demanded(scene, quote):
        return _ask_code(scene, quote, question)
    return place(scene, quote, question)


def decline(scene: Scene) -> Move:
    """Take a no at the gate: nothing is ordered, the cart stays as it was, and both are said."""
    says = [Say("order_gate-declined")]
    if scene.cart_lines:
        says.append(Say("order_gate-cart_stays", {"lines": scene.cart_lines}))
    return Move(Reply(tuple(says)))


def give_code(scene: Scene, digits: str | None) -> Move:
    """Take the digits of the voice code; not understood ones are asked for again without counting."""
    question, quote = scene.question, scene.session.quote
    if question is None or quote is None or question.kind != CODE:
        if scene.asked and scene.asked.kind == CODE:
            return too_late(scene)
        return resume_begun(scene) or _code_out_of_place(scene)
    if scene.customer.is_guest or scene.is_barred:
        return offer(scene, draft_of(quote))
    if scene.voice_code is None:
        return _demand_code(scene, draft_of(quote))
    if digits is None:
        return Move(Reply(asks=Say("voice_code-not_heard")), Ask(CODE, question.payload, quote))
    return _tried_code(scene, scene.voice_code, digits, (question, quote))


def _tried_code(scene: Scene, code: VoiceCode, digits: str, asked: tuple[Question, Quote]) -> Move:
    question, quote = asked
    result, tried = check_voice_code(scene.shop, scene.owner, code, Guess(digits, scene.turn.request_id))
    stored = put_voice_code(keys.voice_code(scene.owner), tried)
    match result:
        case CodeResult.RIGHT:
            move = _changed_terms(scene, quote) or place(scene, quote, question, stored)
            # Only an order that was begun has stored the session, and the forgiven tries with it.
            return move if move.session else replace(move, changes=(*move.changes, stored))
        case CodeResult.WRONG:
            left = TRIES - tried.wrong
            again = Say("voice_code-wrong", {"left": left})
            return Move(Reply((again,), Say("voice_code-again")), Ask(CODE, question.payload, quote))
        case CodeResult.LOCKED:
            return _locked(scene, quote, tried)


def too_late(scene: Scene) -> Move:
    """Answer a yes or a code that came after its question had expired."""
    quote = scene.session.quote
    if quote is None:
        return stray_yes(scene)
    lines = lines_of(scene, draft_of(quote).lines)
    reply = Reply((Say("order_gate-too_late"),), Say("order_gate-read_again", {"lines": lines}))
    return Move(reply, Ask(READ_AGAIN, draft_payload(draft_of(quote))))


def stray_yes(scene: Scene) -> Move:
    """Answer a yes to nothing: what became of the order begun last, or that nothing was asked."""
    return resume(scene) or Move(Reply((Say("order_gate-stray_yes"),), Say("launch-what_else")), Ask("open"))


def _is_express(scene: Scene) -> bool:
    """Tell whether the words express consent; on Alexa the unit is the intent, on text the words."""
    heard = scene.turn.heard
    if heard.button is not None:
        return _is_order_button(scene, heard.button)
    if scene.turn.intent == "ConfirmOrderIntent":
        slot = scene.turn.slots.get("consent")
        words = heard.text if heard.text is not None else slot.text if slot else ""
        return bool(slot and slot.ids) and is_statutory_consent(words, scene.turn.language)
    return heard.assent is Assent.CLEAR and not _strict(scene)


def _is_order_button(scene: Scene, button: Button) -> bool:
    """Tell whether the label tapped is the one that was shown: its own words are the consent (CJEU C-249/21)."""
    shown = (answer.button for answer in scene.session.answers if answer.question_id == button.question_id)
    return button.label != "" and button.label in shown


def _strict(scene: Scene) -> bool:
    return scene.merchant.consent.strictness is ConsentStrictness.PHRASE


def _changed_terms(scene: Scene, quote: Quote) -> Move | None:
    """Return a new gate where price, stock, delivery or cart changed since the quote was read out."""
    draft = draft_of(quote)
    if quote.source is QuoteSource.CART:
        current = sold_by_voice(scene, scene.cart.lines)
        if frozenset(current) != frozenset(draft.lines):
            draft = replace(draft, lines=current)
            changed = Say("order_gate-changed", {"kind": "cart"})
            if not current:
                return Move(Reply((Say("order_gate-cart_emptied"),)))
            return offer(scene, draft, Manner((changed,), "brief", warned=True))
    try:
        fresh = quote_for(scene, draft)
    except OutOfStockError as error:
        gone = refuse(scene, draft, error)
        return replace(gone, reply=replace(gone.reply, says=(Say("order_gate-sold_out_meanwhile"), *gone.reply.says)))
    except (RefusedError, NotFoundError) as error:
        return refuse(scene, draft, error)
    if fresh.terms_hash == quote.terms_hash:
        return None
    kind = "price" if fresh.total != quote.total else "day" if fresh.delivery_day != quote.delivery_day else "other"
    return offer(scene, draft, Manner((Say("order_gate-changed", {"kind": kind}),), "brief", warned=True))


def _code_demanded(scene: Scene, quote: Quote) -> bool:
    threshold = scene.merchant.limits.code_threshold
    stranger = scene.buying is Buying.WITH_CODE
    return stranger or scene.voice_code is not None or (threshold is not None and quote.total >= threshold)


def _ask_code(scene: Scene, quote: Quote, question: Question) -> Move:
    code = scene.voice_code
    if code is None:
        return _demand_code(scene, draft_of(quote))
    if code.is_locked:
        return _locked(scene, quote, code)
    payload = {GATE_QUESTION: question.question_id, CONSENT_HEARD: heard_without_code(scene)}
    return Move(Reply(asks=Say("voice_code-ask")), Ask(CODE, payload, quote))


def _locked(scene: Scene, quote: Quote, code: VoiceCode) -> Move:
    """Say that the code is locked; the mail with the way to a new one leaves with the lock, once."""
    just_now = scene.voice_code is not None and not scene.voice_code.locked
    lines = lines_of(scene, draft_of(quote).lines)
    say = Say("voice_code-locked" if just_now else "voice_code-still_locked", {"lines": lines})
    reply = Reply((say,), Say("voice_code-keep_question", {"lines": lines}))
    lock = put_voice_code(keys.voice_code(scene.owner), replace(code, locked=True))
    changes = (lock, *_code_link(scene)) if just_now else ()
    return Move(reply, Ask(KEEP_IN_CART, draft_payload(draft_of(quote))), changes)


def _code_link(scene: Scene) -> tuple[Change, ...]:
    return send_code_link(
        scene.shop,
        merchant_id=scene.merchant.id,
        customer_id=scene.customer.customer_id,
        locale=scene.turn.locale,
    )


def _demand_code(scene: Scene, draft: Draft) -> Move:
    """Refuse a sum that needs a code the customer never set; the wish stays in the cart."""
    lines = lines_of(scene, draft.lines)
    cart = _with_draft(scene, draft)
    return Move(Reply((Say("voice_code-none_set", {"lines": lines}),)), changes=(*cart, *_code_link(scene)))


def _with_draft(scene: Scene, draft: Draft) -> tuple[Change, ...]:
    cart = scene.cart
    for line in draft.lines:
        cart = cart.with_quantity(line.sku, max(line.quantity, cart.quantity_of(line.sku)), scene.laid_by)
    return (put_cart(keys.cart(scene.owner), cart),) if cart.lines != scene.cart.lines else ()


def _code_out_of_place(scene: Scene) -> Move:
    """Answer digits that nobody asked for, without looking at them."""
    code = scene.voice_code
    kept = scene.question
    if code and code.is_locked and kept and kept.kind == KEEP_IN_CART:
        lines = lines_of(scene, draft_from(kept.payload).lines)
        reply = Reply(
            (Say("voice_code-still_locked", {"lines": lines}),), Say("voice_code-keep_question", {"lines": lines})
        )
        return Move(reply, Ask(KEEP_IN_CART, kept.payload))
    return Move(Reply((Say("voice_code-not_asked"),), Say("launch-what_else")), Ask("open"), aside=True)


def _keep(scene: Scene) -> Move:
    question = scene.question
    if question is None:
        return stray_yes(scene)
    draft = draft_from(question.payload)
    return Move(
        Reply((Say("voice_code-kept", {"lines": lines_of(scene, draft.lines)}),)),
        changes=_with_draft(scene, draft),
    )


def _code_again(scene: Scene) -> Move:
    """Ask for the digits again after a yes, which is no code."""
    return asked_again(scene, Say("voice_code-digits_only")) or stray_yes(scene)


def _go_on(scene: Scene) -> Move:
    """Offer a draft after its warning was heard and waved through; the cart follows what is bought of it."""
    question = scene.question
    if question is None:
        return stray_yes(scene)
    draft = draft_from(question.payload)
    move = offer(scene, draft, Manner(warned=True))
    if draft.source is not QuoteSource.CART or question.kind != FEWER:
        return move
    cart = scene.cart.without(_skus(sold_by_voice(scene, scene.cart.lines)) - _skus(draft.lines))
    for line in draft.lines:
        cart = cart.with_quantity(line.sku, line.quantity)
    return replace(move, changes=(*store(scene, cart), *move.changes))


def _skus(lines: Sequence[CartLine]) -> frozenset[str]:
    return frozenset(line.sku for line in lines)


def _into_cart(scene: Scene) -> Move:
    question = scene.question
    if question is None:
        return stray_yes(scene)
    draft = draft_from(question.payload)
    said = Say("add_to_cart-kept_for_shop", {"lines": lines_of(scene, draft.lines)})
    return Move(Reply((said,)), changes=_with_draft(scene, draft))


ANSWERS: dict[str, Answers] = {
    GATE: Answers(consent, decline),
    CODE: Answers(_code_again, decline),
    DUPLICATE: Answers(_go_on, decline),
    READ_AGAIN: Answers(_go_on, decline),
    FEWER: Answers(_go_on, decline),
    INTO_CART: Answers(_into_cart, decline),
    KEEP_IN_CART: Answers(_keep, decline),
}
