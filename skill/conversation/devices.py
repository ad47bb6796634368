"""Narrow a wish to what fits the customer's device: named now, remembered, or told by what was bought."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from skill.conversation.device_words import is_no_device, parted, written
from skill.conversation.masked_code import MASK, without_code
from skill.conversation.on_hand import orderable
from skill.conversation.scene import Scene
from skill.conversation.wanted import Wish
from skill.domain.devices import DeviceMatch, names_kind
from skill.domain.localized import Localized
from skill.domain.match import Match, Outcome, Reason
from skill.domain.product import Gender, Product
from skill.domain.product_names import product_index
from skill.domain.reply import Say, SpokenValue
from skill.services.records.devices import find_devices

_WIDE = 60
"""How many products a kind of goods may have: all of them count when a device tells them apart."""
_THE_VERY_NAME = 0.995
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Fitted:
    """Carry what a wish comes to: narrowed to what fits, refused, or a question about the device.

    `device` is what to remember. `family` holds the words of a name that leaves the model open. `instead` fits where
    the product that was named does not.
    """

    wish: Wish
    says: tuple[Say, ...] = ()
    device: str = ""
    refused: Say | None = None
    instead: tuple[Product, ...] = ()
    asks: Say | None = None
    family: str = ""


def fit(scene: Scene, wish: Wish) -> Fitted:
    """Return the wish with the products that fit the device it is for; as it was where no device plays a part."""
    if not len(scene.catalogue.devices) or _is_clear(scene, wish):
        return Fitted(wish)
    language = scene.turn.language
    goods, device = (wish.words, wish.device) if wish.device else parted(wish.words, language) or (wish.words, "")
    if not device:
        return _unsaid(scene, wish)
    if not wish.device and _is_very_name(scene, wish.words):
        return Fitted(wish)
    bare = replace(wish, words=goods, device=device)
    match = device_meant(scene, device)
    if match.name:
        return _for_device(scene, bare, match)
    if not match.family and _is_kind(scene, device):
        return _unsaid(scene, replace(bare, device=""))
    return _unknown(scene, wish, bare, match)


def _unknown(scene: Scene, wish: Wish, bare: Wish, match: DeviceMatch) -> Fitted:
    """Refuse what no list names, ask for the model where a list has such; goods for people need no device."""
    goods = _goods(scene, bare.words)
    listed = [product for product in goods if product.fits]
    if is_no_device(bare.device, scene.turn.language) or not listed:
        return Fitted(replace(bare, device="") if goods else replace(wish, device=""))
    if match.family:
        return Fitted(bare, asks=Say("devices-which_model"), family=bare.device)
    return Fitted(bare, refused=Say("devices-none_fits", of_device(said_device(scene, bare.device), listed)))


def may_be_code(scene: Scene, words: str) -> bool:
    """Tell whether words are nothing but what can be the customer's voice code, which no answer may repeat."""
    return scene.voice_code is not None and without_code(words, scene.turn.language) == MASK


def device_meant(scene: Scene, words: str) -> DeviceMatch:
    """Return the device that words mean: none, where they are nothing but what can be the voice code."""
    if may_be_code(scene, words):
        return DeviceMatch()
    return scene.catalogue.devices.find(words, scene.turn.language)


def said_device(scene: Scene, words: str) -> str:
    """Return a device as it was said, without digits that may be the customer's voice code."""
    shown = without_code(words, scene.turn.language).replace(MASK, "") if scene.voice_code else words
    return written(" ".join(shown.split()))


def of_device(name: str, products: Iterable[Product]) -> dict[str, SpokenValue]:
    """Return how a device is spoken of: its name, else its kind, and the gender of that kind in German."""
    kinds = {(product.device, product.device_gender_de) for product in products if product.device}
    kind, gender = kinds.pop() if len(kinds) == 1 else (None, Gender.NEUTER)
    called = kind or Localized("Gerät", "device")
    return {"device": name or called, "device_kind": called, "device_gender": gender.value}


