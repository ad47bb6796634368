"""Read a merchant's settings out of parsed YAML, and write them back as plain data."""

from __future__ import annotations

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from skill.domain.amount import format_amount
from skill.domain.delivery import DeliveryRule
from skill.domain.localized import Localized, localized_to_attributes
from skill.domain.merchant import (
    CaptureMode,
    ConsentRule,
    ConsentStrictness,
    Limits,
    Merchant,
    Returns,
    Seller,
    Support,
)
from skill.domain.money import Money
from skill.domain.tree import Node, Plain, refuse

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""Names of the days in the settings, Monday first."""


def read_shop(data: object) -> Merchant:
    """Read the settings of one shop; `InvalidInputError` begins with the path of the bad field.

    Reads what `shop_to_attributes` wrote, too.
    """
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
    )


_FIELDS = (
    *("id", "name", "seller", "currency", "country", "time_zone", "delivery", "limits", "consent"),
    *("capture", "returns", "support", "sandbox_payment", "categories"),
)


def _seller(node: Node) -> Seller:
    fields = ("legal_name", "street", "postal_code", "city", "email", "phone")
    node.only(*fields)
    return Seller(*(node.text(field) for field in fields))


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
    node.only("minimum_order", "per_order", "per_month", "code_threshold", "lines")
    return Limits(
        minimum_order=node.amount("minimum_order", currency, Money(0, currency)),
        per_order=_optional_amount(node, "per_order", currency),
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
    node.only("withdrawal_days", "return_days", "no_return_below")
    return Returns(
        # § 355(2) BGB: fourteen days at least, whatever a merchant writes.
        withdrawal_days=node.integer("withdrawal_days", 14, least=14),
        return_days=node.integer("return_days", 14, least=1),
        no_return_below=node.amount("no_return_below", currency, Money(0, currency)),
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


def shop_to_attributes(merchant: Merchant) -> dict[str, Plain]:
    """Write the settings as plain data for storage, in the shape of the merchant's file."""
    seller, support, consent = merchant.seller, merchant.support, merchant.consent
    return {
        "id": merchant.id,
        "name": merchant.name,
        "seller": {field: getattr(seller, field) for field in seller.__dataclass_fields__},
        "currency": merchant.currency,
        "country": merchant.country,
        "time_zone": merchant.time_zone,
        "delivery": _delivery_attributes(merchant.delivery),
        "limits": _limit_attributes(merchant.limits),
        "consent": {
            "strictness": consent.strictness.value,
            "voice_seconds": consent.voice_seconds,
            "text_seconds": consent.text_seconds,
        },
        "capture": merchant.capture.value,
        "returns": {
            "withdrawal_days": merchant.returns.withdrawal_days,
            "return_days": merchant.returns.return_days,
            "no_return_below": format_amount(merchant.returns.no_return_below),
        },
        "support": {"email": support.email, "phone": support.phone, "hours": localized_to_attributes(support.hours)},
        "sandbox_payment": merchant.sandbox_payment,
        "categories": {key: localized_to_attributes(name) for key, name in merchant.categories.items()},
    }


def _delivery_attributes(rule: DeliveryRule) -> dict[str, Plain]:
    return {
        "cost": format_amount(rule.cost),
        "free_from": _amount_or_none(rule.free_from),
        "working_days": rule.working_days,
        "cut_off": rule.cut_off.isoformat("minutes"),
        "weekdays": [WEEKDAYS[day] for day in sorted(rule.weekdays)],
        "holidays": [day.isoformat() for day in sorted(rule.holidays)],
        "carrier": rule.carrier,
    }


def _limit_attributes(limits: Limits) -> dict[str, Plain]:
    return {
        "minimum_order": format_amount(limits.minimum_order),
        "per_order": _amount_or_none(limits.per_order),
        "per_month": _amount_or_none(limits.per_month),
        "code_threshold": _amount_or_none(limits.code_threshold),
        "lines": limits.lines,
    }


def _amount_or_none(money: Money | None) -> str | None:
    return None if money is None else format_amount(money)
