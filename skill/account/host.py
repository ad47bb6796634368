"""Say what the customer page needs from the house it stands in."""

from __future__ import annotations

from typing import Protocol

from skill.services.shop import Shop


class Host(Protocol):
    """Carry one merchant's shop, and know whose account tokens are whose."""

    @property
    def shop(self) -> Shop:
        """Return the shop's ports."""
        ...

    @property
    def merchant_id(self) -> str:
        """Return whose customers log in here."""
        ...

    def account_of(self, token: str) -> str | None:
        """Return the customer of an account token, as Alexa sends it; None for one that is not wholly right."""
        ...
