"""Read which products a turn names, how many of each, and what to ask where that is not clear."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from skill.conversation.counted_apart import counted_apart
from skill.conversation.counted_goods import (
    differ_in_measured,
    line_of,
    merged,
    of_that_size,
    packed_so,
    remarks_on,
    says_packed,
    with_amount,
)
from skill.conversation.dialog import CHOOSE, GATE, Ask
from skill.conversation.masked_code import MASK, without_code
from skill.conversation.more_products import SUFFIXES
from skill.conversation.numbers import read_number
from skill.conversation.on_hand import orderable_first
from skill.conversation.open_question import asked_again
from skill.conversation.refusals import reason
from skill.conversation.run_together import taken_apart
from skill.conversation.scene import Move, Scene
from skill.conversation.unit_words import is_amount, is_measure, unit_of
from skill.domain.cart import CartLine
from skill.domain.choices import DifferenceKind, differences
from skill.domain.errors import ImpossibleQuantityError
from skill.domain.localized import Localized
from skill.domain.matching import Match, Outcome
from skill.domain.product import Product
from skill.domain.product_names import product_index
from skill.domain.reply import Reply, Say, SpokenValue
from skill.services.records import codec
from skill.services.table import Value

_CHOICES = 3
_FITTING = 4
"""How many are offered of what fits a device: black or colour, small or large."""
_LONGEST_ECHO = 4
"""How many words the shop does not know are said back; more were hardly a product."""
_WORTH_OFFERING = 0.6
_WHICH_IN_FULL = "choose_option-which_full"
_QUESTIONS = {
    DifferenceKind.VARIANT: "choose_option-which_variant",
    DifferenceKind.SIZE: "choose_option-which_size",
    DifferenceKind.BRAND: "choose_option-which_brand",
    DifferenceKind.NAME: "choose_option-which_name",
}


@dataclass(frozen=True, slots=True)
class Wish:
    """Carry one product as it was named, with its quantity; 0 where none was said.

    `unit` is what was counted: packs, or what lies in them (`roll`, `bottle` …). `device` is what it is for, `among`
    holds the products that fit it where that is known.
    """

    words: str
    ids: tuple[str, ...]
    quantity: int
    unit: str = ""
    device: str = ""
    among: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """Carry what a turn's wishes came to: lines that are clear, words that are unknown, one choice to be made.

    `later` holds wishes that need asking back too, once this choice is made. `remarks` say what else packs hold than
    the pieces that were counted.
    """

    lines: tuple[CartLine, ...] = ()
    unknown: tuple[str, ...] = ()
    nearest: Product | None = None
    unclear: Wish | None = None
    options: tuple[Product, ...] = ()
    later: tuple[Wish, ...] = ()
    remarks: tuple[Say, ...] = ()


def quantity_in(scene: Scene, slot: str = "quantity") -> int | None:
    """Return a quantity slot as a number, None if nothing (readable) was heard."""
    words = scene.turn.slot(slot)
    if words is None:
        return None
    found = read_number(words.lower().split(), 0, scene.turn.language)
    return found[0] if found else None


def refused_quantity(scene: Scene) -> Move | None:
    """Refuse a number of packs below one that was said of a product; None where there is none. Nothing is guessed."""
    heard = [quantity_in(scene, f"quantity{suffix}") for suffix in SUFFIXES if scene.turn.slot(f"product{suffix}")]
    if all(quantity is None or quantity > 0 for quantity in heard):
        return None
    said = reason(scene, ImpossibleQuantityError(""))
    return asked_again(scene, said) or Move(Reply((said,), Say("launch-what_do_you_need")), Ask("open"))


def wishes(scene: Scene) -> list[Wish]:
    """Return the products that a turn names; a quantity without a product corrects nothing and is dropped."""
    named: list[Wish] = []
    device = scene.turn.slot("device") or ""
    for suffix in SUFFIXES:
        slot = scene.turn.slots.get(f"product{suffix}")
        if slot and slot.text.strip() and not _may_be_code(scene, slot.text):
            quantity = quantity_in(scene, f"quantity{suffix}") or 0
            unit = unit_of(scene.turn.slot(f"unit{suffix}") or "")
            wish = Wish(slot.text.strip(), slot.ids, quantity, unit, device)
            named.append(with_amount(wish, scene.turn.language))
            device = ""
    return _measured(named)


def _measured(named: Sequence[Wish]) -> list[Wish]:
    """Return the wishes with counts and measures that were said behind a product put to it: "Haribo, drei Tüten"."""
    found: list[Wish] = []
    for wish in named:
        measured = is_measure(wish.words)
        unit = unit_of(wish.words)
        if found and unit and not measured:
            before = found[-1]
            found[-1] = before if before.quantity else replace(before, quantity=wish.quantity, unit=unit)
        elif found and measured:
            amount = f"{wish.quantity} {wish.words}" if wish.quantity else ""
            found[-1] = replace(found[-1], words=f"{found[-1].words} {amount}".strip())
        else:
            found.append(wish)
    return found


def _may_be_code(scene: Scene, words: str) -> bool:
    """Tell whether words can be the customer's voice code, which no answer may repeat."""
    return scene.voice_code is not None and without_code(words, scene.turn.language) == MASK


