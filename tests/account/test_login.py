from __future__ import annotations

import re
from datetime import timedelta

import pytest

from skill.account.cookies import Jar
from skill.account.visit import jar_of
from skill.services.change_profile import Account
from skill.simulator.stage import Stage
from tests.account.browser import ORIGIN, Browser, open_browser

HEAD = {"Origin": ORIGIN}


def token_for(browser: Browser) -> str:
    return browser.stage.issue_token(browser.customer, browser.stage.shop.clock.now())


def cookie_of(browser: Browser) -> str:
    cookie = browser.client.get_cookie(jar_of(browser.stage).name)
    return cookie.value if cookie else ""


def is_inside(browser: Browser) -> bool:
    return browser.get().status_code == 200


def test_token_of_the_linked_account_logs_in(browser: Browser) -> None:
    answer = browser.client.post("/konto/anmelden", data={"access_token": token_for(browser)}, headers=HEAD)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/konto")
    assert "Lea Hoffmann" in browser.text()


@pytest.mark.parametrize("token", ["", "x", "a.b.c", "ü"])
def test_other_tokens_log_nobody_in(browser: Browser, token: str) -> None:
    assert browser.client.post("/konto/anmelden", data={"access_token": token}, headers=HEAD).status_code == 422
    assert not is_inside(browser)


def test_old_token_logs_nobody_in(browser: Browser) -> None:
    token = token_for(browser)
    browser.stage.clock.advance(timedelta(hours=2))
    assert browser.client.post("/konto/anmelden", data={"access_token": token}, headers=HEAD).status_code == 422


def test_link_logs_in_once(browser: Browser) -> None:
    secret = browser.secret()
    assert "Konto öffnen" in browser.text(f"/link/{secret}")
    assert browser.client.post(f"/konto/link/{secret}", headers=HEAD).status_code == 303
    assert is_inside(browser)
    other = open_browser(browser.stage)
    answer = other.client.post(f"/konto/link/{secret}", headers=HEAD)
    assert answer.status_code == 404
    assert "Dieser Link gilt nicht mehr" in answer.text
    assert not is_inside(other)


def test_cookie_is_kept_from_scripts_and_sites(browser: Browser) -> None:
    answer = browser.log_in()
    cookie = next(value for name, value in answer.headers if name == "Set-Cookie")
    assert re.fullmatch(r"zuruf-konto=[\w.-]+; HttpOnly; Path=/; SameSite=Lax", cookie)


def test_cookie_is_bound_to_the_host_over_https() -> None:
    assert Jar(b"pepper", secure=True).name == "__Host-zuruf-konto"


def test_login_gives_another_secret(browser: Browser) -> None:
    browser.log_in()
    first = cookie_of(browser)
    browser.log_in()
    assert cookie_of(browser).split(".")[0] != first.split(".")[0]
    browser.client.set_cookie("zuruf-konto", first)
    assert not is_inside(browser), "the session before ends with the new login"


def test_half_an_hour_away_ends_it(inside: Browser) -> None:
    inside.stage.clock.advance(timedelta(minutes=29))
    assert is_inside(inside)
    inside.stage.clock.advance(timedelta(minutes=29))
    assert is_inside(inside)
    inside.stage.clock.advance(timedelta(minutes=30))
    assert not is_inside(inside)


def test_twelve_hours_end_it_for_sure(inside: Browser) -> None:
    for _ in range(26):
        inside.stage.clock.advance(timedelta(minutes=27))
        assert is_inside(inside)
    inside.stage.clock.advance(timedelta(minutes=20))
    assert not is_inside(inside)


def test_log_out_ends_it_everywhere(inside: Browser) -> None:
    cookie = cookie_of(inside)
    assert inside.post("/abmelden").headers["Location"] == "/konto/anmelden?done=log_out"
    inside.client.set_cookie("zuruf-konto", cookie)
    assert not is_inside(inside)


@pytest.mark.parametrize(
    "forged", ["", "x", "a.b", "a.1.b", "ü.1.b", "{secret}.9999999999.{seal}", "other.{used}.{seal}"]
)
def test_forged_cookies_open_nothing(inside: Browser, forged: str) -> None:
    secret, used, seal = cookie_of(inside).split(".")
    inside.client.set_cookie("zuruf-konto", forged.format(secret=secret, used=used, seal=seal))
    assert not is_inside(inside)


def test_secret_is_not_in_the_store(inside: Browser, stage: Stage) -> None:
    secret = cookie_of(inside).split(".")[0]
    table = stage.shop.table
    rows = table._file.run("BEGIN", lambda one: one.execute("SELECT * FROM items").fetchall())  # type: ignore[attr-defined]  # SQLite's
    assert secret not in str(rows)


def test_customers_see_their_own_alone(stage: Stage) -> None:
    lea = open_browser(stage)
    lea.log_in()
    assert lea.account == Account(stage.merchant_id, "demo-lea")
    for path in ("/bestellungen/7571-3872", "/adressen/elsewhere", "/zahlungsarten/entfernen/sandbox:sepa"):
        answer = lea.get(path)
        assert answer.status_code == 404
        assert "Das gibt es in deinem Konto nicht mehr." in answer.text
