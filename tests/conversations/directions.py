"""Obey stage directions, in German and English."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from skill.domain.cart import Cart
from skill.domain.merchant import ConsentStrictness
from skill.domain.order import CheckoutState, Shipment
from skill.services.link_account import link_account
from skill.services.records import keys
from skill.services.records.customers import cart_from, customer_from, put_cart, put_customer
from skill.services.records.merchants import put_settings
from skill.services.records.orders import put_order
from skill.services.table import Add
from tests.conversations.actors import Typist
from tests.conversations.repertoire import Repertoire, lines_in, money_in
from tests.conversations.theatre import MERCHANT

if TYPE_CHECKING:
    from tests.conversations.performance import Performance

STAGE = Repertoire()
_NUMBERS = {"zwei": 2, "two": 2, "drei": 3, "three": 3, "fünf": 5, "five": 5, "zehn": 10, "ten": 10, "eine": 1, "an": 1}
_UNITS = {"minute": timedelta(minutes=1), "stunde": timedelta(hours=1), "hour": timedelta(hours=1)}


# ------------------------------------------------------------------------------------------ time


@STAGE.plays(r"(\w+) (Minute|Stunde)n? später", r"(\w+) (minute|hour)s? later")
def _later(performance: Performance, number: str, unit: str) -> None:
    performance.theatre.pass_time(_NUMBERS[number] * _UNITS[unit.lower()])
    if not isinstance(performance.actor, Typist):
        performance.actor.leave()


@STAGE.plays(r"am nächsten Tag", r"the next day")
def _next_day(performance: Performance) -> None:
    performance.theatre.pass_time(timedelta(days=1))
    performance.actor.leave()


@STAGE.plays(r"(\d+) Sekunden später", r"(\d+) seconds later")
def _moments_later(performance: Performance, seconds: str) -> None:
    performance.theatre.clock.advance(timedelta(seconds=int(seconds)))


@STAGE.plays(r"neues Gespräch", r"a new conversation")
def _new_conversation(performance: Performance) -> None:
    performance.actor.leave()


@STAGE.plays(r"dieselbe Anfrage kommt noch einmal", r"the same request comes again")
def _same_request(performance: Performance) -> None:
    performance.take(performance.actor.repeat_request())


# ------------------------------------------------------------------------------------------ the customer


@STAGE.plays(r"im Korb: (.+)", r"in the cart: (.+)")
def _in_cart(performance: Performance, listed: str) -> None:
    memory, key = performance.theatre.memory, keys.cart(keys.customer(MERCHANT, performance.actor.customer))
    stored = cart_from(memory.get(key))
    memory.write(put_cart(key, replace(stored, lines=Cart(lines_in(listed)).lines)))


@STAGE.plays(r"spricht zum ersten Mal mit dem Assistenten", r"speaks to the assistant for the first time")
def _first_contact(performance: Performance) -> None:
    memory, key = performance.theatre.memory, keys.profile(keys.customer(MERCHANT, performance.actor.customer))
    memory.write(put_customer(key, replace(customer_from(memory.get(key), ""), disclosed=False)))


@STAGE.plays(r"\w+ verknüpft (?:sein|ihr) Konto", r"\w+ links (?:his|her) account")
def _links(performance: Performance) -> None:
    link_account(performance.theatre.shop, MERCHANT, performance.actor.customer)


@STAGE.plays(r"(?:zahlt mit|die Karte) (\w+)", r"(?:pays by|the card is|the bank says) (\w+)")
def _card(performance: Performance, outcome: str) -> None:
    performance.theatre.payments.outcome = outcome


@STAGE.plays(r"die Karte wird abgelehnt", r"the card is declined")
def _declined(performance: Performance) -> None:
    performance.theatre.payments.outcome = "declined"


@STAGE.plays(r"die Karte ist abgelaufen", r"the card has expired")
def _expired(performance: Performance) -> None:
    performance.theatre.payments.outcome = "expired"


@STAGE.plays(r"die Antwort der Bank geht verloren", r"the bank's answer is lost")
def _lost_answer(performance: Performance) -> None:
    performance.theatre.payments.outcome = "answer_unknown"


@STAGE.plays(r"die Anfrage erreicht die Bank nie", r"the request never reaches the bank")
def _lost_request(performance: Performance) -> None:
    performance.theatre.payments.outcome = "never_arrived"


@STAGE.plays(r"die Bank will eine Freigabe", r"the bank wants an approval")
def _needs_approval(performance: Performance) -> None:
    performance.theatre.payments.outcome = "needs_authentication"


@STAGE.plays(r"die Freigabe wird erteilt", r"the approval is given")
def _approved(performance: Performance) -> None:
    held = [order for order in performance.ledger.new_orders() if order.state is CheckoutState.REQUIRES_ESCALATION]
    for order in held:
        performance.theatre.payments.approve(order.order_id)
    performance.theatre.payments.outcome = None


@STAGE.plays(r"alles ist geliefert", r"everything has been delivered")
def _delivered(performance: Performance) -> None:
    """Let every parcel of the customer have come yesterday."""
    theatre, owner = performance.theatre, keys.customer(MERCHANT, performance.actor.customer)
    yesterday = theatre.clock.now().date() - timedelta(days=1)
    for order in theatre.orders(performance.actor.customer):
        if order.is_open:
            shipped = order.shipment or Shipment("DHL", "00340434000000000001", order.delivery_day, order.delivery_day)
            arrived = replace(order, shipment=replace(shipped, delivered=yesterday))
            theatre.memory.write(put_order(keys.order(owner, order.order_id), arrived, merchant=MERCHANT))


@STAGE.plays(r"keine Zahlungsart hinterlegt", r"no payment method on file")
def _no_method(performance: Performance) -> None:
    key = keys.profile(keys.customer(MERCHANT, performance.actor.customer))
    memory = performance.theatre.memory
    memory.write(put_customer(key, replace(customer_from(memory.get(key), ""), payment_method="")))


@STAGE.plays(r"hat eben bestellt: (.+)", r"has just ordered: (.+)")
def _just_ordered(performance: Performance, listed: str) -> None:
    """Let the customer order through the gate, before the play begins."""
    before = Typist(performance.theatre, performance.actor.customer, "de-DE")
    names = [performance.theatre.products[line.sku].spoken.de for line in lines_in(listed)]
    before.say("bestell " + " und ".join(names))
    asked = before.say("ja")
    assert asked.text.startswith("Bestellt"), asked
    performance.ledger.answers += [spoken.text for _, spoken in performance.theatre.recorder.given]
    performance.ledger.declared += 1
    performance.theatre.clock.advance(timedelta(minutes=2))


# ------------------------------------------------------------------------------------------ the shop


@STAGE.plays(r"([\w-]+) kostet jetzt (\S+)", r"([\w-]+) now costs (\S+)")
def _new_price(performance: Performance, sku: str, price: str) -> None:
    products = dict(performance.theatre.products)
    products[sku] = replace(products[sku], price=money_in(price))
    performance.theatre.put_on_sale(*products.values())


@STAGE.plays(r"([\w-]+) aus dem Sortiment", r"([\w-]+) is no longer sold")
def _taken_off(performance: Performance, sku: str) -> None:
    products = performance.theatre.products
    performance.theatre.put_on_sale(*(product for product in products.values() if product.sku != sku))


@STAGE.plays(r"noch (\d+) ([\w-]+) da", r"(\d+) ([\w-]+) left")
def _left(performance: Performance, number: str, sku: str) -> None:
    delta = int(number) - performance.theatre.stock(sku)[0]
    performance.theatre.memory.write(Add(keys.stock(MERCHANT, sku), {"available": delta}))
    performance.ledger.restocked(sku, delta)


@STAGE.plays(r"Einstellung (\w+): (.+)", r"setting (\w+): (.+)")
def _setting(performance: Performance, name: str, value: str) -> None:
    """Change one of the merchant's settings: a limit by its name, or `strictness`."""
    settings = performance.theatre.settings
    merchant = settings.merchant
    if name == "strictness":
        rule = replace(merchant.consent, strictness=ConsentStrictness(value))
        merchant = replace(merchant, consent=rule)
    else:
        given: Any = None if value == "none" else int(value) if name == "lines" else money_in(value)
        limits: dict[str, Any] = {name: given}
        merchant = replace(merchant, limits=replace(merchant.limits, **limits))
    performance.theatre.memory.write(put_settings(replace(settings, merchant=merchant)))
