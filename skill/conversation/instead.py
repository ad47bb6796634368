"""Find what is meant in place of a product at hand: another variant, kind or brand of it, or simply the other one."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from skill.conversation.scene import Scene
from skill.conversation.wanted import Wish, not_found, resolve, wishes
from skill.domain.choice_words import Comparison, comparison
from skill.domain.choices import variant_of
from skill.domain.product import Product
from skill.domain.reply import Say
from skill.domain.spoken_form import fold

OTHER = "other"
"""The id of "die andere": whatever was not just offered."""
WITHOUT = "without"
"""The id of "ohne Zucker" where the channel took it for goods to be taken out."""
FEATURES = frozenset(
    {WITHOUT, "sugar_free", "decaffeinated", "organic", "vegan", "lactose_free", "unscented", "rechargeable"}
)
"""Attributes that a product has or has not: where none has it, nothing else will do."""
_WORDINGS = {"sugar_free": ("Zero", "light")}
"""What the trade calls an attribute, where customers say it otherwise."""
_ENDS = {
    Comparison.BIGGER: "bigger",
    Comparison.BIGGEST: "bigger",
    Comparison.SMALLER: "smaller",
    Comparison.SMALLEST: "smaller",
    Comparison.CHEAPER: "cheaper",
    Comparison.CHEAPEST: "cheaper",
    Comparison.DEARER: "dearer",
    Comparison.DEAREST: "dearer",
}
_SEARCHED, _OFFERED = 12, 3
_SAME_BRAND = 80
_ALIKE = 85


def heard_ids(scene: Scene) -> frozenset[str]:
    """Return what the attribute that was said is known as."""
    heard = scene.turn.slots.get("attribute")
    return frozenset(heard.ids) if heard else frozenset()


def brand_words(scene: Scene) -> str:
    """Return what may be a brand: a product, or an attribute that is none ("the Swirl ones"); empty for neither."""
    said = scene.turn.slot("product") or (None if heard_ids(scene) else scene.turn.slot("attribute"))
    return said or ""


def variant_instead(scene: Scene, product: Product) -> Product | None:
    """Return the one variant of a product that the turn names or compares it with, None where no single one is."""
    wanted = scene.turn.slot("attribute") or scene.turn.slot("product") or scene.turn.slot("ordinal")
    if wanted is None:
        return None
    siblings = scene.catalogue.variants(product)
    if OTHER in heard_ids(scene):
        return siblings[0] if len(siblings) == 1 else None
    for words in (wanted, *_trade_words(scene)):
        sku = variant_of(product, words, siblings, language=scene.turn.language)
        if sku:
            return scene.product(sku)
    return None


def kind_instead(scene: Scene, product: Product) -> Product | None:
    """Return another product of the same use that an attribute names: Ariel's powder, milk without lactose."""
    wanted, language = scene.turn.slot("attribute"), scene.turn.language
    if wanted is None or comparison(wanted, language):
        return None
    of_brand = (product.brand, True) if product.brand else None
    of_use = (product.noun.in_language(language), False) if heard_ids(scene) & FEATURES else None
    for subject, branded in filter(None, (of_brand, of_use)):
        kin = _found(scene, f"{subject} {wanted}", product)
        sku = variant_of(
            product, wanted, [o for o in kin if not branded or o.brand == product.brand], language=language
        )
        if sku and sku != product.sku:
            return scene.product(sku)
    return None


def brand_instead(scene: Scene, product: Product) -> tuple[Product, ...]:
    """Return what a brand that was named has of the same use, the one alone that is most like the product at hand."""
    words = brand_words(scene)
    noun = product.noun.in_language(scene.turn.language)
    found = _found(scene, f"{words} {noun}", product)
    own = [other for other in found if _brands(other.brand, words) and other.sku != product.sku]
    ranked = sorted(own, key=lambda other: _likeness(other, product), reverse=True)
    alike = [other for other in ranked if _likeness(other, product) == _likeness(ranked[0], product)]
    if len(own) > 1 and (len(alike) > 1 or _likeness(ranked[0], product)[0] < _ALIKE):
        return tuple(own[:_OFFERED])
    return tuple(ranked[:1])


def is_brand_of(scene: Scene, product: Product) -> bool:
    """Tell whether the brand that was named is the product's own."""
    return _brands(product.brand, brand_words(scene))


def names_brand(scene: Scene) -> bool:
    """Tell whether the turn names a brand of the shop and nothing else."""
    words = brand_words(scene)
    match = scene.catalogue.index(scene.turn.language).find(words, limit=_SEARCHED)
    ranked = (scene.product(candidate.sku) for candidate in (*match.candidates, *match.ranked))
    return any(product and _brands(product.brand, words) for product in ranked)


def unknown_words(scene: Scene) -> tuple[Say, ...]:
    """Return the sentence that names what the shop does not sell: a product, or an attribute that nobody knows."""
    named = wishes(scene) or ([Wish(words, (), 0)] if (words := brand_words(scene)) else [])
    found = resolve(scene, named)
    return () if found.lines or found.unclear else not_found(found)


def others_of(scene: Scene, product: Product) -> tuple[Product, ...]:
    """Return at most three products that "die andere" may mean: variants first, else what serves the same use."""
    siblings = scene.catalogue.variants(product)
    if siblings:
        return siblings[:_OFFERED]
    noun = product.noun.in_language(scene.turn.language)
    kin = [other for other in _found(scene, noun, product) if other.sku != product.sku and other.noun == product.noun]
    return tuple(kin[:_OFFERED])


def end_of_range(scene: Scene, product: Product) -> tuple[Say, ...]:
    """Return the sentence that nothing bigger, smaller, cheaper or dearer is there; none if nothing was compared."""
    words = scene.turn.slot("attribute")
    order = comparison(words, scene.turn.language) if words else None
    if order is None:
        return ()
    values = {"order": _ENDS[order]} if scene.catalogue.variants(product) else {"order": "only"}
    return (Say("choose_option-no_further", dict(values)),)


def _trade_words(scene: Scene) -> tuple[str, ...]:
    return tuple(word for key in heard_ids(scene) for word in _WORDINGS.get(key, ()))


def _likeness(other: Product, product: Product) -> tuple[float, bool]:
    """Return how alike two brands' products are called without the brand, from 0 to 100, and whether their packs are."""
    return fuzz.ratio(_without_brand(other), _without_brand(product)), other.pack_size == product.pack_size


def _without_brand(product: Product) -> str:
    brand = fold(product.brand, "de").split()
    return " ".join(word for word in fold(product.spoken.de, "de").split() if word not in brand)


def _found(scene: Scene, words: str, product: Product) -> Sequence[Product]:
    """Return what words find of a product's category, the best first."""
    match = scene.catalogue.index(scene.turn.language).find(words, limit=_SEARCHED)
    skus = dict.fromkeys(candidate.sku for candidate in (*match.candidates, *match.ranked))
    products = (scene.product(sku) for sku in skus)
    return [other for other in products if other and other.category == product.category and other.voice_orderable]


def _brands(brand: str, words: str) -> bool:
    """Tell whether words are a brand, or one of its words: "Dolce Gusto" is Nescafé's."""
    if not brand or not words:
        return False
    said, name = fold(words, "de"), fold(brand, "de")
    return fuzz.ratio(said, name) >= _SAME_BRAND or said in name.split() or f" {said} " in f" {name} "