def is_kind_of(scene: Scene, words: str, name: str) -> bool:
    """Tell whether words call a device by its kind: "mein Drucker" for the HP Envy 6000."""
    language = scene.turn.language
    kinds = {product.device for product in fitting_products(scene, device_meant(scene, name)) if product.device}
    kinds.add(Localized("Gerät", "device"))
    nouns = [kind.in_language(language) for kind in kinds]
    return any(names_kind(word, noun, language) for word in words.split() for noun in nouns)


def fitting_products(scene: Scene, match: DeviceMatch) -> list[Product]:
    """Return what is on sale for a device, in the catalogue's order."""
    skus = scene.catalogue.devices.skus(match)
    return [product for product in scene.catalogue.products.values() if product.sku in skus]


def plainest_first(scene: Scene, skus: Collection[str]) -> list[Product]:
    """Return products with the cheapest first: black before colour, the small pack before the large."""
    found = (product for product in scene.catalogue.products.values() if product.sku in skus)
    return sorted(found, key=lambda product: product.price.amount)


def is_for_device(scene: Scene, wish: Wish) -> bool:
    """Tell whether a wish names what it is for, and that is a device: "Filter für die Brita Marella"."""
    language = scene.turn.language
    device = wish.device or (parted(wish.words, language) or ("", ""))[1]
    match = device_meant(scene, device)
    return bool(match.name or match.family) or (bool(device) and _is_kind(scene, device))


def listed_name(scene: Scene) -> str:
    """Return the name of the device that the turn names by itself, empty where no list names it."""
    return device_meant(scene, scene.turn.slot("device") or "").name


def fitting_among(scene: Scene, options: Sequence[Product]) -> list[Product]:
    """Return what fits the device that the turn names by itself, of the options' kinds; of a family the options alone."""
    match = device_meant(scene, scene.turn.slot("device") or "")
    if match.name:
        kinds = {option.category for option in options}
        return [product for product in fitting_products(scene, match) if product.category in kinds]
    return [option for option in options if not frozenset(match.family).isdisjoint(option.fits)]


def refusal(scene: Scene, wish: Wish, product: Product, match: DeviceMatch) -> Fitted:
    """Refuse a product that does not fit a device, with what fits of its kind."""
    pool = fitting_products(scene, match)
    said = Say("devices-does_not_fit", {**of_device(match.name, pool), "product": product})
    kind = {other.sku for other in pool if other.category == product.category}
    instead = tuple(plainest_first(scene, kind))
    return Fitted(wish, refused=said, instead=instead, device=match.name)


def _is_clear(scene: Scene, wish: Wish) -> bool:
    """Tell whether Alexa matched one product, and no device was named with it."""
    return not wish.device and sum(sku in scene.catalogue.products for sku in wish.ids) == 1


def _is_very_name(scene: Scene, words: str) -> bool:
    """Tell whether words with "für" in them are what a product is called: "Filter für den Wasserhahn"."""
    ranked = scene.catalogue.index(scene.turn.language).find(words).ranked
    return bool(ranked) and ranked[0].score >= _THE_VERY_NAME


def _is_kind(scene: Scene, words: str) -> bool:
    """Tell whether a device is named by its kind only: "für meinen Drucker"."""
    language = scene.turn.language
    kinds = (*scene.catalogue.devices.kinds, Localized("Gerät", "device"))
    return any(names_kind(words, kind.in_language(language), language) for kind in kinds)


def _goods(scene: Scene, words: str) -> list[Product]:
    """Return the products that words may mean, the likeliest first; none where they mean nothing."""
    return _of_match(scene, words, scene.catalogue.index(scene.turn.language).find(words, limit=_WIDE))


def _of_match(scene: Scene, words: str, found: Match) -> list[Product]:
    """Return the products that were found, of the brand alone that was named: an Epson cartridge is none of HP."""
    if found.outcome is Outcome.NONE:
        return []
    goods = [product for candidate in found.candidates if (product := scene.product(candidate.sku))]
    language = scene.turn.language
    named = [product for product in goods if not scene.catalogue.is_of_another_brand(words, product, language)]
    return named or goods


