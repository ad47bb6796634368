from __future__ import annotations

import pytest

from skill.account.routes import CHANGES, PAGES
from skill.simulator.stage import Stage
from tests.account.browser import ORIGIN, Browser, open_browser


def filled(path: str) -> str:
    return (
        path.replace("<address_id>", "home")
        .replace("<method_id>", "sandbox:authorised")
        .replace("<number>", "1865-0877")
        .replace("<key>", "setup-x")
    )


PATHS = [filled(path) for path, _, _ in PAGES]
CHANGED = [filled(path) for path, _, _ in CHANGES]


def test_pages_are_shut_to_strangers(browser: Browser) -> None:
    for path in PATHS:
        answer = browser.get(path)
        assert (answer.status_code, answer.headers["Location"]) == (303, "/konto/anmelden"), path


def test_changes_are_shut_to_strangers(browser: Browser) -> None:
    before = everything(browser)
    for path in CHANGED:
        answer = browser.client.post(f"/konto{path}", data={}, headers={"Origin": ORIGIN})
        assert (answer.status_code, answer.headers["Location"]) == (303, "/konto/anmelden"), path
    assert everything(browser) == before


@pytest.mark.parametrize("token", ["", "x", "0" * 64, "ü"])
def test_changes_need_the_forms_token(inside: Browser, token: str) -> None:
    before = everything(inside)
    for path in CHANGED:
        answer = inside.client.post(f"/konto{path}", data={"token": token}, headers={"Origin": ORIGIN})
        assert answer.status_code == 403, path
    assert everything(inside) == before


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://localhost:8081", None])
def test_changes_come_from_own_pages(inside: Browser, origin: str | None) -> None:
    headers = {"Origin": origin} if origin else {}
    token = inside.token()
    for path in (*CHANGED, "/anmelden", f"/link/{inside.secret()}"):
        before = everything(inside)
        answer = inside.client.post(f"/konto{path}", data={"token": token}, headers=headers)
        assert answer.status_code == 403, path
        assert everything(inside) == before


def test_token_of_another_session_is_refused(stage: Stage) -> None:
    lea, mehmet = open_browser(stage), open_browser(stage, "demo-mehmet")
    lea.log_in()
    mehmet.log_in()
    answer = lea.client.post("/konto/limits", data={"token": mehmet.token()}, headers={"Origin": ORIGIN})
    assert answer.status_code == 403


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("customer", ["demo-anna", "demo-ute", "demo-mehmet", "demo-lea"])
def test_every_page_reads_in_both_languages(stage: Stage, customer: str, language: str) -> None:
    browser = open_browser(stage, customer)
    browser.log_in()
    for path, _, _ in PAGES:
        answer = browser.get(f"{filled(path)}?lang={language}")
        assert answer.status_code == (404 if "1865" in filled(path) and customer != "demo-ute" else 200), path
        assert f'<html lang="{language}">' in answer.text
        assert "None" not in answer.text.replace("None yet", "")
        assert answer.headers["Cache-Control"] == "no-store"
        assert "unsafe" not in answer.headers["Content-Security-Policy"]


def test_looking_changes_nothing(inside: Browser) -> None:
    doors = [f"/link/{inside.secret()}", f"/link/{inside.secret('code')}", "/anmelden"]
    stored = everything(inside)
    for path in (*PATHS, *doors):
        inside.get(path)
        inside.client.head(f"/konto{path}")
    assert everything(inside) == stored


def test_language_follows_choice_and_browser(inside: Browser) -> None:
    assert "Grenzen" in inside.text("/limits")
    assert '<html lang="en">' in inside.get("/limits", **{"Accept-Language": "en-GB,de;q=0.5"}).text
    inside.get("/limits?lang=en")
    assert '<html lang="en">' in inside.get("/adressen").text


def everything(browser: Browser) -> object:
    table = browser.stage.shop.table
    file = table._file  # type: ignore[attr-defined]  # the local shop's is SQLite
    return file.run("BEGIN", lambda connection: connection.execute("SELECT * FROM items").fetchall())


def test_pages_bear_a_slash_at_the_end(inside: Browser) -> None:
    assert inside.get("/").status_code == 200
    assert inside.get("/limits/").status_code == 200
