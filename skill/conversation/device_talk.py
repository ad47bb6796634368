"""Talk about devices around a wish: ask which one it is for, say what fits, and remember the answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from skill.conversation.devices import (
    Fitted,
    device_meant,
    fit,
    fitting_products,
    may_be_code,
    of_device,
    refusal,
    said_device,
)
from skill.conversation.dialog import CHOOSE, DEVICE, Ask
from skill.conversation.open_question import asked_again
from skill.conversation.scene import Move, Scene
from skill.conversation.wanted import Wish, choice_move
from skill.domain.devices import DeviceMatch
from skill.domain.match import Outcome
from skill.domain.product import Product
from skill.domain.reply import Reply, Say
from skill.services.records import codec
from skill.services.records.devices import find_devices, put_devices
from skill.services.table import Value

Go = Callable[[Scene, Sequence[Wish], tuple[Say, ...]], Move]
"""What is done with wishes whose devices are known, after what was said of these."""

_MOST_OPTIONS = 4
_FALLBACK = "AMAZON.FallbackIntent"


def with_devices(scene: Scene, named: Sequence[Wish], purpose: str, go: Go) -> Move:
    """Go on with wishes narrowed to what fits; a device that must be known is asked for first, what does not fit refused."""
    fitted = [fit(scene, wish) for wish in named]
    for place, one in enumerate(fitted):
        if one.asks:
            return _ask(one, named, place, purpose)
    refused = [one for one in fitted if one.refused]
    left = [one.wish for one in fitted if not one.refused]
    says = (one.refused for one in refused if one.refused)
    told = (*says, *(say for at, say in enumerate(_fits(fitted)) if say not in _fits(fitted)[:at]))
    move = go(scene, left, told) if left or not refused else _instead(refused[0], purpose, told)
    return remembering(scene, move, *(one.device for one in fitted))


def answered(scene: Scene, go: Go) -> Move | None:
    """Take the answer to which device it is for; None where it names a product instead."""
    question, words = scene.question, _answer(scene)
    if question is None or may_be_code(scene, words):
        return asked_again(scene)
    if not words and scene.turn.intent == _FALLBACK and not question.payload.get("again"):
        return _asked_twice(scene)
    named = list(codec.from_plain(question.payload["named"], tuple[Wish, ...]))
    if not words:
        return go(scene, named, ())
    place, language = question.payload["at"], scene.turn.language
    family = str(question.payload.get("family", ""))
    devices = scene.catalogue.devices
    match = devices.find(words, language)
    if not match.name and family:
        match = devices.find(f"{family} {words}", language)
    if not match.name and not match.family and _names_goods(scene):
        return None
    if not named:
        return _told(scene, match, f"{family} {words}".strip())
    named[place] = replace(named[place], device=match.name or words)
    return with_devices(scene, named, str(question.payload["purpose"]), go)


def _asked_twice(scene: Scene) -> Move | None:
    """Put the question again where nothing of the answer was heard; the next time the goods are offered as they are."""
    move = asked_again(scene, Say("fallback-not_understood"))
    if move is None or move.ask is None:
        return move
    return replace(move, ask=replace(move.ask, payload={**move.ask.payload, "again": True}))


def asked_once_more(scene: Scene) -> Move:
    """Put the question for the device again: a yes is no answer to it."""
    return asked_again(scene) or Move(Reply(asks=Say("launch-what_do_you_need")), Ask("open"))


def device_told(scene: Scene) -> Move:
    """Remember a device that the customer tells without being asked: "mein Drucker ist ein HP Envy 6000"."""
    words = scene.turn.slot("device") or ""
    return _told(scene, device_meant(scene, words), words)


def _told(scene: Scene, match: DeviceMatch, words: str) -> Move:
    fitting = fitting_products(scene, match)
    if not match.name:
        if not match.family:
            return Move(Reply((Say("devices-none_fits", of_device(said_device(scene, words), fitting)),)), aside=True)
        return Move(Reply(asks=Say("devices-which_model")), model_asked(words))
    said = Say("devices-remembered", of_device(match.name, fitting))
    move = Move(Reply((said,), Say("devices-what_for")), Ask("open"), focus_skus=())
    return remembering(scene, move, match.name)


def model_asked(family: str) -> Ask:
    """Return the question which device of a family somebody has, with nothing wanted for it yet."""
    return Ask(DEVICE, {"named": [], "at": 0, "purpose": "", "family": family})


def instead_of(scene: Scene, product: Product, match: DeviceMatch) -> Move:
    """Say that a product does not fit a device, and offer what does."""
    one = refusal(scene, Wish("", (), 1), product, match)
    return _instead(one, "reorder", tuple(filter(None, (one.refused,))))


def remembering(scene: Scene, move: Move, *names: str) -> Move:
    """Return the move with devices remembered for the customer, of whom a stranger's voice tells nothing."""
    new = [name for name in names if name]
    if not new or scene.is_barred:
        return move
    known = find_devices(scene.shop.table, scene.owner)
    devices = known
    for name in new:
        devices = devices.with_device(name)
    return move if devices == known else replace(move, changes=(*move.changes, put_devices(scene.owner, devices)))


def _fits(fitted: Sequence[Fitted]) -> list[Say]:
    return [say for one in fitted for say in one.says]


def _ask(one: Fitted, named: Sequence[Wish], place: int, purpose: str) -> Move:
    payload: dict[str, Value] = {
        "named": codec.to_plain(tuple(named)),
        "at": place,
        "purpose": purpose,
        "family": one.family,
    }
    return Move(Reply(asks=one.asks), Ask(DEVICE, payload))


def _instead(one: Fitted, purpose: str, told: tuple[Say, ...]) -> Move:
    """Offer what fits in place of what does not; where nothing does, nothing is ordered."""
    options = one.instead[:_MOST_OPTIONS]
    if not options:
        return Move(Reply(told), aside=True)
    payload: dict[str, Value] = {
        "options": [product.sku for product in options],
        "quantity": one.wish.quantity or 1,
        "purpose": purpose,
    }
    if len(options) > 1:
        return choice_move(options, payload, *told)
    asks = Say("devices-instead", {"product": options[0]})
    return Move(Reply(told, asks), Ask(CHOOSE, payload), focus_skus=(options[0].sku,))


def _answer(scene: Scene) -> str:
    """Return the words that name a device: a slot's, else all that was heard where nothing was understood."""
    slots = (scene.turn.slot(name) for name in ("device", "product"))
    heard = scene.turn.heard.text if scene.turn.intent == _FALLBACK else None
    attribute = scene.turn.slot("attribute") or ""
    named = attribute if device_meant(scene, attribute).name else ""
    return next(filter(None, slots), heard or named).strip()


def _names_goods(scene: Scene) -> bool:
    """Tell whether the answer is a product, not a device that nobody knows."""
    words = scene.turn.slot("product") or ""
    index = scene.catalogue.index(scene.turn.language)
    return bool(words) and index.find(words).outcome is not Outcome.NONE
