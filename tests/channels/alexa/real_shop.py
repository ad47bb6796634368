"""Open the demo shop on the memory table, with a payment provider that always pays."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from skill.adapters.clock import VirtualClock
from skill.adapters.ids import RandomIds
from skill.adapters.sandbox_methods import SandboxMethods
from skill.adapters.table.memory import MemoryTable, Snapshot
from skill.channels.mail.letter_writer import letter_writer
from skill.demo_shop import demo_seed
from skill.domain.money import Money
from skill.domain.reply import Render
from skill.phrases.phrasebook import Phrasebook
from skill.services.catalogues import Catalogues
from skill.services.ports import Mail, PaymentRequest, PaymentResult, PaymentStatus, Sms
from skill.services.seed_shop import seed_shop
from skill.services.shop import Shop
from tests.channels.alexa.stage import NOW


@dataclass
class WillingPayments:
    """Authorise and capture whatever is asked for."""

    charged: list[Money] = field(default_factory=list)

    def authorise(self, request: PaymentRequest) -> PaymentResult:
        self.charged.append(request.amount)
        return PaymentResult(PaymentStatus.AUTHORISED, request.order_id)

    def capture(self, order_id: str, amount: Money) -> PaymentResult:
        del amount
        return PaymentResult(PaymentStatus.CAPTURED, order_id)

    def void(self, order_id: str) -> PaymentResult:
        return PaymentResult(PaymentStatus.VOIDED, order_id)

    def refund(self, order_id: str, amount: Money, key: str) -> PaymentResult:
        del amount, key
        return PaymentResult(PaymentStatus.REFUNDED, order_id)

    def look_up(self, order_id: str) -> PaymentResult:
        return PaymentResult(PaymentStatus.ABSENT, order_id)


@dataclass
class Postbox:
    """Keep what was sent."""

    mails: list[Mail] = field(default_factory=list)

    def send(self, mail: Mail) -> None:
        self.mails.append(mail)

    def send_sms(self, sms: Sms) -> None:
        raise NotImplementedError(sms.message_id)


def open_shop(wording: Render, payments: WillingPayments) -> Shop:
    """Return the demo shop with its customers, products and past orders."""
    clock = VirtualClock(NOW)
    table = MemoryTable(clock=clock)
    table.restore(_seeded())
    return _shop_on(table, clock, wording, payments)


@cache
def _seeded() -> Snapshot:
    clock = VirtualClock(NOW)
    table = MemoryTable(clock=clock)
    seed_shop(_shop_on(table, clock, Phrasebook().render, WillingPayments()), demo_seed())
    return table.snapshot()


def _shop_on(table: MemoryTable, clock: VirtualClock, wording: Render, payments: WillingPayments) -> Shop:
    methods = SandboxMethods(table, clock=clock, public_url="http://127.0.0.1:8080")
    return Shop(
        table,
        payments,
        Postbox(),
        clock,
        RandomIds(clock=clock),
        Catalogues(table),
        wording,
        lambda: b"pepper" * 6,
        methods,
        letter_writer(Phrasebook()),
    )
