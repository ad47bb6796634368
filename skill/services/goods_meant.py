"""Tell which products of an order some typed words mean, or that a person has to decide."""

from __future__ import annotations

import re

from skill.domain.merchant import Merchant
from skill.domain.order import Order
from skill.services.records import keys
from skill.services.records.merchants import settings_from
from skill.services.shop import Shop

_PARTS = re.compile(r"[,;\n]|\s(?:und|and|sowie|&)\s")
_LANGUAGES = ("de", "en")
_MOST_PARTS = 20


def goods_meant(shop: Shop, order: Order, words: str, *, merchant: Merchant) -> frozenset[str] | None:
    """Return the products that words name, empty for the whole order, None where that is not plain.

    Numbers are left to a person: "zwei Packungen" may be two of six.
    """
    if not words.strip():
        return frozenset()
    parts = [part.strip() for part in _PARTS.split(words) if part.strip()]
    if len(parts) > _MOST_PARTS or re.search(r"\d", words):
        return None
    found = [_one(shop, order, part, merchant) for part in parts]
    return None if not found or None in found else frozenset(sku for sku in found if sku)


def _one(shop: Shop, order: Order, words: str, merchant: Merchant) -> str | None:
    skus = frozenset(order.skus)
    settings = settings_from(shop.table.get(keys.settings(merchant.id)), merchant.id)
    catalogue = shop.catalogues.get(merchant.id, settings.catalogue)
    hits: set[str] = set()
    for language in _LANGUAGES:
        match = catalogue.index(language).find(words, history=tuple(skus), limit=12)
        hits |= {candidate.sku for candidate in match.candidates} & skus
    return hits.pop() if len(hits) == 1 else None
