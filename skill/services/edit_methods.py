"""Store, prefer and remove the ways to pay of an account."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from skill.domain.customer import Customer, MethodKind, StoredMethod
from skill.domain.errors import NotFoundError, PreferredMethodError, RefusedError, StillNeededError, UnavailableError
from skill.domain.merchant import Merchant
from skill.domain.paying import ON_INVOICE
from skill.services.after_conflicts import after_conflicts
from skill.services.change_profile import Account, change_profile, read_profile
from skill.services.ports import SetUp, SetUpRequest
from skill.services.records import keys
from skill.services.records.customers import put_customer
from skill.services.records.orders import recent_orders
from skill.services.records.outbox import Event, put_event
from skill.services.records.pending_methods import (
    delete_pending_method,
    pending_method,
    put_pending_method,
    reference_of,
)
from skill.services.shop import Shop


def begin_method(shop: Shop, merchant: Merchant, customer: Customer, kind: MethodKind, locale: str) -> SetUp:
    """Return the provider's page for another way to pay; raise `RefusedError` for one that the shop does not offer.

    The customer comes back to `/konto/zahlungsarten/zurueck/<key>`, and `finish_method` takes the key.
    """
    if kind not in merchant.payment_kinds or kind is MethodKind.INVOICE:
        msg = f"{merchant.id} has no page for {kind}"
        raise RefusedError(msg)
    key = shop.ids.new("setup")
    begun = shop.methods.begin(
        SetUpRequest(
            merchant_id=merchant.id,
            customer_id=customer.customer_id,
            name=customer.name,
            email=customer.email,
            kind=kind,
            return_url=f"{shop.public_url}/konto/zahlungsarten/zurueck/{key}",
            locale=locale,
            key=key,
        )
    )
    place = pending_method(Account(merchant.id, customer.customer_id).owner, key)
    shop.table.write(put_pending_method(place, begun.reference, shop.clock.now()))
    return begun


def finish_method(shop: Shop, account: Account, key: str, *, locale: str) -> StoredMethod | None:
    """Store what the customer set up on the provider's page, and say so by mail; None where nothing was set up.

    Raises `NotFoundError` where this customer was not sent to such a page, or has come back before.
    """
    place = pending_method(account.owner, key)
    item = shop.table.get(place)
    if item is None:
        raise NotFoundError(key)
    stored = shop.methods.finish(account.merchant_id, account.customer_id, reference_of(item))
    if stored is None:
        return None

    def store() -> StoredMethod:
        customer = _with(read_profile(shop, account), stored)
        profile = put_customer(keys.profile(account.owner), customer)
        mail = put_event(account.merchant_id, _mail(shop, account, stored, key, locale))
        shop.table.write(profile, mail, delete_pending_method(place))
        return stored

    return after_conflicts(store, busy="others kept changing the same account")


def add_invoice(shop: Shop, merchant: Merchant, customer_id: str) -> None:
    """Let a customer buy on the merchant's own invoice; raise `RefusedError` where the merchant does not offer it."""
    if merchant.invoice is None or MethodKind.INVOICE not in merchant.payment_kinds:
        msg = f"{merchant.id} does not sell on invoice"
        raise RefusedError(msg)
    change_profile(shop, Account(merchant.id, customer_id), lambda customer: _with(customer, ON_INVOICE))


def prefer_method(shop: Shop, account: Account, method_id: str) -> None:
    """Pay with this method from now on, unless another one is named."""

    def change(customer: Customer) -> Customer:
        if customer.method(method_id) is None:
            raise NotFoundError(method_id)
        return replace(customer, payment_method=method_id)

    change_profile(shop, account, change)


def remove_method(shop: Shop, account: Account, method_id: str, *, successor: str = "") -> None:
    """Remove a way to pay, here and at the provider.

    Raises `PreferredMethodError` where it is the preferred one of several and `successor` names no other,
    and `StillNeededError` while the payment of an order with it is undecided.
    """

    def change(customer: Customer) -> Customer:
        if customer.method(method_id) is None:
            raise NotFoundError(method_id)
        orders = recent_orders(shop.table, account.owner)
        if any(order.is_undecided and order.payment_method == method_id for order in orders):
            raise StillNeededError
        left = tuple(method for method in customer.payment_methods if method.method_id != method_id)
        return replace(customer, payment_methods=left, payment_method=_preferred(customer, method_id, left, successor))

    change_profile(shop, account, change)
    # What the provider still keeps can no longer be chosen by anybody.
    with suppress(UnavailableError):
        shop.methods.forget(account.merchant_id, account.customer_id, method_id)


def _preferred(customer: Customer, gone: str, left: tuple[StoredMethod, ...], successor: str) -> str:
    if customer.payment_method != gone:
        return customer.payment_method
    if left and not any(method.method_id == successor for method in left):
        raise PreferredMethodError
    return successor if left else ""


def _with(customer: Customer, stored: StoredMethod) -> Customer:
    others = tuple(method for method in customer.payment_methods if method.method_id != stored.method_id)
    preferred = customer.payment_method or stored.method_id
    return replace(customer, payment_methods=(*others, stored), payment_method=preferred)


def _mail(shop: Shop, account: Account, stored: StoredMethod, key: str, locale: str) -> Event:
    return Event(
        event_id=f"{key}-method_stored",
        kind="mail",
        payload={
            "template": "method_stored",
            "customer_id": account.customer_id,
            "locale": locale,
            "method_id": stored.method_id,
        },
        created_at=shop.clock.now(),
    )
