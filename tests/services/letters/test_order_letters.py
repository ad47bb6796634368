from __future__ import annotations

import re
from dataclasses import replace

import pytest

from skill.domain.order import CheckoutState, PaymentState
from tests.services.letters.desk import about, delivered, ordered, stored
from tests.stage import Stage

FILTERS, TOOTHPASTE = "melitta-filter-4-80", "elmex-zahnpasta-75ml"


def amounts(text: str) -> list[int]:
    """Return the amounts at the ends of a table's lines, in cents."""
    return [int(f"{whole}{cents}") for whole, cents in re.findall(r": (\d+),(\d\d) €$", text, flags=re.MULTILINE)]


def test_confirmation_has_all_the_law_asks(stage: Stage) -> None:
    order = ordered(stage, "kaffeefilter", "gerolsteiner medium", "harry vollkornbrot")
    mail = about(stage, order, "order_confirmation")
    assert mail.subject == f"Deine Bestellung {order.number} bei Lindenmarkt"
    for needed in (
        "Verkäufer: Lindenmarkt Demo GmbH, Lindenallee 1, 10115 Berlin, widerruf@lindenmarkt.example, 030 23125 000",
        f"Bestellnummer: {order.number}",
        "Bestellt: am 23. November 2026 um 10:00 Uhr",
        "1 × Melitta Filtertüten Größe 4, 80 Stück: 2,49 €\n  (je 2,49 € inkl. 19 % MwSt.; Grundpreis 0,03 € je Stück)",
        "Grundpreis 0,92 € je Liter; zuzüglich Pfand, je 3,30 €",
        "Pfand: 3,30 €",
        "Versand: 2,90 €",
        "Gesamt inkl. MwSt.: 19,17 €",
        "darin 19 % MwSt. auf 13,94 € netto: 2,65 €",
        "darin 7 % MwSt. auf 2,41 € netto: 0,17 €",
        "Zahlungsart: Karte Visa 4242",
        "Lieferung an: Anna Berger, Lindenallee 12, 10115 Berlin",
        "Lieferung: am Mittwoch, 25. November mit DHL",
        "kannst du die Bestellung kostenlos stornieren",
        "gesetzliche Mängelhaftungsrecht",
        "binnen 14 Tagen ohne Angabe von Gründen",
        "http://127.0.0.1:8080/widerruf",
        "bei: Harry Vollkornbrot, 500 g.",
        "Muster-Widerrufsformular\n",
        "– Hiermit widerrufe(n) ich/wir (*)",
    ):
        assert needed in mail.text, needed


def test_confirmed_amounts_add_up(stage: Stage) -> None:
    order = ordered(stage, "kaffeefilter", "gerolsteiner medium", "harry vollkornbrot")
    table = (
        about(stage, order, "order_confirmation").text.partition("Was du bestellt hast:")[2].partition("Stornieren")[0]
    )
    *parts, whole = amounts(table)[:6]
    assert sum(parts) == whole == order.total.amount == 1917


def test_partly_cancelled_lines_add_up_too(stage: Stage) -> None:
    order = ordered(stage, "kaffeefilter", "gerolsteiner medium")
    lines = tuple(replace(line, quantity=5, cancelled=2) for line in order.lines)
    order = stored(stage, replace(order, lines=lines))
    bought, _, rest = about(stage, order, "order_confirmation").text.partition("Was storniert ist:")
    *parts, whole = amounts(bought.partition("Was du bestellt hast:")[2])[:5]
    assert (parts, whole) == ([747, 2487, 990, 290], 4514)
    assert sum(parts) == whole == order.total.amount
    assert amounts(rest)[:3] == [498, 2318, 2816]


def test_confirmation_speaks_the_orders_language(stage: Stage) -> None:
    mail = about(stage, ordered(stage, "kaffeefilter"), "order_confirmation", locale="en-GB")
    assert "1 × Melitta coffee filters size 4, 80 pack: €2.49" in mail.text
    assert "Hallo" not in mail.text
    assert "http://127.0.0.1:8080/widerruf?lang=en" in mail.text
    assert '<html lang="en">' in mail.html


def test_perishables_alone_have_no_instruction(stage: Stage) -> None:
    mail = about(stage, ordered(stage, "harry vollkornbrot"), "order_confirmation")
    assert "Kein Widerrufsrecht besteht, weil die Ware schnell verderben kann" in mail.text
    assert "Muster-Widerrufsformular" not in mail.text


def test_hygiene_goods_lose_the_right_unsealed(stage: Stage) -> None:
    order = ordered(stage, "kaffeefilter", "gillette klingen")
    lines = tuple(replace(line, withdrawal=type(line.withdrawal).SEALED_HYGIENE) for line in order.lines[1:])
    stored(stage, replace(order, lines=(order.lines[0], *lines)))
    mail = about(stage, order, "order_confirmation")
    assert "Aus Gründen der Hygiene versiegelt ist: Gillette" in mail.text
    assert "Muster-Widerrufsformular" in mail.text


