from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from skill.domain.cases import CaseKind, CaseState, Remedy
from skill.domain.merchant import ReturnSlip
from skill.domain.money import Money
from skill.services.ports import Mail
from skill.services.write_letters import write_letter
from skill.settings import DEMO_MERCHANT
from tests.services.letters.desk import a_case, asked, event_for, ordered
from tests.stage import Stage

SEND_BACK = date(2026, 12, 7)


def test_withdrawal_is_acknowledged_with_date_and_time(stage: Stage) -> None:
    order = ordered(stage, "brita maxtra pro")
    a_case(stage, order, state=CaseState.AWAITING_GOODS, send_back_by=SEND_BACK, reason="Gefällt mir\nnicht")
    mail = asked(stage, "withdrawal_received", case_id="case-1")
    assert mail.subject == f"Dein Widerruf zur Bestellung {order.number} ist eingegangen"
    for needed in (
        "den Eingang deines Widerrufs am 23. November 2026 um 10:04 Uhr.",
        "Erklärt von: Anna Berger, anna@kunden.example",
        "Auf dem Weg: per Sprache (Alexa)",
        f"Bestellung: {order.number}",
        "1 × Brita Maxtra Pro",
        "Deine Worte\n===========\n\n> Gefällt mir\n> nicht",
        "Bitte schick die Ware bis zum 7. Dezember 2026 zurück.",
        "Du bekommst 15,89 € zurück auf deine Karte Visa 4242, sobald die Ware wieder bei uns ist",
    ):
        assert needed in mail.text, needed


@pytest.mark.parametrize(
    ("state", "asked_at", "said"),
    [
        (CaseState.SETTLED, None, "Die 15,89 € werden nicht abgebucht."),
        (
            CaseState.SETTLED,
            datetime(2026, 11, 23, tzinfo=UTC),
            "Du bekommst 15,89 € zurück auf deine Karte Visa 4242. Das",
        ),
        (CaseState.DECLARED, None, "Wir sehen uns deinen Widerruf an"),
    ],
)
def test_receipt_promises_what_is_decided(stage: Stage, state: CaseState, asked_at: datetime | None, said: str) -> None:
    a_case(stage, ordered(stage, "kaffeefilter"), state=state, refund_asked_at=asked_at)
    text = asked(stage, "withdrawal_received", case_id="case-1").text
    assert said in text
    assert ("15,89" in text) is (state is not CaseState.DECLARED)


def guest_receipt(stage: Stage, text: str) -> Mail:
    return asked(
        stage,
        "withdrawal_received_guest",
        customer_id="",
        name="Gerd Gast",
        email="gerd@kunden.example",
        order_number="1234-4217",
        text=text,
        declared_at="2026-11-23T09:04:00+00:00",
    )


def test_guests_get_their_own_words_back(stage: Stage) -> None:
    mail = guest_receipt(stage, "Ich widerrufe.\nGruß")
    assert mail.to == "gerd@kunden.example"
    assert mail.text.startswith("Hallo Gerd Gast,")
    assert "am 23. November 2026 um 10:04 Uhr" in mail.text
    assert "Deine Worte\n===========\n\n> Ich widerrufe.\n> Gruß" in mail.text
    assert "1234-4217" in mail.text
    assert "die ganze Bestellung" not in mail.text


def test_receipt_names_a_whole_order(stage: Stage) -> None:
    mail = guest_receipt(stage, "")
    assert "- Worum es geht: die ganze Bestellung\n" in mail.text
    assert "Deine Worte" not in mail.text
    assert "<blockquote>" not in mail.html


def test_return_code_can_be_scanned_and_read(stage: Stage) -> None:
    a_case(stage, ordered(stage, "kaffeefilter"), send_back_by=SEND_BACK, return_code="LM-4217-8853")
    mail = asked(stage, "return_instructions", case_id="case-1")
    assert "Rücksendecode LM-4217-8853" in mail.text
    assert "kostenlos und bis zum 7. Dezember 2026" in mail.text
    assert "Zeig dort diesen Code auf dem Handy" in mail.text
    (picture,) = mail.attachments
    assert f'src="cid:{picture.inline}"' in mail.html


def test_label_is_to_be_printed(stage: Stage) -> None:
    stage.change_merchant(returns=replace(stage.merchant.returns, slip=ReturnSlip.LABEL))
    a_case(stage, ordered(stage, "kaffeefilter"), send_back_by=SEND_BACK, return_code="LM-4217-8853")
    assert "Druck diese E-Mail aus" in asked(stage, "return_instructions", case_id="case-1").text


def test_nothing_to_send_back_needs_no_code(stage: Stage) -> None:
    a_case(stage, ordered(stage, "kaffeefilter"))
    event = event_for(stage, "return_instructions", case_id="case-1")
    assert write_letter(stage.shop, DEMO_MERCHANT, event) is None


def test_replacement_is_free_and_dated(stage: Stage) -> None:
    order = ordered(stage, "kaffeefilter")
    a_case(stage, order, CaseKind.WRONG_ITEM, remedy=Remedy.REPLACE, replacement=order.order_id)
    mail = asked(stage, "replacement_confirmed", case_id="case-1")
    assert "1 × Melitta Filtertüten Größe 4, 80 Stück: kostenlos" in mail.text
    assert "Lieferung: am Mittwoch, 25. November mit DHL" in mail.text
    assert "Zurückschicken musst du nichts." in mail.text


def test_refund_names_amount_way_and_days(stage: Stage) -> None:
    a_case(stage, ordered(stage, "kaffeefilter"), refund_asked_at=datetime(2026, 11, 24, 8, tzinfo=UTC))
    mail = asked(stage, "refund_sent", case_id="case-1")
    assert mail.subject.replace("\N{NO-BREAK SPACE}", " ") == "Deine Erstattung von 15,89 € ist unterwegs"
    assert "wir haben am 24. November 2026 15,89 €" in mail.text
    assert "zurückgezahlt, auf deine Karte Visa 4242." in mail.text
    assert "bis zu 5 Werktage" in mail.text


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (CaseKind.WITHDRAWAL, "deinen Widerruf vom 23. November 2026"),
        (CaseKind.DAMAGED, "deine Meldung vom 23. November 2026"),
    ],
)
def test_refusal_gives_the_reason_and_a_person(stage: Stage, kind: CaseKind, said: str) -> None:
    a_case(stage, ordered(stage, "kaffeefilter"), kind, judgement="Das Siegel war offen.", refund=Money(0))
    mail = asked(stage, "case_refused", case_id="case-1")
    assert said in mail.text
    assert "> Das Siegel war offen." in mail.text
    assert "ein Mensch liest sie" in mail.text


def test_refusal_without_a_reason_quotes_none(stage: Stage) -> None:
    a_case(stage, ordered(stage, "kaffeefilter"), judgement="", refund=Money(0))
    mail = asked(stage, "case_refused", case_id="case-1")
    assert ">" not in mail.text
    assert "ein Mensch liest sie" in mail.text


def test_receipt_of_a_refused_withdrawal_promises_nothing(stage: Stage) -> None:
    a_case(stage, ordered(stage, "kaffeefilter"), state=CaseState.REFUSED)
    text = asked(stage, "withdrawal_received", case_id="case-1").text
    assert "15,89" not in text
    assert "Du bekommst" not in text
