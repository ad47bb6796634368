"""Name everything that can go wrong, as one tree."""

from __future__ import annotations

from datetime import date


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

    def __init__(self, limit: str, allowed: int, left: int | None = None) -> None:
        """Keep the limit's name (`order`, `day`, `month`, `member_day`, `member_month`), what it allows, and what is left.

        Amounts are minor units; `left` is None where it was not looked up, or the limit is that of one order.
        """
        super().__init__(f"{limit} limit of {allowed} minor units exceeded")
        self.limit = limit
        self.allowed = allowed
        self.left = left


class NoDeliveryAddressError(RefusedError):
    """Report a customer without an address to deliver to."""


class NoPaymentMethodError(RefusedError):
    """Report a customer without a way to pay."""


class LinkExpiredError(NotFoundError):
    """Report a link that was used, is too old, or never was."""


class NotFourDigitsError(InvalidInputError):
    """Report a voice code that is not four digits."""


class CommonCodeError(RefusedError):
    """Report a voice code that many people choose, or that others know of its owner."""


class SameCodeError(RefusedError):
    """Report a new voice code that is the old one."""


class WrongCodeError(RefusedError):
    """Report a voice code that is not the customer's."""

    def __init__(self, left: int) -> None:
        """Keep how many tries are left."""
        super().__init__(f"wrong voice code, {left} tries left")
        self.left = left


class CodeLockedError(RefusedError):
    """Report a voice code that only the link in a mail can set anew."""


class ChangedMeanwhileError(RefusedError):
    """Report a form that shows what has been changed since."""


class TooManyAddressesError(RefusedError):
    """Report more addresses than one account holds."""

    def __init__(self, allowed: int) -> None:
        """Keep how many are allowed."""
        super().__init__(f"at most {allowed} addresses")
        self.allowed = allowed


class LimitTooHighError(RefusedError):
    """Report a spending limit above the merchant's own."""

    def __init__(self, allowed: int) -> None:
        """Keep what the merchant allows in minor units."""
        super().__init__(f"at most {allowed} minor units")
        self.allowed = allowed


class LastAddressError(RefusedError):
    """Report the wish to remove the only address."""


class StillNeededError(RefusedError):
    """Report the wish to remove what an open order still needs."""


class PreferredMethodError(RefusedError):
    """Report the wish to remove the preferred way to pay without saying what is preferred from then on."""


class NotDeliveredError(RefusedError):
    """Report a complaint or return about goods that have not arrived yet."""


class ReturnPeriodOverError(RefusedError):
    """Report goods that the merchant no longer takes back for any reason."""

    def __init__(self, ended: date) -> None:
        """Keep the last day on which they were."""
        super().__init__(f"the return period ended on {ended.isoformat()}")
        self.ended = ended


class TooManyPacksError(RefusedError):
    """Report more packs than the customer received, or still has."""

    def __init__(self, sku: str, allowed: int) -> None:
        """Keep the product and how many packs there are to speak of."""
        super().__init__(f"{sku}: only {allowed} packs were delivered and kept")
        self.sku = sku
        self.allowed = allowed


class PaymentMethodExpiredError(RefusedError):
    """Report a card whose last month has passed."""

    def __init__(self, kind: str) -> None:
        """Keep what kind of method it is."""
        super().__init__(f"the {kind} has expired")
        self.kind = kind


class PaymentMethodNotOfferedError(RefusedError):
    """Report a way to pay that this merchant does not take."""

    def __init__(self, kind: str) -> None:
        """Keep what kind of method it is."""
        super().__init__(f"the merchant takes no {kind}")
        self.kind = kind


class PaymentMethodMissingError(RefusedError):
    """Report a way to pay that the customer never stored."""

    def __init__(self, kind: str) -> None:
        """Keep what kind of method was meant, empty for any other than the usual one."""
        super().__init__(f"no {kind or 'other method'} is stored")
        self.kind = kind


class ForeignCurrencyError(RefusedError):
    """Report the wish to pay in another currency than the shop's."""


class ImpossibleQuantityError(RefusedError):
    """Report a number of packs that nobody can buy: none, fewer than none, or beyond counting."""


class UnpayableAmountError(RefusedError):
    """Report a total that nobody can be charged: nothing, less than nothing, or beyond what a provider takes."""
