"""The customer page in a real browser: opened from the simulator, used without scripts, in light and dark."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

PATHS = ("", "/adressen", "/adressen/neu", "/zahlungsarten", "/sprachcode", "/limits", "/stimmen", "/einstellungen")


def opened(page: Page) -> Page:
    """Press the simulator's button and go in."""
    with page.context.expect_page() as waited:
        page.click("#customer-page")
    account = waited.value
    account.set_default_timeout(15_000)
    account.click("main button.main")
    account.wait_for_url("**/konto")
    return account


def test_button_opens_the_account(open_page: Callable[..., Page]) -> None:
    account = opened(open_page())
    assert account.inner_text("h1") == "Hallo Anna Berger"


def test_method_is_set_up_and_stored(open_page: Callable[..., Page]) -> None:
    account = opened(open_page())
    account.goto(f"{account.url}/zahlungsarten")
    account.click("button[value=paypal]")
    account.fill("#label", "anna@paypal.example")
    account.click("main button.main")
    account.click("main button.main")
    account.wait_for_selector(".done")
    assert "PayPal anna@paypal.example" in account.inner_text("main")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_fit_a_small_phone(open_page: Callable[..., Page], scheme: str) -> None:
    account = opened(open_page(width=1280, color_scheme=scheme))
    home = account.url
    account.set_viewport_size({"width": 320, "height": 640})
    for path in PATHS:
        account.goto(f"{home}{path}")
        wide = account.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        small = account.evaluate(
            "[...document.querySelectorAll('main button, main .button, main input:not([type=hidden]), .tile')]"
            ".filter(one => one.checkVisibility() && !one.closest('.choice') && one.getBoundingClientRect().height < 44).length"
        )
        assert (wide, small) == (0, 0), path
