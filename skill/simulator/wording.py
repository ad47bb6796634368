"""Word what only the simulator's page says; the assistant's own words live in the phrase files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from skill.domain.localized import Localized
from skill.domain.order import CheckoutState, Order, PaymentState
from skill.services.read_customers import DemoCustomer

_STATES: Mapping[CheckoutState, Localized] = {
    CheckoutState.INCOMPLETE: Localized("abgelehnt", "declined"),
    CheckoutState.READY_FOR_COMPLETE: Localized("bereit", "ready"),
    CheckoutState.REQUIRES_ESCALATION: Localized("wartet auf Freigabe", "needs approval"),
    CheckoutState.COMPLETE_IN_PROGRESS: Localized("in Arbeit", "in progress"),
    CheckoutState.COMPLETED: Localized("bestellt", "ordered"),
    CheckoutState.CANCELED: Localized("storniert", "cancelled"),
}
_DELIVERED = Localized("zugestellt", "delivered")
_LATE = Localized("verspätet", "late")
_SHIPPED = Localized("unterwegs", "on its way")

_PAYMENTS: Mapping[PaymentState, Localized] = {
    PaymentState.PENDING: Localized("offen", "pending"),
    PaymentState.AUTHORISED: Localized("reserviert", "authorised"),
    PaymentState.CAPTURED: Localized("abgebucht", "charged"),
    PaymentState.VOIDED: Localized("freigegeben", "released"),
    PaymentState.REFUNDED: Localized("erstattet", "refunded"),
    PaymentState.DECLINED: Localized("abgelehnt", "declined"),
}
_SANDBOX = Localized("Testkarte", "test card")

_UNLINKED = Localized("Konto nicht verknüpft", "account not linked")
_CODE = Localized("Sprachcode {code}", "voice code {code}")
_LATE_PARCEL = Localized("ein Paket ist verspätet", "one parcel is late")
_NEW = Localized("hat noch nie bestellt", "has never ordered")
_REGULAR = Localized("bestellt regelmäßig", "orders regularly")


def state_in(order: Order, locale: str) -> str:
    """Return how far an order is, in the page's language."""
    return _state(order).in_language(locale)


def payment_in(order: Order, locale: str) -> str:
    """Return how an order is paid and where its money is."""
    scheme, _, method = order.payment_method.partition(":")
    card = f"{_SANDBOX.in_language(locale)} ({method})" if scheme == "sandbox" else order.payment_method
    return f"{card}, {_PAYMENTS[order.payment].in_language(locale)}"


def heard_in(record: Mapping[str, Any], locale: str) -> str:
    """Return what was heard as consent: words where the channel has them, else the button or the intent."""
    heard = record.get("heard") or {}
    button = heard.get("button")
    if button:
        return str(button.get("label", ""))
    intent = Localized("{intent}, Wörter liefert der Kanal nicht", "{intent}, the channel gives no words")
    return str(heard.get("text") or intent.in_language(locale).format(intent=record.get("intent", "")))


def note_on(customer: DemoCustomer) -> Localized:
    """Say in a few words what is special about a customer of the demo shop."""
    if not customer.linked:
        return _UNLINKED
    if customer.voice_code:
        return Localized(_CODE.de.format(code=customer.voice_code), _CODE.en.format(code=customer.voice_code))
    if not customer.orders:
        return _NEW
    if any(order.shipment and order.shipment.new_days is not None for order in customer.orders):
        return _LATE_PARCEL
    return _REGULAR


def _state(order: Order) -> Localized:
    shipment = order.shipment
    if order.state is not CheckoutState.COMPLETED or shipment is None:
        return _STATES[order.state]
    if shipment.delivered is not None:
        return _DELIVERED
    return _LATE if shipment.is_late else _SHIPPED
