from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest

from skill.domain.customer import Customer, HouseholdVoice, MethodKind, SpendingLimits, StoredMethod, StrangersRule
from skill.domain.money import Money
from skill.services.change_profile import change_profile, read_profile
from skill.services.records.devices import OwnDevices, find_devices, put_devices
from skill.simulator.stage import Stage
from tests.account.browser import ORIGIN, Browser, open_browser
from tests.account.placing import place_order

OFFICE = {"name": "Lea Hoffmann", "street": "Büroweg 1", "postal_code": "10117", "city": "Berlin"}
_STAMP = re.compile(r'name="stamp" value="([0-9a-f]+)"')
SEPA = StoredMethod("sandbox:sepa", MethodKind.SEPA_DEBIT, "DE89 … 3000")


def profile(browser: Browser) -> Customer:
    return read_profile(browser.stage.shop, browser.account)


def change(browser: Browser, **fields: object) -> None:
    change_profile(browser.stage.shop, browser.account, lambda one: replace(one, **fields))  # type: ignore[arg-type]  # named fields


def stamp(browser: Browser, path: str) -> str:
    found = _STAMP.search(browser.get(path).text)
    assert found is not None
    return found[1]


# ------------------------------------------------------------ addresses
def test_address_is_added_and_told(inside: Browser) -> None:
    answer = inside.post("/adressen/neu", **OFFICE)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/konto/adressen?done=address_added")
    assert "Die Adresse ist gespeichert." in inside.text("/adressen?done=address_added")
    assert [one.street for one in profile(inside).addresses] == ["Am Ufer 8", "Büroweg 1"]


def test_refused_address_keeps_what_was_typed(inside: Browser) -> None:
    answer = inside.post("/adressen/neu", **{**OFFICE, "postal_code": "123"})
    assert answer.status_code == 422
    assert "Bitte gib eine Postleitzahl mit fünf Ziffern an." in answer.text
    assert 'value="Büroweg 1"' in answer.text
    assert 'id="postal_code" name="postal_code" type="text" value="123"' in answer.text
    assert answer.text.count('aria-invalid="true"') == 1
    assert len(profile(inside).addresses) == 1


def test_typed_text_is_text(inside: Browser) -> None:
    answer = inside.post("/adressen/neu", **{**OFFICE, "street": '"><script>x</script>', "city": ""})
    assert "<script>" not in answer.text
    assert "&lt;script&gt;" in answer.text


def test_address_changed_elsewhere_is_told(inside: Browser) -> None:
    shown = stamp(inside, "/adressen/home")
    change(inside, addresses=(replace(profile(inside).addresses[0], street="Woanders 1"),))
    answer = inside.post("/adressen/home", stamp=shown, **OFFICE)
    assert answer.status_code == 422
    assert "Das hat sich inzwischen geändert" in answer.text
    assert profile(inside).addresses[0].street == "Woanders 1"
    again = _STAMP.search(answer.text)
    assert again is not None
    assert inside.post("/adressen/home", stamp=again[1], **OFFICE).status_code == 303


def test_only_address_is_not_removed(inside: Browser) -> None:
    answer = inside.post("/adressen/home/entfernen")
    assert answer.status_code == 422
    assert "Das ist deine einzige Adresse." in answer.text


# ------------------------------------------------------------ ways to pay
def test_method_is_set_up_through_the_providers_page(inside: Browser) -> None:
    begun = inside.post("/zahlungsarten/neu", kind="sepa_debit")
    page = begun.headers["Location"]
    assert page.startswith("/sandbox/zahlungsart/setup-")
    form = {"outcome": "sepa", "label": "DE02 … 1234"}
    back = inside.client.post(page, data=form, headers={"Origin": ORIGIN}).headers["Location"]
    assert "Zahlungsart speichern" in inside.client.get(back).text
    assert len(profile(inside).payment_methods) == 1, "coming back alone stores nothing"
    answer = inside.post(back.removeprefix("/konto"))
    assert answer.headers["Location"] == "/konto/zahlungsarten?done=method_added"
    assert profile(inside).payment_methods[1] == StoredMethod("sandbox:sepa", MethodKind.SEPA_DEBIT, "DE02 … 1234")


