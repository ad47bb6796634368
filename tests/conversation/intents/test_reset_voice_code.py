"""A new voice code comes by a link, never by voice."""

from __future__ import annotations

from tests.stage import MEHMET, Stage


def test_the_link_goes_to_the_accounts_address(stage: Stage) -> None:
    assert stage.as_customer(MEHMET).hears("ResetVoiceCodeIntent") == ("reset_voice_code-sent",)
    stage.work_off()
    (mail,) = stage.mails
    assert "/konto/" in str(mail["text"])


def test_a_first_code_is_set_the_same_way(stage: Stage) -> None:
    stage.say("ResetVoiceCodeIntent")
    assert stage.value("first") == "yes"


def test_an_open_gate_is_closed_in_words(stage: Stage) -> None:
    stage.reorder("kaffeefilter")
    before = len(stage.orders)
    assert stage.hears("ResetVoiceCodeIntent") == ("reset_voice_code-sent", "order_gate-declined")
    stage.yes()
    assert len(stage.orders) == before


def test_guests_link_their_account_first(stage: Stage) -> None:
    stage.as_customer("nobody", linked=False)
    assert stage.hears("ResetVoiceCodeIntent")[-1] == "order_gate-link_for_orders"
