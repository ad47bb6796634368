"""Bundle the ports that every use case needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from skill.domain.reply import Render
from skill.services.catalogues import Catalogues
from skill.services.letters.letter import WriteLetter
from skill.services.ports import Clock, Ids, Notifier, PaymentMethods, Payments
from skill.services.table import Table


@dataclass(frozen=True, slots=True)
class Shop:
    """Carry storage, money, messages, time and names; one for all merchants of a deployment.

    `wording` puts replies into words, `letters` letters; `fetch_pepper` returns what keys the hashes of voice
    codes, from outside the table. `public_url` is where customers reach the shop's pages, without a slash at its end.
    """

    table: Table
    payments: Payments
    notifier: Notifier
    clock: Clock
    ids: Ids
    catalogues: Catalogues
    wording: Render
    fetch_pepper: Callable[[], bytes]
    methods: PaymentMethods
    letters: WriteLetter
    public_url: str = "http://127.0.0.1:8080"

    @property
    def pepper(self) -> bytes:
        """Return what keys the hashes of voice codes; raise `UnavailableError` where its keeper does not answer."""
        return self.fetch_pepper()
