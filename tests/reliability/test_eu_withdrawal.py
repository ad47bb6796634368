"""R28: what the law wants of a confirmation, and of a withdrawal (§§ 312f, 355 to 357 BGB, Directive 2023/2673)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from skill.domain.cart import CartLine
from skill.domain.cases import CaseState
from skill.domain.money import Money
from skill.domain.order import CheckoutState, Order, Shipment
from skill.services.find_cases import listed_cases
from skill.services.receive_goods import receive_goods
from skill.services.records import keys
from skill.services.records.declarations import recent_declarations
from skill.services.records.orders import put_order
from skill.settings import DEMO_MERCHANT
from tests.services.cases import (
    RAZOR_ORDER,
    SHIPPED_ORDER,
    case_stored,
    declare,
    delivered,
    numbered,
    shipped,
    stored,
)
from tests.services.purchases import FILTERS, placed
from tests.stage import LEA, Stage
from tests.withdrawal_page.visitor import Visitor

pytestmark = pytest.mark.promise("R28")

BERLIN = ZoneInfo("Europe/Berlin")
BUTTER = "kerrygold-butter-250g"


def letters(stage: Stage) -> dict[str, str]:
    """Send what waits and return the mails' texts by subject."""
    stage.work_off().work_off()
    return {str(mail["subject"]): str(mail["text"]) for mail in stage.mails}


def arrived(stage: Stage, day: date) -> Order:
    """Return Anna's order of razor blades as delivered on a day."""
    order = numbered(stage, RAZOR_ORDER)
    order = replace(order, shipment=Shipment("DHL", "0034", day, day, day))
    stage.table.write(put_order(keys.order(stage.owner, order.order_id), order, merchant=DEMO_MERCHANT))
    return stored(stage, order)


def at(stage: Stage, moment: datetime) -> Stage:
    """Let time pass until a moment."""
    stage.clock.advance(moment - stage.clock.now())
    return stage


def test_confirmation_is_durable_and_complete(stage: Stage) -> None:
    order = placed(stage.as_customer(LEA))
    (subject, text), *_ = letters(stage).items()
    mail = stage.mails[0]
    for wanted in (
        "Lindenmarkt Demo GmbH, Lindenallee 1, 10115 Berlin",
        "widerruf@lindenmarkt.example",
        "Melitta Filtertüten Größe 4, 80 Stück",
        "7,88",
        "Versand",
        "MwSt",
        "25. November",
        "Widerruf",
        "Muster-Widerrufsformular",
        "/widerruf",
        order.number,
    ):
        assert wanted in text + subject, wanted
        assert wanted in str(mail.get("html", "")) + subject, wanted


@pytest.mark.parametrize(
    ("delivery", "last"),
    [
        (date(2026, 11, 18), date(2026, 12, 2)),
        (date(2026, 11, 21), date(2026, 12, 7)),  # a Saturday becomes the Monday after
        (date(2026, 11, 22), date(2026, 12, 7)),  # a Sunday too
        (date(2026, 12, 11), date(2026, 12, 28)),  # the Christmas holidays and the weekend after them
        (date(2027, 3, 17), date(2027, 3, 31)),  # summer time began on the 28th
        (date(2027, 10, 20), date(2027, 11, 3)),  # and ended on the 31st
    ],
)
def test_period_ends_at_midnight_there(stage: Stage, delivery: date, last: date) -> None:
    order = arrived(stage, delivery)
    midnight = datetime.combine(last + timedelta(days=1), datetime.min.time(), BERLIN)
    at(stage, midnight - timedelta(minutes=1))
    in_time = declare(stage, order, gillette_fusion5_klingen_8=1).case
    at(stage, midnight)
    late = declare(stage, stored(stage, order), brita_maxtra_pro_3=1).case
    assert (in_time.state, late.state) == (CaseState.AWAITING_GOODS, CaseState.DECLARED)
    assert stage.clock.now().astimezone(UTC).hour == (22 if last == date(2027, 3, 31) else 23)


def test_period_is_open_before_delivery(stage: Stage) -> None:
    order = numbered(stage.wait(days=90), SHIPPED_ORDER)
    case = declare(stage, order).case
    assert (case.state, case.refund) == (CaseState.AWAITING_GOODS, order.total)


def test_goods_in_the_house_are_stopped(stage: Stage) -> None:
    order = placed(stage.as_customer(LEA))
    stage.work_off()
    declared = declare(stage, stored(stage, order))
    assert (declared.order.state, declared.case.state) == (CheckoutState.CANCELED, CaseState.SETTLED)
    assert "ist eingegangen" in " ".join(letters(stage))
    book = stage.books(order.order_id)
    assert book is not None
    assert (book.captured, book.refunded) == (order.total, order.total)


def test_late_withdrawal_is_accepted_and_acknowledged(stage: Stage) -> None:
    order = arrived(stage, date(2026, 10, 1))
    case = declare(stage, order).case
    receipt = letters(stage)[f"Dein Widerruf zur Bestellung {order.number} ist eingegangen"]
    assert case.state is CaseState.DECLARED
    assert "23. November 2026 um 10:00 Uhr" in receipt


