"""Break what happens after a commit: reconciler, outbox, refunds."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from skill.services import learn_payment, move_money, reconcile_orders, relay_outbox, settle_order
from skill.services.records import outbox, stock
from skill.services.table import Delete
from tests.mutants.mutant import Mutant, Patch, everywhere, mutant

CUTS = "tests/reliability/test_crash_points.py::test_checkout_survives_every_cut"
CANCELLING = "tests/reliability/test_crash_points.py::test_cancelling_survives_every_cut"
OUTCOMES = "tests/reliability/test_payment_outcomes.py"


def never_reconcile(patch: Patch) -> None:
    patch.setattr("tests.stage.reconcile_orders", lambda _shop, _merchant: 0)
    everywhere(patch, reconcile_orders.reconcile_orders, lambda _shop, _merchant, **_: 0)


def keep_the_stock_of_refused_orders(patch: Patch) -> None:
    everywhere(patch, stock.release_all, lambda _merchant, _packs: [])


def keep_the_budget_of_refused_orders(patch: Patch) -> None:
    patch.setattr(settle_order, "uncount_spending", lambda _spender, _amount, _merchant: ())


def never_release_late_money(patch: Patch) -> None:
    patch.setitem(relay_outbox._HANDLERS, "release", lambda _shop, _merchant, _event: ())
    patch.setattr(learn_payment, "_given_up", lambda *_: None)


def acknowledge_before_it_is_done(patch: Patch) -> None:
    """Take an event off the outbox, and handle it then."""
    handles = relay_outbox._handle

    def eager(shop: Any, merchant_id: str, event: Any) -> Any:
        shop.table.write(Delete(outbox.put_event(merchant_id, event).key))
        changes = handles(shop, merchant_id, event)
        if changes:
            shop.table.write(*changes)
        return ()

    patch.setattr(relay_outbox, "_handle", eager)
    patch.setattr(relay_outbox, "_write", lambda _shop, *_changes: True)


def drop_what_failed(patch: Patch) -> None:
    """Take an event off the outbox where its handler raised."""
    patch.setattr(
        relay_outbox, "_later", lambda _shop, merchant, event, *_: Delete(outbox.put_event(merchant, event).key)
    )


def refund_under_a_new_key(patch: Patch) -> None:
    handles = move_money.money_back

    def anew(shop: Any, merchant_id: str, event: Any) -> Any:
        return handles(shop, merchant_id, replace(event, event_id=shop.ids.new("refund")))

    patch.setitem(relay_outbox._HANDLERS, "money_back", anew)


def give_up_without_asking(patch: Patch) -> None:
    """Call an overdue order unpaid without the provider's word."""
    patch.setattr(reconcile_orders, "_overdue", lambda _shop, order, _result: "payment_failed" * order.is_undecided)
    patch.setattr(learn_payment, "_given_up", lambda *_: None)
    patch.setitem(relay_outbox._HANDLERS, "release", lambda _shop, _merchant, _event: ())


def hold_orders_for_ever(patch: Patch) -> None:
    patch.setattr(reconcile_orders, "_overdue", lambda *_: "")


def capture_what_was_cancelled(patch: Patch) -> None:
    """Charge what the order costs at the time of the capture, and refund what was saved besides."""
    patch.setattr(move_money, "_amount", lambda _event, order: order.total)


MUTANTS: tuple[Mutant, ...] = (
    mutant(never_reconcile, f"{CUTS}[one line-nobody]"),
    mutant(keep_the_stock_of_refused_orders, f"{CUTS}[three lines-nobody]"),
    mutant(keep_the_budget_of_refused_orders, f"{CUTS}[one line-nobody]"),
    mutant(never_release_late_money, f"{OUTCOMES}::test_money_that_came_after_the_release_goes_back[authorised]"),
    mutant(acknowledge_before_it_is_done, f"{CUTS}[one line-nobody]"),
    mutant(drop_what_failed, f"{OUTCOMES}::test_late_capture_is_asked_for_again"),
    mutant(refund_under_a_new_key, f"{CANCELLING}[cancelling-nobody]"),
    mutant(give_up_without_asking, f"{OUTCOMES}::test_unknown_answer_is_never_asked_twice"),
    mutant(hold_orders_for_ever, f"{OUTCOMES}::test_unapproved_order_is_given_up"),
    mutant(capture_what_was_cancelled, f"{CANCELLING}[cancelling at once-same_request]"),
)
