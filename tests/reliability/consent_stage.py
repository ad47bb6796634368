"""Set the stage for the search of the dialogue graph: ports that note what is ordered and whose money is asked for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from skill.adapters.sandbox_payments import SandboxPayments
from skill.adapters.table.memory import MemoryTable
from skill.conversation.turn import Channel
from skill.domain.customer import HouseholdVoice, MethodKind, StoredMethod, StrangersRule
from skill.domain.merchant import ConsentStrictness
from skill.domain.money import Money
from skill.domain.order import Order
from skill.services.catalogues import Catalogue
from skill.services.ports import PaymentRequest, PaymentResult, Payments
from skill.services.records import keys
from skill.services.records.merchants import StoredCatalogue
from skill.services.records.orders import order_from
from skill.services.records.voice_codes import put_voice_code, voice_code_from
from skill.services.table import Change, Expect, Item, Put
from skill.settings import DEMO_MERCHANT
from tests.reliability.consent_inputs import DEBIT, KNOWN_VOICE
from tests.reliability.wordless import unworded
from tests.stage import Stage, open_stage


@dataclass(frozen=True, slots=True)
class Variant:
    """Choose the merchant's strictness, the channel, the customer and their way to pay."""

    strictness: ConsentStrictness = ConsentStrictness.YES
    channel: Channel = Channel.TEXT
    customer: str = "demo-lea"
    code: str | None = None
    locked: bool = False
    pays: str = "sandbox:authorised"
    threshold: int | None = 10_000
    brief: bool = False
    two_rooms: bool = False
    strangers: StrangersRule = StrangersRule.ALLOWED
    two_methods: bool = False


class WatchedTable(MemoryTable):
    """Note which orders are created."""

    created: list[Order]

    def write(self, *changes: Change) -> None:
        super().write(*changes)
        for change in changes:
            if isinstance(change, Put) and change.key.sort.startswith("order#") and change.expect is Expect.ABSENT:
                self.created.append(order_from(Item(change.key, change.attributes, 1)))


class WatchedPayments(SandboxPayments):
    """Note whose money is asked for."""

    asked: list[str]

    def authorise(self, request: PaymentRequest) -> PaymentResult:
        self.asked.append(request.order_id)
        return super().authorise(request)

    def capture(self, order_id: str, amount: Any) -> PaymentResult:
        self.asked.append(order_id)
        return super().capture(order_id, amount)


def set_stage(variant: Variant) -> Stage:
    """Open the demo shop as the variant wants it; catalogue 2 is ten cents dearer."""
    made = open_stage()
    table = WatchedTable(clock=made.clock)
    table.created = []
    table.restore(made.table.snapshot())
    payments = WatchedPayments(table, clock=made.clock)
    payments.asked = []
    catalogues = made.shop.catalogues
    dearer = [replace(sold, price=sold.price + Money(10)) for sold in made.catalogue.products.values()]
    catalogues._loaded[DEMO_MERCHANT, 2] = Catalogue(StoredCatalogue(dearer))
    stage = replace(made, table=table, shop=replace(made.shop, table=table, payments=payments, letters=unworded))
    stage.as_customer(variant.customer)
    limits, rule = stage.merchant.limits, stage.merchant.consent
    threshold = None if variant.threshold is None else replace(limits.minimum_order, amount=variant.threshold)
    stage.change_merchant(
        consent=replace(rule, strictness=variant.strictness), limits=replace(limits, code_threshold=threshold)
    )
    card = StoredMethod(variant.pays, MethodKind.CARD, "Visa 4242")
    stage.change_profile(
        payment_method=variant.pays,
        payment_methods=(card, StoredMethod(DEBIT, MethodKind.SEPA_DEBIT)) if variant.two_methods else (card,),
        strangers=variant.strangers,
        voices=(HouseholdVoice(KNOWN_VOICE, "Lea"),),
    )
    key = keys.voice_code(stage.owner)
    code = voice_code_from(table.get(key))
    if variant.locked and code:
        table.write(put_voice_code(key, replace(code, wrong=3, locked=True)))
    return stage


def watched(table: MemoryTable) -> WatchedTable:
    """Return the stage's table as what it is."""
    assert isinstance(table, WatchedTable)
    return table


def watched_payments(payments: Payments) -> WatchedPayments:
    """Return the stage's provider as what it is."""
    assert isinstance(payments, WatchedPayments)
    return payments
