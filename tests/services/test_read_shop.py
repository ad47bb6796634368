from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from typing import Any

import pytest

from skill.domain.errors import InvalidInputError
from skill.domain.localized import Localized
from skill.domain.merchant import CaptureMode, ConsentRule, ConsentStrictness, Limits, Returns
from skill.domain.money import Money
from skill.services.read_shop import read_shop

DELIVERY: dict[str, Any] = {
    "cost": "2.90",
    "working_days": 2,
    "cut_off": "14:00",
    "weekdays": ["sat", "mon"],
    "carrier": "DHL",
}
LEAST: dict[str, Any] = {
    "id": "senfladen",
    "name": "Senfladen",
    "seller": {
        "legal_name": "Senfladen GmbH",
        "street": "Senfweg 1",
        "postal_code": "10115",
        "city": "Berlin",
        "email": "a@senf.example",
        "phone": "030 23125 000",
    },
    "delivery": DELIVERY,
    "limits": {},
    "consent": {},
    "returns": {},
    "support": {"email": "b@senf.example", "hours": {"de": "immer", "en": "always"}},
}
FULL: dict[str, Any] = {
    **LEAST,
    "currency": "CHF",
    "country": "CH",
    "time_zone": "Europe/Zurich",
    "delivery": {**DELIVERY, "free_from": "29.00", "holidays": ["2026-12-25"]},
    "limits": {
        "minimum_order": "5.00",
        "per_order": "250.00",
        "per_month": "1000.00",
        "code_threshold": "100.00",
        "lines": 12,
    },
    "consent": {"strictness": "phrase", "voice_seconds": 60, "text_seconds": 200},
    "capture": "on_shipment",
    "returns": {"withdrawal_days": 30, "return_days": 10, "no_return_below": "20.00"},
    "sandbox_payment": "sandbox:declined",
    "categories": {"mustard": {"de": "Senf", "en": "mustard"}},
}


def changed(path: str, value: object) -> Mapping[str, object]:
    """Return the full settings with one field replaced."""
    group, _, field = path.partition(".")
    return {**FULL, group: {**FULL[group], field: value} if field else value}


def test_least_settings_take_the_defaults() -> None:
    merchant = read_shop(LEAST)
    assert (merchant.currency, merchant.country, merchant.time_zone) == ("EUR", "DE", "Europe/Berlin")
    assert merchant.delivery.free_from is None
    assert merchant.delivery.weekdays == {0, 5}
    assert merchant.limits == Limits(Money(0), None, None, None, 20)
    assert merchant.consent == ConsentRule(ConsentStrictness.YES, 120, 300)
    assert merchant.returns == Returns(14, 14, Money(0))
    assert merchant.capture is CaptureMode.AT_ONCE
    assert (merchant.sandbox_payment, merchant.support.phone) == ("sandbox:authorised", "")
    assert merchant.categories == {}


def test_full_settings_are_read() -> None:
    merchant = read_shop(FULL)
    assert merchant.delivery.cost == Money(290, "CHF")
    assert merchant.delivery.free_from == Money(2900, "CHF")
    assert (merchant.delivery.cut_off, merchant.delivery.holidays) == (time(14), frozenset({date(2026, 12, 25)}))
    assert merchant.limits.code_threshold == Money(10_000, "CHF")
    assert merchant.consent == ConsentRule(ConsentStrictness.PHRASE, 60, 200)
    assert merchant.returns == Returns(30, 10, Money(2000, "CHF"))
    assert merchant.categories == {"mustard": Localized("Senf", "mustard")}


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        ("name", "", "name must be a text (in quotes if it looks like a number), not ''"),
        ("owner", "x", "owner is unknown"),
        ("seller.phone", None, "seller.phone must be a text (in quotes if it looks like a number)"),
        ("seller.postcode", "1", "seller.postcode is unknown; did you mean postal_code?"),
        (
            "time_zone",
            "Berlin",
            "time_zone must be an IANA time zone such as Europe/Berlin, not 'Berlin'",
        ),
        ("time_zone", "../etc", "time_zone must be an IANA time zone such as Europe/Berlin, not '../etc'"),
        ("delivery.cost", "free", "delivery.cost 'free' is no amount such as 2,49"),
        ("delivery.weekdays", ["Mo"], "delivery.weekdays may hold mon, tue, wed, thu, fri, sat, sun, not 'Mo'"),
        ("delivery.weekdays", [], "delivery.weekdays must name at least one day"),
        ("delivery.working_days", "2", "delivery.working_days must be a whole number, not '2'"),
        ("limits.lines", 0, "limits.lines must be at least 1, not 0"),
        ("consent.strictness", True, "consent.strictness must be one of yes, phrase, not True"),
        ("returns.withdrawal_days", 7, "returns.withdrawal_days must be at least 14, not 7"),
        ("support", None, "support must be a list of named fields"),
        (
            "payment_kinds",
            ["cash"],
            "payment_kinds may hold card, sepa_debit, paypal, invoice, not 'cash'",
        ),
        ("capture", "later", "capture must be one of at_once, on_shipment, not 'later'"),
    ],
)
def test_bad_field_is_named_by_its_path(path: str, value: object, message: str) -> None:
    with pytest.raises(InvalidInputError) as refusal:
        read_shop(changed(path, value))
    assert str(refusal.value) == message


def test_empty_file_is_refused() -> None:
    with pytest.raises(InvalidInputError, match="the file must be a list of named fields"):
        read_shop(None)
