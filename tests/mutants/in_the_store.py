"""Break what is written: conditions, versions, counters, keys."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from skill.adapters.table import memory, rules
from skill.conversation import dialog
from skill.domain.errors import OutOfStockError
from skill.services import place_order
from skill.services.records import customers, keys, orders, stock
from skill.services.table import Add, Expect, Key, Put
from tests.mutants.mutant import Mutant, Patch, everywhere, mutant

OVERSELL = "tests/reliability/test_oversell.py"
DEVICES = "tests/reliability/test_two_devices.py"
ISOLATION = "tests/reliability/test_merchant_isolation.py"
ZOMBIES = "tests/reliability/test_zombies.py::test_zombie_worker_is_fenced"


def _blind(put: Any) -> Any:
    """Return a writer of records that minds no version, once there is one."""

    def unconditional(*given: Any, **named: Any) -> Put:
        change: Put = put(*given, **named)
        return change if change.expect is Expect.ABSENT else replace(change, expect=Expect.ANYTHING)

    return unconditional


def sell_without_a_floor(patch: Patch) -> None:
    reserves = stock.reserve
    everywhere(patch, reserves, lambda *given: replace(reserves(*given), floor={}))


def look_then_sell(patch: Patch) -> None:
    """Read the counter, compare, and take without a condition."""
    begins, reserves = place_order._begin_once, stock.reserve

    def looking(shop: Any, purchase: Any, *given: Any, **named: Any) -> Any:
        for line in purchase.quote.lines:
            item = shop.table.get(keys.stock(purchase.merchant.id, line.sku))
            if item is None or item.attributes["available"] < line.quantity:
                raise OutOfStockError(line.sku, 0)
        return begins(shop, purchase, *given, **named)

    everywhere(patch, reserves, lambda *given: replace(reserves(*given), floor={}))
    patch.setattr(place_order, "_begin_once", looking)


def overwrite_orders(patch: Patch) -> None:
    everywhere(patch, orders.put_order, _blind(orders.put_order))


def overwrite_carts(patch: Patch) -> None:
    everywhere(patch, customers.put_cart, _blind(customers.put_cart))


def overwrite_profiles(patch: Patch) -> None:
    everywhere(patch, customers.put_customer, _blind(customers.put_customer))


def overwrite_conversations(patch: Patch) -> None:
    everywhere(patch, dialog.put_session, _blind(dialog.put_session))


def begin_over_an_order(patch: Patch) -> None:
    """Put order, evidence and number whether or not they stand there already."""
    for put in (orders.put_order, orders.put_evidence, orders.put_order_number):
        everywhere(patch, put, _blunt(put))


def share_order_numbers(patch: Patch) -> None:
    """Let an order take a number that another one has."""
    everywhere(patch, orders.put_order_number, _blunt(orders.put_order_number))


def _blunt(put: Any) -> Any:
    return lambda *given, **named: replace(put(*given, **named), expect=Expect.ANYTHING)


def reserve_line_by_line(patch: Patch) -> None:
    """Take the lines of one product apart, as two changes of one counter."""
    everywhere(patch, stock._summed, dict)


def forget_the_ceiling(patch: Patch) -> None:
    adds = orders.add_spending
    everywhere(patch, adds, lambda *given: replace(adds(*given), ceiling={}))


def let_expired_items_live(patch: Patch) -> None:
    for module in (rules, memory):
        patch.setattr(module, "live", lambda item, _now: item)


def release_twice(patch: Patch) -> None:
    releases = stock.release
    everywhere(patch, releases, lambda merchant, sku, packs: _doubled(releases(merchant, sku, packs)))


def share_the_shelf(patch: Patch) -> None:
    """Keep the stock of all merchants in one place."""
    patch.setattr(keys, "stock", lambda _merchant, sku: Key(f"shop#stock#{sku}", "counter#stock"))


def _doubled(change: Add) -> Add:
    return replace(change, deltas={**change.deltas, "available": 2 * change.deltas["available"]})


MUTANTS: tuple[Mutant, ...] = (
    mutant(sell_without_a_floor, f"{OVERSELL}::test_last_pack_leaves_the_till_once[4000]"),
    mutant(look_then_sell, f"{OVERSELL}::test_last_pack_leaves_the_till_once[4000]"),
    mutant(overwrite_orders, f"{ZOMBIES}[one line-jobs_soon]"),
    mutant(overwrite_carts, f"{DEVICES}::test_no_cart_update_is_lost[two_products-250]"),
    mutant(overwrite_profiles, f"{DEVICES}::test_profile_change_survives_a_turn[100]"),
    mutant(overwrite_conversations, f"{DEVICES}::test_no_cart_update_is_lost[one_conversation-250]"),
    mutant(begin_over_an_order, "tests/services/test_place_order.py::test_same_quote_is_never_begun_twice"),
    mutant(share_order_numbers, "tests/services/test_place_order.py::test_taken_number_is_drawn_again"),
    mutant(reserve_line_by_line, "tests/reliability/test_shared_lines.py::test_lines_of_one_product_are_summed"),
    mutant(forget_the_ceiling, "tests/services/test_place_order.py::test_spent_budget_changes_nothing"),
    mutant(
        let_expired_items_live,
        "tests/reliability/test_ttl_lag.py::test_expired_record_is_dead_for_reads[dialog-0:00:00]",
    ),
    mutant(share_the_shelf, f"{ISOLATION}::test_order_touches_one_merchant_only"),
    mutant(release_twice, f"{OVERSELL}::test_declined_buyer_leaves_the_pack_to_others[300]"),
)
