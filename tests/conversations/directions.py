"""Obey stage directions, and check what a play says of the books, in German and English."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from skill.domain.cart import Cart, CartLine
from skill.domain.merchant import ConsentStrictness
from skill.domain.money import Money
from skill.domain.order import CheckoutState, Order, Shipment
from skill.services.link_account import link_account
from skill.services.records import keys
from skill.services.records.customers import cart_from, customer_from, put_cart, put_customer
from skill.services.records.merchants import put_settings
from skill.services.records.orders import put_order
from skill.services.request_callback import requested_callbacks
from skill.services.table import Add
from tests.conversations.actors import Typist
from tests.conversations.theatre import MERCHANT

if TYPE_CHECKING:
    from tests.conversations.performance import Performance

Direction = Callable[..., None]
_DIRECTIONS: list[tuple[re.Pattern[str], Direction]] = []
_HOLDS: list[tuple[re.Pattern[str], Direction]] = []
_NUMBERS = {"zwei": 2, "two": 2, "drei": 3, "three": 3, "fünf": 5, "five": 5, "zehn": 10, "ten": 10, "eine": 1, "an": 1}
_UNITS = {"minute": timedelta(minutes=1), "stunde": timedelta(hours=1), "hour": timedelta(hours=1)}


def direct(performance: Performance, text: str) -> None:
    """Let happen what a stage direction says."""
    _do(_DIRECTIONS, performance, text)


def hold(performance: Performance, text: str) -> None:
    """Check what a play says of the books."""
    _do(_HOLDS, performance, text)


def _do(known: list[tuple[re.Pattern[str], Direction]], performance: Performance, text: str) -> None:
    for pattern, act in known:
        if match := pattern.fullmatch(text):
            act(performance, *match.groups())
            return
    msg = f"nobody knows how to play {text!r}"
    raise LookupError(msg)


def _on(*patterns: str, of: list[tuple[re.Pattern[str], Direction]] = _DIRECTIONS) -> Callable[[Direction], Direction]:
    def add(act: Direction) -> Direction:
        of.extend((re.compile(pattern), act) for pattern in patterns)
        return act

    return add


def _holds(*patterns: str) -> Callable[[Direction], Direction]:
    return _on(*patterns, of=_HOLDS)


def _lines(text: str) -> tuple[CartLine, ...]:
    """Read `2 elmex-zahnpasta-75ml, persil-discs-38`."""
    found = (re.fullmatch(r"(?:(\d+) )?([\w-]+)", part) for part in text.split(", "))
    return tuple(CartLine(match[2], int(match[1] or 1)) for match in found if match)


def _money(text: str) -> Money:
    return Money(int(text.replace(".", "").replace(",", "")))


# ------------------------------------------------------------------------------------------ time


@_on(r"(\w+) (Minute|Stunde)n? später", r"(\w+) (minute|hour)s? later")
def _later(performance: Performance, number: str, unit: str) -> None:
    performance.theatre.pass_time(_NUMBERS[number] * _UNITS[unit.lower()])
    if not isinstance(performance.actor, Typist):
        performance.actor.leave()


@_on(r"am nächsten Tag", r"the next day")
def _next_day(performance: Performance) -> None:
    performance.theatre.pass_time(timedelta(days=1))
    performance.actor.leave()


@_on(r"(\d+) Sekunden später", r"(\d+) seconds later")
def _moments_later(performance: Performance, seconds: str) -> None:
    performance.theatre.clock.advance(timedelta(seconds=int(seconds)))


@_on(r"neues Gespräch", r"a new conversation")
def _new_conversation(performance: Performance) -> None:
    performance.actor.leave()


@_on(r"dieselbe Anfrage kommt noch einmal", r"the same request comes again")
def _same_request(performance: Performance) -> None:
    performance.take(performance.actor.repeat_request())


# ------------------------------------------------------------------------------------------ the customer


@_on(r"im Korb: (.+)", r"in the cart: (.+)")
def _in_cart(performance: Performance, listed: str) -> None:
    memory, key = performance.theatre.memory, keys.cart(keys.customer(MERCHANT, performance.actor.customer))
    stored = cart_from(memory.get(key))
    memory.write(put_cart(key, replace(stored, lines=Cart(_lines(listed)).lines)))


@_on(r"spricht zum ersten Mal mit dem Assistenten", r"speaks to the assistant for the first time")
def _first_contact(performance: Performance) -> None:
    memory, key = performance.theatre.memory, keys.profile(keys.customer(MERCHANT, performance.actor.customer))
    memory.write(put_customer(key, replace(customer_from(memory.get(key), ""), disclosed=False)))


@_on(r"\w+ verknüpft (?:sein|ihr) Konto", r"\w+ links (?:his|her) account")
def _links(performance: Performance) -> None:
    link_account(performance.theatre.shop, MERCHANT, performance.actor.customer)


@_on(r"(?:zahlt mit|die Karte) (\w+)", r"(?:pays by|the card is|the bank says) (\w+)")
def _card(performance: Performance, outcome: str) -> None:
    performance.theatre.payments.outcome = outcome


@_on(r"die Karte wird abgelehnt", r"the card is declined")
def _declined(performance: Performance) -> None:
    performance.theatre.payments.outcome = "declined"


@_on(r"die Karte ist abgelaufen", r"the card has expired")
def _expired(performance: Performance) -> None:
    performance.theatre.payments.outcome = "expired"


@_on(r"die Antwort der Bank geht verloren", r"the bank's answer is lost")
def _lost_answer(performance: Performance) -> None:
    performance.theatre.payments.outcome = "answer_unknown"


@_on(r"die Anfrage erreicht die Bank nie", r"the request never reaches the bank")
def _lost_request(performance: Performance) -> None:
    performance.theatre.payments.outcome = "never_arrived"


@_on(r"die Bank will eine Freigabe", r"the bank wants an approval")
def _needs_approval(performance: Performance) -> None:
    performance.theatre.payments.outcome = "needs_authentication"


@_on(r"die Freigabe wird erteilt", r"the approval is given")
def _approved(performance: Performance) -> None:
    held = [order for order in performance.ledger.new_orders() if order.state is CheckoutState.REQUIRES_ESCALATION]
    for order in held:
        performance.theatre.payments.approve(order.order_id)
    performance.theatre.payments.outcome = None


@_on(r"alles ist geliefert", r"everything has been delivered")
def _delivered(performance: Performance) -> None:
    """Let every parcel of the customer have come yesterday."""
    theatre, owner = performance.theatre, keys.customer(MERCHANT, performance.actor.customer)
    yesterday = theatre.clock.now().date() - timedelta(days=1)
    for order in theatre.orders(performance.actor.customer):
        if order.is_open:
            shipped = order.shipment or Shipment("DHL", "00340434000000000001", order.delivery_day, order.delivery_day)
            arrived = replace(order, shipment=replace(shipped, delivered=yesterday))
            theatre.memory.write(put_order(keys.order(owner, order.order_id), arrived, merchant=MERCHANT))


@_on(r"keine Zahlungsart hinterlegt", r"no payment method on file")
def _no_method(performance: Performance) -> None:
    key = keys.profile(keys.customer(MERCHANT, performance.actor.customer))
    memory = performance.theatre.memory
    memory.write(put_customer(key, replace(customer_from(memory.get(key), ""), payment_method="")))


@_on(r"hat eben bestellt: (.+)", r"has just ordered: (.+)")
def _just_ordered(performance: Performance, listed: str) -> None:
    """Let the customer order through the gate, before the play begins."""
    before = Typist(performance.theatre, performance.actor.customer, "de-DE")
    names = [performance.theatre.products[line.sku].spoken.de for line in _lines(listed)]
    before.say("bestell " + " und ".join(names))
    asked = before.say("ja")
    assert asked.text.startswith("Bestellt"), asked
    performance.ledger.answers += [spoken.text for _, spoken in performance.theatre.recorder.given]
    performance.ledger.declared += 1
    performance.theatre.clock.advance(timedelta(minutes=2))


# ------------------------------------------------------------------------------------------ the shop


@_on(r"([\w-]+) kostet jetzt (\S+)", r"([\w-]+) now costs (\S+)")
def _new_price(performance: Performance, sku: str, price: str) -> None:
    products = performance.theatre.products
    performance.theatre.put_on_sale(*(products | {sku: replace(products[sku], price=_money(price))}).values())


@_on(r"([\w-]+) aus dem Sortiment", r"([\w-]+) is no longer sold")
def _taken_off(performance: Performance, sku: str) -> None:
    products = performance.theatre.products
    performance.theatre.put_on_sale(*(product for product in products.values() if product.sku != sku))


@_on(r"noch (\d+) ([\w-]+) da", r"(\d+) ([\w-]+) left")
def _left(performance: Performance, number: str, sku: str) -> None:
    delta = int(number) - performance.theatre.stock(sku)[0]
    performance.theatre.memory.write(Add(keys.stock(MERCHANT, sku), {"available": delta}))
    performance.ledger.restocked(sku, delta)


@_on(r"Einstellung (\w+): (.+)", r"setting (\w+): (.+)")
def _setting(performance: Performance, name: str, value: str) -> None:
    """Change one of the merchant's settings: a limit by its name, or `strictness`."""
    settings = performance.theatre.settings
    merchant = settings.merchant
    if name == "strictness":
        rule = replace(merchant.consent, strictness=ConsentStrictness(value))
        merchant = replace(merchant, consent=rule)
    else:
        given: Any = None if value == "none" else int(value) if name == "lines" else _money(value)
        limits: dict[str, Any] = {name: given}
        merchant = replace(merchant, limits=replace(merchant.limits, **limits))
    performance.theatre.memory.write(put_settings(replace(settings, merchant=merchant)))


