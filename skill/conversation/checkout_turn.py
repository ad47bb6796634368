"""Turn a consented quote into an order within one turn, and find it again when a turn was cut."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from skill.conversation.dialog import CONSENT_HEARD, GATE_QUESTION, Question, Session, put_session
from skill.conversation.heard import heard_without_code
from skill.conversation.order_gate import Manner, draft_of, lines_of, offer
from skill.conversation.payment_words import payment_values
from skill.conversation.refusals import or_other_method, refuse
from skill.conversation.scene import Move, Scene
from skill.domain.cart import CartLine
from skill.domain.errors import OutOfStockError, ProgrammingError, RefusedError, UnavailableError
from skill.domain.order import CheckoutState, Order
from skill.domain.quote import Quote, QuoteSource
from skill.domain.reply import Card, OrderNumber, Reply, Say, SpokenValue
from skill.services.learn_payment import give_back
from skill.services.place_order import Purchase, authorise, begin
from skill.services.ports import DeclineReason, PaymentResult, PaymentStatus
from skill.services.quote_products import Draft
from skill.services.records.orders import Evidence, find_order
from skill.services.settle_order import Terms, settle
from skill.services.table import Change

_TRIED_LATELY = timedelta(hours=1)
_REASONS = frozenset({"expired", "invoice_limit"})
"""Why a payment was refused, where the customer can do something about it."""
_UNDECIDED = frozenset({CheckoutState.COMPLETE_IN_PROGRESS, CheckoutState.REQUIRES_ESCALATION})
_UNDECIDED_THERE = frozenset({PaymentStatus.REQUIRES_ACTION, PaymentStatus.ABSENT})


def place(scene: Scene, quote: Quote, question: Question, *also: Change) -> Move:
    """Place the order that the customer consented to; every way it can end is a sentence."""
    session = replace(scene.session, question=None, quote=None, checkout=quote.quote_id)
    consumed = put_session(scene.merchant.id, scene.turn.session_id, session, scene.now)
    try:
        order = begin(scene.shop, _purchase(scene, quote, question), consumed, *also)
    except OutOfStockError:
        gone = Manner(lead=(Say("order_gate-sold_out_meanwhile"),), warned=True)
        return offer(scene, draft_of(quote), gone)
    except RefusedError as error:
        return refuse(scene, draft_of(quote), error)
    return _settled(_after(scene, session, quote), order)


def _after(scene: Scene, session: Session, quote: Quote) -> Scene:
    """Return the scene as the order's first write left it."""
    session = replace(session, version=session.version + 1)
    if quote.source is not QuoteSource.CART:
        return replace(scene, session=session)
    cart = scene.cart.without(quote.skus)
    return replace(scene, session=session, cart=replace(cart, version=cart.version + 1))


def resume(scene: Scene) -> Move | None:
    """Return what became of the order that this conversation began, for a yes that came again; None if there is none."""
    if not scene.session.checkout or scene.customer.is_guest or scene.is_barred:
        return None
    order = find_order(scene.shop.table, scene.owner, scene.session.checkout)
    if order is None:
        return None
    if order.state in _UNDECIDED:
        return _resumed(scene, order)
    values = _values(scene, order)
    key = "checkout-already_ordered" if order.state is CheckoutState.COMPLETED else "checkout-was_not_ordered"
    # A turn that was slow may have asked for the money of an order that was given up meanwhile.
    returned = give_back(scene.shop, scene.merchant, order) if order.refused_because else ()
    return Move(Reply((Say(key, values),)), changes=returned, focus_order=order.order_id)


def resume_begun(scene: Scene) -> Move | None:
    """Return what becomes of an order that this conversation began and did not end; None if there is none."""
    if not scene.session.checkout or scene.customer.is_guest or scene.is_barred:
        return None
    order = find_order(scene.shop.table, scene.owner, scene.session.checkout)
    return _resumed(scene, order) if order and order.state in _UNDECIDED else None


def _resumed(scene: Scene, order: Order) -> Move:
    """Go on with an order by what the provider knows; it is asked for money only if it never was.

    A provider forgets idempotency keys (Stripe after 24 hours), and would then charge again.
    """
    try:
        known = scene.shop.payments.look_up(order.order_id)
    except UnavailableError:
        return _unclear(scene, order)
    if order.state is CheckoutState.REQUIRES_ESCALATION and known.status in _UNDECIDED_THERE:
        waits = Say("checkout-still_waiting", _values(scene, order))
        return Move(Reply((waits,)), session=scene.session, focus_order=order.order_id)
    if known.status is PaymentStatus.ABSENT:
        return _settled(scene, order)
    return _told(scene, order, known)


