"""The reference model of the shop's books: a few dictionaries that change as the rules of trade say."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import Enum


class Stands(Enum):
    """Say how far a sale is; `OPEN` leaves it to the next rest whether it was placed or given up."""

    OPEN = "open"
    PLACED = "placed"
    SENT = "sent"
    OVER = "over"


FIRST = {
    "authorised": Stands.PLACED,
    "captured_late": Stands.PLACED,
    "sepa": Stands.PLACED,
    "sepa_fails": Stands.PLACED,
    "declined": Stands.OVER,
    "expired": Stands.OVER,
    "needs_authentication": Stands.OPEN,
    "answer_unknown": Stands.OPEN,
    "never_arrived": Stands.OPEN,
}
"""How a sale stands once a method of the sandbox has answered."""

AT_REST = {"answer_unknown": Stands.PLACED, "never_arrived": Stands.OVER, "needs_authentication": Stands.OVER}
"""How an open sale ends if nothing more happens to it."""


@dataclass
class Sale:
    """Carry one sale: packs by product, how it is paid, whether its bank said yes, and whether a crash met it."""

    packs: dict[str, int]
    method: str
    stands: Stands
    approved: bool | None = None
    crashed: bool = False

    @property
    def end(self) -> set[Stands]:
        """Return how the sale may stand at rest."""
        if self.stands is not Stands.OPEN:
            # A debit comes back within days: what has not left by then does not leave.
            fails = self.method == "sepa_fails" and self.stands is Stands.PLACED
            return {Stands.OVER} if fails else {self.stands}
        if self.crashed:
            return {Stands.PLACED, Stands.OVER}
        if self.approved is not None:
            return {Stands.PLACED if self.approved else Stands.OVER}
        return {AT_REST[self.method]}


@dataclass
class Model:
    """Count what lies on the shelf and in the carts."""

    on_hand: Counter[str] = field(default_factory=Counter)
    added: Counter[str] = field(default_factory=Counter)
    sales: dict[str, Sale] = field(default_factory=dict)
    carts: dict[str, dict[str, int]] = field(default_factory=dict)

    def edit(self, sku: str, packs: int) -> None:
        """Book a delivery to the shelf, or a loss."""
        self.on_hand[sku] += packs
        self.added[sku] += packs

    def send(self, order_id: str) -> None:
        """Take a parcel's packs off the shelf."""
        sale = self.sales[order_id]
        self.on_hand.subtract(sale.packs)
        sale.stands = Stands.SENT

    def take_back(self, packs: dict[str, int]) -> None:
        """Put packs that came back on the shelf."""
        self.on_hand.update(packs)

    def of(self, *stands: Stands) -> list[str]:
        """Return the sales that stand so, the oldest first."""
        return [order_id for order_id, sale in self.sales.items() if sale.stands in stands]
