from __future__ import annotations

from html import unescape

import pytest
from flask.testing import FlaskClient

from skill.adapters.sandbox_methods import SandboxMethods
from skill.adapters.sandbox_payments import METHODS, SandboxPayments
from skill.domain.customer import MethodKind, StoredMethod
from skill.domain.money import Money
from skill.sandbox_pages.routes import outcomes
from skill.services.ports import PaymentRequest, PaymentStatus, SetUpRequest
from skill.simulator.stage import Stage
from skill.web import create_app
from tests.local_shops import local, seeded, stage

__all__ = ["local", "seeded", "stage"]

HEAD = {"Origin": "http://localhost"}
APPROVAL = "/sandbox/freigabe/o-1"


@pytest.fixture
def client(stage: Stage) -> FlaskClient:
    return create_app(stage).test_client()


@pytest.fixture
def bank(stage: Stage) -> SandboxPayments:
    """Let one payment wait for its customer."""
    payments = SandboxPayments(stage.shop.table, clock=stage.shop.clock)
    amount = Money(123_450)
    payments.authorise(PaymentRequest("o-1", "demo-lea", "sandbox:needs_authentication", amount, "Lindenmarkt"))
    return payments


def test_amount_and_seller_stand_before_the_buttons(client: FlaskClient, bank: SandboxPayments) -> None:
    page = unescape(client.get(APPROVAL).text)
    assert "1.234,50\u00a0€" in page
    assert "Lindenmarkt" in page
    assert bank.look_up("o-1").status is PaymentStatus.REQUIRES_ACTION


@pytest.mark.parametrize(
    ("answer", "status", "says"),
    [
        ("approve", PaymentStatus.AUTHORISED, "Zahlung freigegeben"),
        ("decline", PaymentStatus.DECLINED, "Zahlung abgelehnt"),
        ("", PaymentStatus.REQUIRES_ACTION, "Zahlung freigeben?"),
    ],
)
def test_buttons_answer_the_bank(
    client: FlaskClient, bank: SandboxPayments, answer: str, status: PaymentStatus, says: str
) -> None:
    assert client.post(APPROVAL, data={"answer": answer}, headers=HEAD).status_code == 303
    assert bank.look_up("o-1").status is status
    assert says in client.get(APPROVAL).text


def test_answer_stays_as_it_was_given(client: FlaskClient, bank: SandboxPayments) -> None:
    client.post(APPROVAL, data={"answer": "decline"}, headers=HEAD)
    client.post(APPROVAL, data={"answer": "approve"}, headers=HEAD)
    assert bank.look_up("o-1").status is PaymentStatus.DECLINED


def test_released_payment_is_no_longer_open(client: FlaskClient, bank: SandboxPayments) -> None:
    bank.void("o-1")
    assert "Zahlung nicht mehr offen" in client.get(APPROVAL).text


@pytest.mark.parametrize("path", ["/sandbox/freigabe/o-2", "/sandbox/zahlungsart/nothing"])
def test_unknown_pages_are_gone(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404
    assert "Diese Seite gibt es nicht mehr" in client.get(path).text


@pytest.mark.parametrize("origin", [None, "https://evil.example"])
def test_other_sites_answer_no_bank(client: FlaskClient, bank: SandboxPayments, origin: str | None) -> None:
    headers = {"Origin": origin} if origin else {}
    assert client.post(APPROVAL, data={"answer": "approve"}, headers=headers).status_code == 403
    assert bank.look_up("o-1").status is PaymentStatus.REQUIRES_ACTION


def test_pages_speak_english_too(client: FlaskClient, bank: SandboxPayments) -> None:
    assert bank.books("o-1") is not None
    page = client.get(f"{APPROVAL}?lang=en").text
    assert "Approve this payment?" in page
    assert "€1,234.50" in page


def test_first_choice_of_a_method_stays(client: FlaskClient, stage: Stage) -> None:
    methods = SandboxMethods(stage.shop.table, clock=stage.shop.clock, public_url=stage.shop.public_url)
    back = f"{stage.shop.public_url}/konto/zahlungsarten/zurueck/k1"
    methods.begin(
        SetUpRequest(stage.merchant_id, "demo-lea", "Lea", "lea@kunden.example", MethodKind.CARD, back, "de-DE", "k1")
    )
    page = "/sandbox/zahlungsart/k1"
    assert "Zahlungen gelingen" in client.get(page).text
    for outcome in ("nonsense", "declined", "authorised"):
        answer = client.post(page, data={"outcome": outcome, "label": " Visa  1 "}, headers=HEAD)
        assert answer.headers["Location"] == "/konto/zahlungsarten/zurueck/k1"
    stored = methods.finish(stage.merchant_id, "demo-lea", "k1")
    assert stored == StoredMethod("sandbox:declined", MethodKind.CARD, "Visa 1")
    assert "Diese Seite ist schon ausgefüllt." in client.get(page).text


def test_every_outcome_can_be_chosen() -> None:
    assert {*outcomes(MethodKind.CARD), *outcomes(MethodKind.SEPA_DEBIT)} == set(METHODS)
    assert outcomes(MethodKind.SEPA_DEBIT) == ("sepa", "sepa_fails")
