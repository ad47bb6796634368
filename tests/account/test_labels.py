from __future__ import annotations

from datetime import date

import pytest

from skill.account.labels import amount_field, day_text, method_label, money_text
from skill.account.words import words
from skill.domain.customer import MethodKind, StoredMethod
from skill.domain.money import Money


@pytest.mark.parametrize(
    ("cents", "german", "english"),
    [
        (5, "0,05\u00a0€", "€0.05"),
        (123_456_789, "1.234.567,89\u00a0€", "€1,234,567.89"),
        (-250, "-2,50\u00a0€", "-€2.50"),
    ],
)
def test_amounts_are_written_as_people_do(cents: int, german: str, english: str) -> None:
    assert (money_text(Money(cents), "de"), money_text(Money(cents), "en")) == (german, english)


def test_amounts_in_forms_have_no_unit() -> None:
    assert [amount_field(Money(123_405), language) for language in ("de", "en")] == ["1234,05", "1234.05"]
    assert amount_field(None, "de") == ""


def test_days_are_written_as_people_do() -> None:
    assert day_text(date(2026, 3, 1), "de") == "1. März 2026"
    assert day_text(date(2026, 12, 24), "en") == "24 December 2026"


def test_methods_are_known_by_kind_and_label() -> None:
    visa = StoredMethod("stripe:pm_1", MethodKind.CARD, "Visa 4242")
    assert method_label(visa, words("de")) == "Karte Visa 4242"
    assert method_label(StoredMethod("invoice", MethodKind.INVOICE), words("en")) == "Purchase on invoice"
