"""Guard the only way to an order: quote it, say it, and ask the one question that names duty and total.

§ 312j(2)–(4) BGB: seller, products, delivery, right of withdrawal and total are said immediately
before the question, and the question itself names the duty to pay.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from skill.conversation.dialog import CODE, GATE, Ask
from skill.conversation.household import turn_to_cart
from skill.conversation.payment_words import payment_values, written_method
from skill.conversation.refusals import refuse
from skill.conversation.scene import Move, Scene
from skill.domain.cart import CartLine
from skill.domain.errors import NotFoundError, OutOfStockError, RefusedError
from skill.domain.merchant import ConsentStrictness
from skill.domain.product import Withdrawal
from skill.domain.quote import Quote, QuoteSource
from skill.domain.reply import Card, GateView, Line, Reply, Say, SpokenValue
from skill.services.end_holds import end_expired_holds
from skill.services.quote_products import Draft, make_quote, read_stock
from skill.services.records import codec, keys
from skill.services.records.customers import put_cart
from skill.services.spending import counter_keys
from skill.services.table import Value

DUPLICATE = "duplicate"
READ_AGAIN = "read_again"
_LONGEST_NAME, _COUNTING_WORDS = 8, 3
_IN_FULL = 3
"""How many products are named with their size before a list is too long to be heard."""


@dataclass(frozen=True, slots=True)
class Manner:
    """Say how the gate is opened: sentences before it, a first word, questions already settled, the street on request.

    The first word is `new`, `then`, `so`, `also` or, for the same without one, `brief`.
    """

    lead: tuple[Say, ...] = ()
    opening: str = "new"
    warned: bool = False
    street: bool = False


PLAIN = Manner()


def draft_of(quote: Quote) -> Draft:
    """Return what a quote offers, to be offered anew."""
    lines = tuple(CartLine(line.sku, line.quantity) for line in quote.lines)
    return Draft(lines, quote.source, quote.payment_method if quote.method_chosen else "")


def draft_payload(draft: Draft) -> dict[str, Value]:
    """Return a draft as the payload of a question."""
    return {"draft": codec.to_plain(draft)}


def draft_from(payload: dict[str, Value]) -> Draft:
    """Read a draft back from a question's payload."""
    return codec.from_plain(payload["draft"], Draft)


def lines_of(scene: Scene, lines: Sequence[CartLine]) -> tuple[Line, ...]:
    """Return lines with their products, for what is spoken of; only `quote_for` tells what is still on sale."""
    found = ((scene.named(line.sku), line.quantity) for line in lines)
    return tuple(Line(product, quantity) for product, quantity in found if product)


def sold_by_voice(scene: Scene, lines: Sequence[CartLine]) -> tuple[CartLine, ...]:
    """Return the lines that the assistant may sell; the others stay in the cart for another way to buy."""
    found = ((line, scene.product(line.sku)) for line in lines)
    return tuple(line for line, product in found if product and product.voice_orderable and not product.age_limit)


def offer(scene: Scene, draft: Draft, manner: Manner = PLAIN) -> Move:
    """Open the gate for a draft, or say what stands in the way; nothing is bought here."""
    if scene.customer.is_guest:
        return _link_first(scene, draft)
    if scene.is_barred:
        return turn_to_cart(scene, draft, lines_of(scene, draft.lines))
    if not manner.warned and (warning := _duplicate(scene, draft, manner)):
        return warning
    try:
        quote = quote_for(scene, draft)
    except (RefusedError, NotFoundError) as error:
        return refuse(scene, draft, error)
    return ask_consent(scene, quote, manner)


def quote_for(scene: Scene, draft: Draft) -> Quote:
    """Return a fresh quote for a draft; raises what `make_quote` raises.

    Packs held for somebody who did not approve in time are free, whether or not a job came by since.
    """
    try:
        return _quote(scene, draft)
    except OutOfStockError:
        if not end_expired_holds(scene.shop, [line.sku for line in draft.lines], merchant=scene.merchant):
            raise
        return _quote(scene, draft)


