"""Hold what a customer collected and has not ordered."""

from __future__ import annotations

from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class CartLine:
    """Carry one product of a cart and how many packs.

    `by` names the voice that may not buy and put it there: `stranger`, the `person_id` of the household's, or
    nothing where whoever may buy did, or left it in.
    """

    sku: str
    quantity: int
    by: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Cart:
    """Carry the lines of a cart, one per product, in the order they were added.

    `version` is that of the stored item; 0 says that none is stored.
    """

    lines: tuple[CartLine, ...] = ()
    version: int = 0

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing lies in the cart."""
        return not self.lines

    def quantity_of(self, sku: str) -> int:
        """Return how many packs of a product lie in the cart, 0 if none."""
        return next((line.quantity for line in self.lines if line.sku == sku), 0)

    def with_quantity(self, sku: str, quantity: int, by: str = "") -> Cart:
        """Return the cart with exactly `quantity` packs of a product; 0 takes it out."""
        if quantity <= 0:
            return replace(self, lines=tuple(line for line in self.lines if line.sku != sku))
        if not self.quantity_of(sku):
            return replace(self, lines=(*self.lines, CartLine(sku, quantity, by)))
        changed = (
            replace(line, quantity=quantity, by=by or line.by) if line.sku == sku else line for line in self.lines
        )
        return replace(self, lines=tuple(changed))

    def with_added(self, sku: str, quantity: int, by: str = "") -> Cart:
        """Return the cart with `quantity` more packs of a product."""
        return self.with_quantity(sku, self.quantity_of(sku) + quantity, by)

    def accepted(self, skus: frozenset[str]) -> Cart:
        """Return the cart with some products left in by a voice that may buy."""
        return replace(self, lines=tuple(replace(line, by="") if line.sku in skus else line for line in self.lines))

    def without(self, skus: frozenset[str]) -> Cart:
        """Return the cart without some products."""
        return replace(self, lines=tuple(line for line in self.lines if line.sku not in skus))

    def emptied(self) -> Cart:
        """Return the cart with nothing in it."""
        return replace(self, lines=())

    def merged_with(self, other: Cart) -> Cart:
        """Return the cart with the lines of another added; for one product the larger quantity counts."""
        merged = self
        for line in other.lines:
            merged = merged.with_quantity(line.sku, max(line.quantity, self.quantity_of(line.sku)), line.by)
        return merged
