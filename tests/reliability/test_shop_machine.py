"""R9, R7: whatever happens in whatever order, the shop's books agree with a small model of them, and with themselves."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import rule, run_state_machine_as_test

from skill.adapters.faults import Fault
from skill.adapters.sandbox_payments import SandboxPayments
from skill.conversation.engine import answer
from skill.domain.cases import CaseState
from skill.domain.order import CheckoutState
from skill.services.cancel_order import cancel_order
from skill.services.edit_stock import add_stock, set_stock
from skill.services.receive_goods import receive_goods
from skill.services.reconcile_orders import reconcile_orders
from skill.services.records.outbox import Event, put_event
from skill.services.relay_outbox import relay_outbox
from skill.services.ship_order import Parcel, deliver_order, ship_order
from skill.services.shop import Shop
from skill.settings import DEMO_MERCHANT
from tests.reliability.contents import new_orders
from tests.reliability.counts import counts
from tests.reliability.house import JA, pass_time
from tests.reliability.ledger import faults
from tests.reliability.machine_stage import CUTS, PEOPLE, SKUS, STEPS, MachineStage
from tests.reliability.model import FIRST, Stands
from tests.reliability.test_price_integrity import sell_at
from tests.reliability.wordless import in_keys
from tests.services.cases import declare
from tests.stage import LEA, UTE


class ShopMachine(MachineStage):
    """Let two customers, their bank, a merchant, the jobs and accidents act on one small shelf."""

    # ------------------------------------------------------------ customers
    @rule(person=PEOPLE, sku=SKUS)
    def add_to_cart(self, person: str, sku: str) -> None:
        self.at(person)
        before, asked = self.model.carts[person], self.stage.asked
        self.say(person, "AddToCartIntent", sku)
        now = self.stage.lying
        # What is offered goes along into the cart.
        assert asked == "gate" or now in ({**before, sku: before.get(sku, 0) + 1}, before)
        self.model.carts[person] = now
        self.stale.discard(person)

    @rule(person=PEOPLE, sku=SKUS)
    def remove_from_cart(self, person: str, sku: str) -> None:
        self.say(person, "RemoveFromCartIntent", sku)
        self.model.carts[person].pop(sku, None)

    @rule(person=PEOPLE, sku=SKUS)
    def ask_to_reorder(self, person: str, sku: str) -> None:
        self.stale.discard(person)
        self.say(person, "ReorderProductIntent", sku)

    @rule(person=PEOPLE)
    def check_out(self, person: str) -> None:
        self.stale.discard(person)
        self.say(person, "CheckoutIntent")

    @rule(person=PEOPLE)
    def say_no(self, person: str) -> None:
        self.say(person, "AMAZON.NoIntent")

    @rule(person=PEOPLE, method=st.sampled_from(sorted(FIRST)))
    def prefer_a_method(self, person: str, method: str) -> None:
        self.at(person)
        self.stage.change_profile(payment_method=f"sandbox:{method}")
        self.stale.add(person)

    @rule(person=PEOPLE)
    def say_yes(self, person: str) -> None:
        self.at(person)
        offered, sure = self.offer(person)
        known = {order.order_id for order in new_orders(self.stage.table)}
        self.say(person, "AMAZON.YesIntent")
        placed = [order for order in new_orders(self.stage.table) if order.order_id not in known]
        assert bool(placed) is bool(offered) or not sure, f"{offered} was offered, {placed} came of it"
        for order in placed:
            assert {line.sku: line.quantity for line in order.lines} == offered
            self.book(order)
        if not offered:
            self.model.carts[person] = self.stage.lying  # a yes to something else

    # ------------------------------------------------------------ bank and provider
    @rule(data=st.data(), approves=st.booleans())
    def answer_the_bank(self, data: st.DataObject, *, approves: bool) -> None:
        found = self.a_sale(data, Stands.OPEN)
        if found and found[1].method == "needs_authentication":
            bank = SandboxPayments(self.stage.table, clock=self.stage.clock)
            result = (bank.approve if approves else bank.decline)(found[0])
            order = self.order(found[0])
            if result.status.value in {"authorised", "declined"} and order.is_undecided and found[1].approved is None:
                found[1].approved = result.status.value == "authorised"

    @rule(data=st.data(), times=st.integers(1, 3))
    def send_news_again(self, data: st.DataObject, times: int) -> None:
        """Deliver a webhook about any order, late or several times over."""
        found = self.a_sale(data, *Stands)
        for _ in range(times if found else 0):
            self.edits += 1
            order = self.order(found[0] if found else "")
            payload = {"customer_id": order.customer_id, "order_id": order.order_id}
            news = Event(f"news-{self.edits}", "payment_news", payload, self.stage.clock.now())
            self.stage.table.write(put_event(DEMO_MERCHANT, news))
        relay_outbox(self.stage.shop, DEMO_MERCHANT)

    # ------------------------------------------------------------ after the order
    @rule(data=st.data())
    def cancel(self, data: st.DataObject) -> None:
        found = self.a_sale(data, Stands.PLACED)
        order = self.order(found[0]) if found else None
        if found and order and order.is_cancellable:
            done = cancel_order(
                self.stage.shop, order, frozenset(order.skus), merchant=self.stage.merchant, locale="de-DE"
            )
            self.stage.table.write(*done.changes)
            found[1].stands = Stands.OVER

    @rule(data=st.data())
    def send_and_deliver(self, data: st.DataObject) -> None:
        found = self.a_sale(data, Stands.PLACED)
        order = self.order(found[0]) if found else None
        if found and order and order.is_cancellable:
            sent = ship_order(self.stage.shop, order, Parcel("DHL", "0034"), merchant=self.stage.merchant)
            self.stage.table.write(*sent.changes)
            self.model.send(found[0])
            arrived = deliver_order(self.stage.shop, self.order(found[0]), merchant=self.stage.merchant)
            self.stage.table.write(*arrived.changes)

    @rule(data=st.data())
    def withdraw(self, data: st.DataObject) -> None:
        found = self.a_sale(data, Stands.PLACED, Stands.SENT)
        if found:
            order = self.order(found[0])
            self.at(order.customer_id)
            declare(self.stage, order)
            found[1].stands = Stands.OVER if found[1].stands is Stands.PLACED else Stands.SENT

    @rule()
    def receive_what_came_back(self) -> None:
        for case in self.cases(CaseState.AWAITING_GOODS):
            receive_goods(self.stage.shop, case, merchant=self.stage.merchant)
            self.model.take_back({line.sku: line.quantity for line in case.lines})

    # ------------------------------------------------------------ merchant, time, accidents
    @rule(sku=SKUS, packs=st.integers(1, 3))
    def deliver_stock(self, sku: str, packs: int) -> None:
        self.edits += 1
        add_stock(self.stage.shop, DEMO_MERCHANT, sku, packs, edit_id=f"edit-{self.edits}")
        self.model.edit(sku, packs)

    @rule(sku=SKUS, packs=st.integers(0, 2))
    def count_the_shelf(self, sku: str, packs: int) -> None:
        """Set what lies there: what is promised, and so many packs more."""
        self.edits += 1
        counted = self.stage.stock(sku)[1] + packs
        set_stock(self.stage.shop, DEMO_MERCHANT, sku, counted, edit_id=f"edit-{self.edits}")
        self.model.edit(sku, counted - self.model.on_hand[sku])

    @rule(sku=SKUS, price=st.sampled_from([199, 249, 1_299]))
    def change_the_price(self, sku: str, price: int) -> None:
        sell_at(self.stage, {sku: price})
        self.stale = {LEA, UTE}

    @rule(minutes=st.sampled_from([1, 3, 10, 61, 24 * 60, 3 * 24 * 60]))
    def let_time_pass(self, minutes: int) -> None:
        self.stage.wait(minutes=minutes)
        self.stale = {LEA, UTE}

    @rule()
    def run_the_jobs(self) -> None:
        self.stage.work_off()

    @rule(person=PEOPLE, number=st.integers(1, 25), fault=CUTS)
    def crash_while_saying_yes(self, person: str, number: int, fault: Fault) -> None:
        self.at(person)
        turn, (offered, _) = self.stage.turn("AMAZON.YesIntent", JA), self.offer(person)
        self.crash(number, fault, lambda shop: answer(shop, turn, render=in_keys))
        if not offered:
            self.model.carts[person] = self.stage.lying  # a yes to something else

    @rule(number=st.integers(1, 60), fault=CUTS)
    def crash_in_the_jobs(self, number: int, fault: Fault) -> None:
        def jobs(shop: Shop) -> None:
            reconcile_orders(shop, DEMO_MERCHANT)
            relay_outbox(shop, DEMO_MERCHANT)

        self.crash(number, fault, jobs)

    # ------------------------------------------------------------ what holds
    @rule()
    def come_to_rest(self) -> None:
        """Let every debit, hold and event end, and hold all books against each other and against the model."""
        day = 24 * 60
        pass_time(self.stage, 0, 3, 12, 66, day, day, 2 * day, 66)
        self.stale = {LEA, UTE}
        assert faults(self.stage.table, self.before, self.model.added) == []
        for order in new_orders(self.stage.table):
            sale, sent = self.model.sales[order.order_id], order.shipment is not None
            over = order.state is CheckoutState.CANCELED
            stands = Stands.OVER if over else Stands.SENT if sent else Stands.PLACED
            assert stands in sale.end, f"{order.order_id} is {stands}, not {sale}"
            sale.stands = stands

    def teardown(self) -> None:
        self.come_to_rest()


@counts(100, 20_000)
@pytest.mark.promise("R9", "R7")
@pytest.mark.usefixtures("quick_table")
def test_shop_keeps_its_books(count: int, record_property: Callable[[str, object], None]) -> None:
    run_state_machine_as_test(
        ShopMachine,
        settings=settings(
            max_examples=count,
            stateful_step_count=STEPS,
            derandomize=True,
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.generate],  # shrinking fifty steps takes minutes; the steps are printed as they were
        ),
    )
    rules = [name for name in vars(ShopMachine) if hasattr(getattr(ShopMachine, name), "hypothesis_stateful_rule")]
    assert len(rules) >= 16
    record_property("cases", count * STEPS)