def _quote(scene: Scene, draft: Draft) -> Quote:
    return make_quote(
        draft,
        quote_id=scene.shop.ids.new("o"),
        merchant=scene.merchant,
        catalogue=scene.catalogue,
        customer=scene.customer,
        stock_items=read_stock(
            scene.shop.table, scene.merchant.id, draft.lines, counter_keys(scene.spender, scene.merchant)
        ),
        now=scene.now,
        spender=scene.spender,
    )


def ask_consent(scene: Scene, quote: Quote, manner: Manner = PLAIN) -> Move:
    """Say the summary and ask for consent; reprompt and repetition say both again."""
    lines = lines_of(scene, draft_of(quote).lines)
    values = _values(scene, quote, lines, manner.opening)
    if manner.street:
        values["place"] = "street"
    summary = Say("order_gate-summary", {**values, "opening": manner.opening})
    question = Say("order_gate-question", values)
    reply = Reply(
        says=(*manner.lead, summary),
        asks=question,
        reprompt=(Say("order_gate-summary", {**values, "opening": "so"}), question),
        card=Card(Say("order_gate-card_title", values), _card_body(quote, lines, values)),
        gate=GateView("", lines, quote.total),
    )
    return Move(reply, Ask(GATE, quote=quote), focus_skus=tuple(line.product.sku for line in lines))


def left_open(scene: Scene) -> tuple[Say, ...]:
    """Return the sentence that an open offer was not ordered, for a turn that leaves it; none where none is open."""
    question, quote = scene.question, scene.session.quote
    if question is None or quote is None or question.kind not in {GATE, CODE}:
        return ()
    return (Say("order_gate-not_sent", {"lines": lines_of(scene, draft_of(quote).lines)}),)


def leaving(scene: Scene, move: Move) -> Move:
    """Return a move that begins something else, led by what becomes of the open offer, unless that is taken up again."""
    told = left_open(scene)
    if move.aside or not told or told[0] in move.reply.says:
        return move
    return replace(move, reply=replace(move.reply, says=(*told, *move.reply.says)))


def ask_again(scene: Scene, *lead: Say, opening: str = "so", street: bool = False) -> Move | None:
    """Return the open gate once more after a short answer, under a new question; None if none is open."""
    question, quote = scene.question, scene.session.quote
    if question is None or quote is None or question.kind != GATE:
        return None
    return offer(scene, draft_of(quote), Manner(lead, opening, warned=True, street=street))


def _values(scene: Scene, quote: Quote, lines: tuple[Line, ...], opening: str) -> dict[str, SpokenValue]:
    address = scene.customer.addresses[0]
    at_home = bool(scene.orders) and len(scene.customer.addresses) == 1
    exempt = tuple(line.product.noun for line in lines if line.product.withdrawal is not Withdrawal.FULL)
    reasons = {line.withdrawal.value for line in quote.lines} - {Withdrawal.FULL.value}
    withdrawal = "full" if not exempt else next(iter(reasons)) if len(exempt) == len(lines) else "partly"
    return {
        "seller": quote.seller,
        "lines": lines,
        "familiar": "yes" if scene.is_as_last_time(quote.skus) and _has_room(scene, quote, lines, opening) else "no",
        "many": "yes" if len(lines) > _IN_FULL else "no",
        "day": quote.delivery_day,
        "place": "home" if at_home else "street",
        "street": address.street,
        "withdrawal": withdrawal if len(reasons) <= 1 or withdrawal == "partly" else "none",
        "exempt": exempt,
        "days": scene.merchant.returns.withdrawal_days,
        "total": quote.total,
        "deposit": quote.deposit,
        "has_deposit": "yes" if quote.deposit.amount else "no",
        "delivery": "paid" if quote.delivery_cost.amount else "free",
        "delivery_cost": quote.delivery_cost,
        **_payment(scene, quote),
        "strict": "yes" if scene.merchant.consent.strictness is ConsentStrictness.PHRASE else "no",
        "address": address.one_line,
    }