def _for_device(scene: Scene, wish: Wish, match: DeviceMatch) -> Fitted:
    pool = fitting_products(scene, match)
    goods = _goods(scene, wish.words)
    among = [product for product in goods if product in pool]
    listed = [product for product in goods if product.fits]
    if not among and not listed:
        among, wish = _of_pool(scene, wish, pool, unknown=not goods)
        if not among:
            return Fitted(replace(wish, device=""))
    if among:
        said = Say("devices-fits", of_device(match.name, pool))
        return Fitted(_narrowed(scene, wish, among), (said,), match.name)
    alike = {product.sku for product in listed if product.variant_group == listed[0].variant_group}
    named = plainest_first(scene, alike)[0] if listed[0].variant_group else listed[0]
    return refusal(scene, wish, named, match)


def _of_pool(scene: Scene, wish: Wish, pool: Sequence[Product], *, unknown: bool) -> tuple[list[Product], Wish]:
    """Return what words mean among what fits: "Kaffee für die Dolce Gusto"; what nothing is called so may be any of it."""
    found = product_index(pool, scene.turn.language).find(wish.words, limit=_WIDE)
    named = {
        c.sku for c in found.candidates if found.outcome is not Outcome.NONE and c.reason is not Reason.OTHER_VARIANT
    }
    if named or not unknown or not pool:
        return [product for product in pool if product.sku in named], wish
    return list(pool), replace(wish, words=pool[0].noun.in_language(scene.turn.language))


def _narrowed(scene: Scene, wish: Wish, among: Iterable[Product]) -> Wish:
    plain = [product.sku for product in plainest_first(scene, {product.sku for product in among})]
    here = orderable(scene, plain)
    return replace(wish, ids=(), among=tuple(sorted(plain, key=lambda sku: sku not in here)))


def _unsaid(scene: Scene, wish: Wish) -> Fitted:
    """Find the device that nobody named: it was told before, or shows in what was bought; else it is asked for."""
    found = scene.catalogue.index(scene.turn.language).find(wish.words, history=scene.history, limit=_WIDE)
    goods = _of_match(scene, wish.words, found)
    if found.outcome is not Outcome.ASK or not any(product.fits for product in goods):
        return Fitted(wish)
    own = _own(scene, goods)
    if len({frozenset(product.sku for product in suited) for suited in own.values()}) > 1:
        names = tuple(own)[:_MOST_NAMED]
        return Fitted(wish, asks=Say("devices-which_of", {"names": names}))
    if own:
        name, suited = next(iter(own.items()))
        return Fitted(_narrowed(scene, wish, suited), (Say("devices-fits", of_device(name, suited)),))
    if not _is_told_by_device(goods):
        return Fitted(wish)
    return _as_bought(scene, wish, goods) or Fitted(wish, asks=Say("devices-which", of_device("", goods)))


def _own(scene: Scene, goods: Sequence[Product]) -> dict[str, list[Product]]:
    """Return the customer's devices that some of the goods fit, the one named last first."""
    index = scene.catalogue.devices
    known = {name: index.skus(index.find(name, "de")) for name in find_devices(scene.shop.table, scene.owner).names}
    suited = {name: [product for product in goods if product.sku in skus] for name, skus in known.items()}
    return {name: products for name, products in suited.items() if products}


def _is_told_by_device(goods: Sequence[Product]) -> bool:
    """Tell whether goods are each for devices of one kind, and no device takes them all."""
    kinds = {product.device for product in goods}
    listed = [frozenset(product.fits) for product in goods]
    return len(kinds) == 1 and all(listed) and not frozenset.intersection(*listed)


def _as_bought(scene: Scene, wish: Wish, goods: Sequence[Product]) -> Fitted | None:
    """Narrow goods to those that share a device with what was bought of their kind."""
    kinds = {product.category for product in goods}
    for sku in scene.lately:
        bought = scene.catalogue.products[sku]
        among = [product for product in goods if not frozenset(product.fits).isdisjoint(bought.fits)]
        if bought.category in kinds and among:
            return Fitted(_narrowed(scene, wish, among), (Say("devices-as_bought", {"product": bought}),))
    return None
