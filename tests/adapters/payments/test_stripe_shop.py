"""A whole shop on Stripe: what is said, asked over HTTP, approved, delivered by signed webhooks, charged and paid back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from flask import Flask

from skill.adapters.invoice_payments import InvoicePayments
from skill.adapters.routed_payments import RoutedPayments
from skill.adapters.stripe_access import StripeAccess
from skill.adapters.stripe_api import StripeApi
from skill.adapters.stripe_payments import PREFIX, StripePayments, StripeTerms
from skill.adapters.stripe_records import Payer, put_payer
from skill.conversation.turn import SlotValue
from skill.domain.customer import MethodKind, StoredMethod
from skill.domain.order import CheckoutState, Order, PaymentState
from skill.settings import DEMO_MERCHANT
from skill.webhooks.routes import Door, create_blueprint
from tests.adapters.payments.rigs import RETURN_URL
from tests.fakes.stripe_faults import Trouble
from tests.fakes.stripe_server import API_KEY, FakeStripe, serving, signed
from tests.reliability.contents import stock_of
from tests.stage import LEA, Stage, open_stage

SECRET = "whsec_lindenmarkt"


@dataclass
class StripeShop:
    """Hold the demo shop, Lea who talks to it, and the Stripe account behind it."""

    stage: Stage
    fake: FakeStripe
    delivered: int = 0

    def buy(self, plays: str = "ok", kind: str = "card") -> None:
        """Let Lea store a method that answers as it plays, and order coffee filters."""
        customer = str(self.fake.books.add_customer({})["id"])
        self.stage.table.write(put_payer(DEMO_MERCHANT, LEA, Payer(customer)))
        method = StoredMethod(f"{PREFIX}{self.fake.books.add_method(customer, kind, plays)}", MethodKind(kind), "4242")
        self.stage.change_profile(payment_method=method.method_id, payment_methods=(method,))
        self.stage.say("ReorderProductIntent", product=SlotValue("kaffeefilter", ("melitta-filter-4-80",)))
        self.stage.yes()

    def deliver(self) -> None:
        """Post every event since the last time to the webhook, twice and the newest first, and let the jobs run."""
        app = Flask("webhooks")
        app.register_blueprint(create_blueprint(Door(self.stage.shop, DEMO_MERCHANT, (SECRET,), self.stage.clock)))
        news = self.fake.books.events[self.delivered :]
        self.delivered += len(news)
        for event in [*news[::-1], *news]:
            body, header = signed(event, SECRET, self.stage.clock.now())
            answer = app.test_client().post("/webhooks/stripe", data=body, headers={"Stripe-Signature": header})
            assert answer.status_code == 200
        self.stage.wait(minutes=1).work_off().work_off()

    @property
    def order(self) -> Order:
        """Return the order that was placed last."""
        return self.stage.orders[0]

    @property
    def intent(self) -> str:
        """Return the one PaymentIntent of the order."""
        (found,) = [
            name for name, row in self.fake.books.intents.items() if row["metadata"]["order_id"] == self.order.order_id
        ]
        return found

    @property
    def money(self) -> tuple[int, int]:
        """Return what Stripe took for the order, and gave back."""
        charge = self.fake.books.intents[self.intent]["latest_charge"]
        return charge["amount_captured"], charge["amount_refunded"]


@pytest.fixture
def shop() -> Iterator[StripeShop]:
    stage = open_stage().as_customer(LEA)
    with serving(stage.clock) as fake:
        api = StripeApi(StripeAccess(API_KEY, fake.books.base))
        stripe = StripePayments(stage.table, api, StripeTerms(RETURN_URL), clock=stage.clock)
        invoices = InvoicePayments(stage.table, clock=stage.clock)
        payments = RoutedPayments(stage.table, provider=stripe, prefix=PREFIX, invoices=invoices)
        stage.shop = replace(stage.shop, payments=payments)
        yield StripeShop(stage, fake)
        api.close()


def test_card_is_charged_once(shop: StripeShop) -> None:
    shop.buy()
    assert shop.order.state is CheckoutState.COMPLETED
    shop.deliver()
    shop.deliver()
    assert (shop.order.payment, shop.money) == (PaymentState.CAPTURED, (shop.order.total.amount, 0))


def test_approval_on_the_page_completes_the_order(shop: StripeShop) -> None:
    shop.buy("authentication_required")
    assert shop.order.state is CheckoutState.REQUIRES_ESCALATION
    shop.deliver()
    (link,) = [mail for mail in shop.stage.mails if str(mail["message_id"]).endswith("payment_approval")]
    assert f"{shop.fake.books.base}/authenticate/{shop.intent}" in str(link["text"])
    shop.fake.books.approve(shop.intent)
    shop.deliver()
    shop.deliver()
    assert (shop.order.state, shop.order.payment) == (CheckoutState.COMPLETED, PaymentState.CAPTURED)
    assert shop.money == (shop.order.total.amount, 0)


def test_refusal_on_the_page_gives_everything_back(shop: StripeShop) -> None:
    before = stock_of(shop.stage.table)
    shop.buy("authentication_required")
    shop.fake.books.approve(shop.intent, agreed=False)
    shop.deliver()
    assert (shop.order.state, shop.order.refused_because) == (CheckoutState.CANCELED, "authentication_failed")
    assert stock_of(shop.stage.table) == before


@pytest.mark.parametrize(("plays", "payment"), [("sepa", PaymentState.CAPTURED), ("sepa_fails", PaymentState.FAILED)])
def test_debit_ends_days_later(shop: StripeShop, plays: str, payment: PaymentState) -> None:
    shop.buy(plays, "sepa_debit")
    shop.deliver()
    assert (shop.order.state, shop.order.payment) == (CheckoutState.COMPLETED, PaymentState.PROCESSING)
    shop.stage.wait(days=3)
    shop.fake.books.settle_debit(shop.intent)
    shop.deliver()
    shop.deliver()
    assert shop.order.payment is payment
    assert (shop.order.state is CheckoutState.COMPLETED) is (plays == "sepa")


@pytest.mark.parametrize("trouble", [Trouble.RESET, Trouble.STORED_ERROR, Trouble.MALFORMED])
@pytest.mark.parametrize("done", [True, False], ids=["charged", "not charged"])
def test_unknown_answer_is_settled_in_minutes(shop: StripeShop, trouble: Trouble, *, done: bool) -> None:
    shop.fake.strike(trouble, done=done)
    shop.buy()
    assert shop.order.state is CheckoutState.COMPLETE_IN_PROGRESS
    for _minute in range(15):
        shop.stage.wait(minutes=1).work_off()
    if done:
        assert (shop.order.payment, shop.money) == (PaymentState.CAPTURED, (shop.order.total.amount, 0))
    else:
        assert (shop.order.state, shop.fake.books.intents) == (CheckoutState.CANCELED, {})


def test_cancelled_order_is_paid_back(shop: StripeShop) -> None:
    shop.buy()
    shop.deliver()
    cost = shop.order.total.amount
    shop.stage.say("CancelOrderIntent")
    shop.stage.yes()
    shop.deliver()
    shop.deliver()
    assert (shop.order.payment, shop.money) == (PaymentState.REFUNDED, (cost, cost))