def find(scene: Scene, wish: Wish) -> Match:
    """Return which product is meant: purchase history first, then the catalogue; of what is alike, what is in stock."""
    index = scene.catalogue.index(scene.turn.language)
    if wish.among:
        index = product_index(filter(None, map(scene.product, wish.among)), scene.turn.language)
    limit = _FITTING if wish.among else _CHOICES
    return index.find(
        wish.words, history=scene.history, limit=limit, tell_apart=orderable_first(scene, wish.unit, wish.words)
    )


def _likeness(scene: Scene, words: str) -> float:
    """Return how alike words are to the best name of the catalogue."""
    best = scene.catalogue.index(scene.turn.language).find(words).ranked
    return best[0].score if best else 0.0


def resolve(scene: Scene, named: Sequence[Wish]) -> Found:
    """Sort wishes into clear lines, unknown words, and the first one that needs asking back."""
    clear: list[tuple[Wish, Product]] = []
    unknown: list[str] = []
    unclear: list[tuple[Wish, tuple[Product, ...]]] = []
    nearest: Product | None = None
    for wish in _apart(scene, named):
        known = [sku for sku in wish.ids if sku in scene.catalogue.products]
        if len(known) == 1:
            clear.append((wish, scene.catalogue.products[known[0]]))
            continue
        match, products = _found(scene, wish)
        products = packed_so(wish, products) if match.outcome is Outcome.ASK else products
        called = _by_full_name(products, wish.words, scene.turn.language)
        best = called or (products[0] if _is_one(match, wish, products) else None)
        if best and not called and scene.catalogue.is_of_another_brand(wish.words, best, scene.turn.language):
            unknown.append(wish.words)
            nearest = nearest or best
        elif best:
            clear.append((wish, best))
        elif match.outcome is Outcome.ASK and products:
            unclear.append((wish, tuple(sorted(products, key=lambda product: _place(wish, product)))))
        else:
            unknown.append(wish.words)
            near = bool(match.candidates) and match.candidates[0].score >= _WORTH_OFFERING
            nearest = nearest or (products[0] if products and near else None)
    found = replace(_counted(scene, clear), unknown=tuple(unknown), nearest=nearest)
    if not unclear:
        return found
    (first, options), *others = unclear
    return replace(found, unclear=first, options=options, later=tuple(wish for wish, _ in others))


def _found(scene: Scene, wish: Wish) -> tuple[Match, list[Product]]:
    """Return what may be meant; of what would be asked about, the packs of the size that was said."""
    match = find(scene, wish)
    products = [product for c in match.candidates if (product := scene.product(c.sku))]
    if match.outcome is not Outcome.ASK or not is_amount(wish.unit):
        return match, products
    sized = find(scene, replace(wish, words=f"{wish.quantity} {wish.unit} {wish.words}"))
    fitting = of_that_size(wish, [product for c in sized.candidates if (product := scene.product(c.sku))])
    return (replace(sized, outcome=Outcome.ASK), fitting) if fitting else (match, products)


def _is_one(match: Match, wish: Wish, products: Sequence[Product]) -> bool:
    """Tell whether one product is left to be meant: the match is sure, only it comes in what was said, or sizes are."""
    left = len(products) == 1 and says_packed(wish)
    return bool(products) and (match.outcome is Outcome.SURE or left or differ_in_measured(wish, products))


def _counted(scene: Scene, clear: Sequence[tuple[Wish, Product]]) -> Found:
    lines = [line_of(scene, product, wish.quantity, wish.unit) for wish, product in clear]
    said = zip(lines, clear, strict=True)
    remarks = [remark for line, (wish, _) in said for remark in remarks_on(scene, line, wish.quantity, wish.unit)]
    return Found(merged(lines), remarks=tuple(remarks))


