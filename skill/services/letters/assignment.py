"""Gather what a letter is written from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from skill.domain.cases import Case
from skill.domain.customer import Customer
from skill.domain.merchant import Merchant
from skill.domain.order import Order
from skill.domain.product import Product
from skill.domain.reply import Occasion
from skill.services.letters.letter import Letter
from skill.services.records import keys
from skill.services.records.cases import find_case
from skill.services.records.customers import customer_from
from skill.services.records.merchants import ShopSettings, settings_from
from skill.services.records.orders import find_order
from skill.services.records.outbox import Event
from skill.services.shop import Shop

# Fluent refuses to format values of more than 1,000 characters.
_LONGEST_VALUE = 900


@dataclass(frozen=True, slots=True)
class Assignment:
    """Carry an event that asks for a letter, with whom it is from and to as stored now."""

    shop: Shop
    settings: ShopSettings
    customer: Customer
    event: Event

    @property
    def merchant(self) -> Merchant:
        """Return who writes."""
        return self.settings.merchant

    @property
    def owner(self) -> str:
        """Return the partition of the person it is about."""
        return keys.customer(self.merchant.id, self.customer.customer_id)

    @property
    def occasion(self) -> Occasion:
        """Return language and time of the letter: the moment of the event, where the merchant is."""
        return Occasion(self.text("locale") or "de", self.local(self.event.created_at))

    def local(self, moment: datetime) -> datetime:
        """Return a moment as the merchant's clock shows it."""
        return self.merchant.local(moment)

    def text(self, name: str) -> str:
        """Return a text of the event's payload, empty where it carries none."""
        return str(self.event.payload.get(name) or "")

    def brief(self, name: str) -> str:
        """Return a text of the payload, cut to what a phrase can carry: a stranger may have typed it."""
        return self.text(name)[:_LONGEST_VALUE]

    def page(self, path: str) -> str:
        """Return the address of one of the shop's pages in the letter's language."""
        language = "" if self.occasion.language == "de" else f"?lang={self.occasion.language}"
        return f"{self.shop.public_url}{path}{language}"

    def order(self, order_id: str = "") -> Order | None:
        """Return the order that the letter is about, None where it is gone."""
        wanted = order_id or self.text("order_id")
        return find_order(self.shop.table, self.owner, wanted) if wanted else None

    def case(self) -> Case | None:
        """Return the case that the letter is about, None where it is gone."""
        wanted = self.text("case_id")
        return find_case(self.shop.table, self.owner, wanted) if wanted else None

    def product(self, sku: str) -> Product | None:
        """Return what the shop knows about a product, also one that is sold no longer."""
        catalogue = self.shop.catalogues.get(self.merchant.id, self.settings.catalogue)
        return catalogue.products.get(sku) or catalogue.retired.get(sku)


Compose = Callable[[Assignment], Letter | None]
"""Compose one template's letter; None where what it is about is gone."""


def read_assignment(shop: Shop, merchant_id: str, event: Event) -> Assignment:
    """Read shop and customer of an event in one go."""
    customer_id = str(event.payload.get("customer_id") or "guest")
    profile = keys.profile(keys.customer(merchant_id, customer_id))
    items = shop.table.get_many([keys.settings(merchant_id), profile])
    settings = settings_from(items.get(keys.settings(merchant_id)), merchant_id)
    return Assignment(shop, settings, customer_from(items.get(profile), customer_id), event)
