"""Set the stage for tests of the conversation and the services: the demo shop on a Monday morning in Berlin.

The shop is seeded once a process; every stage starts from a snapshot of it, on a table of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import pytest

from skill.adapters.clock import VirtualClock
from skill.adapters.ids import SeededIds
from skill.adapters.sandbox_payments import Payment, SandboxPayments
from skill.adapters.table.memory import MemoryTable, Snapshot
from skill.bootstrap import assemble
from skill.channels.mail.letter_writer import letter_writer
from skill.conversation.answer import Answer
from skill.conversation.dialog import Session, session_from
from skill.conversation.engine import answer
from skill.conversation.scene import Scene, load_scene
from skill.conversation.turn import Assent, Channel, Heard, SlotValue, Turn
from skill.demo_shop import demo_seed
from skill.domain.cart import Cart
from skill.domain.customer import Customer
from skill.domain.merchant import Merchant
from skill.domain.order import Order
from skill.domain.reply import Occasion, Reply, SpokenText
from skill.phrases.phrasebook import Phrasebook
from skill.services import show_orders
from skill.services.catalogues import Catalogue, Catalogues
from skill.services.reconcile_orders import reconcile_orders
from skill.services.records import keys
from skill.services.records.customers import cart_from, customer_from, put_cart, put_customer
from skill.services.records.merchants import ShopSettings, put_settings, settings_from
from skill.services.relay_outbox import relay_outbox
from skill.services.seed_shop import seed_shop
from skill.services.shop import Shop
from skill.services.show_mails import sent_mails
from skill.services.table import Add, Value
from skill.settings import DEMO_MERCHANT, DEMO_PEPPER, Settings

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=ZoneInfo("Europe/Berlin"))
BOOK = Phrasebook(strict=True)
SETTINGS = Settings(
    store="memory://",
    merchant_id=DEMO_MERCHANT,
    skill_ids=(),
    account_issuer="",
    account_audience="",
    account_keys={},
    pepper=DEMO_PEPPER,
)
ANNA, UTE, MEHMET, JONAS, LEA = "demo-anna", "demo-ute", "demo-mehmet", "demo-jonas", "demo-lea"


@cache
def seeded() -> tuple[Snapshot, Catalogue]:
    """Return the demo shop's content and its catalogue, made once."""
    clock = VirtualClock(NOW)
    table = MemoryTable(clock=clock)
    shop = assemble(table, SETTINGS, clock=clock, ids=SeededIds(0))
    seed_shop(shop, demo_seed())
    return table.snapshot(), shop.catalogues.get(DEMO_MERCHANT, 1)


