"""Know who visits the page, in which language, and let nobody else in."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import TypeAlias
from zoneinfo import ZoneInfo

from flask import Response, make_response, redirect, render_template, request, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response as AnyResponse

from skill.account.cookies import Jar
from skill.account.host import Host
from skill.account.labels import day_text, money_text
from skill.account.words import words
from skill.conversation.refusals import phrase_key
from skill.domain.customer import Customer
from skill.domain.errors import InvalidInputError, ShopError
from skill.domain.merchant import Merchant
from skill.domain.money import Money
from skill.domain.reply import Occasion, Reply, Say, SpokenValue
from skill.services.account_sessions import close_session, open_session, read_session
from skill.services.change_profile import Account, read_profile
from skill.services.records.merchants import read_merchant
from skill.services.shop import Shop
from skill.services.table import Change

Answer: TypeAlias = AnyResponse
"""What a view returns; a redirect is no response of Flask's own class."""

LANGUAGES = ("de", "en")
_LANGUAGE = "zuruf-sprache"
_YEAR = 31_536_000
WRONG, GONE, FORBIDDEN = 422, 404, 403


@dataclass(frozen=True)
class Visit:
    """Carry one request: whose it is, and what its page needs; `secret` is empty for who is not logged in."""

    host: Host
    account: Account
    secret: str = ""

    @property
    def shop(self) -> Shop:
        """Return the shop's ports."""
        return self.host.shop

    @cached_property
    def merchant(self) -> Merchant:
        """Return whose page it is."""
        merchant_id = self.host.merchant_id
        return read_merchant(self.shop.table, merchant_id)

    @property
    def customer(self) -> Customer:
        """Return the profile as it is stored now."""
        return read_profile(self.shop, self.account)

    @cached_property
    def language(self) -> str:
        """Return the language that was chosen here, else what the browser prefers."""
        chosen = request.args.get("lang") or request.form.get("lang") or request.cookies.get(_LANGUAGE, "")
        return chosen if chosen in LANGUAGES else preferred_language()

    @property
    def locale(self) -> str:
        """Return the locale of mails and sentences."""
        return "de-DE" if self.language == "de" else "en-GB"

    @cached_property
    def words(self) -> dict[str, str]:
        """Return the page's words in its language."""
        return words(self.language, seller=self.merchant.name)

    @property
    def occasion(self) -> Occasion:
        """Return when and in which language sentences are worded."""
        return Occasion(self.locale, self.merchant.local(self.shop.clock.now()))

    @property
    def jar(self) -> Jar:
        """Return what seals this deployment's cookies."""
        return jar_of(self.host)

    def show(self, template: str, status: int = 200, /, **values: object) -> Response:
        """Return a page; `done` in the address names the sentence that tells what was done."""
        done = self.words.get(f"done_{request.args.get('done', '')}", "")
        values = {**self._speech(), "visit": self, "words": self.words, "done": done, **values}
        return make_response(render_template(f"account/{template}.html", **values), status)

    def _speech(self) -> dict[str, object]:
        """Return what templates write with: both languages side by side, amounts, days, and a form's token."""
        german, language = self.language == "de", self.language
        zone = ZoneInfo(self.merchant.time_zone)
        return {
            "say": lambda de, en: de if german else en,
            "money": lambda money: money_text(money, language),
            "day": lambda when: day_text(when.astimezone(zone) if isinstance(when, datetime) else when, language),
            "hidden": self._hidden,
        }

    def _hidden(self) -> Markup:
        """Return the field that only this session's own forms carry."""
        token = self.jar.form_token(self.secret) if self.secret else ""
        return Markup('<input type="hidden" name="token" value="{}">').format(token)

    def go(self, view: str, done: str = "", number: str | None = None) -> Answer:
        """Return the redirect after a change, so that loading the page again changes nothing."""
        return redirect(url_for(f"account.{view}", done=done or None, number=number), 303)

    def sentence(self, error: ShopError) -> str:
        """Return what an error says to a person."""
        if isinstance(error, InvalidInputError) and f"wrong_{error}" in self.words:
            return self.words[f"wrong_{error}"]
        say = Say(phrase_key(error), _values(error, self.merchant))
        return self.shop.wording(Reply((say,)), self.occasion).text


View = Callable[..., Answer]


def preferred_language() -> str:
    """Return which of our languages the browser likes best: `en-GB` before `de` means English."""
    liked = (language[:2].lower() for language in request.accept_languages.values())
    return next((language for language in liked if language in LANGUAGES), "de")


def jar_of(host: Host) -> Jar:
    """Return what seals the cookies of a deployment."""
    return Jar(host.shop.pepper, host.shop.public_url.startswith("https://"))


def stranger(host: Host) -> Visit:
    """Return the visit of somebody who need not be logged in."""
    return Visit(host, Account(host.merchant_id, ""))


def visitor(host: Host) -> Visit | None:
    """Return the visit of who is logged in here, None for anybody else."""
    secret = jar_of(host).unseal(request.cookies.get(jar_of(host).name, ""), host.shop.clock.now())
    account = read_session(host.shop, secret) if secret else None
    if secret is None or account is None or account.merchant_id != host.merchant_id:
        return None
    return Visit(host, account, secret)


def is_own_form(visit: Visit) -> bool:
    """Tell whether a form came from this session's own pages."""
    return hmac.compare_digest(request.form.get("token", "").encode(), visit.jar.form_token(visit.secret).encode())


def log_in(visit: Visit, account: Account, *also: Change) -> Answer:
    """Open a session under a secret of its own, with `also` in the same write; an older one of this browser ends."""
    secret, opened = open_session(visit.shop, account)
    before = visitor(visit.host)
    closed = (close_session(before.secret),) if before else ()
    visit.shop.table.write(opened, *closed, *also)
    response = visit.go("overview")
    return keep(replace(visit, account=account, secret=secret), response)


def keep(visit: Visit, response: Answer) -> Answer:
    """Let the browser keep the session, used now, and the language chosen here."""
    jar = visit.jar
    options = {"secure": jar.secure, "httponly": True, "samesite": "Lax", "path": "/"}
    if visit.secret:
        response.set_cookie(jar.name, jar.seal(visit.secret, visit.shop.clock.now()), **options)  # type: ignore[arg-type]  # options by name
    if request.args.get("lang") in LANGUAGES:
        response.set_cookie(_LANGUAGE, visit.language, max_age=_YEAR, **options)  # type: ignore[arg-type]  # the same
    return response


def _values(error: ShopError, merchant: Merchant) -> dict[str, SpokenValue]:
    values: dict[str, SpokenValue] = {"seller": merchant.name}
    for name in ("left", "allowed"):
        number = getattr(error, name, None)
        if isinstance(number, int):
            values[name] = number
            values["amount"] = Money(number, merchant.currency)
    return values
