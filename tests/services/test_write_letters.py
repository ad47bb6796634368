from __future__ import annotations

from dataclasses import replace

import pytest

from skill.domain.order import Order
from skill.services.ports import Mail
from skill.services.records import keys
from skill.services.records.orders import put_order
from skill.services.records.outbox import Event
from skill.services.settle_order import letter
from skill.services.table import Value
from skill.services.write_letters import order_lines, write_letter
from skill.settings import DEMO_MERCHANT
from tests.stage import ANNA, Stage

NARROW = "\N{NO-BREAK SPACE}"


def ordered(stage: Stage, *products: str) -> Order:
    for product in products:
        stage.words("AddToCartIntent", product=product)
    stage.words("CheckoutIntent")
    if stage.asked == "duplicate":
        stage.yes()
    stage.yes()
    return stage.orders[0]


def write(stage: Stage, event: Event) -> Mail:
    mail = write_letter(stage.shop, DEMO_MERCHANT, event)
    assert mail is not None
    return replace(mail, text=mail.text.replace(NARROW, " "))


def about(stage: Stage, order: Order, template: str, locale: str = "de-DE", **extra: Value) -> Mail:
    return write(stage, letter(stage.shop, order, template, locale=locale, extra=extra))


def plain_event(stage: Stage, template: str, **payload: Value) -> Event:
    values: dict[str, Value] = {"template": template, "customer_id": ANNA, "locale": "de-DE", **payload}
    return Event("e-1", "mail", values, stage.clock.now())


def test_confirmation_has_all_the_law_asks(stage: Stage) -> None:
    order = ordered(stage, "kaffeefilter", "gerolsteiner medium")
    mail = about(stage, order, "order_confirmation")
    assert mail.to == "anna@kunden.example"
    assert mail.subject == f"Deine Bestellung {order.number} bei Lindenmarkt"
    for needed in (
        "Hallo Anna Berger,",
        "1 × Melitta Filtertüten Größe 4, 80 Stück, je 2,49 € = 2,49 € (inkl. 19 % MwSt.)",
        "Pfand: 3,30 €",
        "Versand: 2,90 €",
        "Gesamt: 16,98 € (inkl. MwSt.)",
        "Lindenallee 12, 10115 Berlin",
        "binnen 14 Tagen",
        "Lindenmarkt Demo GmbH",
        "widerruf@lindenmarkt.example",
    ):
        assert needed in mail.text


def test_confirmation_speaks_the_orders_language(stage: Stage) -> None:
    order = ordered(stage, "kaffeefilter")
    mail = about(stage, order, "order_confirmation", locale="en-GB")
    assert "Melitta coffee filters size 4, 80 pack" in mail.text
    assert "Hallo" not in mail.text


def test_confirmation_names_what_has_no_withdrawal(stage: Stage) -> None:
    order = ordered(stage, "kaffeefilter", "harry vollkornbrot")
    mail = about(stage, order, "order_confirmation")
    assert "Vom Widerruf ausgenommen (§ 312g Abs. 2 BGB): Harry Vollkornbrot" in mail.text
    assert "ausgenommen" not in about(stage, stage.orders[1], "order_confirmation").text


def test_no_deposit_is_not_mentioned(stage: Stage) -> None:
    assert "Pfand" not in about(stage, ordered(stage, "kaffeefilter"), "order_confirmation").text


def test_refusal_says_nothing_was_charged(stage: Stage) -> None:
    mail = about(stage, ordered(stage, "kaffeefilter"), "order_refused")
    assert "nichts abgebucht" in mail.text
    assert "Melitta Filtertüten" in mail.text


def test_approval_carries_the_link(stage: Stage) -> None:
    link = "https://sandbox.example/approve/o-1"
    assert link in about(stage, ordered(stage, "kaffeefilter"), "payment_approval", url=link).text


def test_cancellation_names_what_is_gone(stage: Stage) -> None:
    order = ordered(stage, "kaffeefilter", "elmex zahnpasta").with_cancelled(frozenset({"melitta-filter-4-80"}))
    owner = keys.customer(DEMO_MERCHANT, ANNA)
    stage.table.write(put_order(keys.order(owner, order.order_id), order, merchant=DEMO_MERCHANT))
    mail = about(stage, order, "order_cancelled")
    assert "Melitta Filtertüten Größe 4, 80 Stück" in mail.text
    assert "elmex" not in mail.text
    assert "6,39 €" in mail.text


def test_callback_goes_to_the_shop(stage: Stage) -> None:
    mail = write(stage, plain_event(stage, "callback_request", conversation="U: hallo\nA: Hallo."))
    assert mail.to == "hilfe@lindenmarkt.example"
    assert "anna@kunden.example" in mail.text
    assert "U: hallo" in mail.text


def test_nameless_callers_are_named_by_id(stage: Stage) -> None:
    event = plain_event(stage, "callback_request", conversation="U: hallo")
    mail = write(stage, replace(event, payload={**event.payload, "customer_id": "c-404"}))
    assert "c-404" in mail.subject


def test_code_reset_holds_no_code(stage: Stage) -> None:
    mail = write(stage, plain_event(stage, "code_reset"))
    assert mail.to == "anna@kunden.example"
    assert "Sprachcode" in mail.text
    assert not any(digit in mail.text for digit in "0123456789")


@pytest.mark.parametrize("template", ["code_reset", "order_confirmation"])
def test_without_address_nothing_is_written(stage: Stage, template: str) -> None:
    order = ordered(stage, "kaffeefilter")
    stage.change_profile(email="")
    event = plain_event(stage, template, order_id=order.order_id)
    assert write_letter(stage.shop, DEMO_MERCHANT, event) is None


def test_vanished_order_needs_no_letter(stage: Stage) -> None:
    event = plain_event(stage, "order_confirmation", order_id="o-404")
    assert write_letter(stage.shop, DEMO_MERCHANT, event) is None


def test_message_id_is_the_events(stage: Stage) -> None:
    event = letter(stage.shop, ordered(stage, "kaffeefilter"), "order_confirmation", locale="de-DE")
    assert write(stage, event).message_id == event.event_id


def test_each_line_is_one_sentence(stage: Stage) -> None:
    assert len(order_lines(ordered(stage, "kaffeefilter", "elmex zahnpasta"))) == 2
