"""Turn what was counted of a product into packs, and say where packs hold something else than the pieces that were said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import dropwhile
from typing import TYPE_CHECKING

from skill.conversation.numbers import read_number
from skill.conversation.scene import Scene
from skill.conversation.unit_words import containers_in, is_amount, unit_of
from skill.conversation.whole_amounts import in_whole_amounts
from skill.domain.cart import CartLine
from skill.domain.pack_counts import comes_in, hold_other_than, in_packs, is_of_size
from skill.domain.packaging import Container
from skill.domain.product import Product
from skill.domain.reply import Say

if TYPE_CHECKING:
    from skill.conversation.wanted import Wish

PACKS = "pack"
"""The unit of a number that is of packs for certain."""


def line_of(scene: Scene, product: Product, count: int, unit: str) -> CartLine:
    """Return the line of what was counted: eight rolls are one pack of eight."""
    packed, packs = in_packs(product, scene.catalogue.variants(product), count, unit)
    return CartLine(packed.sku, packs or 1)


def merged(lines: Sequence[CartLine]) -> tuple[CartLine, ...]:
    """Return lines with those of one product added up."""
    sums: dict[str, int] = {}
    for line in lines:
        sums[line.sku] = sums.get(line.sku, 0) + line.quantity
    return tuple(CartLine(sku, quantity) for sku, quantity in sums.items())


def remarks_on(scene: Scene, line: CartLine, count: int, unit: str) -> tuple[Say, ...]:
    """Return the sentence that a pack holds other than the pieces that were counted, none where it fits or packs were said."""
    product = scene.catalogue.products[line.sku]
    if is_amount(unit) or count < 1 or not hold_other_than(product, count, line.quantity):
        return ()
    container = "crate" if product.container is Container.CRATE else "pack"
    counted = {"size": product.pack_size, "count": count, "packs": line.quantity}
    return (Say("choose_option-pack_holds", {**counted, "container": container}),)


def says_packed(wish: Wish) -> bool:
    """Tell whether a wish names what the goods come in: cans, bottles, jars."""
    return bool(containers_in(wish.unit, wish.words))


def packed_so(wish: Wish, products: Sequence[Product]) -> list[Product]:
    """Return the products that are sold in what was said, "cola dosen" or "sechs Flaschen Cola"; all where none is."""
    said = containers_in(wish.unit, wish.words)
    return [product for product in products if any(comes_in(product, unit) for unit in said)] or list(products)


def of_that_size(wish: Wish, products: Sequence[Product]) -> list[Product]:
    """Return the products of which one pack holds what was measured, "0,75 Liter"; none where none does."""
    return [product for product in products if is_of_size(product, wish.quantity, wish.unit)]


def option_packed_so(options: Sequence[Product], words: str) -> str | None:
    """Return the SKU of the one option that comes in what was said: "die Dosen"; None where none does or several."""
    said = containers_in("", words)
    found = [option.sku for option in options if any(comes_in(option, unit) for unit in said)]
    return found[0] if len(found) == 1 else None


def differ_in_measured(wish: Wish, products: Sequence[Product]) -> bool:
    """Tell whether products differ in nothing but how much they hold, which was said: half a litre is no question."""
    return is_amount(wish.unit) and len({product.spoken for product in products}) == 1


def with_amount(wish: Wish, language: str) -> Wish:
    """Return a wish with a measure taken out of its words: "half a kilo of coffee" is coffee, 500 grams."""
    words = [word.casefold() for word in wish.words.split()]
    tokens = in_whole_amounts(words, language)
    each = max(1, wish.quantity)
    if tokens == words and wish.quantity and not wish.unit:
        # Alexa may hear "two | pound bag of coffee", and "zwei | komma fünf Liter Milch".
        tokens, each = in_whole_amounts([str(wish.quantity), *words], language), 1
        tokens = tokens[1:] if tokens[1:] == words else tokens
    number = None if tokens == words else read_number(tokens, 0, language)
    count, begin = (each * number[0], number[1]) if number else (wish.quantity, 0)
    unit = unit_of(tokens[begin]) if count and begin < len(tokens) and (number or not wish.unit) else ""
    goods = list(dropwhile("of".__eq__, tokens[begin + 1 :]))
    return replace(wish, words=" ".join(goods), quantity=count, unit=unit) if goods and is_amount(unit) else wish
