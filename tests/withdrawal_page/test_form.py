from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from skill.withdrawal_page.form import OPEN_FOR, Typed, complaints, new_seal, read_typed, sealed_id

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
PEPPER = b"pepper"
GOOD = Typed("Anna Berger", "anna@kunden.example", "4688-2999", "")


def test_typed_words_are_trimmed() -> None:
    typed = read_typed(
        {"name": " Anna \t Berger\x00", "email": " a@b.de ", "number": "1", "goods": " a\r\nb\n", "x": "y"}
    )
    assert typed == Typed("Anna Berger", "a@b.de", "1", "a\nb")
    assert read_typed({}) == Typed()


def test_invisible_characters_are_left_out() -> None:
    typed = read_typed(
        {"name": "\u202eAnna\u200b", "number": "\u200b", "email": "\ufeffa@b.de", "goods": "a\x9b2Jb\u2028c"}
    )
    assert typed == Typed("Anna", "a@b.de", "", "a2Jbc")


def test_whole_form_has_no_complaint() -> None:
    assert complaints(GOOD) == {}
    assert complaints(Typed("Ö", "ä.ö+x@bücher.example", "weiß nicht", "x" * 2000)) == {}
    assert complaints(Typed("Ö", "o'neil@a-b.हिन्दी.भारत", "1")) == {}


def test_empty_form_misses_three_things() -> None:
    assert complaints(Typed()) == {"name": "name_missing", "number": "number_missing", "email": "email_missing"}


@pytest.mark.parametrize(
    "email",
    [
        "anna",
        "anna@",
        "@b.de",
        "a b@c.de",
        "a@b",
        "a@b.de,c@d.de",
        "a@b.",
        "<a@b.de>",
        "x@-y.de",
        "x@y..de",
        "a:b@c.de",
        "x@1.2.3.4",
        "ö" * 65 + "@c.de",
    ],
)
def test_no_receipt_reaches_such_addresses(email: str) -> None:
    assert complaints(Typed("A", email, "1")) == {"email": "email_missing"}


def test_endless_texts_are_told() -> None:
    assert complaints(Typed("x" * 121, "a@b.de", "1" * 61, "x" * 2001)) == {
        "name": "too_long",
        "number": "too_long",
        "goods": "too_long",
    }


def test_seal_holds_for_a_day() -> None:
    seal = new_seal(PEPPER, NOW)
    found = sealed_id(seal, PEPPER, NOW)
    assert found is not None
    assert len(found) == 32
    assert sealed_id(seal, PEPPER, NOW + OPEN_FOR - timedelta(seconds=1)) == found
    assert sealed_id(seal, PEPPER, NOW + OPEN_FOR) is None


def test_each_form_has_its_own_seal() -> None:
    assert new_seal(PEPPER, NOW) != new_seal(PEPPER, NOW)


@pytest.mark.parametrize("seal", ["", "x", "a.b.c", "0" * 32 + ".1795424400." + "0" * 64])
def test_foreign_seals_are_refused(seal: str) -> None:
    assert sealed_id(seal, PEPPER, NOW) is None


def test_changed_seals_are_refused() -> None:
    seal = new_seal(PEPPER, NOW)
    other = ("1" if seal[0] == "0" else "0") + seal[1:]
    assert sealed_id(other, PEPPER, NOW) is None
    assert sealed_id(seal, b"salt", NOW) is None
    made = seal.split(".")[1]
    assert sealed_id(seal.replace(f".{made}.", f".{int(made) + 86_000}."), PEPPER, NOW) is None
