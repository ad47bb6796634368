"""Count money in integer minor units."""

from __future__ import annotations

from dataclasses import dataclass

from skill.domain.errors import ProgrammingError


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """Hold an amount in minor units (cents) of one ISO 4217 currency."""

    amount: int
    currency: str = "EUR"

    def __add__(self, other: Money) -> Money:
        """Add money of the same currency."""
        self._same_currency(other)
        return Money(self.amount + other.amount, self.currency)

    def __sub__(self, other: Money) -> Money:
        """Subtract money of the same currency."""
        self._same_currency(other)
        return Money(self.amount - other.amount, self.currency)

    def __mul__(self, factor: int) -> Money:
        """Multiply by a whole number of units."""
        return Money(self.amount * factor, self.currency)

    def included_vat(self, rate: int) -> Money:
        """Return the VAT contained in a gross amount at `rate` per cent, rounded half up."""
        net_and_rate = 100 + rate
        return Money((self.amount * rate * 2 + net_and_rate) // (2 * net_and_rate), self.currency)

    def _same_currency(self, other: Money) -> None:
        if self.currency != other.currency:
            msg = f"cannot mix {self.currency} and {other.currency}"
            raise ProgrammingError(msg)


def total(amounts: list[Money], currency: str = "EUR") -> Money:
    """Sum amounts of one currency; nothing sums to zero."""
    result = Money(0, currency)
    for amount in amounts:
        result += amount
    return result
