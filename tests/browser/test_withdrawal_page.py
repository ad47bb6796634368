"""Withdraw as a person does, without scripts: by mouse, by keyboard alone, on a small screen, in both languages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Watched

pytestmark = pytest.mark.browser

ORDER = "4688-2999"


@pytest.fixture
def page(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Open the page without scripts; afterwards nobody else was asked for anything."""
    width, scheme = getattr(request, "param", (375, "light"))
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
        java_script_enabled=False,
        locale="de-DE",
    )
    opened, watched = context.new_page(), Watched()
    watched.watch(opened, address)
    opened.goto(f"{address}/widerruf")
    yield opened
    context.close()
    assert watched.strangers == []
    assert [trouble for trouble in watched.troubles if "422" not in trouble] == []


def fits(page: Page) -> bool:
    """Tell whether nothing has to be scrolled sideways."""
    bodies = page.locator("body").bounding_box()
    viewport = page.viewport_size
    return bool(bodies and viewport and bodies["width"] <= viewport["width"])


@pytest.mark.parametrize("page", [(320, "light"), (375, "dark"), (1280, "light")], indirect=True)
def test_both_steps_work_without_scripts(page: Page) -> None:
    assert fits(page)
    page.get_by_label("Dein Name").fill("Anna Berger")
    page.get_by_label("Bestellnummer").fill(ORDER)
    page.get_by_label("E-Mail-Adresse").fill("anna@kunden.example")
    page.get_by_role("button", name="Vertrag widerrufen").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Vertrag widerrufen"
    assert fits(page)
    page.get_by_role("button", name="Widerruf bestätigen").click()
    assert page.get_by_role("status").get_by_role("heading").inner_text() == "Dein Widerruf ist eingegangen"
    assert page.get_by_text("am 23. November 2026 um 10:00 Uhr").count() == 2
    assert fits(page)


def test_keyboard_alone_is_enough(page: Page) -> None:
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Zum Formular"
    page.get_by_label("Dein Name").focus()
    for text in ("Anna Berger", ORDER, "anna@kunden.example", ""):
        page.keyboard.type(text)
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Widerruf bestätigen").press("Enter")
    assert "Dein Widerruf ist eingegangen" in page.title()


def test_mistakes_lead_to_their_fields(page: Page) -> None:
    page.get_by_role("button", name="Vertrag widerrufen").click()
    assert page.get_by_role("alert").get_by_role("link").count() == 3
    page.get_by_role("alert").get_by_role("link").first.click()
    assert page.url.endswith("#name")
    described = page.get_by_label("E-Mail-Adresse").get_attribute("aria-describedby")
    assert described == "email-error email-hint"


def test_english_is_one_click_away(page: Page) -> None:
    page.get_by_role("link", name="English").click()
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.get_by_role("button", name="Withdraw from contract").is_visible()