def test_page_that_was_left_stores_nothing(inside: Browser) -> None:
    page = inside.post("/zahlungsarten/neu", kind="card").headers["Location"]
    left = {"outcome": "authorised", "leave": "yes"}
    back = inside.client.post(page, data=left, headers={"Origin": ORIGIN}).headers["Location"]
    answer = inside.post(back.removeprefix("/konto"))
    assert answer.headers["Location"] == "/konto/zahlungsarten?done=method_unfinished"
    assert len(profile(inside).payment_methods) == 1


@pytest.mark.parametrize(("kind", "status"), [("gold", 404), ("", 404)])
def test_unknown_kind_has_no_page(inside: Browser, kind: str, status: int) -> None:
    assert inside.post("/zahlungsarten/neu", kind=kind).status_code == status


def test_preferred_method_asks_for_its_successor(inside: Browser) -> None:
    change(inside, payment_methods=(*profile(inside).payment_methods, SEPA))
    path = "/zahlungsarten/entfernen/sandbox:authorised"
    assert "Womit ab jetzt?" in inside.text(path)
    answer = inside.post(path)
    assert answer.status_code == 422
    assert "Wähle zuerst, womit du künftig zahlen willst." in answer.text
    assert inside.post(path, successor="sandbox:sepa").status_code == 303
    assert profile(inside).payment_method == "sandbox:sepa"


def test_last_method_warns_before_it_goes(inside: Browser) -> None:
    path = "/zahlungsarten/entfernen/sandbox:authorised"
    assert "Das ist deine einzige Zahlungsart." in inside.text(path)
    assert inside.post(path).status_code == 303
    assert "Ohne Zahlungsart kannst du nichts per Sprache bestellen." in inside.text("/zahlungsarten")


# ------------------------------------------------------------ limits and voices
@pytest.mark.parametrize(("typed", "stored"), [("49,90", 4990), ("49.90", 4990), ("50", 5000), ("50 €", 5000)])
def test_limit_is_read_with_comma_or_point(inside: Browser, typed: str, stored: int) -> None:
    assert inside.post("/limits", stamp=stamp(inside, "/limits"), per_order=typed).status_code == 303
    assert profile(inside).limits == SpendingLimits(per_order=Money(stored))


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("abc", "Das ist kein Betrag."),
        ("-5", "Das ist kein Betrag."),
        ("0", "Das ist kein Betrag."),
        ("1.299", "Das ist kein Betrag."),
        ("250,01", "Mehr als 250 Euro gehen bei uns per Sprache nicht."),
    ],
)
def test_refused_limit_is_kept_in_its_field(inside: Browser, typed: str, says: str) -> None:
    answer = inside.post("/limits", stamp=stamp(inside, "/limits"), per_order=typed, per_day="20")
    assert answer.status_code == 422
    assert says in unescape(answer.text)
    assert f'value="{typed}"' in answer.text
    assert 'value="20"' in answer.text
    assert profile(inside).limits == SpendingLimits()


def test_rule_for_strangers_is_set(inside: Browser) -> None:
    assert inside.post("/stimmen/fremde", strangers="with_code").status_code == 303
    assert profile(inside).strangers is StrangersRule.WITH_CODE
    assert "Du hast noch keinen Sprachcode" in inside.text("/stimmen")
    assert inside.post("/stimmen/fremde", strangers="anything").status_code == 404


def test_voice_is_changed_and_removed(inside: Browser) -> None:
    change(inside, voices=(HouseholdVoice("p1", "Tom"),))
    fields = {"person_id": "p1", "name": "Tom B.", "per_day": "12,50", "cart_only": "yes"}
    assert inside.post("/stimmen/aendern", stamp=stamp(inside, "/stimmen"), **fields).status_code == 303
    tom = HouseholdVoice("p1", "Tom B.", SpendingLimits(per_day=Money(1_250)), cart_only=True)
    assert profile(inside).voices == (tom,)
    answer = inside.post("/stimmen/aendern", stamp="old", **fields)
    assert (answer.status_code, "Das hat sich inzwischen geändert" in answer.text) == (422, True)
    refused = inside.post("/stimmen/aendern", stamp=stamp(inside, "/stimmen"), **{**fields, "per_day": "x"})
    assert (refused.status_code, 'value="x"' in refused.text) == (422, True)
    assert inside.post("/stimmen/entfernen", person_id="p1").status_code == 303
    assert profile(inside).voices == ()


