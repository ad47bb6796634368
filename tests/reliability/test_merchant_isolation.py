"""I10: whatever one merchant's customers, jobs and staff do, no record of another merchant is read or written."""

from __future__ import annotations

from dataclasses import replace

import pytest

from skill.adapters.faults import Call, FaultPlan
from skill.adapters.mailbox import Mailbox
from skill.conversation.engine import answer
from skill.demo_shop import demo_seed
from skill.domain.order import CheckoutState
from skill.services.reconcile_orders import reconcile_orders
from skill.services.relay_outbox import relay_outbox
from skill.services.seed_shop import seed_shop
from skill.services.table import Item
from skill.settings import DEMO_MERCHANT
from tests.reliability.arena import WISH
from tests.reliability.contents import items_of, new_orders
from tests.reliability.house import JA, struck
from tests.reliability.wordless import in_keys, quiet_stage
from tests.stage import LEA, Stage

OTHER = "zweitladen"
"""The same shop once more, with the same customers, under another merchant's name."""
SHARED = ("sandbox#payment#", "directory#")
"""What belongs to no merchant: the payment provider's own books, and what leads to a merchant."""


pytestmark = pytest.mark.promise("I10")


@pytest.fixture
def both() -> Stage:
    stage = quiet_stage()
    seed = demo_seed()
    seed_shop(stage.shop, replace(seed, merchant=replace(seed.merchant, id=OTHER)))
    return stage.as_customer(LEA)


def belonging_to(stage: Stage, merchant: str) -> list[Item]:
    """Return every record of a merchant."""
    return [item for item in items_of(stage.table) if item.key.partition.startswith(f"{merchant}#")]


def strangers(calls: tuple[Call, ...], merchant: str) -> list[str]:
    """Return the keys that calls to the table touched and that are not this merchant's."""
    own = (
        f"{merchant}#",
        f"due#{merchant}#",
        f"mails#{merchant}",
        f"cases#{merchant}",
        f"callbacks#{merchant}",
        *SHARED,
    )
    touched = [key for call in calls if call.port == "table" for key in call.keys]
    return [key for key in touched if not key.startswith(own)]


@pytest.mark.parametrize(("buys_at", "other"), [(DEMO_MERCHANT, OTHER), (OTHER, DEMO_MERCHANT)])
def test_order_touches_one_merchant_only(both: Stage, buys_at: str, other: str) -> None:
    untouched = belonging_to(both, other)
    plan = FaultPlan()
    # A notifier sends for one merchant: it is chosen with the shop, not with the message.
    shop = struck(replace(both.shop, notifier=Mailbox(both.table, buys_at, clock=both.clock)), plan)
    turns = [
        both.turn("ReorderProductIntent", product=WISH),
        both.turn("AMAZON.YesIntent", JA),
        both.turn("ReadCartIntent"),
        both.turn("TrackOrderIntent"),
        both.turn("CancelOrderIntent"),
        both.turn("AMAZON.YesIntent", JA),
    ]
    for turn in turns:
        answer(shop, replace(turn, merchant_id=buys_at), render=in_keys)
        reconcile_orders(shop, buys_at)
        relay_outbox(shop, buys_at)
    placed = {order.order_id: order.state for order in new_orders(both.table)}
    assert list(placed.values()) == [CheckoutState.CANCELED]
    assert strangers(plan.calls, buys_at) == []
    assert belonging_to(both, other) == untouched
