"""Render the three pages: form, check, receipt."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from flask import render_template

from skill.domain.merchant import Merchant
from skill.services.records.declarations import GuestDeclaration
from skill.services.records.merchants import read_merchant
from skill.services.shop import Shop
from skill.withdrawal_page.form import MOST, Typed, new_seal
from skill.withdrawal_page.words import words, written_day


@dataclass(frozen=True, slots=True)
class Page:
    """Carry what every page needs: whose it is and in which language."""

    shop: Shop
    merchant: Merchant
    language: str

    @property
    def words(self) -> dict[str, str]:
        """Return the page's words with the shop's names."""
        return words(self.language, seller=self.merchant.name, support=self.merchant.seller.email)


@dataclass(frozen=True, slots=True)
class Filled:
    """Carry a form with what was typed into it, what is wrong with it, and its seal if it has one already."""

    typed: Typed = field(default_factory=Typed)
    wrong: dict[str, str] = field(default_factory=dict)
    seal: str = ""
    notice: str = ""


def page_of(shop: Shop, merchant_id: str, language: str) -> Page:
    """Read whose page it is."""
    merchant = read_merchant(shop.table, merchant_id)
    return Page(shop, merchant, language)


def form_page(page: Page, filled: Filled) -> str:
    """Return the first step."""
    said = page.words
    wrong = {name: said[key].replace("{most}", str(MOST[name])) for name, key in filled.wrong.items()}
    seal = filled.seal or new_seal(page.shop.pepper, page.shop.clock.now())
    return render_template(
        "withdrawal_page/form.html", **_common(page), typed=filled.typed, wrong=wrong, seal=seal, notice=filled.notice
    )


def check_page(page: Page, typed: Typed, seal: str) -> str:
    """Return the second step."""
    return render_template("withdrawal_page/check.html", **_common(page), typed=typed, seal=seal)


def receipt_page(page: Page, declaration: GuestDeclaration) -> str:
    """Return the receipt: what was declared, and when it came in, in the merchant's time."""
    said = page.words
    day, time = _moment(declaration.declared_at, page)
    return render_template(
        "withdrawal_page/receipt.html",
        **_common(page),
        declaration=declaration,
        moment=said["received"].replace("{day}", day).replace("{time}", time),
        receipt=said["receipt"].replace("{email}", declaration.email),
    )


def slow_page(page: Page) -> str:
    """Return the page for whoever sends too much at once; it names another way that counts just the same."""
    return render_template("withdrawal_page/slow.html", **_common(page))


def _common(page: Page) -> dict[str, object]:
    return {"words": page.words, "language": page.language, "merchant": page.merchant, "most": MOST}


def _moment(at: datetime, page: Page) -> tuple[str, str]:
    local = page.merchant.local(at)
    return written_day(local.day, local.month, local.year, page.language), f"{local.hour}:{local:%M}"
