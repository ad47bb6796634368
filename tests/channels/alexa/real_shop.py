"""Open the demo shop on the memory table, with a payment provider that always pays."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import yaml

from skill.adapters.clock import VirtualClock
from skill.adapters.ids import RandomIds
from skill.adapters.table.memory import MemoryTable
from skill.domain.customer import Address, Customer
from skill.domain.money import Money
from skill.domain.reply import Render
from skill.services.catalogues import Catalogues
from skill.services.ports import Mail, PaymentRequest, PaymentResult, PaymentStatus
from skill.services.read_catalog import read_catalog
from skill.services.read_shop import read_shop
from skill.services.records import keys
from skill.services.records.customers import put_customer
from skill.services.records.merchants import ShopSettings, put_product, put_settings
from skill.services.records.stock import first_stock
from skill.services.shop import Shop
from skill.services.table import Change, Table
from tests.channels.alexa.stage import NOW

DEMO = Path(__file__).parents[3] / "skill/demo"
MERCHANT = "lindenmarkt"
HOME = Address("home", "Anna Beispiel", "Gartenstraße 5", "10115", "Berlin")


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


def open_shop(wording: Render, payments: WillingPayments) -> Shop:
    """Return the demo shop with Anna, linked, and everything in stock."""
    clock = VirtualClock(NOW)
    table = MemoryTable(clock=clock)
    _stock_up(table)
    ids = RandomIds(clock=clock)
    return Shop(table, payments, Postbox(), clock, ids, Catalogues(table), wording, b"pepper" * 6)


def _stock_up(table: Table) -> None:
    merchant = read_shop(yaml.safe_load((DEMO / "shop.yaml").read_text(encoding="utf-8")))
    products = read_catalog((DEMO / "products.csv").read_text(encoding="utf-8")).products
    anna = Customer("demo-anna", "Anna Beispiel", "anna@example.org", (HOME,), "sandbox:authorised", linked=True)
    changes: list[Change] = [put_settings(ShopSettings(merchant, 1))]
    changes.append(put_customer(keys.profile(keys.customer(MERCHANT, "demo-anna")), anna))
    for product in products:
        changes += [put_product(MERCHANT, 1, product), first_stock(MERCHANT, product.sku, 1_000_000)]
    for start in range(0, len(changes), 100):
        table.write(*changes[start : start + 100])
