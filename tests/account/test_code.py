"""The voice code on the page, and R25: its digits are in nothing that the page says, stores, sends or logs."""

from __future__ import annotations

import logging
import re

import pytest

from skill.adapters.table.sqlite import SqliteTable
from skill.domain.errors import UnavailableError
from skill.services.check_voice_code import matches
from skill.services.set_voice_code import read_voice_code
from skill.services.show_mails import sent_mails
from skill.simulator.stage import Stage
from tests.account.browser import ORIGIN, Browser, open_browser
from tests.account.test_routes import everything
from tests.logged import logged

OLD, NEW = "2719", "4783"
_LEAK = re.compile(rf"(?<![0-9A-Za-z_.-])(?:{OLD}|{NEW})(?![0-9A-Za-z_-])")


@pytest.fixture
def mehmet(stage: Stage) -> Browser:
    """Be logged in as one who has a code."""
    browser = open_browser(stage, "demo-mehmet")
    browser.log_in()
    return browser


def is_code(browser: Browser, digits: str) -> bool:
    code = read_voice_code(browser.stage.shop, browser.account)
    return code is not None and matches(code, digits, browser.stage.shop.pepper)


def test_first_code_is_set(inside: Browser) -> None:
    assert inside.post("/sprachcode", digits=NEW, again=NEW).headers["Location"] == "/konto/sprachcode?done=code_set"
    assert is_code(inside, NEW)


def test_code_is_changed_with_the_old_one(mehmet: Browser) -> None:
    wrong = mehmet.post("/sprachcode", form="a", old="9317", digits=NEW, again=NEW)
    assert (wrong.status_code, "du hast noch zwei Versuche" in wrong.text) == (422, True)
    assert mehmet.post("/sprachcode", form="b", old=OLD, digits=NEW, again=NEW).status_code == 303
    assert is_code(mehmet, NEW)


@pytest.mark.parametrize(
    ("digits", "again", "says"),
    [
        ("1234", "1234", "Diesen Code errät man leicht."),
        ("478", "478", "Ein Sprachcode hat genau vier Ziffern."),
        (NEW, "4784", "Die beiden Codes sind verschieden."),
        (OLD, OLD, "Das ist dein alter Code."),
    ],
)
def test_refused_code_is_told(mehmet: Browser, digits: str, again: str, says: str) -> None:
    answer = mehmet.post("/sprachcode", form="a", old=OLD, digits=digits, again=again)
    assert (answer.status_code, says in answer.text) == (422, True)
    assert is_code(mehmet, OLD)


def test_form_sent_twice_is_one_try(mehmet: Browser) -> None:
    for _ in range(4):
        answer = mehmet.post("/sprachcode", form="same", old="9317", digits=NEW, again=NEW)
        assert "du hast noch zwei Versuche" in answer.text


def test_third_wrong_code_locks_the_page(mehmet: Browser) -> None:
    for number in range(3):
        mehmet.post("/sprachcode", form=f"f{number}", old="9317", digits=NEW, again=NEW)
    assert "Dein Code ist gesperrt." in mehmet.text("/sprachcode")
    answer = mehmet.post("/sprachcode/entfernen", form="f9", old=OLD)
    assert (answer.status_code, "Dein Sprachcode ist gesperrt." in answer.text) == (422, True)


def test_link_sets_another_code(mehmet: Browser) -> None:
    mehmet.post("/sprachcode/vergessen")
    secret = mehmet.secret("code")
    stranger = open_browser(mehmet.stage)
    assert "Neuen Sprachcode setzen" in stranger.text(f"/link/{secret}")
    common = stranger.client.post(
        f"/konto/link/{secret}", data={"digits": "1111", "again": "1111"}, headers={"Origin": ORIGIN}
    )
    assert (common.status_code, "Diesen Code errät man leicht." in common.text) == (422, True)
    done = stranger.client.post(f"/konto/link/{secret}", data={"digits": NEW, "again": NEW}, headers={"Origin": ORIGIN})
    assert "Dein neuer Sprachcode gilt" in done.text
    assert is_code(mehmet, NEW)
    assert stranger.get().status_code == 303, "the link to a code logs nobody in"
    assert stranger.get(f"/link/{secret}").status_code == 404


def test_removed_code_is_gone(mehmet: Browser) -> None:
    assert mehmet.post("/sprachcode/entfernen", form="x", old=OLD).status_code == 303
    assert read_voice_code(mehmet.stage.shop, mehmet.account) is None
    assert mehmet.post("/sprachcode/entfernen", form="y", old=OLD).status_code == 404


def test_digits_are_in_nothing_that_leaves_or_stays(
    mehmet: Browser, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.DEBUG)
    said = [_said(mehmet, path, fields) for path, fields in _ATTEMPTS]
    secret = mehmet.secret("code")
    for digits, again in ((NEW, OLD), (OLD, OLD), (NEW, NEW)):
        form = {"digits": digits, "again": again}
        answer = mehmet.client.post(f"/konto/link/{secret}", data=form, headers={"Origin": ORIGIN})
        said.append(f"{answer.text} {answer.headers}")
    monkeypatch.setattr(SqliteTable, "write", _down)
    said += [_said(mehmet, path, fields) for path, fields in _ATTEMPTS]
    monkeypatch.undo()
    logs = logged(caplog.records)
    mails = [str(mail) for mail in sent_mails(mehmet.stage.shop, mehmet.stage.merchant_id)]
    rows = [str(row) for row in everything(mehmet) if "demo-mehmet" in str(row) or "directory" in str(row)]  # type: ignore[attr-defined]  # rows
    assert len(said) == 15
    assert rows
    assert [text for text in (*said, *logs, *mails, *rows) if _LEAK.search(text)] == []


_ATTEMPTS: tuple[tuple[str, dict[str, str]], ...] = (
    ("/sprachcode", {"form": "a", "old": OLD, "digits": NEW, "again": "9999"}),
    ("/sprachcode", {"form": "b", "old": NEW, "digits": NEW, "again": NEW}),
    ("/sprachcode", {"form": "c", "old": OLD, "digits": OLD, "again": OLD}),
    ("/sprachcode", {"form": "d", "old": OLD, "digits": NEW, "again": NEW}),
    ("/sprachcode/entfernen", {"form": "e", "old": OLD}),
    ("/sprachcode/vergessen", {}),
)


def _said(browser: Browser, path: str, fields: dict[str, str]) -> str:
    answer = browser.post(path, **fields)
    page = browser.get("/sprachcode")
    return f"{answer.text} {answer.headers} {page.text} {page.headers}"


def _down(*_given: object) -> None:
    msg = "the table does not answer"
    raise UnavailableError(msg)
