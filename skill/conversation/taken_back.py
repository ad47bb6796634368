"""Take back the last change of the cart: "doch nicht", "actually no"."""

from __future__ import annotations

from collections.abc import Mapping

from skill.conversation.baskets import AFTER, BEFORE, TO_TILL, ask_till, lines_in
from skill.conversation.scene import Move, Scene
from skill.conversation.understand_words import COMMA, tokens_of
from skill.domain.cart import Cart, CartLine
from skill.domain.reply import Say
from skill.services.records import codec

_UNDO = "undo"
"""The id that the models give such words; text channels hear a no."""
_CORES: Mapping[str, tuple[str, ...]] = {
    "de": ("doch nicht", "doch lieber nicht", "lieber doch nicht", "doch net", "doch ned"),
    "en": ("actually no", "actually not", "on second thought no", "on second thoughts no"),
}
_AROUND: Mapping[str, frozenset[str]] = {
    "de": frozenset(["ach", "oh", "äh", "ähm", "hm", "halt", "moment", "warte", "nein", "nee", "nö", "na", "bitte"]),
    "en": frozenset(["oh", "ah", "um", "er", "hmm", "wait", "sorry", "no", "nope", "please", "thanks"]),
}


def says_doch_nicht(scene: Scene) -> bool:
    """Tell whether a turn is a no that takes something back, whatever the channel calls it."""
    heard = scene.turn.slots.get("attribute")
    if heard and _UNDO in heard.ids:
        return True
    said = " ".join(token for token in tokens_of(scene.turn.heard.text or "") if token != COMMA)
    cores = (core for core in _CORES.get(scene.turn.language, ()) if f" {core} " in f" {said} ")
    core = max(cores, key=len, default="")
    return bool(core) and frozenset(said.replace(core, " ", 1).split()) <= _AROUND[scene.turn.language]


def taken_back(scene: Scene) -> Move | None:
    """Put the cart back as it was before the last answer changed it; None where it did not, or somebody else did since."""
    question = scene.question
    if question is None or question.kind != TO_TILL or BEFORE not in question.payload or not says_doch_nicht(scene):
        return None
    before, after = (codec.from_plain(question.payload[name], tuple[CartLine, ...]) for name in (BEFORE, AFTER))
    if scene.cart.lines != after:
        return None
    cart = Cart(before, scene.cart.version)
    lines = lines_in(scene, cart)
    says = (Say("read_cart-taken_back"), *((Say("read_cart-contents", {"lines": lines}),) if lines else ()))
    return ask_till(scene, cart, *says)
