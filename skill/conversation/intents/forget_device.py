"""Forget a device that the customer no longer has, and remember the one that took its place."""

from __future__ import annotations

from collections.abc import Sequence

from skill.conversation.device_talk import model_asked
from skill.conversation.devices import device_meant, fitting_products, is_kind_of, of_device, said_device
from skill.conversation.dialog import FORGET, Ask
from skill.conversation.intent import Answers, Intent, SlotKind
from skill.conversation.open_question import asked_again
from skill.conversation.scene import Move, Scene
from skill.domain.choice_words import position
from skill.domain.reply import Reply, Say
from skill.domain.spoken_form import spoken_form
from skill.services.records.devices import OwnDevices, find_devices, put_devices

_MOST_NAMED = 3


def handle(scene: Scene) -> Move:
    """Forget the one device that is named, ask where it may be several, and say what is remembered where it is none."""
    if scene.is_barred:
        return Move(Reply((Say("forget_device-not_yours"),)), aside=True)
    own = find_devices(scene.shop.table, scene.owner)
    meant = _meant(scene, own.names)
    if not own.names:
        return _in_its_place(scene, own, Say("forget_device-none"))
    if len(meant) == 1:
        return _forgotten(scene, own, meant[0])
    if meant:
        return _which(meant)
    return _in_its_place(scene, own, Say("forget_device-unknown", {"names": own.names[:_MOST_NAMED]}))


def _meant(scene: Scene, names: Sequence[str]) -> tuple[str, ...]:
    """Return which remembered devices the words may be: by name, by a part of it, or by its kind; all where none is named."""
    words = next(filter(None, map(scene.turn.slot, ("device", "product", "attribute", "ordinal"))), "")
    match = device_meant(scene, words)
    if match.name in names:
        return (match.name,)
    said = set(_words_of(scene, words))
    named = tuple(name for name in names if said & set(_words_of(scene, name)))
    return named or tuple(name for name in names if not said or is_kind_of(scene, words, name))


def _words_of(scene: Scene, text: str) -> tuple[str, ...]:
    form = spoken_form(text, scene.turn.language)
    return () if form.empty else (*form.words, *(fact.value for fact in form.facts))


def _which(names: Sequence[str]) -> Move:
    shown = tuple(names[:_MOST_NAMED])
    return Move(Reply(asks=Say("forget_device-which", {"names": shown})), Ask(FORGET, {"names": list(shown)}))


def _forgotten(scene: Scene, own: OwnDevices, name: str) -> Move:
    values = of_device(name, fitting_products(scene, device_meant(scene, name)))
    left = own.without_device(name)
    return _in_its_place(scene, left, Say("forget_device-forgotten", values), was=own)


def _in_its_place(scene: Scene, own: OwnDevices, said: Say, was: OwnDevices | None = None) -> Move:
    """Say what became of the old device, and remember the new one that was named with it."""
    words = scene.turn.slot("device_two") or ""
    match = device_meant(scene, words)
    told: tuple[Say, ...] = ()
    asks = Say("devices-which_model") if match.family else None
    if match.name:
        own = own.with_device(match.name)
        told = (Say("devices-remembered", of_device(match.name, fitting_products(scene, match))),)
    elif words and not match.family:
        told = (Say("devices-none_fits", of_device(said_device(scene, words), ())),)
    changed = own != (was or find_devices(scene.shop.table, scene.owner))
    changes = (put_devices(scene.owner, own),) if changed else ()
    return Move(Reply((said, *told), asks), model_asked(words) if asks else None, changes=changes, aside=asks is None)


def _chosen(scene: Scene) -> Move:
    """Forget the device that was chosen of those that were named: by its place, or by its words."""
    listed = scene.question.payload.get("names") if scene.question else None
    names = [str(name) for name in listed] if isinstance(listed, list | tuple) else []
    own = find_devices(scene.shop.table, scene.owner)
    place = position(scene.turn.slot("ordinal") or "", scene.turn.language)
    meant = [names[place - 1 if place > 0 else place]] if place and abs(place) <= len(names) else _meant(scene, names)
    return _forgotten(scene, own, meant[0]) if len(meant) == 1 else _again(scene)


def _again(scene: Scene) -> Move:
    return asked_again(scene) or _kept(scene)


def _kept(_scene: Scene) -> Move:
    return Move(Reply((Say("forget_device-kept"),)))


INTENT = Intent(
    "ForgetDeviceIntent",
    handle,
    {"device": SlotKind.DEVICE, "device_two": SlotKind.DEVICE},
    {FORGET: Answers(_again, _kept, _chosen)},
)