@dataclass
class Stage:
    """Hold one demo shop and one person who talks to it; change `customer`, `channel`, `session`, `locale` freely."""

    table: MemoryTable
    clock: VirtualClock
    shop: Shop
    customer: str | None = ANNA
    user: str = ANNA
    channel: Channel = Channel.TEXT
    session: str = "s1"
    locale: str = "de-DE"
    person: str | None = None
    answers: list[Answer] = field(default_factory=list)
    replies: list[Reply] = field(default_factory=list)
    _requests: int = 0

    # ------------------------------------------------------------ talking
    def turn(self, intent: str, heard: Heard | None = None, /, **slots: str | SlotValue) -> Turn:
        """Return a turn with a request id of its own."""
        self._requests += 1
        values = {name: said if isinstance(said, SlotValue) else SlotValue(said) for name, said in slots.items()}
        return Turn(
            merchant_id=DEMO_MERCHANT,
            channel=self.channel,
            session_id=self.session,
            request_id=f"r{self._requests}",
            user_id=self.user,
            locale=self.locale,
            intent=intent,
            slots=values,
            heard=heard or Heard(),
            customer_id=self.customer,
            person_id=self.person,
        )

    def hear(self, turn: Turn) -> Answer:
        """Let the engine answer a turn."""
        answered = answer(self.shop, turn, render=self._render)
        self.answers.append(answered)
        assert answered.replayed or (answered.question_id is None) is self.replies[-1].ends, (
            f"{self.said} asks what no answer reaches, or waits for an answer to nothing"
        )
        return answered

    def _render(self, reply: Reply, occasion: Occasion) -> SpokenText:
        self.replies.append(reply)
        return BOOK.render(reply, occasion)

    @property
    def said(self) -> tuple[str, ...]:
        """Return the phrases of the last answer, the question among them."""
        reply = self.replies[-1]
        return tuple(say.key for say in (*reply.says, *((reply.asks,) if reply.asks else ())))

    def value(self, name: str) -> object:
        """Return a value that the last answer was worded with."""
        reply = self.replies[-1]
        says = (*reply.says, *((reply.asks,) if reply.asks else ()))
        return next(say.values[name] for say in says if name in say.values)

    def hears(self, intent: str, heard: Heard | None = None, /, **slots: str | SlotValue) -> tuple[str, ...]:
        """Say one thing and return the phrases of the answer."""
        self.say(intent, heard, **slots)
        return self.said

    def say(self, intent: str, heard: Heard | None = None, /, **slots: str | SlotValue) -> Answer:
        """Say one thing and return the answer."""
        return self.hear(self.turn(intent, heard, **slots))

    def words(self, intent: str, heard: Heard | None = None, /, **slots: str | SlotValue) -> str:
        """Say one thing and return the words of the answer."""
        return self.say(intent, heard, **slots).spoken.text

    def reorder(self, product: str, **slots: str) -> str:
        """Ask for a product and return what is said."""
        return self.words("ReorderProductIntent", product=product, **slots)

    def yes(self, assent: Assent = Assent.CLEAR, text: str = "ja") -> str:
        """Say yes and return what is said."""
        return self.words("AMAZON.YesIntent", Heard(text=text, assent=assent))

    def no(self) -> str:
        """Say no and return what is said."""
        return self.words("AMAZON.NoIntent", Heard(text="nein"))

    def as_customer(self, customer: str, *, linked: bool = True) -> Stage:
        """Let another person talk; `linked` tells whether the channel carries an account token."""
        self.customer, self.user = customer if linked else None, customer
        return self

    def scene(self, intent: str, /, **slots: str | SlotValue) -> Scene:
        """Return what a handler would see of a turn."""
        return load_scene(self.shop, self.turn(intent, **slots))

    # ------------------------------------------------------------ looking
    @property
    def owner(self) -> str:
        """Return the partition of the person who talks."""
        return keys.customer(DEMO_MERCHANT, self.customer) if self.customer else keys.guest(DEMO_MERCHANT, self.user)

    @property
    def merchant(self) -> Merchant:
        """Return the shop's settings as stored."""
        return self.settings.merchant

    @property
    def settings(self) -> ShopSettings:
        """Return the settings record as stored."""
        return settings_from(self.table.get(keys.settings(DEMO_MERCHANT)), DEMO_MERCHANT)

    @property
    def catalogue(self) -> Catalogue:
        """Return what is on sale."""
        return self.shop.catalogues.get(DEMO_MERCHANT, self.settings.catalogue)

    @property
    def cart(self) -> Cart:
        """Return the cart as stored."""
        return cart_from(self.table.get(keys.cart(self.owner)))

    @property
    def lying(self) -> dict[str, int]:
        """Return what lies in the cart."""
        return {line.sku: line.quantity for line in self.cart.lines}

    @property
    def profile(self) -> Customer:
        """Return the profile as stored."""
        return customer_from(self.table.get(keys.profile(self.owner)), self.user)

    @property
    def dialog(self) -> Session:
        """Return the state of the conversation as stored."""
        return session_from(self.table.get(keys.session(DEMO_MERCHANT, self.session)))

    @property
    def asked(self) -> str | None:
        """Return the kind of the open question."""
        return self.dialog.question.kind if self.dialog.question else None

    @property
    def orders(self) -> list[Order]:
        """Return the person's orders, the newest first."""
        return show_orders.recent_orders(self.shop, DEMO_MERCHANT, self.user)

    @property
    def mails(self) -> list[Mapping[str, Value]]:
        """Return the mails that went out, the newest first."""
        return sent_mails(self.shop, DEMO_MERCHANT)

    def books(self, order_id: str) -> Payment | None:
        """Return the provider's books for an order."""
        return SandboxPayments(self.table, clock=self.clock).books(order_id)

    def stock(self, sku: str) -> tuple[int, int]:
        """Return how many packs are free and how many are promised."""
        item = self.table.get(keys.stock(DEMO_MERCHANT, sku))
        found = item.attributes if item else {}
        return int(str(found.get("available", 0))), int(str(found.get("reserved", 0)))

    # ------------------------------------------------------------ setting up
    def wait(self, **ahead: float) -> Stage:
        """Let time pass: `minutes=10`."""
        self.clock.advance(timedelta(**ahead))
        return self

    def put_in_cart(self, **quantities: int) -> Stage:
        """Lay products into the cart; underscores stand for the hyphens of a SKU."""
        cart = self.cart
        for name, quantity in quantities.items():
            cart = cart.with_quantity(name.replace("_", "-"), quantity)
        self.table.write(put_cart(keys.cart(self.owner), cart))
        return self

    def set_stock(self, sku: str, available: int) -> Stage:
        """Leave so many packs free."""
        surplus = self.stock(sku)[0] - available
        self.table.write(Add(keys.stock(DEMO_MERCHANT, sku), {"available": -surplus}))
        return self

    def change_merchant(self, **fields: object) -> Stage:
        """Give the shop other settings."""
        changed = replace(self.merchant, **fields)  # type: ignore[arg-type]  # a test names the fields it means
        self.table.write(put_settings(replace(self.settings, merchant=changed)))
        return self

    def change_profile(self, **fields: object) -> Stage:
        """Give the person another profile."""
        changed = replace(self.profile, **fields)  # type: ignore[arg-type]  # a test names the fields it means
        self.table.write(put_customer(keys.profile(self.owner), changed))
        return self

    def work_off(self) -> Stage:
        """Reconcile orders and relay events, as the background jobs do."""
        reconcile_orders(self.shop, DEMO_MERCHANT)
        relay_outbox(self.shop, DEMO_MERCHANT)
        return self


def open_stage() -> Stage:
    """Return a stage with the demo shop as it was seeded."""
    snapshot, catalogue = seeded()
    clock = VirtualClock(NOW)
    table = MemoryTable(clock=clock)
    table.restore(snapshot)
    catalogues = Catalogues(table)
    catalogues._loaded[DEMO_MERCHANT, 1] = catalogue
    shop = assemble(table, SETTINGS, clock=clock, ids=SeededIds(1))
    return Stage(table, clock, replace(shop, catalogues=catalogues, wording=BOOK.render, letters=letter_writer(BOOK)))


@pytest.fixture
def stage() -> Stage:
    """Set a stage of its own for a test."""
    return open_stage()
