"""Visit the customer page as a browser does: with its origin, its cookies and the token of its forms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from html import unescape

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from skill.services.change_profile import Account, read_profile
from skill.services.links import PATH, Purpose, make_link
from skill.simulator.stage import Stage
from skill.web import create_app

ORIGIN = "http://localhost"
_TOKEN = re.compile(r'name="token" value="([0-9a-f]{64})"')


@dataclass
class Browser:
    """Hold one browser before one shop."""

    stage: Stage
    client: FlaskClient
    customer: str = "demo-lea"

    @property
    def account(self) -> Account:
        """Return whose account is looked at."""
        return Account(self.stage.merchant_id, self.customer)

    @property
    def profile(self) -> object:
        """Return the profile as stored."""
        return read_profile(self.stage.shop, self.account)

    def get(self, path: str = "", **options: str) -> TestResponse:
        """Look at a page under `/konto`."""
        return self.client.get(f"/konto{path}", headers=options)

    def text(self, path: str = "") -> str:
        """Return a page as it is read."""
        return unescape(self.get(path).text)

    def token(self) -> str:
        """Return the token of this session's forms."""
        found = _TOKEN.search(self.get().text)
        assert found is not None
        return found[1]

    def post(self, path: str, **fields: str) -> TestResponse:
        """Send a form of the page, from the page."""
        data = {"token": self.token(), **fields}
        return self.client.post(f"/konto{path}", data=data, headers={"Origin": ORIGIN})

    def secret(self, purpose: Purpose = "account") -> str:
        """Return the secret of a new link, as a mail carries it."""
        url, put = make_link(
            self.stage.shop,
            merchant_id=self.stage.merchant_id,
            customer_id=self.customer,
            purpose=purpose,
            lives=timedelta(minutes=5),
        )
        self.stage.shop.table.write(put)
        return url.rpartition(PATH)[2]

    def log_in(self) -> TestResponse:
        """Follow a link into the account."""
        return self.client.post(f"{PATH}{self.secret()}", headers={"Origin": ORIGIN})


def open_browser(stage: Stage, customer: str = "demo-lea") -> Browser:
    """Return a browser that has been nowhere yet."""
    return Browser(stage, create_app(stage).test_client(), customer)
