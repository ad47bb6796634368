from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from skill.adapters.mailbox import Mailbox
from skill.local_shop import LocalShop
from skill.services.ports import Attachment, Mail
from skill.simulator.stage import Stage
from skill.web import create_app

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def client(stage: Stage, local: LocalShop) -> FlaskClient:
    box = Mailbox(local.shop.table, local.merchant.id, clock=local.clock)
    code = Attachment("code.png", "image/png", PNG, inline="code-1")
    html = '<html><head></head><body><img src="cid:code-1"></body></html>'
    box.send(Mail("case-1-return/x", "anna@kunden.example", "Rücksendecode", "Text", html=html, attachments=(code,)))
    box.send(Mail("plain-1", "anna@kunden.example", "Nur Text", "Text"))
    return create_app(stage).test_client()


def listed(client: FlaskClient) -> dict[str, dict[str, Any]]:
    seen = client.get("/simulator/behind", query_string={"customer": "demo-anna", "locale": "de-DE"}).get_json()
    return {mail["id"]: mail for mail in seen["mails"]}


def test_list_of_mails_is_light(client: FlaskClient) -> None:
    mail = listed(client)["case-1-return/x"]
    assert mail["has_html"] is True
    assert mail["attachments"] == [{"name": "code.png", "media_type": "image/png"}]
    assert "html" not in mail
    assert listed(client)["plain-1"]["has_html"] is False


def test_page_shows_its_pictures_and_runs_nothing(client: FlaskClient) -> None:
    answer = client.get("/simulator/mails/case-1-return/x")
    assert answer.mimetype == "text/html"
    assert 'src="data:image/png;base64,iVBORw0KGgo="' in answer.get_data(as_text=True)
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "sandbox allow-popups allow-popups-to-escape-sandbox" in policy
    assert "script-src" not in policy


@pytest.mark.parametrize("message_id", ["plain-1", "nobody-1"])
def test_mails_without_page_are_not_found(client: FlaskClient, message_id: str) -> None:
    answer = client.get(f"/simulator/mails/{message_id}")
    assert (answer.status_code, answer.mimetype) == (404, "application/json")
