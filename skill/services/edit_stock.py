"""Correct a product's stock in the books that orders are taken from: by so many packs, or to what was counted."""

from __future__ import annotations

from dataclasses import dataclass

from skill.domain.errors import InvalidInputError, NotFoundError, RefusedError
from skill.services.after_conflicts import after_conflicts
from skill.services.records import keys, stock
from skill.services.shop import Shop
from skill.services.table import ConflictError, Expect, Put

_TRIES = 20
MOST = 1_000_000


@dataclass(frozen=True, slots=True)
class Stock:
    """Carry a product's books: packs free to be sold, and packs promised to orders that have not left."""

    sku: str
    free: int
    promised: int

    @property
    def on_hand(self) -> int:
        """Return how many packs lie on the shelf."""
        return self.free + self.promised


def stock_of(shop: Shop, merchant_id: str, sku: str) -> Stock:
    """Return a product's books; raise `NotFoundError` where there are none."""
    return _read(shop, merchant_id, sku)[0]


def add_stock(shop: Shop, merchant_id: str, sku: str, packs: int, *, edit_id: str) -> Stock:
    """Add packs, or take some away where negative, once per `edit_id`, whatever is sold meanwhile.

    Raises `NotFoundError`, or `RefusedError` where fewer than none would be free.
    """
    _refuse_nonsense(packs)
    now, _ = _read(shop, merchant_id, sku)
    note = _note(shop, merchant_id, edit_id, {"sku": sku, "added": packs})
    try:
        shop.table.write(note, stock.correct(merchant_id, sku, packs))
    except ConflictError as conflict:
        if _is_made(shop, note):
            return stock_of(shop, merchant_id, sku)
        msg = f"only {now.free} packs of {sku} are free, {now.promised} are promised to orders: {-packs} cannot go"
        raise RefusedError(msg) from conflict
    return stock_of(shop, merchant_id, sku)


def set_stock(shop: Shop, merchant_id: str, sku: str, on_hand: int, *, edit_id: str) -> Stock:
    """Set what was counted on the shelf, promised packs among it, once per `edit_id`.

    What is sold between the reading and the writing is not overwritten: the count is compared again
    with the books then. Raises `NotFoundError`, or `RefusedError` where fewer are there than were promised.
    """
    _refuse_nonsense(on_hand)
    note = _note(shop, merchant_id, edit_id, {"sku": sku, "on_hand": on_hand})

    def counted() -> Stock:
        now, version = _read(shop, merchant_id, sku)
        if _is_made(shop, note):
            return now
        if on_hand < now.promised:
            msg = f"{now.promised} packs of {sku} are promised to orders: there cannot be {on_hand} only"
            raise RefusedError(msg)
        change = stock.correct(merchant_id, sku, on_hand - now.on_hand, if_version=version)
        shop.table.write(note, change)
        return stock_of(shop, merchant_id, sku)

    return after_conflicts(counted, busy=f"{sku} is being sold too fast to be counted", tries=_TRIES)


def _read(shop: Shop, merchant_id: str, sku: str) -> tuple[Stock, int]:
    key = keys.stock(merchant_id, sku)
    item = shop.table.get(key)
    if item is None:
        msg = f"there is no product {sku!r} in stock; zuruf match finds a product's SKU by its name"
        raise NotFoundError(msg)
    books = {key: item}
    found = Stock(sku, stock.available_in(books, merchant_id, sku), stock.reserved_in(books, merchant_id, sku))
    return found, item.version


def _note(shop: Shop, merchant_id: str, edit_id: str, edit: dict[str, str | int]) -> Put:
    attributes = {**edit, "edited_at": shop.clock.now().isoformat()}
    return Put(keys.stock_edit(merchant_id, edit_id), attributes, expect=Expect.ABSENT)


def _is_made(shop: Shop, note: Put) -> bool:
    """Tell whether this very edit was made before; raise `RefusedError` where its id names another one."""
    made = shop.table.get(note.key)
    if made is None:
        return False
    if any(made.attributes.get(name) != value for name, value in note.attributes.items() if name != "edited_at"):
        msg = "this edit id names another correction that was made before: give each one an id of its own"
        raise RefusedError(msg)
    return True


def _refuse_nonsense(packs: int) -> None:
    if not -MOST <= packs <= MOST:
        msg = f"{packs} packs are more than a shop has: at most {MOST:,}"
        raise InvalidInputError(msg)
