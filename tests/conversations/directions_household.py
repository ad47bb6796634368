"""Obey stage directions about the household: whose voice speaks, what it may do, how it pays, what it may spend."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from skill.channels.alexa.request import hashed
from skill.domain.customer import Customer, HouseholdVoice, MethodKind, SpendingLimits, StoredMethod, StrangersRule
from skill.domain.merchant import InvoiceTerms
from skill.domain.money import Money
from skill.services.records import keys
from skill.services.records.customers import customer_from, put_customer
from skill.services.records.merchants import put_settings
from tests.conversations.actors import Typist
from tests.conversations.directions import STAGE
from tests.conversations.repertoire import money_in
from tests.conversations.theatre import MERCHANT

if TYPE_CHECKING:
    from tests.conversations.performance import Performance

_RULES = {
    "nur in den Korb legen": StrangersRule.CART_ONLY,
    "only fill the cart": StrangersRule.CART_ONLY,
    "nur mit Sprachcode bestellen": StrangersRule.WITH_CODE,
    "buy only with the code": StrangersRule.WITH_CODE,
}
_KINDS = {
    "Karte": MethodKind.CARD,
    "card": MethodKind.CARD,
    "Lastschrift": MethodKind.SEPA_DEBIT,
    "direct debit": MethodKind.SEPA_DEBIT,
    "PayPal": MethodKind.PAYPAL,
}
_SPANS = {
    "pro Bestellung": "per_order",
    "an order": "per_order",
    "am Tag": "per_day",
    "a day": "per_day",
    "im Monat": "per_month",
    "a month": "per_month",
}
UNKNOWN = "amzn1.ask.person.SOMEBODY"


def amazon_id(name: str) -> str:
    """Return Amazon's id of a voice."""
    return f"amzn1.ask.person.{name.upper()}"


def change_customer(performance: Performance, **fields: Any) -> None:
    """Give the play's customer another profile."""
    key = keys.profile(keys.customer(MERCHANT, performance.actor.customer))
    memory = performance.theatre.memory
    memory.write(put_customer(key, replace(customer_of(performance), **fields)))


def customer_of(performance: Performance) -> Customer:
    """Return the play's customer as stored."""
    key = keys.profile(keys.customer(MERCHANT, performance.actor.customer))
    return customer_from(performance.theatre.memory.get(key), performance.actor.customer)


@STAGE.plays(r"Regel: unbekannte Stimmen dürfen (.+)", r"rule: unknown voices may (.+)")
def _rule(performance: Performance, rule: str) -> None:
    change_customer(performance, strangers=_RULES[rule])


@STAGE.plays(r"eine unbekannte Stimme spricht", r"an unknown voice speaks")
def _stranger(performance: Performance) -> None:
    performance.actor.hear(UNKNOWN)


@STAGE.plays(r"(\w+) spricht(, nur für den Korb)?", r"(\w+) speaks(, for the cart only)?")
def _member(performance: Performance, name: str, cart_only: str | None) -> None:
    """Let a voice of the household speak, which the household knows from now on."""
    person = hashed(amazon_id(name)) or ""
    known = customer_of(performance)
    if known.voice(person) is None:
        voice = HouseholdVoice(person, name, cart_only=bool(cart_only))
        change_customer(performance, voices=(*known.voices, voice))
    performance.actor.hear(amazon_id(name))


@STAGE.plays(r"Grenze für (\w+): (\S+) (.+)", r"limit for (\w+): (\S+) (.+)")
def _limit_of_a_voice(performance: Performance, name: str, amount: str, span: str) -> None:
    voices = customer_of(performance).voices
    limits = SpendingLimits(**{_SPANS[span]: money_in(amount)})
    change_customer(
        performance, voices=tuple(replace(voice, limits=limits) if voice.name == name else voice for voice in voices)
    )


@STAGE.plays(r"eigene Grenze: (\S+) (.+)", r"own limit: (\S+) (.+)")
def _own_limit(performance: Performance, amount: str, span: str) -> None:
    limits = replace(customer_of(performance).limits, **{_SPANS[span]: money_in(amount)})
    change_customer(performance, limits=limits)


@STAGE.plays(r"Zahlungsarten: (.+)", r"ways to pay: (.+)")
def _methods(performance: Performance, listed: str) -> None:
    """Store ways to pay, the first preferred: `Karte Visa 4242, Karte Mastercard 5555 bis 2026-10`."""
    methods = [_method(each) for each in listed.split(", ")]
    change_customer(performance, payment_methods=tuple(methods), payment_method=methods[0].method_id)


def _method(described: str) -> StoredMethod:
    details, _, expires = described.partition(" bis ")
    kind = next(name for name in _KINDS if details.startswith(name))
    label = details.removeprefix(kind).strip()
    ids = {MethodKind.CARD: "sandbox:authorised", MethodKind.SEPA_DEBIT: "sandbox:sepa"}
    plain = ids.get(_KINDS[kind], "sandbox:authorised#paypal")
    method_id = "sandbox:authorised#2" if "Mastercard" in label else plain
    return StoredMethod(method_id, _KINDS[kind], label, expires)


@STAGE.plays(r"Lindenmarkt nimmt (.+) nicht mehr", r"Lindenmarkt no longer takes (.+)")
def _not_taken(performance: Performance, kind: str) -> None:
    settings = performance.theatre.settings
    kinds = tuple(taken for taken in settings.merchant.payment_kinds if taken is not _KINDS[kind])
    merchant = replace(settings.merchant, payment_kinds=kinds)
    performance.theatre.memory.write(put_settings(replace(settings, merchant=merchant)))


@STAGE.plays(r"Lindenmarkt verkauft auf Rechnung bis (\S+)", r"Lindenmarkt sells on invoice up to (\S+)")
def _on_invoice(performance: Performance, limit: str) -> None:
    settings = performance.theatre.settings
    kinds = (*settings.merchant.payment_kinds, MethodKind.INVOICE)
    merchant = replace(settings.merchant, payment_kinds=kinds, invoice=InvoiceTerms(Money(money_in(limit).amount)))
    performance.theatre.memory.write(put_settings(replace(settings, merchant=merchant)))


@STAGE.plays(r"Links kommen per SMS", r"links come by text message")
def _links_by_sms(performance: Performance) -> None:
    change_customer(performance, links_by_sms=True, phone="+4917139200010")


@STAGE.plays(r"in einem anderen Zimmer: (.+)", r"in another room: (.+)")
def _in_another_room(performance: Performance, said: str) -> None:
    """Let the customer talk to a second device meanwhile; several sentences are parted by a stroke."""
    other = Typist(performance.theatre, performance.actor.customer, performance.actor.locale)
    for words in said.split(" / "):
        performance.ledger.answers.append(other.say(words).text)
