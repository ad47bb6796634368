from __future__ import annotations

import pytest

from skill.domain.errors import ProgrammingError
from skill.services.settle_order import letter
from skill.services.write_letters import TEMPLATES, write_letter
from skill.settings import DEMO_MERCHANT
from tests.services.letters.desk import about, asked, event_for, ordered, write
from tests.stage import Stage


def test_customers_are_greeted_by_name(stage: Stage) -> None:
    mail = about(stage, ordered(stage, "kaffeefilter"), "order_confirmation")
    assert mail.text.startswith("Hallo Anna Berger,\n\ndanke, deine Bestellung")


def test_nameless_customers_are_greeted_too(stage: Stage) -> None:
    order = ordered(stage, "kaffeefilter")
    stage.change_profile(name="")
    assert about(stage, order, "order_confirmation").text.startswith("Hallo,\n\ndanke")


def test_answers_reach_people_of_the_shop(stage: Stage) -> None:
    mail = about(stage, ordered(stage, "kaffeefilter"), "order_confirmation")
    assert (mail.to, mail.reply_to) == ("anna@kunden.example", "hilfe@lindenmarkt.example")


def test_answers_to_a_callback_reach_the_customer(stage: Stage) -> None:
    mail = asked(stage, "callback_request", conversation="U: hallo")
    assert (mail.to, mail.reply_to) == ("hilfe@lindenmarkt.example", "anna@kunden.example")


def test_each_letter_ends_with_the_seller(stage: Stage) -> None:
    mail = about(stage, ordered(stage, "kaffeefilter"), "order_refused")
    seller = "Lindenmarkt Demo GmbH, Lindenallee 1, 10115 Berlin, widerruf@lindenmarkt.example, 030 23125 000"
    assert mail.text.endswith(seller)
    assert f"<p>{seller}</p></footer>" in mail.html


@pytest.mark.parametrize("template", ["code_reset", "order_confirmation"])
def test_without_address_nothing_is_written(stage: Stage, template: str) -> None:
    order = ordered(stage, "kaffeefilter")
    stage.change_profile(email="")
    event = event_for(stage, template, order_id=order.order_id)
    assert write_letter(stage.shop, DEMO_MERCHANT, event) is None


@pytest.mark.parametrize("template", sorted(TEMPLATES.keys() - {"code_reset", "method_stored", "callback_request"}))
def test_what_vanished_needs_no_letter(stage: Stage, template: str) -> None:
    event = event_for(stage, template, order_id="o-404", case_id="case-404", declared_at="2026-11-23T09:04:00+00:00")
    assert write_letter(stage.shop, DEMO_MERCHANT, event) is None


def test_message_id_is_the_events(stage: Stage) -> None:
    event = letter(stage.shop, ordered(stage, "kaffeefilter"), "order_confirmation", locale="de-DE")
    assert write(stage, event).message_id == event.event_id


def test_unknown_template_is_a_bug(stage: Stage) -> None:
    with pytest.raises(ProgrammingError, match="birthday_wishes"):
        write_letter(stage.shop, DEMO_MERCHANT, event_for(stage, "birthday_wishes"))