# ------------------------------------------------------------------------------------------ the books


@_holds(r"ordered (.+) for (\S+)")
def _ordered(performance: Performance, listed: str, total: str) -> None:
    performance.ledger.declared += 1
    order = _latest(performance)
    bought = tuple(CartLine(line.sku, line.quantity) for line in order.lines)
    assert (bought, order.total, order.state) == (_lines(listed), _money(total), CheckoutState.COMPLETED)


@_holds(r"nothing ordered")
def _nothing_ordered(performance: Performance) -> None:
    assert len(performance.ledger.placed()) == performance.ledger.declared


@_holds(r"nothing charged")
def _nothing_charged(performance: Performance) -> None:
    performance.theatre.work_off()
    books = [performance.theatre.books(order) for order in performance.ledger.new_orders()]
    assert sum(book.captured.amount for book in books if book) == 0


@_holds(r"charged (\S+)")
def _charged(performance: Performance, total: str) -> None:
    performance.theatre.work_off()
    books = [performance.theatre.books(order) for order in performance.ledger.new_orders()]
    assert sum((book.captured - book.refunded).amount for book in books if book) == _money(total).amount


@_holds(r"order state (\w+)")
def _state(performance: Performance, state: str) -> None:
    assert performance.ledger.new_orders()[-1].state is CheckoutState(state)