def test_settings_are_stored_together(inside: Browser) -> None:
    assert inside.post("/einstellungen", discreet="yes", sms="yes", phone="0171 3920009").status_code == 303
    stored = profile(inside)
    assert (stored.discreet, stored.links_by_sms, stored.phone) == (True, True, "+491713920009")
    answer = inside.post("/einstellungen", sms="yes", phone="irgendwas")
    assert (answer.status_code, "Diese Nummer kann ich nicht lesen." in answer.text) == (422, True)
    assert profile(inside).discreet


# ------------------------------------------------------------ orders
def test_order_is_cancelled_while_it_can_be(stage: Stage) -> None:
    browser = open_browser(stage, "demo-anna")
    browser.log_in()
    number = place_order(stage, "demo-anna")
    assert "Ganze Bestellung stornieren" in browser.text(f"/bestellungen/{number}")
    answer = browser.post(f"/bestellungen/{number}/stornieren")
    assert answer.headers["Location"].endswith("?done=order_cancelled")
    assert "storniert" in browser.text(f"/bestellungen/{number}")
    again = browser.post(f"/bestellungen/{number}/stornieren")
    assert (again.status_code, "schon unterwegs oder storniert" in again.text) == (422, True)


def test_shipped_order_offers_withdrawal(stage: Stage) -> None:
    browser = open_browser(stage, "demo-ute")
    browser.log_in()
    page = browser.text("/bestellungen/1865-0877")
    assert "verspätet unterwegs" in page
    assert "Vertrag widerrufen" in page
    late = browser.post("/bestellungen/1865-0877/stornieren")
    assert (late.status_code, "kannst du sie jetzt schon widerrufen" in late.text) == (422, True)


def test_withdrawal_begins_with_known_details(stage: Stage) -> None:
    browser = open_browser(stage, "demo-ute")
    browser.log_in()
    form = re.search(
        r'<form method="post" action="/widerruf">.*?</form>', browser.text("/bestellungen/1865-0877"), re.DOTALL
    )
    assert form is not None
    sent = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form[0]))
    page = browser.client.post("/widerruf", data=sent, headers={"Origin": ORIGIN})
    assert (page.status_code, "Schritt 1 von 2" in page.text) == (200, True)
    for known in ("Ute Kramer", "1865-0877", "ute@kunden.example"):
        assert f'value="{known}"' in page.text
    assert 'name="seal" value=""' not in page.text


def test_phone_that_is_cleared_is_forgotten(inside: Browser) -> None:
    assert profile(inside).phone
    assert inside.post("/einstellungen", phone="").status_code == 303
    assert profile(inside).phone == ""


# ------------------------------------------------------------ devices
def test_a_remembered_device_is_forgotten(inside: Browser) -> None:
    owner, table = inside.account.owner, inside.stage.shop.table
    table.write(put_devices(owner, OwnDevices(("HP Envy 6000", "Brita Marella"))))
    assert "HP Envy 6000, Brita Marella" in inside.text()
    answer = inside.post("/geraete/vergessen", name="HP Envy 6000")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/konto/geraete?done=device_forgotten")
    assert find_devices(table, owner).names == ("Brita Marella",)
    assert "Das Gerät ist vergessen." in inside.text("/geraete?done=device_forgotten")


def test_an_unknown_device_is_gone(inside: Browser) -> None:
    owner, table = inside.account.owner, inside.stage.shop.table
    table.write(put_devices(owner, OwnDevices(('<b>"x"</b>',))))
    assert "<b>" not in inside.get("/geraete").text
    assert inside.post("/geraete/vergessen", name="HP Envy 6000").status_code == 404
    assert find_devices(table, owner).names == ('<b>"x"</b>',)