def test_perishables_are_accepted_and_acknowledged(stage: Stage) -> None:
    order = delivered(stage.as_customer(LEA), (CartLine(BUTTER, 2),))
    case = declare(stage, order).case
    assert (case.state, case.lines[0].quantity) == (CaseState.DECLARED, 2)
    assert f"Dein Widerruf zur Bestellung {order.number} ist eingegangen" in letters(stage)


def test_receipt_says_what_and_when(stage: Stage) -> None:
    stage.wait(minutes=4)
    order = numbered(stage, RAZOR_ORDER)
    declare(stage, order, gillette_fusion5_klingen_8=1)
    receipt = letters(stage)[f"Dein Widerruf zur Bestellung {order.number} ist eingegangen"]
    for wanted in ("23. November 2026 um 10:04 Uhr", "Gillette Fusion5", "31,99", "Anna Berger", "7. Dezember 2026"):
        assert wanted in receipt, wanted
    assert "Brita" not in receipt


def test_whole_withdrawal_gives_delivery_back(stage: Stage) -> None:
    order = delivered(stage.as_customer(LEA))
    assert order.delivery_cost == Money(290)
    case = declare(stage, order).case
    assert case.refund == order.total
    receive_goods(stage.shop, case, merchant=stage.merchant)
    letters(stage)
    book = stage.books(order.order_id)
    assert book is not None
    assert (book.refunded, case_stored(stage, case).state) == (order.total, CaseState.SETTLED)


def test_partial_withdrawal_keeps_delivery_cost(stage: Stage) -> None:
    order = delivered(stage.as_customer(LEA))
    assert declare(stage, order, melitta_filter_4_80=1).case.refund == Money(249)


def test_function_needs_no_login(stage: Stage) -> None:
    visitor = Visitor(stage).open()
    assert visitor.status == 200
    assert "Vertrag widerrufen" in visitor.text
    assert "Set-Cookie" not in visitor.page.headers  # type: ignore[union-attr]  # a page was opened
    assert "assword" not in visitor.page.text  # type: ignore[union-attr]


def test_function_has_two_steps(stage: Stage) -> None:
    visitor = Visitor(stage).open().fill("Anna Berger", RAZOR_ORDER, "anna@kunden.example")
    assert "Widerruf bestätigen" in visitor.text
    assert recent_declarations(stage.table, DEMO_MERCHANT) == []
    assert listed_cases(stage.shop, DEMO_MERCHANT, only_open=False) == []
    visitor.confirm()
    assert len(recent_declarations(stage.table, DEMO_MERCHANT)) == 1
    assert "Dein Widerruf ist eingegangen" in visitor.text


def test_page_and_mail_say_when(stage: Stage) -> None:
    visitor = Visitor(stage.wait(hours=14)).withdraw(RAZOR_ORDER)
    assert "am 24. November 2026 um 0:00 Uhr" in visitor.text
    receipt = letters(stage)[f"Dein Widerruf zur Bestellung {RAZOR_ORDER} ist eingegangen"]
    assert "24. November 2026 um 0:00 Uhr" in receipt


def test_unknown_order_is_accepted_too(stage: Stage) -> None:
    visitor = Visitor(stage).withdraw("unbekannt", "jemand@example.com", "die Kaffeefilter")
    assert visitor.status == 200
    sent = letters(stage)
    assert [mail["to"] for mail in stage.mails] == ["jemand@example.com"]
    (text,) = sent.values()
    assert "23. November 2026 um 10:00 Uhr" in text
    assert "die Kaffeefilter" in text


def test_page_is_open_after_the_period(stage: Stage) -> None:
    stage.wait(days=60)
    Visitor(stage).withdraw(RAZOR_ORDER)
    (case,) = listed_cases(stage.shop, DEMO_MERCHANT, only_open=True)
    assert (case.order_number, case.state) == (RAZOR_ORDER, CaseState.DECLARED)


def test_page_tells_nothing_about_orders(stage: Stage) -> None:
    right = Visitor(stage).withdraw(RAZOR_ORDER).text
    other = Visitor(stage).withdraw("0000-0000").text.replace("0000-0000", RAZOR_ORDER)
    stranger = (
        Visitor(stage).withdraw(RAZOR_ORDER, "eve@example.com").text.replace("eve@example.com", "anna@kunden.example")
    )
    assert right == other == stranger


def test_english_page_says_the_same(stage: Stage) -> None:
    visitor = Visitor(stage, "en").open()
    assert "Withdraw from contract" in visitor.text
    visitor.fill("Anna Berger", RAZOR_ORDER, "anna@kunden.example")
    assert "Confirm withdrawal" in visitor.text
    assert "on 23 November 2026 at 10:00" in visitor.confirm().text
    assert any("received your withdrawal" in subject for subject in letters(stage))


def test_goods_on_their_way_come_back(stage: Stage) -> None:
    order = shipped(stage.as_customer(LEA), placed(stage))
    case = declare(stage, order).case
    assert (case.state, case.send_back_by) == (CaseState.AWAITING_GOODS, date(2026, 12, 7))
    assert stored(stage, order).line_of(FILTERS).kept == 0  # type: ignore[union-attr]  # it has the line
