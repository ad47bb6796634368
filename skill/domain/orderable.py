"""Tell what can be ordered by voice at this moment, so that of products called alike it is offered first."""

from __future__ import annotations

from skill.domain.merchant import Merchant
from skill.domain.product import Product

__all__ = ["BEHIND", "is_orderable"]

BEHIND = -0.9
"""What speaks against a product that cannot be ordered now, in log-odds: less than any former purchase speaks for one."""


def is_orderable(product: Product, free: int, merchant: Merchant) -> bool:
    """Tell whether a pack is free and the merchant lets the assistant sell it: by voice, at any age, within the limit of an order."""
    dearest = merchant.limits.per_order
    allowed = product.voice_orderable and not product.age_limit and (dearest is None or product.price <= dearest)
    return allowed and free > 0
