"""Carry products with what speaks for each of them."""

from __future__ import annotations

from dataclasses import dataclass

from skill.domain.evidence import Evidence
from skill.domain.match import Reason
from skill.domain.name_index import IndexedName
from skill.domain.name_score import Fit

__all__ = ["Weighed", "Weighing"]


@dataclass(frozen=True, slots=True)
class Weighed:
    """Carry a product of the index with how it fits.

    `words` are the log-odds that the words alone give it, `prior` what else is known adds; `chance` is the
    probability in the end. `synonym` says that the query is one of the merchant's own synonyms for it, `called` that it
    is what the shop calls it aloud: of products with synonyms, where any is one. `reason` is set where a purchase decides.
    """

    indexed: IndexedName
    evidence: Evidence
    fit: Fit
    called: bool
    words: float
    prior: float = 0.0
    chance: float = 0.0
    reason: Reason | None = None
    synonym: bool = False
    bought: bool = False

    @property
    def sku(self) -> str:
        """Return whose product it is."""
        return self.indexed.entry.sku

    @property
    def group(self) -> str:
        """Return the group of variants it belongs to, if only its own."""
        return self.indexed.entry.group or self.indexed.entry.sku

    @property
    def log_odds(self) -> float:
        """Return all that speaks for it against "none of these"."""
        return self.words + self.prior

    def rank(self) -> tuple[float, bool, int, int, str]:
        """Order equally likely ones: the very name, then what most people buy, then the plain product.

        A shop keeps most variants of what is bought most, and calls the plain one by the fewest words.
        """
        indexed = self.indexed
        return (-round(self.log_odds, 6), not self.fit.exact, -indexed.group_size, indexed.names.length, self.sku)


@dataclass(frozen=True, slots=True)
class Weighing:
    """Carry the products worth a look, the likeliest first, and the probability that none of all is meant."""

    products: tuple[Weighed, ...]
    none: float