@_holds(r"cart (.+)")
def _cart(performance: Performance, listed: str) -> None:
    owner = keys.customer(MERCHANT, performance.actor.customer)
    lines = cart_from(performance.theatre.memory.get(keys.cart(owner))).lines
    assert lines == (() if listed == "empty" else _lines(listed))


@_holds(r"no mail says (.+)")
def _no_mail_says(performance: Performance, words: str) -> None:
    assert not [mail for mail in performance.theatre.mails() if words in str(mail["text"])]


@_holds(r"mail says (.+)")
def _mail_says(performance: Performance, words: str) -> None:
    texts = [str(mail["text"]) for mail in performance.theatre.mails()]
    assert any(words in text for text in texts), texts


@_holds(r"mail (.+)")
def _mail(performance: Performance, subject: str) -> None:
    """Expect one mail besides the confirmations of orders."""
    performance.ledger.letters += 1
    performance.theatre.work_off()
    found = [str(mail["subject"]) for mail in performance.theatre.mails()]
    assert any(re.search(subject, sent) for sent in found), found


@_holds(r"call-back listed")
def _callback(performance: Performance) -> None:
    (listed,) = requested_callbacks(performance.theatre.shop, MERCHANT)
    assert listed.customer_id == performance.actor.customer


@_holds(r"consent to (.+)")
def _consent(performance: Performance, words: str) -> None:
    order = _latest(performance)
    item = performance.theatre.memory.get(keys.evidence(keys.customer(MERCHANT, order.customer_id), order.order_id))
    assert item is not None
    assert words in str(item.attributes["question_text"]), item.attributes["question_text"]


@_holds(r"card says (.+)")
def _card_says(performance: Performance, words: str) -> None:
    said = performance.said
    assert said is not None
    assert words in f"{said.card_title}\n{said.card_text}", said.card_text


@_holds(r"account card")
def _account_card(performance: Performance) -> None:
    assert performance.said is not None
    assert performance.said.link_account or performance.channel == "text"


def _latest(performance: Performance) -> Order:
    placed = performance.ledger.placed()
    assert placed, "nothing was ordered"
    return placed[-1]
