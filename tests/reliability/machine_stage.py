"""Set the stage of the shop machine: two customers, two products, a model of the books, and what must always hold."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant

from skill.adapters.faults import CrashError, Fault, FaultPlan, at
from skill.conversation.engine import answer
from skill.conversation.turn import SlotValue
from skill.domain.cases import Case, CaseState
from skill.domain.errors import UnavailableError
from skill.domain.order import CheckoutState, Order
from skill.services.shop import Shop
from tests.reliability.contents import new_orders, stock_of
from tests.reliability.house import FILTERS, JA, TABS, struck
from tests.reliability.ledger import Books, of_budget
from tests.reliability.model import FIRST, Model, Sale, Stands
from tests.reliability.wordless import in_keys, quiet_stage
from tests.stage import LEA, UTE

PEOPLE = st.sampled_from([LEA, UTE])
SKUS = st.sampled_from([FILTERS, TABS])
WORDS = {FILTERS: "kaffeefilter", TABS: "spülmaschinentabs"}
CUTS = st.sampled_from([Fault.CRASH_BEFORE, Fault.CRASH_AFTER, Fault.RESPONSE_LOST])
STEPS = 50


class MachineStage(RuleBasedStateMachine):
    """Hold a shop and its model, and compare them after every step."""

    @initialize()
    def open(self) -> None:
        self.stage = quiet_stage()
        limits = replace(self.stage.merchant.limits, per_order=None, per_month=None, per_day=None, code_threshold=None)
        self.stage.change_merchant(limits=limits)
        self.model = Model(carts={LEA: {}, UTE: {}})
        for sku in (FILTERS, TABS):
            self.stage.set_stock(sku, 4)
        self.before = stock_of(self.stage.table)
        self.model.on_hand.update({sku: sum(self.before[sku]) for sku in (FILTERS, TABS)})
        self.stale: set[str] = set()
        self.edits = 0
        for person in (LEA, UTE):
            self.stage.as_customer(person).change_profile(disclosed=True, payment_method="sandbox:authorised")

    def at(self, person: str) -> None:
        self.stage.as_customer(person).session = f"s-{person}"

    def say(self, person: str, intent: str, sku: str = "") -> None:
        self.at(person)
        slots = {"product": SlotValue(WORDS[sku], (sku,))} if sku else {}
        turn = self.stage.turn(intent, JA if intent == "AMAZON.YesIntent" else None, **slots)
        answer(self.stage.shop, turn, render=in_keys)

    def offer(self, person: str) -> tuple[dict[str, int], bool]:
        """Return what a yes would buy now, nothing where it would buy nothing, and whether that is sure."""
        quote, question = self.stage.dialog.quote, self.stage.dialog.question
        if quote is None or question is None or question.kind != "gate":
            return {}, True
        packs = {line.sku: line.quantity for line in quote.lines}
        # Packs held for somebody who did not approve in time may be free by now.
        short = any(self.stage.stock(sku)[0] < wanted for sku, wanted in packs.items())
        return packs, person not in self.stale and not short

    def book(self, order: Order, *, crashed: bool = False) -> None:
        method = order.payment_method.partition(":")[2]
        stands = Stands.OPEN if crashed else FIRST[method]
        packs = {line.sku: line.quantity for line in order.lines}
        self.model.sales[order.order_id] = Sale(packs, method, stands, crashed=crashed)

    def from_cart(self, person: str) -> set[str]:
        """Return what orders took out of a cart: it may have left it, or come back where the order was given up."""
        orders = [order for order in new_orders(self.stage.table) if order.customer_id == person and order.cart_version]
        return {line.sku for order in orders for line in order.lines}

    def a_sale(self, data: st.DataObject, *stands: Stands) -> tuple[str, Sale] | None:
        found = self.model.of(*stands)
        order_id = data.draw(st.sampled_from(found)) if found else ""
        return (order_id, self.model.sales[order_id]) if found else None

    def order(self, order_id: str) -> Order:
        (order,) = [order for order in new_orders(self.stage.table) if order.order_id == order_id]
        return order

    def cases(self, state: CaseState) -> list[Case]:
        return [case for cases in Books.of(self.stage.table).cases.values() for case in cases if case.state is state]

    def crash(self, number: int, fault: Fault, act: Callable[[Shop], object]) -> None:
        with suppress(CrashError, UnavailableError):
            act(struck(self.stage.shop, FaultPlan(at({number: fault}))))
        for order in new_orders(self.stage.table):
            if order.order_id not in self.model.sales:
                self.book(order, crashed=True)

    @invariant()
    def shelf_agrees(self) -> None:
        books, stock = Books.of(self.stage.table), stock_of(self.stage.table)
        assert len(books.orders) == len(self.model.sales)
        for sku in (FILTERS, TABS):
            waiting = [o for o in books.orders if o.state is not CheckoutState.CANCELED and o.shipment is None]
            promised = sum(line.remaining for order in waiting for line in order.lines if line.sku == sku)
            assert stock[sku] == (self.model.on_hand[sku] - promised, promised)
            assert stock[sku][0] >= 0
        assert list(of_budget(books)) == []

    @invariant()
    def money_agrees(self) -> None:
        books = Books.of(self.stage.table)
        assert set(books.payments) <= set(self.model.sales)
        for book in books.payments.values():
            assert 0 <= book.refunded.amount <= book.captured.amount <= book.amount.amount
            assert len(set(book.refund_keys)) == len(book.refund_keys)

    @invariant()
    def carts_agree(self) -> None:
        for person, cart in self.model.carts.items():
            self.at(person)
            lying = self.stage.lying
            differ = {sku for sku in cart.keys() | lying.keys() if cart.get(sku, 0) != lying.get(sku, 0)}
            assert differ <= self.from_cart(person)
            self.model.carts[person] = lying