def _settled(scene: Scene, order: Order) -> Move:
    try:
        result = authorise(scene.shop, order, scene.merchant)
    except UnavailableError:
        return _unclear(scene, order)
    except RefusedError:
        # An amount that the provider never moves: nothing was held, and the order is undone like a declined one.
        result = PaymentResult(PaymentStatus.DECLINED, reference="", reason=DeclineReason.DECLINED)
    return _told(scene, order, result)


def _unclear(scene: Scene, order: Order) -> Move:
    unclear = Say("checkout-unclear", _values(scene, order))
    return Move(Reply((unclear,)), session=scene.session, focus_order=order.order_id)


def _told(scene: Scene, order: Order, result: PaymentResult) -> Move:
    terms = Terms(scene.merchant, scene.turn.locale, scene.cart, scene.customer.introduced())
    settlement = settle(scene.shop, order, result, terms)
    completed = settlement.order.state is CheckoutState.COMPLETED
    if settlement.order.state is CheckoutState.CANCELED:
        failed = _declined(scene, settlement.order, result)
        return replace(failed, changes=settlement.changes, session=scene.session)
    return Move(
        _outcome(scene, settlement.order),
        changes=settlement.changes,
        session=scene.session,
        focus_order=order.order_id if completed else None,
        order_id=order.order_id if completed else None,
    )


def _declined(scene: Scene, order: Order, result: PaymentResult) -> Move:
    """Say that the money was refused, and offer another way to pay; it is never just taken by another."""
    reason = result.reason if result.reason in _REASONS else "declined"
    said = Say("checkout-declined", {**payment_values(scene, order.payment_method), "reason": reason})
    source = QuoteSource.CART if order.cart_version else QuoteSource.REORDER
    draft = Draft(tuple(CartLine(line.sku, line.quantity) for line in order.lines), source)
    return or_other_method(scene, draft, said, _tried(scene, order))


def _tried(scene: Scene, order: Order) -> tuple[str, ...]:
    """Return the ways to pay that were refused within the hour, so that none is offered twice."""
    since = scene.now - _TRIED_LATELY
    refused = [other for other in scene.orders if other.refused_because and other.placed_at > since]
    return (order.payment_method, *(other.payment_method for other in refused))


def _outcome(scene: Scene, order: Order) -> Reply:
    values = _values(scene, order)
    if order.state is CheckoutState.REQUIRES_ESCALATION:
        return Reply((Say("checkout-needs_approval", values),))
    says = [Say("checkout-ordered", values)]
    if scene.cart_lines and not order.cart_version:
        says.append(Say("checkout-still_in_cart", {"lines": scene.cart_lines}))
    card = Card(Say("checkout-card_title", values), (Say("checkout-card_body", values),))
    return Reply(tuple(says), card=card)


def _values(scene: Scene, order: Order) -> dict[str, SpokenValue]:
    lines = lines_of(scene, [CartLine(line.sku, line.remaining) for line in order.lines if line.remaining])
    return {
        "seller": scene.merchant.name,
        "lines": lines or lines_of(scene, [CartLine(line.sku, line.quantity) for line in order.lines]),
        "day": order.expected,
        "number": OrderNumber(order.number),
        "total": order.total,
        "link": "phone" if scene.customer.links_by_sms and scene.customer.phone else "mail",
    }


def _purchase(scene: Scene, quote: Quote, question: Question) -> Purchase:
    return Purchase(
        quote=quote,
        merchant=scene.merchant,
        catalogue=scene.catalogue,
        owner=scene.owner,
        customer=scene.customer,
        cart=scene.cart,
        evidence=_evidence(scene, quote, question),
        person_id=scene.spender.person_id,
    )


def _evidence(scene: Scene, quote: Quote, question: Question) -> Evidence:
    """Return the proof: the words that asked, and what the channel gave as the answer (never a code's digits)."""
    turn = scene.turn
    asked_under = str(question.payload.get(GATE_QUESTION, question.question_id))
    asked = next((answer for answer in scene.session.answers if answer.question_id == asked_under), None)
    if asked is None:
        msg = "the words of the question are not on record"
        raise ProgrammingError(msg)
    is_code = GATE_QUESTION in question.payload
    consent = question.payload.get(CONSENT_HEARD) if is_code else heard_without_code(scene)
    return Evidence(
        order_id=quote.quote_id,
        quote_hash=quote.terms_hash,
        question_id=asked_under,
        question_text=asked.text,
        question_reprompt=asked.reprompt or "",
        phrase_version=asked.phrase_version,
        locale=asked.locale,
        channel=turn.channel.value,
        person_id=turn.person_id or "",
        heard=dict(consent) if isinstance(consent, dict) else {},
        intent=turn.intent,
        slots={} if is_code else {name: value.text for name, value in turn.slots.items()},
        request_id=turn.request_id,
        consented_at=scene.now,
        total=quote.total,
    )
