from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

GATE = (
    "Bei Lindenmarkt: Melitta Filtertüten Größe 4, 80 Stück, wie zuletzt. Kommt am Mittwoch zu dir nach Hause, "
    "14 Tage Widerrufsrecht. Soll ich das mit Versand für 5 Euro 39 zahlungspflichtig bestellen?"
)
OpenPage = Callable[..., Page]


def say(page: Page, words: str) -> str:
    """Type words, wait for the answer, and return it."""
    answers = page.locator("#log li.a")
    before = answers.count()
    page.fill("#utterance", words)
    page.press("#utterance", "Enter")
    expect(answers).to_have_count(before + 1)
    return answered(page)


def answered(page: Page) -> str:
    """Return the assistant's last words."""
    return page.locator("#log li.a").last.inner_text().removeprefix("Lindenmarkt:").strip()


def luminance(page: Page, selector: str) -> float:
    """Return how bright a background is, 0 to 1."""
    colour = page.eval_on_selector(selector, "node => getComputedStyle(node).backgroundColor")
    numbers = [float(part) for part in re.findall(r"[\d.]+", colour)][:3]
    return sum(numbers) / 3 / (255 if "rgb" in colour else 1)


@pytest.mark.parametrize("address", ["process"], indirect=True)
def test_orders_coffee_filters_in_german(open_page: OpenPage) -> None:
    page = open_page()
    assert page.evaluate("document.activeElement.id") in {"", "utterance"}
    assert say(page, "bestell kaffeefilter nach") == GATE
    page.click("#tab-request")
    expect(page.locator("#panel-request")).to_contain_text('"name": "ReorderProductIntent"')
    page.click("#tab-dialog")
    expect(page.locator("#panel-dialog")).to_contain_text('"kind": "gate"')
    assert say(page, "ja").startswith("Bestellt, die Filtertüten kommen am Mittwoch. Deine Bestellnummer endet auf ")
    assert "Mittwoch" in say(page, "wo ist meine bestellung")
    page.click("#tab-orders")
    order = page.locator("#panel-orders > ul > li").first
    order.locator("summary").first.click()
    expect(order).to_contain_text("5,39 €")
    expect(order.locator(".evidence")).to_contain_text(GATE)
    page.click("#tab-mails")
    expect(page.locator("#count-mails")).to_have_text("1")
    page.locator("#panel-mails summary").first.click()
    letter = page.frame_locator("#panel-mails iframe")
    expect(letter.locator("table.money")).to_contain_text("Melitta Filtertüten")
    expect(page.locator("#panel-mails .letter")).to_be_hidden()
    page.click("#panel-mails .view button")
    expect(page.locator("#panel-mails .letter")).to_contain_text("Melitta Filtertüten")
    expect(page.locator("#panel-mails iframe")).to_be_hidden()
    page.click("#tab-response")
    expect(page.locator("#panel-response")).to_contain_text('"shouldEndSession"')


