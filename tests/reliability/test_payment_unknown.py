"""R6 through the whole house: Stripe's answer is lost in any way, and the order still ends in one charge or none.

Trouble × whether the request was carried out × who comes back: the customer, Stripe's own messages, or the jobs.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import pytest
from flask import Flask

from skill.adapters.stripe_access import StripeAccess
from skill.adapters.stripe_api import StripeApi
from skill.adapters.stripe_payments import StripePayments, StripeTerms
from skill.adapters.stripe_records import Payer, put_payer
from skill.domain.customer import MethodKind, StoredMethod
from skill.domain.order import CheckoutState, Order, PaymentState
from skill.settings import DEMO_MERCHANT
from skill.webhooks.routes import Door, create_blueprint
from tests.fakes.stripe_faults import Trouble
from tests.fakes.stripe_server import API_KEY, FakeStripe, serving
from tests.reliability.contents import items_of, new_orders
from tests.reliability.house import FILTERS, JA, one_line
from tests.reliability.stripe_messages import SECRETS, header
from tests.stage import LEA, Stage, open_stage

pytestmark = pytest.mark.promise("R6")

QUICK = 0.3
"""Seconds that a call may take; what hangs, hangs longer."""


@dataclass
class Account:
    """Carry a shop that is paid through a made-up account at Stripe, and that account."""

    stage: Stage
    fake: FakeStripe

    def order(self) -> Order:
        """Return the one order there is, as it is stored now."""
        (order,) = new_orders(self.stage.table)
        return order

    @property
    def kept(self) -> int:
        charges = [intent["latest_charge"] for intent in self.fake.books.charged(self.order().order_id)]
        return sum(charge["amount_captured"] - charge["amount_refunded"] for charge in charges)


@pytest.fixture
def account() -> Iterator[Account]:
    """Let Lea pay by a card that is stored at Stripe."""
    stage = open_stage().as_customer(LEA)
    with serving(stage.clock) as fake:
        customer = str(fake.books.add_customer({})["id"])
        method = f"stripe:{fake.books.add_method(customer)}"
        stage.table.write(put_payer(DEMO_MERCHANT, LEA, Payer(customer)))
        card = StoredMethod(method, MethodKind.CARD, "Visa 4242")
        stage.change_profile(payment_method=method, payment_methods=(card,))
        api = StripeApi(StripeAccess(API_KEY, fake.books.base, QUICK))
        terms = StripeTerms("https://lindenmarkt.example/konto")
        stage.shop = replace(stage.shop, payments=StripePayments(stage.table, api, terms, clock=stage.clock))
        try:
            yield Account(stage, fake)
        finally:
            api.close()


def yes_again(account: Account) -> None:
    account.stage.hear(account.stage.turn("AMAZON.YesIntent", JA))


def messages(account: Account) -> None:
    """Deliver what Stripe has to tell, the newest first, through the real route."""
    stage = account.stage.wait(seconds=15)
    app = Flask("webhooks")
    app.register_blueprint(create_blueprint(Door(stage.shop, DEMO_MERCHANT, SECRETS, stage.clock)))
    at = int(stage.clock.now().timestamp())
    for told in reversed(account.fake.books.events):
        body = json.dumps(told).encode()
        headers = {"Stripe-Signature": header(body, at=at)}
        assert app.test_client().post("/webhooks/stripe", data=body, headers=headers).status_code == 200
    stage.work_off()


def jobs(account: Account) -> None:
    account.stage.wait(minutes=2).work_off()


WAYS: tuple[Callable[[Account], None], ...] = (yes_again, messages, jobs)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
@pytest.mark.parametrize("done", [True, False], ids=["charged", "not charged"])
@pytest.mark.parametrize("trouble", Trouble)
def test_unknown_answer_ends_in_one_charge_or_none(
    account: Account, trouble: Trouble, way: Callable[[Account], None], *, done: bool
) -> None:
    stage = account.stage
    free = stage.stock(FILTERS)
    turn = one_line(stage)
    account.fake.strike(trouble, done=done)
    stage.hear(turn)
    assert account.order().state is CheckoutState.COMPLETE_IN_PROGRESS
    way(account)
    if done:
        assert account.order().state is CheckoutState.COMPLETED
    for _minute in range(13):
        stage.wait(minutes=1).work_off()
    order = account.order()
    assert order.state is not CheckoutState.COMPLETE_IN_PROGRESS, "undecided after fifteen minutes"
    paid = order.state is CheckoutState.COMPLETED
    assert (order.payment, account.kept) == (
        (PaymentState.CAPTURED, order.total.amount) if paid else (PaymentState.DECLINED, 0)
    )
    assert paid or not done
    assert len(account.fake.books.charged(order.order_id)) == paid
    assert stage.stock(FILTERS) == ((free[0] - 1, free[1] + 1) if paid else free)
    assert len({key for _, path, _, key in account.fake.requests if key and path == "/v1/payment_intents"}) == 1
    assert [item.key for item in items_of(stage.table) if item.key.sort == "event"] == []
