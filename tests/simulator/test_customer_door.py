from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from skill.simulator.stage import Stage
from skill.web import create_app

ORIGIN = {"Origin": "http://localhost"}


@pytest.fixture
def client(stage: Stage) -> FlaskClient:
    return create_app(stage).test_client()


def test_button_leads_into_the_account(client: FlaskClient) -> None:
    answer = client.post("/simulator/customer-page", json={"customer": "demo-lea"})
    assert answer.status_code == 200
    url = answer.get_json()["url"]
    assert url.startswith("/konto/link/")
    assert client.post(url, headers=ORIGIN).status_code == 303
    assert "Lea Hoffmann" in client.get("/konto").text


@pytest.mark.parametrize(("body", "status"), [({"customer": "nobody"}, 404), ({}, 400), ({"customer": " "}, 400)])
def test_button_needs_a_person(client: FlaskClient, body: dict[str, str], status: int) -> None:
    assert client.post("/simulator/customer-page", json=body).status_code == status
