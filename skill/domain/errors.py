"""Name everything that can go wrong, as one tree."""

from __future__ import annotations


class ShopError(Exception):
    """Root of all errors that this product raises on purpose."""


class NotFoundError(ShopError):
    """Report that a thing the customer or merchant named does not exist."""


class RefusedError(ShopError):
    """Report that a rule of the shop, the law or the state forbids the wish."""


class InvalidInputError(ShopError):
    """Report input that cannot be read; the message names where and why."""


class UnavailableError(ShopError):
    """Report that a dependency did not answer; nothing is known to have changed."""


class ProgrammingError(ShopError):
    """Report a call that no correct program makes."""


class OutOfStockError(RefusedError):
    """Report that fewer units are available than were asked for."""

    def __init__(self, sku: str, available: int) -> None:
        """Keep which product ran short and how many units are left."""
        super().__init__(f"{sku}: only {available} available")
        self.sku = sku
        self.available = available


class LimitExceededError(RefusedError):
    """Report that an order would pass a spending limit of the customer or shop."""

    def __init__(self, limit: str, allowed: int) -> None:
        """Keep the limit's name (`order`, `month`) and what it allows in minor units."""
        super().__init__(f"{limit} limit of {allowed} minor units exceeded")
        self.limit = limit
        self.allowed = allowed
