"""Describe a customer of the shop."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Address:
    """Carry one place to deliver to."""

    address_id: str
    name: str
    street: str
    postal_code: str
    city: str
    country: str = "DE"

    @property
    def one_line(self) -> str:
        """Return the address as it stands on a card or in a mail."""
        return f"{self.name}, {self.street}, {self.postal_code} {self.city}"


@dataclass(frozen=True, slots=True)
class Customer:
    """Carry what the shop knows about a person; the first address is the usual one.

    `disclosed` says that the assistant has introduced itself as automatic (AI Act, Art. 50). `awaits` names
    the order whose payment the customer was asked to approve, until the assistant has told how that ended.
    `version` is that of the stored profile; 0 says that none is stored (a guest).
    """

    customer_id: str
    name: str = ""
    email: str = ""
    addresses: tuple[Address, ...] = ()
    payment_method: str = ""
    linked: bool = False
    disclosed: bool = False
    awaits: str = ""
    version: int = 0

    @property
    def is_guest(self) -> bool:
        """Tell whether no shop account stands behind this person."""
        return not self.linked

    def introduced(self) -> Customer:
        """Return the customer as one who knows that they talk to a machine."""
        return replace(self, disclosed=True)
