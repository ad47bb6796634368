"""Build the keys of all records: partition = merchant + entity, never the merchant alone."""

from __future__ import annotations

import zlib

from skill.services.table import Key

DUE_SHARDS = 8


def customer(merchant: str, customer_id: str) -> str:
    """Return the partition of one linked customer."""
    return f"{merchant}#customer#{customer_id}"


def guest(merchant: str, user_id: str) -> str:
    """Return the partition of one channel account that is not linked."""
    return f"{merchant}#guest#{user_id}"


def session(merchant: str, session_id: str) -> Key:
    """Return the key of one conversation's dialog state."""
    return Key(f"{merchant}#session#{session_id}", "dialog")


def profile(owner: str) -> Key:
    """Return the key of a person's profile; `owner` is a customer's or guest's partition."""
    return Key(owner, "profile")


def cart(owner: str) -> Key:
    """Return the key of a person's cart."""
    return Key(owner, "cart")


def devices(owner: str) -> Key:
    """Return the key of the devices a person has."""
    return Key(owner, "devices")


def voice_code(owner: str) -> Key:
    """Return the key of a customer's voice code."""
    return Key(owner, "voice_code")


def order(owner: str, order_id: str) -> Key:
    """Return the key of an order; order ids sort by time."""
    return Key(owner, f"order#{order_id}")


def evidence(owner: str, order_id: str) -> Key:
    """Return the key of an order's append-only record of consent."""
    return Key(owner, f"evidence#{order_id}")


def case(owner: str, case_id: str) -> Key:
    """Return the key of a withdrawal, return or complaint; case ids sort by time."""
    return Key(owner, f"case#{case_id}")


def cases(merchant: str, when: str) -> Key:
    """Return the place in the index that lists a merchant's cases by time."""
    return Key(f"cases#{merchant}", when)


def spending(owner: str, span: str, person: str = "") -> Key:
    """Return the key of what a customer, or one voice of the household, ordered in a month or on a day.

    `span` is a month (`2026-11`) or a day (`2026-11-23`) where the merchant is.
    """
    return Key(owner, f"counter#spend#{span}#{person}" if person else f"counter#spend#{span}")


def low_value(owner: str) -> Key:
    """Return the key of what was paid without strong authentication since the last one (RTS Art. 16)."""
    return Key(owner, "counter#low_value")


def link(digest: str) -> Key:
    """Return the key of a link that works once; only the digest of its secret is stored."""
    return Key(f"directory#link#{digest}", "link")


def payer(merchant: str, customer_id: str) -> Key:
    """Return the key under which a payment provider's own name for a customer stands."""
    return Key(customer(merchant, customer_id), "payer")


def receivable(merchant: str, order_id: str) -> Key:
    """Return the key of what is owed for an order bought on the merchant's own invoice."""
    return Key(f"{merchant}#receivable#{order_id}", "receivable")


def open_invoices(owner: str) -> Key:
    """Return the key of the sum a customer owes on open invoices."""
    return Key(owner, "counter#invoices")


def stock(merchant: str, sku: str) -> Key:
    """Return the key of a product's stock counters."""
    return Key(f"{merchant}#stock#{sku}", "counter#stock")


def stock_edit(merchant: str, edit_id: str) -> Key:
    """Return the key under which a merchant's correction of stock is noted, so that it is made once."""
    return Key(f"{merchant}#stock_edit#{edit_id}", "stock_edit")


def declaration(merchant: str, declaration_id: str) -> Key:
    """Return the key of a withdrawal declared on the public page."""
    return Key(f"{merchant}#declaration#{declaration_id}", "declaration")


def declarations(merchant: str, when: str) -> Key:
    """Return the place in the index that lists declarations of the public page by time."""
    return Key(f"declarations#{merchant}", when)


def order_number(merchant: str, number: str) -> Key:
    """Return the key that makes an order number unique and leads to its order."""
    return Key(f"{merchant}#number#{number}", "number")


def settings(merchant: str) -> Key:
    """Return the key of a merchant's settings and current catalogue version."""
    return Key(f"{merchant}#settings", "settings")


def catalogue(merchant: str, version: int) -> str:
    """Return the partition of one version of a merchant's catalogue."""
    return f"{merchant}#catalogue#{version}"


def catalogue_begun(merchant: str) -> Key:
    """Return the key that tells which catalogue version an import took last."""
    return Key(f"{merchant}#catalogue", "catalogue_begun")


def outbox(merchant: str, event_id: str) -> Key:
    """Return the key of one event that waits to be relayed."""
    return Key(f"{merchant}#outbox#{event_id}", "event")


def callback(merchant: str, callback_id: str) -> Key:
    """Return the key of one request to be called back."""
    return Key(f"{merchant}#callback#{callback_id}", "callback")


def due(merchant: str, entity: str, when: str) -> Key:
    """Return the place in the index of due work: sharded by entity, sorted by ISO 8601 time."""
    shard = zlib.crc32(entity.encode()) % DUE_SHARDS
    return Key(f"due#{merchant}#{shard}", f"{when}#{entity}")


def due_partitions(merchant: str) -> tuple[str, ...]:
    """Return the index partitions that together hold all due work of a merchant."""
    return tuple(f"due#{merchant}#{shard}" for shard in range(DUE_SHARDS))


def callbacks(merchant: str, when: str) -> Key:
    """Return the place in the index that lists call-back requests by time."""
    return Key(f"callbacks#{merchant}", when)


def mail(merchant: str, message_id: str) -> Key:
    """Return the key of one mail in the local mailbox."""
    return Key(f"{merchant}#mail#{message_id}", "mail")


def mails(merchant: str, when: str) -> Key:
    """Return the place in the index that lists mails by time."""
    return Key(f"mails#{merchant}", when)


def sending(merchant: str, message_id: str) -> Key:
    """Return the key that marks one message as being sent, sent or refused."""
    return Key(f"{merchant}#sending#{message_id}", "sending")
