"""Visit the withdrawal page as a browser without scripts and without cookies does."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from flask import Flask
from werkzeug.test import TestResponse

from skill.settings import DEMO_MERCHANT
from skill.withdrawal_page.routes import create_blueprint
from tests.stage import Stage

_HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')


@dataclass
class HostOf:
    """Be what the page belongs to."""

    stage: Stage
    merchant_id: str = DEMO_MERCHANT

    @property
    def shop(self) -> object:
        """Return the stage's shop."""
        return self.stage.shop


class Visitor:
    """Fill in and send forms."""

    def __init__(self, stage: Stage, language: str = "de", address: str = "127.0.0.1") -> None:
        """Open a browser."""
        app = Flask("skill.web", static_folder=None)
        app.register_blueprint(create_blueprint(HostOf(stage)))  # type: ignore[arg-type]  # its shop is a Shop
        self._client = app.test_client(use_cookies=False)
        self._headers = {"Accept-Language": language}
        self._from = {"REMOTE_ADDR": address}
        self.page: TestResponse | None = None

    @property
    def text(self) -> str:
        """Return what is to be read on the page, without markup."""
        assert self.page is not None
        return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", self.page.text)).split())

    @property
    def status(self) -> int:
        """Return the page's status."""
        assert self.page is not None
        return self.page.status_code

    def open(self, query: str = "") -> Visitor:
        """Open the first page."""
        self.page = self._client.get(f"/widerruf{query}", headers=self._headers, environ_base=self._from)
        return self

    def fill(self, name: str = "", number: str = "", email: str = "", goods: str = "") -> Visitor:
        """Fill the form in and press its button."""
        return self.send("/widerruf", name=name, number=number, email=email, goods=goods)

    def confirm(self) -> Visitor:
        """Press "Widerruf bestätigen"."""
        return self.send("/widerruf/bestaetigen")

    def send(self, path: str, **fields: str) -> Visitor:
        """Send the form that stands on the page, with these fields filled in."""
        assert self.page is not None
        hidden = {name: html.unescape(value) for name, value in _HIDDEN.findall(self.page.text)}
        self.page = self._client.post(path, data={**hidden, **fields}, headers=self._headers, environ_base=self._from)
        return self

    def withdraw(self, number: str, email: str = "anna@kunden.example", goods: str = "") -> Visitor:
        """Go through both steps."""
        return self.open().fill("Anna Berger", number, email, goods).confirm()
