"""R14: two devices of one person at once lose nothing of the cart, nor of what a conversation remembers."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

import pytest

from skill.conversation.turn import SlotValue, Turn
from skill.services.records import keys
from skill.services.records.customers import customer_from, put_customer
from skill.services.shop import Shop
from skill.services.table import ConflictError
from tests.reliability.arena import Arena, hearing
from tests.reliability.counts import counts
from tests.reliability.house import FILTERS, MILK, TABS
from tests.reliability.wordless import quiet_stage
from tests.stage import LEA, Stage

pytestmark = [pytest.mark.promise("R14"), pytest.mark.usefixtures("quick_table")]

Record = Callable[[str, object], None]
PRODUCTS = {FILTERS: "kaffeefilter", MILK: "milch", TABS: "spülmaschinentabs"}


def adding(stage: Stage, session: str, sku: str, quantity: int) -> Turn:
    """Put packs into the cart from one of the devices."""
    stage.session = session
    return stage.turn("AddToCartIntent", product=SlotValue(PRODUCTS[sku], (sku,)), quantity=str(quantity))


def removing(stage: Stage, session: str, sku: str) -> Turn:
    """Take a product out of the cart from one of the devices."""
    stage.session = session
    return stage.turn("RemoveFromCartIntent", product=SlotValue(PRODUCTS[sku], (sku,)))


def two_products(stage: Stage) -> tuple[list[Turn], dict[str, int]]:
    """Add different products in kitchen and hall."""
    return [adding(stage, "kitchen", FILTERS, 2), adding(stage, "hall", TABS, 1)], {MILK: 6, FILTERS: 2, TABS: 1}


def one_product(stage: Stage) -> tuple[list[Turn], dict[str, int]]:
    """Add the same product in three rooms."""
    return [adding(stage, room, FILTERS, 1) for room in ("kitchen", "hall", "study")], {MILK: 6, FILTERS: 3}


def add_and_remove(stage: Stage) -> tuple[list[Turn], dict[str, int]]:
    """Take one product out while another comes in."""
    return [removing(stage, "kitchen", MILK), adding(stage, "hall", FILTERS, 2)], {FILTERS: 2}


def one_conversation(stage: Stage) -> tuple[list[Turn], dict[str, int]]:
    """Say two things in one conversation, delivered at once; one of them changes the cart."""
    stage.session = "chat"
    return [stage.turn("ReadCartIntent"), adding(stage, "chat", TABS, 1)], {MILK: 6, TABS: 1}


@counts(250, 12_500)
@pytest.mark.parametrize("scene", [two_products, one_product, add_and_remove, one_conversation])
def test_no_cart_update_is_lost(
    scene: Callable[[Stage], tuple[list[Turn], dict[str, int]]], count: int, record_property: Record
) -> None:
    # Who was introduced to the assistant writes no profile: its version would keep the carts in order too.
    stage = quiet_stage().as_customer(LEA).change_profile(disclosed=True)
    # The cart and the conversations are there already: what is put where nothing stands is not what gets lost.
    stage.put_in_cart(weihenstephan_h_milch_35_1l=6)
    for stage.session in ("kitchen", "hall", "study", "chat"):
        stage.say("ReadCartIntent")
    turns, lying = scene(stage)
    arena = Arena.at(stage)
    for seed in range(count):
        answers = arena.hear(seed, turns)
        assert None not in answers, f"seed {seed}"
        assert stage.lying == lying, f"seed {seed}"
        for turn in turns:
            stage.session = turn.session_id
            assert stage.dialog.seen.count(turn.request_id) == 1, f"seed {seed}"
    record_property("cases", count)


def phoned(stage: Stage, owner: str) -> Callable[[Shop], None]:
    """Return the task of a page that stores a phone number, again until nobody came between."""

    def task(shop: Shop) -> None:
        for _ in range(9):
            profile = customer_from(shop.table.get(keys.profile(owner)), stage.user)
            with suppress(ConflictError):
                shop.table.write(put_customer(keys.profile(owner), replace(profile, phone="+4917112345678")))
                return

    return task


@counts(100, 2_000)
def test_profile_change_survives_a_turn(count: int, record_property: Record) -> None:
    """The first turn notes on the profile that the assistant introduced itself; a page changes it meanwhile."""
    stage = quiet_stage().as_customer(LEA).change_profile(disclosed=False)
    turn = hearing(stage.turn("ReadCartIntent"))
    arena = Arena.at(stage)
    page = phoned(stage, stage.owner)
    for seed in range(count):
        arena.race(seed, [turn, page])
        assert (stage.profile.disclosed, stage.profile.phone) == (True, "+4917112345678"), f"seed {seed}"
    record_property("cases", count)
