"""Ask for what was said as the shop does: its devices, what goods come in, what can be ordered, and its last word."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from skill.conversation.devices import Fitted, fit
from skill.conversation.on_hand import orderable, orderable_first
from skill.conversation.scene import Scene, load_scene
from skill.conversation.turn import Channel, SlotValue, Turn
from skill.conversation.unit_words import containers_in, unit_of
from skill.conversation.wanted import Found, Wish, resolve, wishes
from skill.domain.match import Outcome
from skill.domain.matching import Examined, ProductIndex
from skill.domain.pack_counts import comes_in
from skill.domain.product import Product
from skill.domain.product_names import product_index
from skill.local_shop import LocalShop
from skill.services.catalogues import Catalogue


class Device(StrEnum):
    """Say what part a device plays: none, it narrows the goods, nothing named fits it, or it must be asked for."""

    NONE = "none"
    FITS = "fits"
    REFUSED = "refused"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class Asked:
    """Carry what a shop makes of words: the matching, and what it would do in the end.

    `chosen` are the products that are sure, asked between or offered instead. `gone` cannot be ordered now; `packed`
    tells whether a product comes in what was said (`container`). `goods` are the words that were looked for.
    """

    examined: Examined
    outcome: Outcome
    chosen: tuple[str, ...]
    goods: str = ""
    device: Device = Device.NONE
    device_name: str = ""
    fitting: int = 0
    gone: frozenset[str] = frozenset()
    container: str = ""
    packed: Mapping[str, bool] = field(default_factory=dict)


Ask = Callable[[str], Asked]


@dataclass(frozen=True)
class AskedScene(Scene):
    """Look at a shop as somebody would who bought these products, the likeliest to be bought again first."""

    bought: tuple[str, ...] = ()
    sold: Catalogue | None = None

    @property
    def history(self) -> tuple[str, ...]:
        """Return what was told to be bought."""
        return self.bought

    @property
    def catalogue(self) -> Catalogue:
        """Return the file's products, else what is on sale."""
        return self.sold or self.shop.catalogues.get(self.merchant.id, self.settings.catalogue)


def asking_index(index: ProductIndex, *, top: int, history: Sequence[str]) -> Ask:
    """Ask a list of names: there are no devices and no stock."""

    def ask(text: str) -> Asked:
        examined = index.examine(text, history=history, limit=top)
        return Asked(examined, examined.match.outcome, tuple(one.sku for one in examined.match.candidates))

    return ask


def asking_shop(
    local: LocalShop, locale: str, *, history: Sequence[str], top: int, sold: Catalogue | None = None
) -> Ask:
    """Ask as a guest with this history asks the shop; `sold` stands for what is on sale, all of it in stock."""

    def ask(text: str) -> Asked:
        turn = Turn(
            *(local.merchant.id, Channel.TEXT, "match", "match", "match", locale, "ReorderProductIntent"),
            slots={"product": SlotValue(text)},
        )
        scene = load_scene(local.shop, turn)
        parts = {name: getattr(scene, name) for name in Scene.__dataclass_fields__}
        return _asked(AskedScene(**parts, bought=tuple(history), sold=sold), text, top)

    return ask


def _asked(scene: AskedScene, text: str, top: int) -> Asked:
    wish = next(iter(wishes(scene)), Wish(text, (), 0))
    fitted = fit(scene, wish)
    wish = fitted.wish
    index = scene.catalogue.index(scene.turn.language)
    if wish.among:
        index = product_index(filter(None, map(scene.product, wish.among)), scene.turn.language)
    told = orderable_first(scene, wish.unit, wish.words)
    examined = index.examine(wish.words, history=scene.history, limit=top, tell_apart=told)
    outcome, chosen = _final(resolve(scene, [wish])) if _is_open(fitted) else (Outcome.ASK, _instead(fitted))
    skus = [*chosen, *(one.sku for one in examined.weighing.products)]
    asked = Asked(examined, outcome, chosen, goods=wish.words)
    asked = replace(asked, device=_device(fitted), device_name=fitted.device or wish.device, fitting=len(wish.among))
    return _with_packs(_with_stock(asked, scene, skus), scene, wish, skus)


def _is_open(fitted: Fitted) -> bool:
    return not (fitted.refused or fitted.asks)


def _instead(fitted: Fitted) -> tuple[str, ...]:
    return tuple(product.sku for product in fitted.instead)


def _device(fitted: Fitted) -> Device:
    if fitted.refused:
        return Device.REFUSED
    if fitted.asks:
        return Device.ASKED
    return Device.FITS if fitted.wish.among else Device.NONE


def _final(found: Found) -> tuple[Outcome, tuple[str, ...]]:
    """Return what the shop does in the end: what is clear, what it asks between, what it offers instead."""
    if found.options:
        return Outcome.ASK, _skus(found.options)
    if found.lines:
        return Outcome.SURE, tuple(line.sku for line in found.lines)
    return Outcome.NONE, _skus([found.nearest] if found.nearest else [])


def _skus(products: Sequence[Product]) -> tuple[str, ...]:
    return tuple(product.sku for product in products)


def _with_stock(asked: Asked, scene: AskedScene, skus: Sequence[str]) -> Asked:
    return asked if scene.sold else replace(asked, gone=frozenset(skus) - orderable(scene, skus))


def _with_packs(asked: Asked, scene: Scene, wish: Wish, skus: Sequence[str]) -> Asked:
    """Note what comes in what was said, where anything does: else it tells nothing apart."""
    said = containers_in(wish.unit, wish.words)
    packed = {sku: any(comes_in(p, one) for one in said) for sku in skus if (p := scene.product(sku))}
    words = [word for word in (scene.turn.slot("product") or "").split() if unit_of(word) in said]
    return replace(asked, packed=packed, container=" ".join(words)) if any(packed.values()) else asked
