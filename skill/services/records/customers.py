"""Keep profiles and carts."""

from __future__ import annotations

from skill.domain.cart import Cart
from skill.domain.customer import Customer
from skill.domain.privacy import PERSONAL, declare
from skill.services.records import codec
from skill.services.table import Expect, Item, Key, Put

declare(
    "profile",
    {
        "customer_id": PERSONAL,
        "name": PERSONAL,
        "email": PERSONAL,
        "addresses": PERSONAL,
        "payment_method": PERSONAL,
        "linked": PERSONAL,
        "disclosed": PERSONAL,
        "awaits": PERSONAL,
        "phone": PERSONAL,
        "links_by_sms": PERSONAL,
        "payment_methods": PERSONAL,
        "limits": PERSONAL,
        "strangers": PERSONAL,
        "voices": PERSONAL,
        "discreet": PERSONAL,
    },
    lives=None,
)
declare("cart", {"lines": PERSONAL}, lives=None)


def customer_from(item: Item | None, customer_id: str) -> Customer:
    """Return the stored profile, or an unknown guest's."""
    return codec.from_item(item, Customer) if item else Customer(customer_id)


def cart_from(item: Item | None) -> Cart:
    """Return the stored cart, or an empty one."""
    return codec.from_item(item, Cart) if item else Cart()


def put_customer(key: Key, customer: Customer) -> Put:
    """Return the change that stores a profile over the version it was read at."""
    return Put(key, codec.to_attributes(customer), expect=customer.version or Expect.ABSENT)


def put_cart(key: Key, cart: Cart) -> Put:
    """Return the change that stores a cart over the version it was read at."""
    return Put(key, codec.to_attributes(cart), expect=cart.version or Expect.ABSENT)
