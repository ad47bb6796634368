"""Fill a store with a shop: settings, catalogue, stock, and customers with their past orders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from skill.domain.customer import Address, Customer
from skill.domain.delivery import delivery_cost
from skill.domain.merchant import Merchant
from skill.domain.money import total
from skill.domain.order import CheckoutState, Order, OrderLine, PaymentState, Shipment
from skill.domain.product import Product
from skill.services.check_voice_code import new_voice_code
from skill.services.import_catalog import import_catalog
from skill.services.read_customers import DemoCustomer, PastLine, PastOrder, PastOrderState, PastShipment
from skill.services.records import keys
from skill.services.records.customers import put_customer
from skill.services.records.orders import put_order
from skill.services.records.voice_codes import put_voice_code
from skill.services.seed_payments import seed_payments
from skill.services.shop import Shop
from skill.services.table import Expect, Put

_BATCH = 90


@dataclass(frozen=True, slots=True)
class Seed:
    """Carry what a new shop begins with."""

    merchant: Merchant
    products: Sequence[Product]
    customers: Sequence[DemoCustomer] = ()


def is_seeded(shop: Shop, merchant_id: str) -> bool:
    """Tell whether the store holds this merchant's shop."""
    return shop.table.get(keys.settings(merchant_id)) is not None


def seed_shop(shop: Shop, seed: Seed) -> None:
    """Store customers first, then catalogue and settings, so that a seeding that was cut is done again."""
    merchant = seed.merchant
    by_sku = {product.sku: product for product in seed.products}
    changes = [change for person in seed.customers for change in _customer(shop, merchant, person, by_sku)]
    for start in range(0, len(changes), _BATCH):
        shop.table.write(*(replace(change, expect=Expect.ANYTHING) for change in changes[start : start + _BATCH]))
    past = [order for person in seed.customers for order in past_orders(shop, merchant, person, by_sku)]
    seed_payments(shop, past, merchant=merchant)
    import_catalog(shop, merchant.id, seed.products, merchant=merchant)


def _customer(shop: Shop, merchant: Merchant, person: DemoCustomer, by_sku: dict[str, Product]) -> list[Put]:
    owner = keys.customer(merchant.id, person.id)
    home = Address("home", person.name, person.street, person.postal_code, person.city, merchant.country)
    profile = Customer(
        customer_id=person.id,
        name=person.name,
        email=person.email,
        addresses=(home,),
        payment_method=person.payment_method,
        payment_methods=person.payment_methods,
        phone=_e164(person.phone),
        linked=person.linked,
        disclosed=person.disclosed,
    )
    changes: list[Put] = [put_customer(keys.profile(owner), profile)]
    guest = keys.profile(keys.guest(merchant.id, person.id))
    if not person.linked and person.disclosed:
        changes.append(put_customer(guest, Customer(person.id, disclosed=True)))
    if person.voice_code:
        code = new_voice_code(person.voice_code, shop.pepper)
        changes.append(put_voice_code(keys.voice_code(owner), code))
    for order in past_orders(shop, merchant, person, by_sku):
        number = {"customer_id": person.id, "order_id": order.order_id}
        changes.append(put_order(keys.order(owner, order.order_id), order, merchant=merchant.id))
        changes.append(Put(keys.order_number(merchant.id, order.number), number))
    return changes


def past_orders(shop: Shop, merchant: Merchant, person: DemoCustomer, by_sku: dict[str, Product]) -> list[Order]:
    """Return what a person ordered before the shop opened, the oldest first."""
    return [_order(shop.clock.now(), merchant, person, past, by_sku) for past in person.orders]


def _e164(phone: str) -> str:
    """Return a German number as short messages need it; empty stays empty."""
    digits = "".join(character for character in phone if character.isdigit())
    return f"+49{digits.removeprefix('0')}" if digits else ""


def _order(
    now: datetime, merchant: Merchant, person: DemoCustomer, past: PastOrder, by_sku: dict[str, Product]
) -> Order:
    zone = ZoneInfo(merchant.time_zone)
    today = now.astimezone(zone).date()
    placed = datetime.combine(today - timedelta(days=past.days_ago), past.at, zone)
    lines = tuple(_line(line, by_sku[line.sku]) for line in past.lines)
    shipment = _shipment(past.shipment, today=now.astimezone(zone)) if past.shipment else None
    goods = total([line.unit_price * line.quantity for line in lines], merchant.currency)
    # Sorts below every id made while the shop runs.
    order_id = f"o-00-{placed.astimezone(UTC).strftime('%Y%m%d%H%M')}-{past.number}"
    cancelled = past.state is PastOrderState.CANCELLED
    return Order(
        order_id=order_id,
        number=past.number,
        customer_id=person.id,
        state=CheckoutState.CANCELED if cancelled else CheckoutState.COMPLETED,
        payment=PaymentState.VOIDED if cancelled else PaymentState.CAPTURED,
        payment_method=person.payment_method,
        lines=lines,
        delivery_cost=delivery_cost(merchant.delivery, goods),
        delivery_day=shipment.promised if shipment else placed.date() + timedelta(days=2),
        address_id="home",
        placed_at=placed,
        shipment=shipment,
    )


def _line(past: PastLine, product: Product) -> OrderLine:
    return OrderLine(
        sku=past.sku,
        name=product.name,
        quantity=past.quantity,
        unit_price=past.unit_price or product.price,
        deposit=product.deposit,
        vat_rate=product.vat_rate,
        withdrawal=product.withdrawal,
        cancelled=past.cancelled,
    )


def _shipment(past: PastShipment, *, today: datetime) -> Shipment:
    def day(days: int) -> date:
        return today.date() + timedelta(days=days)

    return Shipment(
        carrier=past.carrier,
        tracking=past.tracking,
        promised=day(past.promised_days),
        expected=day(past.promised_days if past.new_days is None else past.new_days),
        delivered=None if past.delivered_days is None else day(past.delivered_days),
        reason=past.reason,
    )
