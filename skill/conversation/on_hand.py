"""Look up what can be ordered now: it goes first where the words leave several, and takes the place of what is sold out."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from skill.conversation.scene import Scene
from skill.conversation.unit_words import containers_in
from skill.domain.matching import TellApart
from skill.domain.orderable import BEHIND, is_orderable
from skill.domain.pack_counts import comes_in
from skill.domain.product import Product
from skill.services.records import stock

_SEARCHED = 12
_OTHERWISE_PACKED = -4.0


def orderable(scene: Scene, skus: Collection[str]) -> frozenset[str]:
    """Return which of these products the assistant could sell now; all are looked up in one call."""
    merchant = scene.merchant
    items = scene.shop.table.get_many(stock.stock_keys(merchant.id, skus))
    sold = (product for sku in skus if (product := scene.product(sku)))
    return frozenset(
        product.sku
        for product in sold
        if is_orderable(product, stock.available_in(items, merchant.id, product.sku), merchant)
    )


def orderable_first(scene: Scene, unit: str = "", words: str = "") -> TellApart:
    """Return what tells matching which of several products to name first; asked only where words and purchases leave several.

    `unit` and `words` may name what the goods come in: then those that do not come after all others.
    """
    said = containers_in(unit, words)

    def tell_apart(skus: Collection[str]) -> Mapping[str, float]:
        here = orderable(scene, skus)
        packed = {p.sku for sku in skus if (p := scene.product(sku)) and any(comes_in(p, one) for one in said)}
        other = frozenset(skus) - packed if packed else frozenset()
        return {sku: BEHIND * (sku not in here) + _OTHERWISE_PACKED * (sku in other) for sku in skus}

    return tell_apart


def instead_of(scene: Scene, product: Product) -> Product | None:
    """Return what comes nearest to a product that is sold out: another pack of it, its variant, then what serves the same use."""
    variants = scene.catalogue.variants(product)
    same = [one for one in variants if one.spoken == product.spoken]
    nearest = dict.fromkeys(one.sku for one in (*same, *variants, *_of_same_use(scene, product)))
    nearest.pop(product.sku, None)
    here = orderable(scene, nearest)
    return next((scene.product(sku) for sku in nearest if sku in here), None)


def _of_same_use(scene: Scene, product: Product) -> list[Product]:
    """Return what the everyday word for a product finds of its kind, the customer's own first."""
    noun = product.noun.in_language(scene.turn.language)
    match = scene.catalogue.index(scene.turn.language).find(noun, history=scene.history, limit=_SEARCHED)
    found = (scene.product(one.sku) for one in (*match.candidates, *match.ranked))
    return [one for one in found if one and one.noun == product.noun and one.category == product.category]