def _payment(scene: Scene, quote: Quote) -> dict[str, SpokenValue]:
    """Return how the way to pay is named: on the card always, by voice where it is not the preferred one."""
    values = payment_values(scene, quote.payment_method)
    usual = quote.payment_method == scene.customer.payment_method
    written = written_method(scene, quote.payment_method)
    return {
        "pays": "usual" if usual else values["pays"],
        "label": values["label"],
        "method": values["pays"],
        "account": written,
        "has_account": "yes" if written else "no",
    }


def _has_room(scene: Scene, quote: Quote, lines: tuple[Line, ...], opening: str) -> bool:
    """Tell whether "wie zuletzt" may follow: of one product, not from the cart, and not behind a name that is long."""
    if len(lines) != 1 or quote.source is QuoteSource.CART:
        return False
    words = len(lines[0].product.spoken.in_language(scene.turn.language).split()) + (opening == "then")
    return words + (_COUNTING_WORDS if lines[0].quantity > 1 else 0) <= _LONGEST_NAME


def _card_body(quote: Quote, lines: tuple[Line, ...], values: dict[str, SpokenValue]) -> tuple[Say, ...]:
    says = [
        Say(
            "order_gate-card_line",
            {
                "quantity": line.quantity,
                "name": line.product.name,
                "product": line.product,
                "amount": line.product.price * line.quantity,
                "vat": line.product.vat_rate,
                "has_unit_price": "yes" if line.product.unit_price else "no",
            },
        )
        for line in lines
    ]
    if quote.deposit.amount:
        says.append(Say("order_gate-card_deposit", values))
    return (
        *says,
        Say("order_gate-card_delivery", values),
        Say("order_gate-card_total", values),
        Say("order_gate-card_payment", values),
    )


def _duplicate(scene: Scene, draft: Draft, manner: Manner) -> Move | None:
    """Warn once where a product is on its way or, for a reorder, lies in the cart already."""
    for line in draft.lines:
        product = scene.product(line.sku)
        if product is None:
            continue
        ask = Ask(DUPLICATE, draft_payload(draft))
        lying = scene.cart.quantity_of(line.sku)
        if lying and draft.source is not QuoteSource.CART:
            said: dict[str, SpokenValue] = {"lines": (Line(product, lying),)}
            reply = Reply((*manner.lead, Say("order_gate-in_cart", said)), Say("order_gate-in_cart_question", said))
            return Move(reply, ask, focus_skus=(line.sku,))
        pending = next((order for order in scene.orders if order.is_undecided and line.sku in order.skus), None)
        if pending:
            said = {"lines": (Line(product, line.quantity),)}
            says = (*manner.lead, Say("order_gate-duplicate_pending", said))
            return Move(Reply(says, Say("order_gate-duplicate_question", said)), ask, focus_skus=(line.sku,))
        order = next((order for order in scene.orders if order.is_open and line.sku in order.skus), None)
        ordered = order.line_of(line.sku) if order else None
        if order and ordered:
            placed = order.placed_at.astimezone(scene.local_now.tzinfo).date()
            said = {
                "lines": (Line(product, ordered.remaining),),
                "placed": placed,
                "fresh": "yes" if placed == scene.local_now.date() else "no",
                "day": order.expected,
            }
            reply = Reply((*manner.lead, Say("order_gate-duplicate", said)), Say("order_gate-duplicate_question", said))
            return Move(reply, ask, focus_skus=(line.sku,), focus_order=order.order_id)
    return None


def _link_first(scene: Scene, draft: Draft) -> Move:
    """Keep the wish in the guest's cart until the account is linked."""
    cart = scene.cart
    if draft.source is not QuoteSource.CART:
        for line in draft.lines:
            cart = cart.with_quantity(line.sku, max(line.quantity, cart.quantity_of(line.sku)))
    lines = lines_of(scene, draft.lines)
    said = Say("order_gate-link_first", {"seller": scene.merchant.name, "lines": lines})
    return Move(
        Reply((said,), link_account=True),
        changes=(put_cart(keys.cart(scene.owner), cart),) if cart != scene.cart else (),
        focus_skus=tuple(line.product.sku for line in lines),
    )
