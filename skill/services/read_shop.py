"""Read a merchant's settings out of parsed YAML."""

from __future__ import annotations

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from skill.domain.customer import MethodKind
from skill.domain.delivery import DeliveryRule
from skill.domain.localized import Localized
from skill.domain.merchant import (
    CaptureMode,
    ConsentRule,
    ConsentStrictness,
    InvoiceTerms,
    Limits,
    Merchant,
    Returns,
    ReturnSlip,
    Seller,
    Support,
)
from skill.domain.money import Money
from skill.domain.tree import Node, refuse

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""Names of the days in the settings, Monday first."""


def read_shop(data: object) -> Merchant:
    """Read the settings of one shop; `InvalidInputError` begins with the path of the bad field."""
    node = Node.of(data).only(*_FIELDS)
    currency = node.text("currency", "EUR")
    return Merchant(
        id=node.text("id"),
        name=node.text("name"),
        seller=_seller(node.child("seller")),
        currency=currency,
        country=node.text("country", "DE"),
        time_zone=_time_zone(node),
        delivery=_delivery(node.child("delivery"), currency),
        limits=_limits(node.child("limits"), currency),
        consent=_consent(node.child("consent")),
        capture=node.choice("capture", CaptureMode, CaptureMode.AT_ONCE),
        returns=_returns(node.child("returns"), currency),
        support=_support(node.child("support")),
        sandbox_payment=node.text("sandbox_payment", "sandbox:authorised"),
        categories=_categories(node),
        payment_kinds=_payment_kinds(node),
        invoice=_invoice(node.child("invoice"), currency) if node.has("invoice") else None,
    )


_USUAL_KINDS = (MethodKind.CARD, MethodKind.SEPA_DEBIT, MethodKind.PAYPAL)
_FIELDS = (
    *("id", "name", "seller", "currency", "country", "time_zone", "delivery", "limits", "consent"),
    *("capture", "returns", "support", "sandbox_payment", "categories", "payment_kinds", "invoice"),
)


def _seller(node: Node) -> Seller:
    fields = ("legal_name", "street", "postal_code", "city", "email", "phone")
    node.only(*fields, "tax_number")
    return Seller(*[*(node.text(field) for field in fields), node.text("tax_number", "")])


def _time_zone(node: Node) -> str:
    name = node.text("time_zone", "Europe/Berlin")
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        refuse(node.where("time_zone"), "must be an IANA time zone such as Europe/Berlin", name)
    return name


def _delivery(node: Node, currency: str) -> DeliveryRule:
    node.only("cost", "free_from", "working_days", "cut_off", "weekdays", "holidays", "carrier")
    return DeliveryRule(
        cost=node.amount("cost", currency),
        free_from=_optional_amount(node, "free_from", currency),
        working_days=node.integer("working_days"),
        cut_off=node.clock_time("cut_off"),
        weekdays=_weekdays(node),
        holidays=node.dates("holidays"),
        carrier=node.text("carrier"),
    )


def _weekdays(node: Node) -> frozenset[int]:
    names = node.texts("weekdays")
    for name in names:
        if name not in WEEKDAYS:
            refuse(node.where("weekdays"), f"may hold {', '.join(WEEKDAYS)}", name)
    if not names:
        refuse(node.where("weekdays"), "must name at least one day")
    return frozenset(WEEKDAYS.index(name) for name in names)


def _limits(node: Node, currency: str) -> Limits:
    node.only("minimum_order", "per_order", "per_day", "per_month", "code_threshold", "lines")
    return Limits(
        minimum_order=node.amount("minimum_order", currency, Money(0, currency)),
        per_order=_optional_amount(node, "per_order", currency),
        per_day=_optional_amount(node, "per_day", currency),
        per_month=_optional_amount(node, "per_month", currency),
        code_threshold=_optional_amount(node, "code_threshold", currency),
        lines=node.integer("lines", 20, least=1),
    )


def _consent(node: Node) -> ConsentRule:
    node.only("strictness", "voice_seconds", "text_seconds")
    return ConsentRule(
        strictness=node.choice("strictness", ConsentStrictness, ConsentStrictness.YES),
        voice_seconds=node.integer("voice_seconds", 120, least=1),
        text_seconds=node.integer("text_seconds", 300, least=1),
    )


def _returns(node: Node, currency: str) -> Returns:
    node.only("withdrawal_days", "return_days", "no_return_below", "send_back_days", "slip", "refund_days")
    return Returns(
        # § 355(2) BGB: fourteen days at least, whatever a merchant writes.
        withdrawal_days=node.integer("withdrawal_days", 14, least=14),
        return_days=node.integer("return_days", 14, least=1),
        no_return_below=node.amount("no_return_below", currency, Money(0, currency)),
        # § 357(1) BGB: fourteen days to post the goods, whatever a merchant writes.
        send_back_days=node.integer("send_back_days", 14, least=14),
        slip=node.choice("slip", ReturnSlip, ReturnSlip.QR_CODE),
        refund_days=node.integer("refund_days", 5, least=1),
    )


def _payment_kinds(node: Node) -> tuple[MethodKind, ...]:
    names = node.texts("payment_kinds") if node.has("payment_kinds") else [kind.value for kind in _USUAL_KINDS]
    known = [kind.value for kind in MethodKind]
    for name in names:
        if name not in known:
            refuse(node.where("payment_kinds"), f"may hold {', '.join(known)}", name)
    return tuple(MethodKind(name) for name in names)


def _invoice(node: Node, currency: str) -> InvoiceTerms:
    node.only("limit", "due_days", "reminder_days", "reminders", "account")
    return InvoiceTerms(
        limit=node.amount("limit", currency),
        due_days=node.integer("due_days", 14, least=1),
        reminder_days=node.integer("reminder_days", 7, least=1),
        reminders=node.integer("reminders", 2),
        account=node.text("account", ""),
    )


def _support(node: Node) -> Support:
    node.only("email", "phone", "hours")
    return Support(node.text("email"), node.text("phone", ""), node.localized("hours"))


def _categories(node: Node) -> dict[str, Localized]:
    if not node.has("categories"):
        return {}
    names = node.child("categories")
    return {category: names.localized(category) for category in names.data}


def _optional_amount(node: Node, key: str, currency: str) -> Money | None:
    return node.amount(key, currency) if node.has(key) else None
