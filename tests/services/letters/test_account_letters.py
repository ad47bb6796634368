from __future__ import annotations

from tests.services.letters.desk import asked
from tests.stage import Stage


def test_code_reset_holds_a_link_and_no_code(stage: Stage) -> None:
    link = "http://127.0.0.1:8080/konto/link/s3cret"
    mail = asked(stage, "code_reset", url=link)
    assert mail.subject == "Dein Sprachcode bei Lindenmarkt"
    assert f"Sprachcode neu setzen:\n{link}" in mail.text
    assert "2719" not in mail.text


def test_code_reset_without_link_asks_to_reply(stage: Stage) -> None:
    assert "Antworte auf diese E-Mail, dann setzen wir ihn mit dir neu." in asked(stage, "code_reset").text


def test_stored_method_is_named(stage: Stage) -> None:
    mail = asked(stage, "method_stored", method_id="sandbox:sepa")
    assert "Zahlungsart: Lastschrift DE89 … 3000" in mail.text
    assert "Warst du das nicht?" in mail.text


def test_callback_carries_the_conversation(stage: Stage) -> None:
    mail = asked(stage, "callback_request", conversation="U: hallo\nA: Hallo.")
    assert mail.to == "hilfe@lindenmarkt.example"
    assert "anna@kunden.example" in mail.text
    assert "> U: hallo\n> A: Hallo." in mail.text
    assert "Hallo Anna" not in mail.text


def test_nameless_callers_are_named_by_id(stage: Stage) -> None:
    assert "c-404" in asked(stage, "callback_request", conversation="U: hallo", customer_id="c-404").subject
