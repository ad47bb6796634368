"""Word what stands in the records: ways to pay, orders, money and days."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from skill.domain.customer import StoredMethod
from skill.domain.money import Money
from skill.domain.order import CheckoutState, Order, PaymentState

_MONTHS = {
    "de": (
        *("Januar", "Februar", "März", "April", "Mai", "Juni"),
        *("Juli", "August", "September", "Oktober", "November", "Dezember"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}
_STATES = {
    CheckoutState.REQUIRES_ESCALATION: "approval",
    CheckoutState.CANCELED: "cancelled",
    CheckoutState.COMPLETE_IN_PROGRESS: "begun",
}


def method_label(method: StoredMethod, words: Mapping[str, str]) -> str:
    """Return what a customer knows a way to pay by, such as `Karte Visa 4242`."""
    return f"{words[f'kind_{method.kind}']} {method.label}".strip()


def order_state(order: Order, words: Mapping[str, str]) -> str:
    """Return in a word or two how far an order is."""
    return words[f"state_{_STATES.get(order.state) or _placed(order)}"]


def _placed(order: Order) -> str:
    if order.payment is PaymentState.FAILED:
        return "unpaid"
    if order.shipment is None:
        return "placed"
    if order.shipment.delivered:
        return "delivered"
    return "late" if order.is_late else "shipped"


def money_text(money: Money, language: str) -> str:
    """Return an amount as it is written: `1.234,50 €`, `€1,234.50`."""
    whole, cents = divmod(abs(money.amount), 100)
    sign, grouped = "-" if money.amount < 0 else "", f"{whole:,}"
    unit = "€" if money.currency == "EUR" else money.currency
    if language == "de":
        return f"{sign}{grouped.replace(',', '.')},{cents:02d}\u00a0{unit}"
    return f"{sign}{unit}{grouped}.{cents:02d}"


def amount_field(money: Money | None, language: str) -> str:
    """Return an amount as it stands in a form, empty for none."""
    if money is None:
        return ""
    text = f"{money.amount // 100}.{money.amount % 100:02d}"
    return text.replace(".", ",") if language == "de" else text


def day_text(day: date, language: str) -> str:
    """Return a day as it is written: `23. November 2026`, `23 November 2026`."""
    dot = "." if language == "de" else ""
    return f"{day.day}{dot} {_MONTHS[language][day.month - 1]} {day.year}"
