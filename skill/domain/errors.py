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


class QuantityLimitError(RefusedError):
    """Report that the shop does not sell so many packs of a product in one order."""

    def __init__(self, sku: str, allowed: int) -> None:
        """Keep the product and how many packs one order may hold."""
        super().__init__(f"{sku}: at most {allowed} per order")
        self.sku = sku
        self.allowed = allowed


class NotSoldByVoiceError(RefusedError):
    """Report a product that the merchant, or the law, does not let the assistant sell."""

    def __init__(self, sku: str) -> None:
        """Keep which product it is."""
        super().__init__(f"{sku} is not sold by voice")
        self.sku = sku


class TooManyLinesError(RefusedError):
    """Report more different products than one order may hold."""

    def __init__(self, allowed: int) -> None:
        """Keep how many lines are allowed."""
        super().__init__(f"at most {allowed} different products per order")
        self.allowed = allowed


class BelowMinimumError(RefusedError):
    """Report goods of less value than the merchant delivers."""

    def __init__(self, minimum: int) -> None:
        """Keep the minimum order value in minor units."""
        super().__init__(f"the minimum order value is {minimum} minor units")
        self.minimum = minimum


class LimitExceededError(RefusedError):
    """Report an order that would pass a spending limit."""

    def __init__(self, limit: str, allowed: int) -> None:
        """Keep the limit's name (`order` or `month`) and what it allows in minor units."""
        super().__init__(f"{limit} limit of {allowed} minor units exceeded")
        self.limit = limit
        self.allowed = allowed


class NoDeliveryAddressError(RefusedError):
    """Report a customer without an address to deliver to."""


class NoPaymentMethodError(RefusedError):
    """Report a customer without a way to pay."""
