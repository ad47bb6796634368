"""Take a choice: between products that were offered, or of another variant at the order gate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from skill.conversation.counted_goods import PACKS, merged, option_packed_so, remarks_on
from skill.conversation.device_choice import by_device
from skill.conversation.dialog import CHOOSE, GATE, Ask, Question
from skill.conversation.instead import (
    FEATURES,
    OTHER,
    end_of_range,
    heard_ids,
    is_brand_of,
    kind_instead,
    names_brand,
    others_of,
    unknown_words,
    variant_instead,
)
from skill.conversation.intent import Answers, Intent, SlotKind
from skill.conversation.intents import add_to_cart, product_question, reorder_product
from skill.conversation.order_gate import Manner, draft_from, draft_of, offer
from skill.conversation.scene import Move, Scene
from skill.conversation.swap_at_gate import at_gate, kept_beside, which_of
from skill.conversation.wanted import Wish, ask_which, choice_move, quantity_in, resolve, wishes
from skill.domain.cart import CartLine
from skill.domain.choices import choose, fitting
from skill.domain.pack_counts import in_packs
from skill.domain.product import Product
from skill.domain.quote import QuoteSource
from skill.domain.reply import Reply, Say
from skill.services.quote_products import Draft
from skill.services.records import codec


def handle(scene: Scene) -> Move:
    """Choose among the options that were named, or swap the product at the gate."""
    question, quote = scene.question, scene.session.quote
    if (for_device := by_device(scene)) is not None:
        return for_device
    if question and question.kind == CHOOSE:
        return _among_options(scene, question)
    if question and question.kind == GATE and quote:
        return at_gate(scene, draft_of(quote))
    if question and "draft" in question.payload:
        return at_gate(scene, draft_from(question.payload))
    return _of_focus(scene)


def _among_options(scene: Scene, question: Question) -> Move:
    options = _options(scene, question)
    if not options:
        return _nothing_to_choose()
    if OTHER in heard_ids(scene):
        return _the_other(scene, question, options)
    said = [scene.turn.slot(name) for name in ("ordinal", "attribute", "product")]
    ordinal, attribute, product = said
    sku = choose(options, ordinal=ordinal, attribute=attribute, product=product, language=scene.turn.language)
    sku = sku or option_packed_so(options, " ".join(filter(None, said)))
    if sku is None and (fewer := _fewer(scene, options)):
        return choice_move(fewer, {**question.payload, "options": [option.sku for option in fewer]})
    if sku is None and (other := _another_wish(scene, question)):
        return other
    sku = sku or _unoffered(scene, options)
    if sku is None:
        return choice_move(options, question.payload, *_why_not(scene, options))
    return _chosen(scene, question, sku)


def _the_other(scene: Scene, question: Question, options: Sequence[Product]) -> Move:
    """Take "die andere" where one product was offered; of several it names none."""
    others = others_of(scene, options[0]) if len(options) == 1 else ()
    if len(others) == 1:
        return _chosen(scene, question, others[0].sku)
    fresh = others or tuple(options)
    return choice_move(fresh, {**question.payload, "options": [option.sku for option in fresh]})


def _fewer(scene: Scene, options: Sequence[Product]) -> tuple[Product, ...]:
    """Return the options that a brand or an attribute leaves, where it leaves several: "die von Varta"."""
    words = " ".join(filter(None, (scene.turn.slot("attribute"), scene.turn.slot("product"))))
    if names_brand(scene):
        left = tuple(option for option in options if is_brand_of(scene, option))
    else:
        left = fitting(options, words, language=scene.turn.language) if words else ()
    return left if 1 < len(left) < len(options) else ()


def _why_not(scene: Scene, options: Sequence[Product]) -> tuple[Say, ...]:
    """Return why an answer is none of the options: what it names is not sold, or it was not understood."""
    if heard_ids(scene) & FEATURES:
        return (Say("choose_option-no_such_variant"),)
    if len(options) == 1 and (end := end_of_range(scene, options[0])):
        return end
    return unknown_words(scene) or (Say("choose_option-not_among"),)


def _unoffered(scene: Scene, options: Sequence[Product]) -> str | None:
    """Return the one product that an attribute makes of the options ("den Sechserpack"), None if it makes several."""
    if scene.turn.slot("attribute") is None:
        return None
    search = (variant_instead, kind_instead) if heard_ids(scene) & FEATURES else (variant_instead,)
    for find in search:
        others = {other.sku for option in options if (other := find(scene, option))}
        # What was on offer is none: "acht Rollen" must not come to the pack of nine whose name nothing speaks against.
        others -= {option.sku for option in options}
        if others:
            return others.pop() if len(others) == 1 else None
    return None


def _another_wish(scene: Scene, question: Question) -> Move | None:
    """Take a product that was not offered, but is sold, as a wish of its own."""
    found = resolve(scene, wishes(scene))
    if not found.lines and not found.unclear:
        return None
    to_cart = question.payload.get("purpose") == add_to_cart.PURPOSE
    return add_to_cart.handle(scene) if to_cart else reorder_product.handle(scene)


def _chosen(scene: Scene, question: Question, sku: str) -> Move:
    """Go on where the question came from, with the product that is now clear."""
    payload = question.payload
    chosen, remarks = _counted(scene, question, sku)
    others = codec.from_plain(payload.get("lines") or [], tuple[CartLine, ...])
    lines = merged((*others, chosen))
    later = resolve(scene, codec.from_plain(payload.get("later") or [], tuple[Wish, ...]))
    lines, remarks = merged((*lines, *later.lines)), (*remarks, *later.remarks)
    if later.unclear:
        return ask_which(replace(later, lines=lines, remarks=remarks), str(payload.get("purpose")))
    product = scene.product(sku)
    if payload.get("purpose") == add_to_cart.PURPOSE:
        return add_to_cart.add(scene, lines, *remarks)
    if payload.get("purpose") == product_question.PURPOSE and product:
        return product_question.about(scene, product)
    draft = Draft(lines, QuoteSource.REORDER)
    return kept_beside(offer(scene, draft, Manner(lead=remarks)), _options(scene, question), sku)


def _counted(scene: Scene, question: Question, sku: str) -> tuple[CartLine, tuple[Say, ...]]:
    """Return how many packs of what was chosen hold what was counted when it was asked for, and what to say of that."""
    asked = question.payload.get("quantity")
    said, unit = quantity_in(scene), str(question.payload.get("unit", PACKS))
    count, unit = (said, PACKS) if said else (asked if isinstance(asked, int) else 1, unit)
    line = CartLine(sku, in_packs(scene.catalogue.products[sku], (), count, unit)[1] or 1)
    return line, remarks_on(scene, line, count, unit)


def _of_focus(scene: Scene) -> Move:
    """Take "die größere" without an open question as a wish for a variant of what was talked about."""
    talked_about = [product for sku in scene.session.focus_skus if (product := scene.product(sku))]
    for product in talked_about:
        other = variant_instead(scene, product)
        if other:
            return offer(scene, Draft((CartLine(other.sku, quantity_in(scene) or 1),), QuoteSource.REORDER))
    if scene.turn.slot("product"):
        return reorder_product.handle(scene)
    if not talked_about or not scene.turn.slot("attribute"):
        return _nothing_to_choose()
    if other := kind_instead(scene, talked_about[0]):
        return offer(scene, Draft((CartLine(other.sku, quantity_in(scene) or 1),), QuoteSource.REORDER))
    if end := end_of_range(scene, talked_about[0]):
        return Move(Reply(end, Say("launch-what_else")), Ask("open"))
    others = others_of(scene, talked_about[0])
    lead = () if OTHER in heard_ids(scene) else (Say("choose_option-not_among"),)
    return which_of(1, others, *lead, beside=talked_about[0]) if others else _nothing_to_choose()


def _nothing_to_choose() -> Move:
    return Move(Reply((Say("choose_option-nothing_to_choose"),), Say("launch-what_do_you_need")), Ask("open"))


def _options(scene: Scene, question: Question) -> tuple[Product, ...]:
    listed = question.payload.get("options")
    skus = [str(sku) for sku in listed] if isinstance(listed, list | tuple) else []
    return tuple(product for sku in skus if (product := scene.product(sku)))


def _yes(scene: Scene) -> Move:
    """Take a yes where one product was offered; a yes to several is no choice."""
    question = scene.question
    options = _options(scene, question) if question else ()
    if question and len(options) == 1:
        return _chosen(scene, question, options[0].sku)
    if question and options:
        return choice_move(options, question.payload)
    return _nothing_to_choose()


def _no(scene: Scene) -> Move:
    del scene
    return Move(Reply((Say("choose_option-none_of_them"),)))


INTENT = Intent(
    "ChooseOptionIntent",
    handle,
    {
        "ordinal": SlotKind.ORDINAL,
        "attribute": SlotKind.ATTRIBUTE,
        "product": SlotKind.PRODUCT,
        "device": SlotKind.DEVICE,
        "quantity": SlotKind.QUANTITY,
        "rejected": SlotKind.ATTRIBUTE,
        "day": SlotKind.DAY,
        "month": SlotKind.MONTH,
    },
    {CHOOSE: Answers(_yes, _no)},
)
