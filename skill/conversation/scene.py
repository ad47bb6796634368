"""Show a handler all that it may look at in one turn, and take what it decides."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from skill.conversation.dialog import Ask, Question, Session, session_from
from skill.conversation.speaker import STRANGER, Buying, Speaker, buying_right, member_of, speaker_of
from skill.conversation.turn import Turn
from skill.domain.cart import Cart
from skill.domain.customer import Customer
from skill.domain.likely_products import likely_products
from skill.domain.merchant import Merchant
from skill.domain.order import Order
from skill.domain.product import Product
from skill.domain.reply import Line, Occasion, Reply
from skill.services.catalogues import Catalogue
from skill.services.records import keys
from skill.services.records.customers import cart_from, customer_from
from skill.services.records.merchants import ShopSettings, settings_from
from skill.services.records.orders import recent_orders
from skill.services.records.voice_codes import VoiceCode, voice_code_from
from skill.services.shop import Shop
from skill.services.spending import Spender
from skill.services.table import Change, Item, Key


@dataclass(frozen=True, slots=True)
class Move:
    """Carry what a handler decided: the reply, the question it opens, and what to store with it.

    `focus_skus` and `focus_order` say what was talked about; None leaves them as they were.
    `aside` marks an answer to something else than the open gate, which then is offered again.
    `session` replaces the session that was read, where the handler itself has written meanwhile.
    """

    reply: Reply
    ask: Ask | None = None
    changes: tuple[Change, ...] = ()
    focus_skus: tuple[str, ...] | None = None
    focus_order: str | None = None
    order_id: str | None = None
    aside: bool = False
    session: Session | None = None


@dataclass(frozen=True)
class Scene:
    """Carry one turn with what was read for it; more is read only when it is looked at."""

    shop: Shop
    turn: Turn
    settings: ShopSettings
    customer: Customer
    owner: str
    cart: Cart
    guest_cart: Cart
    session: Session
    voice_code: VoiceCode | None
    now: datetime

    @property
    def merchant(self) -> Merchant:
        """Return the shop that is spoken for."""
        return self.settings.merchant

    @property
    def speaker(self) -> Speaker:
        """Return whose voice is heard."""
        return speaker_of(self.turn, self.customer)

    @property
    def buying(self) -> Buying:
        """Return how far this voice may go, by the household's own rules."""
        return buying_right(self.turn, self.customer)

    @property
    def is_barred(self) -> bool:
        """Tell whether this voice can reach no order: it may not, or lacks the code that it needs."""
        lacks_code = self.buying is Buying.WITH_CODE and self.voice_code is None
        return not self.customer.is_guest and (self.buying is Buying.CART_ONLY or lacks_code)

    @property
    def laid_by(self) -> str:
        """Return what a cart line keeps of this voice: nothing of one that may buy."""
        if self.customer.is_guest or self.buying is Buying.FREE:
            return ""
        return STRANGER if self.speaker is Speaker.STRANGER else self.turn.person_id or ""

    @property
    def spender(self) -> Spender:
        """Return on whose counters a purchase stands; only a voice of the household has its own."""
        member = member_of(self.turn, self.customer)
        return Spender(self.owner, member.person_id if member else "", self.now)

    @property
    def local_now(self) -> datetime:
        """Return the time where the merchant is."""
        return self.merchant.local(self.now)

    @property
    def occasion(self) -> Occasion:
        """Return when and in which language the reply is spoken."""
        return Occasion(self.turn.locale, self.local_now)

    @cached_property
    def catalogue(self) -> Catalogue:
        """Return what is on sale."""
        return self.shop.catalogues.get(self.merchant.id, self.settings.catalogue)

    @cached_property
    def orders(self) -> tuple[Order, ...]:
        """Return the customer's recent orders, the newest first; guests have none."""
        return recent_orders(self.shop.table, self.owner) if self.customer.linked else ()

    @cached_property
    def history(self) -> tuple[str, ...]:
        """Return the products on sale that the customer bought, the likeliest to be bought again first, each once."""
        return likely_products(self.orders, self.catalogue.products) if self.orders else ()

    @property
    def lately(self) -> tuple[str, ...]:
        """Return the same products, the last bought first."""
        known = frozenset(self.history)
        bought = (sku for order in self.orders if order.is_purchase for sku in order.skus)
        return tuple(dict.fromkeys(sku for sku in bought if sku in known))

    def is_as_last_time(self, skus: Collection[str]) -> bool:
        """Tell whether each product is the variant bought last: what was bought before that is not "wie zuletzt"."""
        last: dict[str, str] = {}
        for sku in self.lately:
            last.setdefault(self.catalogue.products[sku].variant_group or sku, sku)
        return frozenset(skus) <= frozenset(last.values())

    @property
    def question(self) -> Question | None:
        """Return the open question if this turn can answer it: same id where the channel carries one, in time."""
        question = self.asked
        return question if question and self.now < question.expires_at else None

    @property
    def asked(self) -> Question | None:
        """Return the question that the last turn put to this person, even if it is too late for it."""
        question = self.session.question
        if question is None or self.turn.new_session or self.session.customer_id != self.customer.customer_id:
            return None
        button = self.turn.heard.button
        carried = button.question_id if button else self.turn.question_id
        return question if carried is None or carried == question.question_id else None

    @property
    def cart_lines(self) -> tuple[Line, ...]:
        """Return the cart's lines with their products; what is no longer on sale is left out."""
        products = self.catalogue.products
        return tuple(Line(products[line.sku], line.quantity) for line in self.cart.lines if line.sku in products)

    def product(self, sku: str) -> Product | None:
        """Return a product on sale."""
        return self.catalogue.products.get(sku)

    def named(self, sku: str) -> Product | None:
        """Return a product that is or was on sale, to be spoken of."""
        return self.product(sku) or self.catalogue.retired.get(sku)


def load_scene(shop: Shop, turn: Turn) -> Scene:
    """Read what every turn needs in one call."""
    merchant = turn.merchant_id
    linked_owner = keys.customer(merchant, turn.customer_id) if turn.customer_id else None
    guest_owner = keys.guest(merchant, turn.user_id)
    wanted = [keys.settings(merchant), keys.session(merchant, turn.session_id)]
    for owner in filter(None, (linked_owner, guest_owner)):
        wanted += [keys.profile(owner), keys.cart(owner)]
    if linked_owner:
        wanted.append(keys.voice_code(linked_owner))
    return _scene(shop, turn, shop.table.get_many(wanted), linked_owner, guest_owner)


def _scene(shop: Shop, turn: Turn, items: Mapping[Key, Item], linked_owner: str | None, guest_owner: str) -> Scene:
    owner = guest_owner
    if linked_owner:
        item = items.get(keys.profile(linked_owner))
        if item is not None and customer_from(item, "").linked:
            owner = linked_owner
    customer = customer_from(items.get(keys.profile(owner)), turn.customer_id or turn.user_id)
    return Scene(
        shop=shop,
        turn=turn,
        settings=settings_from(items.get(keys.settings(turn.merchant_id)), turn.merchant_id),
        customer=customer,
        owner=owner,
        cart=cart_from(items.get(keys.cart(owner))),
        guest_cart=cart_from(items.get(keys.cart(guest_owner))) if owner != guest_owner else Cart(),
        session=session_from(items.get(keys.session(turn.merchant_id, turn.session_id))),
        voice_code=voice_code_from(items.get(keys.voice_code(owner))),
        now=shop.clock.now(),
    )