def test_no_deposit_is_not_mentioned(stage: Stage) -> None:
    assert "Pfand" not in about(stage, ordered(stage, "kaffeefilter"), "order_confirmation").text


def test_confirmation_after_a_cancellation_says_so(stage: Stage) -> None:
    order = ordered(stage, "kaffeefilter")
    stored(stage, order.with_cancelled(frozenset({FILTERS})))
    mail = about(stage, order, "order_confirmation")
    assert "Inzwischen ist die ganze Bestellung storniert." in mail.text
    assert "Storniert: 5,39 €" in mail.text
    assert "Gesamt" not in mail.text


def test_removed_address_is_not_made_up(stage: Stage) -> None:
    order = ordered(stage, "kaffeefilter")
    stage.change_profile(addresses=())
    assert "Lieferung an: die Adresse in deinem Konto" in about(stage, order, "order_confirmation").text


def test_forgotten_method_is_not_made_up(stage: Stage) -> None:
    order = ordered(stage, "kaffeefilter")
    stage.change_profile(payment_methods=())
    assert "Zahlungsart: deine hinterlegte Zahlungsart" in about(stage, order, "order_confirmation").text


def test_refusal_says_nothing_was_charged(stage: Stage) -> None:
    mail = about(stage, ordered(stage, "kaffeefilter"), "order_refused")
    assert "die Zahlung von 5,39 € nicht bestätigt wurde. Es wurde nichts bestellt und nichts abgebucht." in mail.text
    assert "1 × Melitta Filtertüten Größe 4, 80 Stück: 2,49 €" in mail.text


def test_approval_names_amount_seller_and_end(stage: Stage) -> None:
    link = "https://sandbox.example/approve/o-1"
    mail = about(stage, ordered(stage, "kaffeefilter"), "payment_approval", url=link)
    assert mail.subject == "Bitte gib deine Zahlung von 5,39 € an Lindenmarkt frei".replace(" €", "\N{NO-BREAK SPACE}€")
    assert f"Zahlung von 5,39 € an Lindenmarkt freigeben:\n{link}" in mail.text
    assert "bis 11:00 Uhr für dich fest" in mail.text
    assert f'href="{link}"' in mail.html


def test_partial_cancellation_lists_both_halves(stage: Stage) -> None:
    order = ordered(stage, "kaffeefilter", "elmex zahnpasta")
    stored(stage, order.with_cancelled(frozenset({FILTERS})))
    gone, _, rest = about(stage, order, "order_cancelled").text.partition("Was bleibt")
    assert "ist ein Teil storniert, zusammen 2,49 €." in gone
    assert "1 × Melitta Filtertüten Größe 4, 80 Stück: 2,49 €" in gone
    assert "elmex" not in gone
    assert "elmex Kariesschutz Zahnpasta, 75 ml: 3,49 €" in rest
    assert "Gesamt inkl. MwSt.: 6,39 €" in rest
    assert "Melitta" not in rest
    assert "Du zahlst jetzt nur noch 6,39 €." in rest


@pytest.mark.parametrize(
    ("payment", "sentence"),
    [
        (PaymentState.VOIDED, "Abgebucht wird nichts."),
        (
            PaymentState.CAPTURED,
            "Die 5,39 € bekommst du zurück auf deine Karte Visa 4242. Das dauert bis zu 5 Werktage.",
        ),
    ],
)
def test_whole_cancellation_tells_of_the_money(stage: Stage, payment: PaymentState, sentence: str) -> None:
    order = ordered(stage, "kaffeefilter").with_cancelled(frozenset({FILTERS}))
    assert order.state is CheckoutState.CANCELED
    stored(stage, replace(order, payment=payment))
    mail = about(stage, order, "order_cancelled")
    assert "ist ganz storniert." in mail.text
    assert "Versand: 2,90 €\n- Storniert: 5,39 €" in mail.text
    assert sentence in mail.text


def test_delivery_names_the_last_day_of_withdrawal(stage: Stage) -> None:
    mail = about(stage, delivered(stage, ordered(stage, "kaffeefilter")), "order_delivered")
    assert "zugestellt: am Mittwoch, 25. November mit DHL." in mail.text
    assert "Widerrufen kannst du bis zum 9. Dezember 2026." in mail.text


def test_product_gone_since_has_no_base_price(stage: Stage) -> None:
    order = ordered(stage, "kaffeefilter")
    assert "Grundpreis" in about(stage, order, "order_confirmation").text
    lines = tuple(replace(line, sku="gone-for-good") for line in order.lines)
    text = about(stage, stored(stage, replace(order, lines=lines)), "order_confirmation").text
    assert "Grundpreis" not in text
    assert "1 × Melitta Filtertüten Größe 4, 80 Stück: 2,49 €" in text
