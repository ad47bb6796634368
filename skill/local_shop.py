"""Open the shop of this machine, as `zuruf talk` and `zuruf serve` use it: seeded, with a clock that can jump."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from skill.adapters.clock import SystemClock, VirtualClock
from skill.adapters.files import DEMO, read_yaml_file
from skill.adapters.offset_clock import OffsetClock
from skill.bootstrap import build_phrasebook, build_shop
from skill.conversation.samples_reader import read_samples
from skill.conversation.understand import Understander
from skill.demo_shop import demo_seed
from skill.domain.errors import NotFoundError
from skill.domain.merchant import Merchant
from skill.domain.product_names import device_names, product_entry
from skill.phrases.phrasebook import Phrasebook
from skill.services.read_customers import DemoCustomer, read_customers
from skill.services.reconcile_orders import reconcile_orders
from skill.services.records import keys
from skill.services.records.merchants import ShopSettings, settings_from
from skill.services.relay_outbox import relay_outbox
from skill.services.seed_shop import is_seeded, seed_shop
from skill.services.shop import Shop
from skill.services.shop_time import advance_shop_time, shop_time_ahead
from skill.settings import Settings, from_environment, read_moment


@dataclass(frozen=True, slots=True)
class LocalShop:
    """Carry an open, seeded shop with everything that was used to open it."""

    settings: Settings
    shop: Shop
    phrasebook: Phrasebook
    clock: OffsetClock
    shop_settings: ShopSettings

    @property
    def merchant(self) -> Merchant:
        """Return whose shop it is."""
        return self.shop_settings.merchant

    def advance(self, by: timedelta) -> None:
        """Move the shop's time on, and keep that in the store, so that no order lies in the future later."""
        advance_shop_time(self.shop, self.merchant.id, by)
        self.clock.advance(by)

    def drain(self) -> None:
        """Do what committed changes asked for, and finish what was cut off."""
        reconcile_orders(self.shop, self.merchant.id)
        relay_outbox(self.shop, self.merchant.id)

    def close(self) -> None:
        """Let go of the store, where its engine holds files open."""
        close = getattr(self.shop.table, "close", None)
        if close is not None:
            close()

    def ears(self, language: str, kind: type[Understander] = Understander) -> Understander:
        """Return what understands a language (`de`, `en`) with the names of the products on sale.

        `kind` may take a stage of it out, for a comparison; each call makes such a one anew.
        """
        products = self.shop.catalogues.get(self.merchant.id, self.shop_settings.catalogue).products
        names = tuple(name for product in products.values() for name in product_entry(product, language).names)
        devices = tuple(name for product in products.values() for name in device_names(product, language))
        if kind is not Understander:
            return kind(language, read_samples(language), names, devices)
        return _understander(language, names, devices)


def open_local_shop(
    store: str | None = None, now: str | None = None, environ: Mapping[str, str] | None = None
) -> LocalShop:
    """Open the store that `store`, the environment or the default names, and seed it if it is empty.

    `now` lets the shop's time stand still at a moment in ISO 8601.
    """
    settings = from_environment(os.environ if environ is None else environ, local=True, store=store)
    settings = settings.frozen_at(read_moment(now) if now else None)
    clock = OffsetClock(VirtualClock(settings.now) if settings.now else SystemClock())
    shop = build_shop(settings, clock=clock)
    clock.advance(shop_time_ahead(shop, settings.merchant_id))
    if not is_seeded(shop, settings.merchant_id):
        seed_shop(shop, demo_seed())
    stored = settings_from(shop.table.get(keys.settings(settings.merchant_id)), settings.merchant_id)
    return LocalShop(settings, shop, build_phrasebook(settings), clock, stored)


def demo_customers() -> tuple[DemoCustomer, ...]:
    """Return the people of the demo shop, the standard one first, without the orders' products being checked."""
    data = read_yaml_file(DEMO / "customers.yaml")
    return read_customers(data, _AnySku())


def require_customer(local: LocalShop, customer_id: str) -> None:
    """Raise `NotFoundError` naming the known ones where the store has no customer of this id."""
    if local.shop.table.get(keys.profile(keys.customer(local.merchant.id, customer_id))) is None:
        known = ", ".join(customer.id for customer in demo_customers())
        msg = f"no customer {customer_id!r} in this store; the demo shop knows {known}"
        raise NotFoundError(msg)


@lru_cache(maxsize=4)
def _understander(language: str, names: tuple[str, ...], devices: tuple[str, ...]) -> Understander:
    return Understander(language, read_samples(language), names, devices)


class _AnySku(frozenset[str]):
    """Hold every product: names of people need no catalogue."""

    def __contains__(self, _sku: object) -> bool:
        return True
