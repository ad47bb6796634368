from __future__ import annotations

from dataclasses import replace

import pytest

from skill.domain.errors import UnavailableError
from skill.services.find_cases import listed_cases
from skill.services.records.declarations import recent_declarations
from skill.services.table import Change
from skill.settings import DEMO_MERCHANT
from skill.withdrawal_page.routes import PER_ADDRESS, PER_EMAIL
from tests.services.cases import RAZOR_ORDER
from tests.stage import Stage
from tests.withdrawal_page.visitor import Visitor

ANNA = "anna@kunden.example"


class Storm:
    """Read, but never answer a write."""

    def __init__(self, stage: Stage) -> None:
        self._table = stage.table

        self.get, self.get_many, self.query = self._table.get, self._table.get_many, self._table.query

    def write(self, *changes: Change) -> None:
        raise UnavailableError(str(len(changes)))


def declared(stage: Stage) -> int:
    return len(recent_declarations(stage.table, DEMO_MERCHANT, limit=200))


def test_language_follows_wish_then_browser(stage: Stage) -> None:
    assert "Vertrag widerrufen" in Visitor(stage, "fr").open().text
    assert "Withdraw from a contract" in Visitor(stage, "en-GB,de;q=0.5").open().text
    assert "Withdraw from a contract" in Visitor(stage, "de").open("?lang=en").text
    assert "Vertrag widerrufen" in Visitor(stage, "en").open("?lang=de").text


def test_chosen_language_stays_for_both_steps(stage: Stage) -> None:
    visitor = Visitor(stage, "de").open("?lang=en").fill("Anna", RAZOR_ORDER, ANNA)
    assert "Confirm withdrawal" in visitor.text
    assert "Your withdrawal has been received" in visitor.confirm().text
    assert recent_declarations(stage.table, DEMO_MERCHANT)[0].locale == "en-GB"


def test_what_is_missing_is_named(stage: Stage) -> None:
    visitor = Visitor(stage).open().fill(name="Anna Berger", email="anna")
    assert visitor.status == 422
    assert "Bitte gib die Bestellnummer an." in visitor.text
    assert "Bitte gib eine E-Mail-Adresse an" in visitor.text
    assert "Bitte gib deinen Namen an." not in visitor.text
    assert visitor.page is not None
    assert 'value="Anna Berger"' in visitor.page.text
    assert visitor.page.text.count('aria-invalid="true"') == 2


def test_details_can_be_changed(stage: Stage) -> None:
    visitor = Visitor(stage).open().fill("Anna", RAZOR_ORDER, ANNA, "die Klingen").send("/widerruf", change="1")
    assert visitor.status == 200
    assert visitor.page is not None
    assert f'value="{RAZOR_ORDER}"' in visitor.page.text
    assert ">die Klingen</textarea>" in visitor.page.text
    visitor.fill("Anna", RAZOR_ORDER, ANNA).confirm()
    assert recent_declarations(stage.table, DEMO_MERCHANT)[0].text == ""


def test_reload_is_no_second_withdrawal(stage: Stage) -> None:
    visitor = Visitor(stage).open().fill("Anna", RAZOR_ORDER, ANNA)
    assert visitor.page is not None
    second_step = visitor.page
    first = visitor.confirm().text
    visitor.page = second_step
    assert visitor.confirm().text == first
    assert declared(stage) == 1


def test_second_step_cannot_be_skipped_to(stage: Stage) -> None:
    visitor = Visitor(stage).open()
    visitor.send("/widerruf/bestaetigen", seal="forged", name="Anna", number=RAZOR_ORDER, email=ANNA)
    assert visitor.status == 422
    assert "zu lange offen" in visitor.text
    assert declared(stage) == 0


def test_old_form_keeps_what_was_typed(stage: Stage) -> None:
    visitor = Visitor(stage).open()
    stage.wait(hours=25)
    visitor.fill("Anna Berger", RAZOR_ORDER, ANNA)
    assert "Das Formular war zu lange offen." in visitor.text
    assert "Dein Widerruf ist eingegangen" in visitor.fill("Anna Berger", RAZOR_ORDER, ANNA).confirm().text


def test_markup_is_never_taken_for_ours(stage: Stage) -> None:
    visitor = Visitor(stage).open().fill("<script>alert(1)</script>", "<b>1</b>", ANNA, "</textarea><img src=x>")
    for _ in range(2):
        assert visitor.page is not None
        assert "<script" not in visitor.page.text
        assert "<img" not in visitor.page.text
        visitor.confirm()


def test_one_address_is_slowed_down(stage: Stage) -> None:
    visitor = Visitor(stage)
    for number in range(PER_ADDRESS):
        visitor.withdraw(f"{number:04d}-0000", f"{number}@example.com")
        assert visitor.status == 200
    visitor.withdraw("9999-0000", "last@example.com")
    assert visitor.status == 429
    assert "widerruf@lindenmarkt.example" in visitor.text
    assert declared(stage) == PER_ADDRESS
    stage.wait(hours=1)
    assert visitor.withdraw("9999-0000", "last@example.com").status == 200


def test_one_mailbox_is_not_flooded(stage: Stage) -> None:
    visitor = Visitor(stage)
    answers = [visitor.withdraw(f"{number:04d}-0000", ANNA.upper()).status for number in range(PER_EMAIL + 1)]
    assert answers == [200] * PER_EMAIL + [429]
    assert declared(stage) == PER_EMAIL


def test_storm_loses_nothing(stage: Stage) -> None:
    visitor = Visitor(stage).open().fill("Anna Berger", RAZOR_ORDER, ANNA)
    calm, stage.shop = stage.shop, replace(stage.shop, table=Storm(stage))
    visitor.confirm()
    assert (visitor.status, declared(stage)) == (503, 0)
    assert "es ist nichts verloren" in visitor.text
    stage.shop = calm
    assert visitor.fill("Anna Berger", RAZOR_ORDER, ANNA).confirm().status == 200
    assert len(listed_cases(calm, DEMO_MERCHANT, only_open=True)) == 1


@pytest.mark.parametrize("path", ["/widerruf", "/widerruf/bestaetigen"])
def test_no_cache_keeps_what_was_typed(stage: Stage, path: str) -> None:
    visitor = Visitor(stage).open().send(path, name="Anna")
    assert visitor.page is not None
    assert visitor.page.headers["Cache-Control"] == "no-store"


def test_page_is_found_under_nearby_addresses(stage: Stage) -> None:
    visitor = Visitor(stage).open("/")
    assert (visitor.status, "Vertrag widerrufen" in visitor.text) == (200, True)
    assert visitor.open("/bestaetigen?lang=en").status == 303
    assert visitor.page is not None
    assert visitor.page.headers["Location"] == "/widerruf?lang=en"


def test_receipt_is_shown_however_often_it_is_asked_for(stage: Stage) -> None:
    visitor = Visitor(stage).open().fill("Anna Berger", RAZOR_ORDER, ANNA)
    checked = visitor.page
    for _ in range(PER_EMAIL + 2):
        visitor.page = checked
        assert visitor.confirm().status == 200
    assert declared(stage) == 1
