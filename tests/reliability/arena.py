"""Replay one moment of the shop as often as a race needs it: thousands of times, in few milliseconds each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Self, TypeVar

from skill.adapters.faults import Decision, FaultPlan, never
from skill.conversation import checkout_turn
from skill.conversation.answer import Answer
from skill.conversation.engine import answer
from skill.conversation.scene import load_scene
from skill.conversation.turn import SlotValue, Turn
from skill.domain.customer import Address, Customer
from skill.domain.errors import OutOfStockError, UnavailableError
from skill.services.place_order import begin
from skill.services.records import keys
from skill.services.records.customers import put_customer
from skill.services.shop import Shop
from skill.services.table import Expect
from skill.settings import DEMO_MERCHANT
from tests.reliability.contents import Stock, stock_of
from tests.reliability.house import FILTERS, JA, struck
from tests.reliability.moment import Moment
from tests.reliability.scheduler import Scheduler
from tests.reliability.wordless import in_keys
from tests.stage import Stage

T = TypeVar("T")
WISH = SlotValue("kaffeefilter", (FILTERS,))
HOME = Address("home", "Nia Nest", "Weg 1", "10115", "Berlin")


@dataclass
class Arena:
    """Hold a stage at the moment before a race, to be restored for every seed."""

    moment: Moment
    before: Stock

    @property
    def stage(self) -> Stage:
        """Return the stage, wherever it stands."""
        return self.moment.stage

    @classmethod
    def at(cls, stage: Stage, *, before: Stock | None = None) -> Self:
        """Keep this moment; `before` is the stock before the first order, where it was not now."""
        return cls(Moment.of(stage), before or stock_of(stage.table))

    def again(self) -> Stage:
        """Go back to the moment."""
        return self.moment.again()

    def race(self, seed: int, bodies: Sequence[Callable[[Shop], T]], decide: Decision = never) -> list[T]:
        """Go back and run tasks against each other as the seed says."""
        self.again()
        scheduler = Scheduler(seed, decide)
        shop = struck(self.stage.shop, FaultPlan(scheduler.decide))
        return scheduler.run([lambda body=body: body(shop) for body in bodies])  # type: ignore[misc]  # a default binds

    def hear(self, seed: int, turns: Sequence[Turn]) -> list[Answer | None]:
        """Answer turns against each other; None where the shop was too busy to answer."""
        return self.race(seed, [hearing(turn) for turn in turns])


def hearing(turn: Turn) -> Callable[[Shop], Answer | None]:
    """Return the task that answers a turn."""

    def task(shop: Shop) -> Answer | None:
        try:
            return answer(shop, turn, render=in_keys)
        except UnavailableError:
            return None

    return task


def buying(stage: Stage, turn: Turn) -> Callable[[Shop], str | None]:
    """Return the task that orders what the turn's question offers, as the yes does but without its words.

    It returns the order's id, or None where the packs were gone.
    """
    scene = load_scene(stage.shop, turn)
    question, quote = scene.question, scene.session.quote
    assert question is not None
    assert quote is not None
    purchase = checkout_turn._purchase(scene, quote, question)

    def task(shop: Shop) -> str | None:
        try:
            order = begin(shop, purchase)
        except OutOfStockError:
            return None
        move = checkout_turn._settled(replace(scene, shop=shop), order)
        shop.table.write(*move.changes)
        return move.order_id

    return task


def buyers_at_the_gate(
    stage: Stage,
    number: int,
    packs: Sequence[int] = (1,),
    *,
    first_method: str = "sandbox:authorised",
    again: str = "",
) -> list[Turn]:
    """Bring so many customers to the question whether to order, and return their yeses.

    The n-th wants `packs[n % len(packs)]` packs; `first_method` is how the first one pays. `again` names
    conversations of their own for customers who may be there already.
    """
    turns = []
    for place in range(number):
        buyer = f"buyer-{place}"
        method = "sandbox:authorised" if place else first_method
        profile = Customer(buyer, "Nia Nest", f"{buyer}@kunden.example", (HOME,), method, linked=True)
        kept = put_customer(keys.profile(keys.customer(DEMO_MERCHANT, buyer)), profile)
        stage.table.write(replace(kept, expect=Expect.ANYTHING if again else Expect.ABSENT))
        stage.as_customer(buyer).session = f"s-{buyer}{again}"
        wish = stage.turn("ReorderProductIntent", product=WISH, quantity=str(packs[place % len(packs)]))
        asked = answer(stage.shop, wish, render=in_keys)
        if asked.gate is None:
            answer(stage.shop, stage.turn("AMAZON.YesIntent", JA), render=in_keys)  # yes, once more of the same
        turns.append(stage.turn("AMAZON.YesIntent", JA))
    return turns
