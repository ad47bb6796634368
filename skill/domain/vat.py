"""Split a gross total into the VAT of each rate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from skill.domain.money import Money


@dataclass(frozen=True, slots=True)
class VatShare:
    """Carry what of a total is taxed at one rate (per cent), and the VAT contained in it."""

    rate: int
    gross: Money
    vat: Money

    @property
    def net(self) -> Money:
        """Return what is left of the gross share without its VAT."""
        return self.gross - self.vat


def vat_shares(goods: Mapping[int, Money], delivery: Money) -> tuple[VatShare, ...]:
    """Return the VAT per rate of goods and delivery together, the highest rate first.

    Delivery shares the rate of the goods it belongs to (Abschn. 3.10 UStAE), in proportion to their gross
    values; the shares add up to the last cent. Deposit belongs to the goods (Abschn. 10.1 UStAE).
    """
    worth = sum(money.amount for money in goods.values())
    rates = sorted((rate for rate, money in goods.items() if money.amount), reverse=True)
    shares = {rate: divmod(delivery.amount * goods[rate].amount, worth) for rate in rates}
    left = delivery.amount - sum(whole for whole, _ in shares.values())
    # The largest remainders get the cents that are left over.
    lucky = sorted(rates, key=lambda rate: -shares[rate][1])[:left]
    found = []
    for rate in rates:
        gross = Money(goods[rate].amount + shares[rate][0] + (rate in lucky), delivery.currency)
        found.append(VatShare(rate, gross, gross.included_vat(rate)))
    return tuple(found)
