"""Sell at one till again and again: quote, reserve, authorise, commit, capture, confirm; and audit what was sold."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import count

from skill.adapters.ids import RandomIds
from skill.adapters.sandbox_payments import SandboxPayments
from skill.bootstrap import assemble
from skill.demo_shop import demo_seed
from skill.domain.cart import Cart, CartLine
from skill.domain.customer import Address, Customer, MethodKind, StoredMethod
from skill.domain.merchant import Merchant
from skill.domain.order import CheckoutState, Order, PaymentState
from skill.domain.quote import Quote, QuoteSource
from skill.services.catalogues import Catalogue
from skill.services.place_order import Purchase, authorise, begin
from skill.services.ports import Clock
from skill.services.quote_products import Draft, make_quote, read_stock
from skill.services.records import keys
from skill.services.records.customers import customer_from, put_customer
from skill.services.records.merchants import put_settings, settings_from
from skill.services.records.orders import Evidence, find_order
from skill.services.records.stock import available_in, stock_keys
from skill.services.relay_outbox import relay_outbox
from skill.services.seed_shop import Seed, seed_shop
from skill.services.settle_order import Terms, settle
from skill.services.shop import Shop
from skill.services.table import Add, Change, Delete, Expect, Key, Table
from skill.settings import DEMO_MERCHANT, DEMO_PEPPER, Settings

CUSTOMERS = 500
STOCK = 10**9
CARD = "sandbox:authorised"
_EACH_RELAY = 25
_GOODS = (
    "melitta-filter-4-80",
    "finish-tabs-60",
    "lavazza-bohnen-1kg",
    "zewa-toilettenpapier-16",
    "brita-maxtra-pro-3",
)


@dataclass
class Till:
    """Hold a shop with endless stock and no limits, and count what it sells."""

    shop: Shop
    merchant: Merchant
    catalogue: Catalogue
    sold: Counter[str] = field(default_factory=Counter)
    numbers: count[int] = field(default_factory=count)
    relayed: float = 0.0
    """Seconds spent so far on what follows a commit."""

    def sell(self) -> tuple[str, str]:
        """Place one order of one or two products from quote to commit; return its owner and id."""
        number = next(self.numbers)
        owner = keys.customer(DEMO_MERCHANT, f"c{number % CUSTOMERS}")
        shop, table = self.shop, self.shop.table
        customer = customer_from(table.get(keys.profile(owner)), "")
        skus = (_GOODS[number % 5], _GOODS[(number + 1 + number % 3) % 5])[: 1 + number % 2]
        draft = Draft(tuple(CartLine(sku, 1 + number % 3) for sku in skus), QuoteSource.REORDER)
        quote = make_quote(
            draft,
            quote_id=shop.ids.new("o"),
            merchant=self.merchant,
            catalogue=self.catalogue,
            customer=customer,
            stock_items=read_stock(table, DEMO_MERCHANT, draft.lines),
            now=shop.clock.now(),
        )
        evidence = _evidence(quote, shop.clock.now())
        purchase = Purchase(quote, self.merchant, self.catalogue, owner, customer, Cart(), evidence)
        order = begin(shop, purchase)
        result = authorise(shop, order, self.merchant)
        table.write(*settle(shop, order, result, Terms(self.merchant, "de-DE", Cart(), customer)).changes)
        self.sold.update({line.sku: line.quantity for line in draft.lines})
        if number % _EACH_RELAY == 0:
            self.relay()
        return owner, order.order_id

    def relay(self) -> None:
        """Capture and confirm what was sold since the last time."""
        began = time.perf_counter()
        while relay_outbox(self.shop, DEMO_MERCHANT, limit=100):
            pass
        self.relayed += time.perf_counter() - began

    def violations(self, sold: Sequence[tuple[str, str]]) -> list[str]:
        """Name what does not agree: orders, money and stock; the outbox must be empty."""
        books = SandboxPayments(self.shop.table, clock=self.shop.clock, public_url=self.shop.public_url)
        found = []
        for owner, order_id in sold:
            order = find_order(self.shop.table, owner, order_id)
            paid = books.books(order_id)
            if order is None or not _is_done(order):
                found.append(f"{order_id} is not completed and paid")
            elif paid is None or (paid.captured, paid.refunded.amount) != (order.total, 0):
                found.append(f"{order_id}: charged is not what the order costs")
        return found + self._stock_violations()

    def forget(self, sold: Sequence[tuple[str, str]]) -> None:
        """Archive audited orders, so that memory holds what a till needs and not a year of business."""
        for owner, order_id in sold:
            order = find_order(self.shop.table, owner, order_id)
            if order is None:
                continue
            gone = (
                keys.order(owner, order_id),
                keys.evidence(owner, order_id),
                keys.order_number(DEMO_MERCHANT, order.number),
                keys.mail(DEMO_MERCHANT, f"{order_id}-order_confirmation"),
                Key(f"sandbox#payment#{order_id}", "payment"),
            )
            self.shop.table.write(*(Delete(key) for key in gone))

    def _stock_violations(self) -> list[str]:
        items = self.shop.table.get_many(stock_keys(DEMO_MERCHANT, _GOODS))
        left = {sku: available_in(items, DEMO_MERCHANT, sku) for sku in _GOODS}
        return [f"{sku}: {left[sku]} left" for sku in _GOODS if left[sku] != STOCK - self.sold[sku]]


def open_till(table: Table, *, clock: Clock) -> Till:
    """Return a till in the demo shop on this table, with customers and stock of its own."""
    settings = Settings("", DEMO_MERCHANT, (), "", "", {}, DEMO_PEPPER)
    shop = assemble(table, settings, clock=clock, ids=RandomIds(clock=clock))
    seed = demo_seed()
    seed_shop(shop, Seed(seed.merchant, seed.products))
    stored = settings_from(table.get(keys.settings(DEMO_MERCHANT)), DEMO_MERCHANT)
    limits = replace(seed.merchant.limits, per_order=None, per_day=None, per_month=None)
    merchant = replace(stored.merchant, limits=limits)
    table.write(put_settings(replace(stored, merchant=merchant)))
    for number in range(CUSTOMERS):
        table.write(_customer(f"c{number}"))
    stocked = table.get_many(stock_keys(DEMO_MERCHANT, _GOODS))
    for sku in _GOODS:
        more = STOCK - available_in(stocked, DEMO_MERCHANT, sku)
        table.write(Add(keys.stock(DEMO_MERCHANT, sku), {"available": more}))
    return Till(shop, merchant, shop.catalogues.get(DEMO_MERCHANT, stored.catalogue))


def _customer(customer_id: str) -> Change:
    home = Address("home", "Kunde Muster", "Lindenallee 1", "10115", "Berlin")
    customer = Customer(
        customer_id,
        name="Kunde Muster",
        email="kunde@kunden.example",
        addresses=(home,),
        payment_method=CARD,
        payment_methods=(StoredMethod(CARD, MethodKind.CARD),),
        linked=True,
        disclosed=True,
    )
    return replace(
        put_customer(keys.profile(keys.customer(DEMO_MERCHANT, customer_id)), customer), expect=Expect.ANYTHING
    )


def _evidence(quote: Quote, now: datetime) -> Evidence:
    return Evidence(
        order_id=quote.quote_id,
        quote_hash=quote.terms_hash,
        question_id="q-bench",
        question_text="Soll ich das zahlungspflichtig bestellen?",
        question_reprompt="",
        phrase_version="bench",
        locale="de-DE",
        channel="text",
        person_id="",
        heard={"text": "ja"},
        intent="AMAZON.YesIntent",
        slots={},
        request_id="r-bench",
        consented_at=now,
        total=quote.total,
    )


def _is_done(order: Order) -> bool:
    return (order.state, order.payment) == (CheckoutState.COMPLETED, PaymentState.CAPTURED)