def _place(wish: Wish, product: Product) -> int:
    """Return where a product stands among what fits a device; everything else keeps the order of its likeness."""
    return wish.among.index(product.sku) if wish.among else 0


def _apart(scene: Scene, named: Sequence[Wish]) -> list[Wish]:
    """Return the wishes with those taken apart that are several products without a word between."""

    def likeness(words: str) -> float:
        return _likeness(scene, words)

    return taken_apart(counted_apart(named, likeness, scene.turn.language), likeness)


def _by_full_name(products: Sequence[Product], words: str, language: str) -> Product | None:
    """Return the one product that is called just so, though others' names begin the same: "Persil Discs"."""
    same = [product for product in products if product.spoken.in_language(language).casefold() == words.casefold()]
    return same[0] if len(same) == 1 else None


def ask_which(found: Found, purpose: str, *told: Say) -> Move:
    """Ask which of at most three products is meant, by what tells them apart; `told` is said first."""
    payload: dict[str, Value] = {
        "options": [product.sku for product in found.options],
        "quantity": found.unclear.quantity if found.unclear else 0,
        "unit": found.unclear.unit if found.unclear else "",
        "purpose": purpose,
        "lines": codec.to_plain(found.lines),
        "later": codec.to_plain(found.later),
    }
    return choice_move(found.options, payload, *told, *found.remarks, *not_found(found))


def not_found(found: Found) -> tuple[Say, ...]:
    """Return the sentence that names what the shop does not sell, none if it sells all that was named."""
    words = " ".join(found.unknown)
    if len(words.split()) > _LONGEST_ECHO:
        return (Say("choose_option-nothing_like_it"),)
    return (Say("choose_option-not_found", {"words": words[:60]}),) if words else ()


def choice_move(
    options: Sequence[Product], payload: dict[str, Value], *lead: Say, beside: Product | None = None
) -> Move:
    """Return the question between products by what tells them apart, with the products as buttons.

    `beside` is what they are offered instead of: they are told apart from it too.
    """
    apart = (*options, beside) if beside else options
    kinds = {difference.kind for difference in differences(apart)}
    kind = next(iter(kinds)) if len(kinds) == 1 < len(options) else None
    if kind is DifferenceKind.NAME and len({product.spoken for product in options}) < len(options):
        kind = None
    key = _QUESTIONS.get(kind, _WHICH_IN_FULL) if kind else _WHICH_IN_FULL
    brands: tuple[SpokenValue, ...] = tuple(Localized(product.brand) for product in options)
    asks = Say(key, {"options": brands if kind is DifferenceKind.BRAND else tuple(options)})
    buttons = tuple(Say("choose_option-button", {"product": product}) for product in options)
    reply = Reply(lead, asks=asks, options=buttons)
    return Move(reply, Ask(CHOOSE, payload), focus_skus=tuple(product.sku for product in options))


def unknown_move(scene: Scene, found: Found, purpose: str) -> Move:
    """Say what was not found and offer the nearest product, if there is one."""
    if found.nearest is None:
        at_gate = scene.question is not None and scene.question.kind == GATE
        sold = () if at_gate else (Say("choose_option-categories", {"categories": _categories(scene)}),)
        return Move(Reply((*not_found(found), *sold), Say("choose_option-what_instead")), Ask("open"), aside=True)
    payload: dict[str, Value] = {
        "options": [found.nearest.sku],
        "quantity": 1,
        "purpose": purpose,
        "lines": codec.to_plain(found.lines),
    }
    nearest = Say("choose_option-nearest", {"product": found.nearest})
    return Move(Reply(not_found(found), nearest), Ask(CHOOSE, payload), focus_skus=(found.nearest.sku,))


def _categories(scene: Scene) -> tuple[Localized, ...]:
    """Return three kinds of goods to name: what the customer bought last, else the first of the shop."""
    bought = (product.category for sku in scene.lately if (product := scene.product(sku)))
    names = scene.merchant.categories
    sold = {product.category for product in scene.catalogue.products.values() if product.voice_orderable}
    kinds = [key for key in dict.fromkeys((*bought, *names)) if key in names and key in sold]
    return tuple(names[key] for key in kinds[:_CHOICES])
