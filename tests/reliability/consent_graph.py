"""Search the whole graph of dialogue states for a way to an order without consent, on the real engine.

A node is a snapshot of the store, the ids and the clock, with what the people in the room heard. Nodes that
agree in all that decides behaviour are one state; each state is expanded once, by everything that can be said
or done, until no new state appears.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from skill.adapters.ids import SeededIds
from skill.adapters.table.memory import Snapshot
from skill.conversation.answer import Answer
from skill.conversation.dialog import CODE, GATE
from skill.conversation.engine import answer
from skill.conversation.turn import Turn
from skill.domain.customer import StrangersRule
from skill.domain.order import CheckoutState, Order
from skill.domain.reply import Occasion, Reply, SpokenText
from skill.phrases.phrasebook import Phrasebook
from skill.services.records import keys
from skill.services.records.merchants import put_settings
from skill.services.records.orders import order_from
from skill.services.shop import Shop
from skill.services.table import Change, Key
from skill.settings import DEMO_MERCHANT
from tests.reliability.consent_inputs import (
    FILTERS,
    HOUSEHOLD,
    IN_A_HOUSEHOLD,
    IN_TWO_ROOMS,
    INPUTS,
    KNOWN_VOICE,
    LIKE_OTHERS,
    OTHER_ROOM,
    PAYMENTS,
    ROOM,
    WITH_TWO_METHODS,
    Input,
)
from tests.reliability.consent_rules import Facts, Notary
from tests.reliability.consent_stage import Variant, set_stage, watched, watched_payments
from tests.stage import Stage

_BOOK = Phrasebook(strict=True)
_SPOKEN: dict[object, SpokenText] = {}
_ORDERS = 2
"""A state with so many orders made in the search is not expanded: one more repeats the first."""


@dataclass(frozen=True, slots=True)
class Node:
    """Carry one situation: the store, and what the people heard."""

    table: Snapshot
    ids: tuple[int, tuple[object, ...]]
    now: datetime
    notary: Notary = field(default_factory=Notary)
    known: dict[str, str] = field(default_factory=dict)
    stale: str = "q-stale"
    last: Turn | None = None
    event: str = ""
    consented: frozenset[str] = frozenset()
    path: tuple[str, ...] = ()


def render(reply: Reply, occasion: Occasion) -> SpokenText:
    """Speak the order gate as it is, and name the phrases of all else: words cost most of the time."""
    if reply.gate is not None:
        known = (occasion.locale, occasion.now.date(), repr(reply))
        if known not in _SPOKEN:
            _SPOKEN[known] = _BOOK.render(reply, occasion)
        return _SPOKEN[known]
    words = " ".join(say.key for say in (*reply.says, *((reply.asks,) if reply.asks else ())))
    return SpokenText(words, None, occasion.locale, "search")


class Search:
    """Walk the graph of one variant; `faults` names every edge that broke a rule, with the way to it."""

    def __init__(self, variant: Variant) -> None:
        """Set the stage and find the start."""
        self.variant = variant
        self.edges = 0
        self.orders = 0
        self.faults: list[str] = []
        self.states: set[object] = set()
        self.stage = set_stage(variant)
        self.shop: Shop = self.stage.shop
        self.table = watched(self.stage.table)
        self.payments = watched_payments(self.shop.payments)
        self.ids = self.shop.ids
        self.merchant = self.stage.merchant

    def run(self, *, until_fault: bool = False, most: int = 10**9) -> Search:
        """Expand states until there is no new one, or, to show that the search can fail, until the first fault."""
        start = self._node(Node(self.table.snapshot(), _ids(self.ids).snapshot(), self.stage.clock.now()), ())
        self.states.add(self._key(start))
        waiting = deque([start])
        while waiting and not (until_fault and self.faults) and self.edges < most:
            for after in self._successors(waiting.popleft()):
                key = self._key(after)
                if key not in self.states and len(after.consented) < _ORDERS:
                    self.states.add(key)
                    waiting.append(after)
        return self

    # ------------------------------------------------------------ edges
    def _successors(self, node: Node) -> Iterator[Node]:
        for said in INPUTS:
            if not self._possible(said, node):
                continue
            self._goto(node)
            yield self._said(node, said)
        for event, do in self._events(node).items():
            self._goto(node)
            do()
            self._check(None, node, event)
            yield replace(self._node(node, (event,)), event=_DISTURBANCES.get(event, node.event))

    def _possible(self, said: Input, node: Node) -> bool:
        """Tell whether an input belongs here: a brief search leaves out what is like another for the gate."""
        if said.repeated and node.last is None:
            return False
        if self.variant.two_rooms:
            return said.label in IN_TWO_ROOMS
        if self.variant.strangers is not StrangersRule.ALLOWED:
            return said.label in IN_A_HOUSEHOLD
        if self.variant.two_methods:
            return said.label in WITH_TWO_METHODS
        if said.label in HOUSEHOLD | PAYMENTS:
            return False
        return said.room == ROOM and not (self.variant.brief and said.label in LIKE_OTHERS)

    def _said(self, node: Node, said: Input) -> Node:
        turn = said.turn(
            self.variant.channel, self.variant.customer, node.known, request=f"r{self.edges}", stale=node.stale
        )
        if said.repeated and node.last:
            turn = node.last
        facts = self._facts(turn.customer_id)
        answered = answer(self.shop, turn, render=render)
        consented = self._check(turn, node, said.label, facts)
        heard = node.notary if answered.replayed else node.notary.hearing(turn, answered, facts, node.now)
        after = self._node(node, (said.label,))
        return replace(after, notary=heard, last=turn, consented=consented, **self._carried(node, turn, answered))

    def _carried(self, node: Node, turn: Turn, answered: Answer) -> dict[str, Any]:
        before = node.known.get(turn.session_id, "")
        known = {**node.known, turn.session_id: answered.question_id or ""}
        return {"known": known, "stale": before if before and before != answered.question_id else node.stale}

    def _check(self, turn: Turn | None, node: Node, label: str, facts: Facts | None = None) -> frozenset[str]:
        """Hold every order and every request for money against the rules; return the orders made so far."""
        self.edges += 1
        consented = set(node.consented)
        for order in self.table.created:
            self.orders += 1
            fault = node.notary.objection(turn, order, facts, node.now) if turn and facts else "nobody said anything"
            if fault or (fault := self._other_prices(order)):
                self.faults.append(f"{fault}: {' > '.join((*node.path, label))}")
            consented.add(order.order_id)
        self.faults += [
            f"money for an unknown order: {node.path} {label}" for o in self.payments.asked if o not in consented
        ]
        self.table.created.clear()
        self.payments.asked.clear()
        return frozenset(consented)

    def _other_prices(self, order: Order) -> str | None:
        prices = self.stage.catalogue.products
        changed = any(line.unit_price != prices[line.sku].price for line in order.lines)
        return "the price has changed since it was spoken" if changed else None

    # ------------------------------------------------------------ nodes
    def _goto(self, node: Node) -> None:
        self.table.restore(node.table)
        _ids(self.ids).restore(node.ids)
        self.stage.clock.set(node.now)

    def _node(self, before: Node, path: tuple[str, ...]) -> Node:
        now = self.stage.clock.now()
        return replace(
            before, table=self.table.snapshot(), ids=_ids(self.ids).snapshot(), now=now, path=before.path + path
        )

    def _facts(self, customer: str | None) -> Facts:
        owner = keys.customer(DEMO_MERCHANT, customer or "")
        code = self._raw(keys.voice_code(owner))
        profile = self._raw(keys.profile(owner))
        return Facts(
            self.merchant,
            linked=bool(profile.get("linked")),
            code=self.variant.code if code else None,
            locked=bool(code.get("locked")),
            strangers=self.variant.strangers,
            known=frozenset({KNOWN_VOICE}),
            preferred=str(profile.get("payment_method")),
        )

    def _raw(self, key: Key) -> Mapping[str, Any]:
        """Return stored attributes as they lie there: reading them properly would cost most of the time."""
        item = self.table._stored(key)
        return item.attributes if item else {}

    def _key(self, node: Node) -> object:
        """Return all that decides behaviour; the stage stands where the node is."""
        owner, now = self.stage.owner, node.now
        orders = frozenset(key for order in self._made(node) if (key := _order_key(order, now)))
        code, profile = self._raw(keys.voice_code(owner)), self._raw(keys.profile(owner))
        session, other = (self._raw(keys.session(DEMO_MERCHANT, room)) for room in (ROOM, OTHER_ROOM))
        asked = _asked(session, now)
        room = node.notary.rooms.get(ROOM)
        return (
            (asked, _asked(other, now), self._quote_key(session, owner), bool(session.get("checkout"))),
            # Wrong tries count only where a code is asked for; the lock counts everywhere.
            (code.get("wrong") if asked and asked[0] == CODE else None, code.get("locked")),
            (profile.get("linked"), profile.get("disclosed"), node.event, orders),
            profile.get("payment_method"),
            room and room.last and (room.last.answer.gate is not None, room.awaiting_code is not None),
        )

    def _quote_key(self, session: Mapping[str, Any], owner: str) -> object:
        quote = session.get("quote")
        cart = self._raw(keys.cart(owner)).get("lines") or ()
        if not quote:
            return bool(cart), any(line.get("by") for line in cart)
        strangers = any(line.get("by") for line in cart)
        lying = {line["sku"]: line["quantity"] for line in cart}
        version = self._raw(keys.settings(DEMO_MERCHANT))["catalogue"]
        prices = self.shop.catalogues.get(DEMO_MERCHANT, version).products
        return (
            (bool(cart), quote["source"], len(quote["lines"]) > 1, strangers, quote["payment_method"]),
            all(line["unit_price"]["amount"] == prices[line["sku"]].price.amount for line in quote["lines"]),
            all(line["quantity"] == lying.get(line["sku"]) for line in quote["lines"]),
        )

    def _events(self, node: Node) -> dict[str, Any]:
        stage = self.stage
        events: dict[str, Any] = {
            "time passes": lambda: stage.wait(seconds=301),
            "jobs run": stage.work_off,
        }
        if any(order.state is CheckoutState.REQUIRES_ESCALATION for order in self._made(node)):
            events["the hold ends"] = lambda: stage.wait(minutes=61)
        if node.event == "sold out":
            events["on sale again"] = lambda: stage.set_stock(FILTERS, 50)
        elif node.event == "unlinked":
            events["linked again"] = lambda: stage.change_profile(linked=True)
        elif stage.asked in {GATE, CODE}:
            other = 3 - stage.settings.catalogue
            events |= {
                "other prices": lambda: stage.table.write(_catalogue(stage, other)),
                "sold out": lambda: stage.set_stock(FILTERS, 0),
                "unlinked": lambda: stage.change_profile(linked=False),
            }
        return events

    def _made(self, node: Node) -> list[Order]:
        found = [self.table.get(keys.order(self.stage.owner, order)) for order in node.consented]
        return [order_from(item) for item in found if item]


_DISTURBANCES = {"sold out": "sold out", "unlinked": "unlinked", "on sale again": "", "linked again": ""}


def _catalogue(stage: Stage, version: int) -> Change:
    return put_settings(replace(stage.settings, catalogue=version))


def _ids(ids: object) -> SeededIds:
    assert isinstance(ids, SeededIds)
    return ids


def _asked(session: Mapping[str, Any], now: datetime) -> tuple[str, bool] | None:
    """Return the kind of the open question, and whether it still can be answered."""
    question = session.get("question")
    return (question["kind"], now < datetime.fromisoformat(question["expires_at"])) if question else None


def _order_key(order: Order, now: datetime) -> object:
    """Return what an order of this search still decides; a product stands for all products."""
    if order.state in {CheckoutState.COMPLETE_IN_PROGRESS, CheckoutState.REQUIRES_ESCALATION}:
        age = now - order.placed_at
        return (order.state, age >= timedelta(minutes=2), age >= timedelta(hours=1))
    return order.is_open
