"""Play the provider's page on which a customer stores a way to pay; the shop's own pages show it.

The page offers the sandbox's methods by name (`sandbox_payments.METHODS`), so that every outcome of a
payment can be tried out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from skill.domain.customer import MethodKind, StoredMethod
from skill.domain.errors import NotFoundError
from skill.domain.privacy import PERSONAL, declare
from skill.services.ports import Clock, SetUp, SetUpRequest
from skill.services.records import codec
from skill.services.table import ConflictError, Expect, Key, Put, Table

LIVES = timedelta(days=1)
PAGE = "/sandbox/zahlungsart/"

declare(
    "sandbox_setup",
    dict.fromkeys(("reference", "merchant_id", "customer_id", "kind", "return_url", "stored"), PERSONAL),
    lives=LIVES,
)


@dataclass(frozen=True, slots=True)
class SandboxSetUp:
    """Carry one page of the sandbox and, once it is finished, the method stored on it."""

    reference: str
    merchant_id: str
    customer_id: str
    kind: MethodKind
    return_url: str
    stored: StoredMethod | None = None
    version: int = 0


class SandboxMethods:
    """Store ways to pay without a provider; its pages outlive the process."""

    def __init__(self, table: Table, *, clock: Clock, public_url: str) -> None:
        """Keep the pages in this table and serve them under this address."""
        self._table = table
        self._clock = clock
        self._public_url = public_url

    def begin(self, request: SetUpRequest) -> SetUp:
        """Return the sandbox's page; the same key leads to the same page."""
        setup = SandboxSetUp(request.key, request.merchant_id, request.customer_id, request.kind, request.return_url)
        try:
            self._table.write(self._put(setup))
        except ConflictError:
            self.page(request.key)
        return SetUp(request.key, f"{self._public_url}{PAGE}{request.key}")

    def page(self, reference: str) -> SandboxSetUp:
        """Return what a page is for; raise `NotFoundError` where there is none or it is too old."""
        item = self._table.get(_key(reference))
        if item is None:
            raise NotFoundError(reference)
        return codec.from_item(item, SandboxSetUp)

    def choose(self, reference: str, method: StoredMethod) -> SandboxSetUp:
        """Play the customer who finishes the page; the first choice stays."""
        setup = self.page(reference)
        if setup.stored is not None:
            return setup
        chosen = replace(setup, stored=method)
        self._table.write(self._put(chosen))
        return chosen

    def finish(self, merchant_id: str, customer_id: str, reference: str) -> StoredMethod | None:
        """Return what was chosen on the page, None before."""
        setup = self.page(reference)
        if (setup.merchant_id, setup.customer_id) != (merchant_id, customer_id):
            raise NotFoundError(reference)
        return setup.stored

    def forget(self, merchant_id: str, customer_id: str, method_id: str) -> None:
        """Do nothing: the sandbox knows no cards."""
        del merchant_id, customer_id, method_id

    def _put(self, setup: SandboxSetUp) -> Put:
        return Put(
            _key(setup.reference),
            codec.to_attributes(setup),
            expect=setup.version or Expect.ABSENT,
            expires_at=int((self._clock.now() + LIVES).timestamp()),
        )


def _key(reference: str) -> Key:
    return Key(f"sandbox#setup#{reference}", "sandbox_setup")