def test_orders_by_keyboard_on_the_screen(open_page: OpenPage) -> None:
    page = open_page()
    tab_to(page, "input[name=screen]:checked")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#device")).to_have_attribute("data-kind", "display")
    tab_to(page, "#utterance")
    page.keyboard.type("bestell kaffeefilter nach")
    page.keyboard.press("Enter")
    button = page.get_by_role("button", name="Zahlungspflichtig bestellen")
    expect(button).to_be_visible()
    expect(page.locator("#glass")).to_contain_text("5,39")
    tab_to(page, "#glass button", backwards=True)
    assert page.eval_on_selector("#glass button", "node => getComputedStyle(node).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    expect(page.locator("#log li.a").last).to_contain_text("Bestellt, die Filtertüten")
    expect(page.locator("#utterance")).to_be_focused()
    tab_to(page, "[role=tab][aria-selected=true]")
    page.keyboard.press("End")
    expect(page.locator("#tab-orders")).to_have_attribute("aria-selected", "true")
    expect(page.locator("#panel-orders")).to_be_visible()


def tab_to(page: Page, selector: str, *, backwards: bool = False) -> None:
    """Reach an element with the Tab key alone."""
    for _ in range(60):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Shift+Tab" if backwards else "Tab")
    pytest.fail(f"the Tab key never reaches {selector}")


def test_hasty_enter_is_not_lost(open_page: OpenPage) -> None:
    page = open_page()
    page.fill("#utterance", "bestell kaffeefilter nach")
    page.press("#utterance", "Enter")
    page.fill("#utterance", "nein")
    page.press("#utterance", "Enter")  # while the first is being answered
    expect(page.locator("#log li.a")).to_have_count(2)
    expect(page.locator("#utterance")).to_have_value("")


def test_fits_a_phone_without_sideways_scrolling(open_page: OpenPage) -> None:
    page = open_page(360, 740)
    page.click("#scene-toggle")
    expect(page.locator("#customer")).to_be_visible()
    page.locator("label", has_text="Mit Bildschirm").click()
    page.click("#scene-toggle")
    say(page, "bestell kaffeefilter nach")
    say(page, "a" * 400)
    for tab in page.get_by_role("tab").all():
        tab.click()
        assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert page.locator("#send").bounding_box() is not None


@pytest.mark.parametrize(("scheme", "dark"), [("dark", True), ("light", False)])
def test_follows_the_theme_of_the_system(open_page: OpenPage, scheme: str, dark: bool) -> None:  # noqa: FBT001 - a case
    page = open_page(color_scheme=scheme)
    assert (luminance(page, "body") < 0.2) is dark
    page.click("#theme")
    assert (luminance(page, "body") < 0.2) is not dark
    page.reload()
    page.wait_for_selector("html[data-ready=yes]")
    assert (luminance(page, "body") < 0.2) is not dark


def test_speaks_english_where_chosen(open_page: OpenPage) -> None:
    page = open_page()
    page.select_option("#locale", "en-GB")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("#restart")).to_have_text("New session")
    assert say(page, "reorder coffee filters").startswith("From Lindenmarkt: Melitta coffee filters")


def test_lets_a_question_grow_too_old(open_page: OpenPage) -> None:
    page = open_page()
    say(page, "bestell kaffeefilter nach")
    page.click("[data-minutes='10']")
    expect(page.locator("#clock-time")).to_contain_text("10:10")
    assert say(page, "ja").startswith("Das ist zu lange her")
    page.click("#tab-orders")
    expect(page.locator("#panel-orders .evidence")).to_have_count(0)


def test_links_an_account_from_its_card(open_page: OpenPage) -> None:
    page = open_page()
    page.select_option("#customer", "demo-jonas")
    expect(page.locator("#linked")).not_to_be_checked()
    say(page, "wo ist meine bestellung")
    page.get_by_role("button", name="Konto jetzt verknüpfen").click()
    expect(page.locator("#linked")).to_be_checked()


def test_asks_again_when_nobody_answers(open_page: OpenPage) -> None:
    page = open_page()
    say(page, "bestell kaffeefilter nach")
    page.get_by_role("button", name="nichts sagen").click()
    expect(page.locator("#log li.a")).to_have_count(2)
    assert answered(page).endswith("zahlungspflichtig bestellen?")
    expect(page.locator("#device")).to_have_attribute("data-state", "listening")
    page.get_by_role("button", name="nichts sagen").click()
    page.click("#tab-request")
    expect(page.locator("#panel-request")).to_contain_text("EXCEEDED_MAX_REPROMPTS")


def test_never_takes_words_for_markup(open_page: OpenPage) -> None:
    page = open_page()
    say(page, "<img src=x onerror=alert(1)><b>bestell kaffeefilter nach</b>")
    assert page.locator("#log img, #log b").count() == 0


def test_names_every_control_for_readers(open_page: OpenPage) -> None:
    page = open_page()
    unnamed = page.evaluate(
        """() => [...document.querySelectorAll('button, input, select')].filter((node) => node.offsetParent !== null
          && !(node.ariaLabel || node.textContent.trim() || node.labels?.length)).map((node) => node.outerHTML)"""
    )
    assert unnamed == []
    assert page.locator("h1").count() == 1
    assert page.locator("[role=log][aria-live=polite]").count() == 1
