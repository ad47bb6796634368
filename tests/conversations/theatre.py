"""Open the demo shop for one play: on a memory table, with a clock and a payment provider that obey stage directions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta

from skill.adapters.clock import VirtualClock
from skill.adapters.faults import FaultPlan, under_faults
from skill.adapters.ids import SeededIds
from skill.adapters.mailbox import Mailbox
from skill.adapters.sandbox_methods import SandboxMethods
from skill.adapters.sandbox_payments import Payment, SandboxPayments
from skill.adapters.table.memory import MemoryTable
from skill.channels.mail.letter_writer import letter_writer
from skill.domain.order import Order
from skill.domain.product import Product
from skill.domain.reply import Occasion, Reply, SpokenText
from skill.phrases.phrasebook import Phrasebook
from skill.services.catalogues import Catalogues
from skill.services.import_catalog import import_catalog
from skill.services.ports import PaymentRequest, PaymentResult
from skill.services.reconcile_orders import reconcile_orders
from skill.services.records import keys
from skill.services.records.merchants import ShopSettings, settings_from
from skill.services.records.orders import recent_orders
from skill.services.relay_outbox import relay_outbox
from skill.services.shop import Shop
from skill.services.show_mails import sent_mails
from skill.services.table import Value
from skill.settings import DEMO_PEPPER
from tests.reliability.contents import stock_of
from tests.stage import BOOK, NOW, seeded

MERCHANT = "lindenmarkt"
CARDS = frozenset({"sandbox:authorised"})
"""The methods that a stage direction about the card is about; `sandbox:authorised#2` is another one like it."""


class DirectedPayments(SandboxPayments):
    """Answer as the stage directions say, else as the customer's payment method says."""

    outcome: str | None = None

    def authorise(self, request: PaymentRequest) -> PaymentResult:
        """Hold the amount, or do what was directed."""
        method = request.method.partition("#")[0]
        directed = f"sandbox:{self.outcome}" if self.outcome and request.method in CARDS else method
        return super().authorise(replace(request, method=directed))


@dataclass
class Recorder:
    """Word replies with the real phrasebook, and keep them beside their words."""

    phrasebook: Phrasebook = field(default_factory=lambda: BOOK)
    given: list[tuple[Reply, SpokenText]] = field(default_factory=list)

    def render(self, reply: Reply, occasion: Occasion) -> SpokenText:
        """Return the words of a reply."""
        spoken = self.phrasebook.render(reply, occasion)
        self.given.append((reply, spoken))
        return spoken


@dataclass
class Theatre:
    """Hold the shop of one play and everything around it."""

    clock: VirtualClock
    memory: MemoryTable
    payments: DirectedPayments
    plan: FaultPlan
    shop: Shop
    recorder: Recorder

    @property
    def settings(self) -> ShopSettings:
        """Return the shop's settings as stored."""
        return settings_from(self.memory.get(keys.settings(MERCHANT)), MERCHANT)

    @property
    def products(self) -> Mapping[str, Product]:
        """Return what is on sale."""
        return self.shop.catalogues.get(MERCHANT, self.settings.catalogue).products

    def orders(self, customer: str) -> tuple[Order, ...]:
        """Return a customer's orders, the newest first."""
        return recent_orders(self.memory, keys.customer(MERCHANT, customer))

    def books(self, order: Order) -> Payment | None:
        """Return what the payment provider wrote down about an order."""
        return self.payments.books(order.order_id)

    def stock(self, sku: str) -> tuple[int, int]:
        """Return how many packs are free and how many are promised."""
        item = self.memory.get(keys.stock(MERCHANT, sku))
        attributes = item.attributes if item else {}
        available, reserved = attributes.get("available", 0), attributes.get("reserved", 0)
        return (available, reserved) if isinstance(available, int) and isinstance(reserved, int) else (0, 0)

    def stocks(self) -> dict[str, tuple[int, int]]:
        """Return the same of every product on sale."""
        counted = stock_of(self.memory)
        return {sku: counted.get(sku, (0, 0)) for sku in self.products}

    def mails(self) -> list[Mapping[str, Value]]:
        """Return what was sent, the oldest first."""
        return sent_mails(self.shop, MERCHANT)[::-1]

    def work_off(self) -> None:
        """Do what committed changes asked for, until nothing is due."""
        reconcile_orders(self.shop, MERCHANT)
        while relay_outbox(self.shop, MERCHANT):
            pass

    def put_on_sale(self, *products: Product) -> None:
        """Replace the catalogue."""
        import_catalog(self.shop, MERCHANT, products, merchant=self.settings.merchant)

    def pass_time(self, by: timedelta) -> None:
        """Let time pass, and the shop's jobs run meanwhile."""
        self.clock.advance(by)
        self.work_off()


def open_theatre() -> Theatre:
    """Return the demo shop as it is on Monday morning."""
    snapshot, catalogue = seeded()
    clock = VirtualClock(NOW)
    memory = MemoryTable(clock=clock)
    memory.restore(snapshot)
    plan = FaultPlan()
    recorder = Recorder()
    payments = DirectedPayments(memory, clock=clock)
    catalogues = Catalogues(memory)
    catalogues._loaded[MERCHANT, 1] = catalogue
    shop = Shop(
        table=under_faults(memory, name="table", plan=plan),
        payments=under_faults(payments, name="payments", plan=plan),
        notifier=Mailbox(memory, MERCHANT, clock=clock),
        clock=clock,
        ids=SeededIds(1),
        catalogues=catalogues,
        wording=recorder.phrasebook.render,
        fetch_pepper=lambda: DEMO_PEPPER,
        methods=SandboxMethods(memory, clock=clock, public_url="http://127.0.0.1:8080"),
        letters=letter_writer(recorder.phrasebook),
    )
    return Theatre(clock, memory, payments, plan, shop, recorder)
