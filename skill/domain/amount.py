"""Read amounts of money as merchants write them."""

from __future__ import annotations

import re

from skill.domain.errors import InvalidInputError
from skill.domain.money import Money

# A thousands separator counts only before three digits and with decimals after it: "1.299" alone
# could be either, so it is refused.
_AMOUNT = re.compile(r"(?P<whole>\d+|\d{1,3}(?:\.\d{3})+(?=,)|\d{1,3}(?:,\d{3})+(?=\.))(?:[.,](?P<cents>\d{1,2}))?")


def parse_amount(text: str, currency: str = "EUR") -> Money:
    """Read `2,49`, `2.49`, `3`, `1.299,00` or `2,49 €` as money with two decimals.

    Raises `InvalidInputError` for anything else: signs, three decimals, another currency.
    """
    bare = text.strip().removesuffix("€").removesuffix(currency).strip()
    match = _AMOUNT.fullmatch(bare) if bare.isascii() else None
    if match is None:
        msg = f"{text!r} is no amount such as 2,49"
        raise InvalidInputError(msg)
    whole = int(match["whole"].replace(".", "").replace(",", ""))
    cents = int((match["cents"] or "0").ljust(2, "0"))
    return Money(whole * 100 + cents, currency)


_SIGNS = {"€": "EUR", "$": "USD", "£": "GBP", "Fr.": "CHF", "SFr.": "CHF"}
_NAMED = re.compile(r"(?P<before>[A-Z]{3}|€|\$|£|S?Fr\.)?\s*(?P<figures>.*?)\s*(?P<after>[A-Z]{3}|€|\$|£|S?Fr\.)?")


def split_currency(text: str) -> tuple[str, str]:
    """Split `12,90 EUR`, `EUR 12.90` or `€ 12,90` into an ISO 4217 code and figures; "" where no currency is named."""
    match = _NAMED.fullmatch(text.strip().replace("\xa0", " "))
    if match is None or (match["before"] and match["after"]):
        return "", text.strip()
    named = match["before"] or match["after"] or ""
    return _SIGNS.get(named, named), match["figures"]


def format_amount(money: Money) -> str:
    """Write money as `2.49`, the form that `parse_amount` reads back."""
    return f"{money.amount // 100}.{money.amount % 100:02d}"
