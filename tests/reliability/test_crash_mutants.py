"""Show that the cuts can fail: each safeguard of buying, taken out, breaks the books somewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from skill.conversation import checkout_turn, gate_answers
from skill.domain.order import PaymentState
from skill.services import learn_payment, place_order, relay_outbox, settle_order
from skill.services.ports import PaymentStatus
from skill.services.records import stock
from tests.reliability.house import Flow, one_line, three_lines
from tests.reliability.test_crash_points import broken_cuts, nobody, same_request, say_it_again

Patch = pytest.MonkeyPatch


def never_reconcile(patch: Patch) -> None:
    patch.setattr("tests.stage.reconcile_orders", lambda _shop, _merchant: 0)


def never_resume(patch: Patch) -> None:
    patch.setattr(gate_answers, "resume", lambda _scene: None)


def ask_for_money_under_a_new_key(patch: Patch) -> None:
    asks = place_order.authorise
    patch.setattr(
        checkout_turn,
        "authorise",
        lambda shop, order, merchant: asks(shop, replace(order, order_id=shop.ids.new("o")), merchant),
    )


def ask_for_money_before_the_order_is_written(patch: Patch) -> None:
    begins = place_order.begin

    def eager(shop: Any, purchase: Any, *also: Any) -> Any:
        place_order.authorise(shop, place_order._new_order(purchase, "0000-0000", shop.clock.now()), purchase.merchant)
        return begins(shop, purchase, *also)

    patch.setattr(checkout_turn, "begin", eager)


def keep_the_stock_of_refused_orders(patch: Patch) -> None:
    releases = stock.release
    patch.setattr(stock, "release", lambda merchant, sku, _: releases(merchant, sku, 0))


def keep_the_budget_of_refused_orders(patch: Patch) -> None:
    patch.setattr(settle_order, "uncount_spending", lambda _spender, _amount, _merchant: ())


def refuse_what_was_paid_and_keep_it(patch: Patch) -> None:
    patch.setattr(learn_payment, "PAID", {PaymentStatus.CAPTURED: PaymentState.CAPTURED})
    patch.setattr(learn_payment, "_NOTHING_HAD", {PaymentStatus.AUTHORISED})
    patch.setitem(relay_outbox._HANDLERS, "release", lambda _shop, _merchant, _event: ())


def confirm_without_the_outbox(patch: Patch) -> None:
    patch.setattr(settle_order, "_events", lambda _merchant, _events: [])


MUTANTS: dict[Callable[[Patch], None], tuple[Flow, Any]] = {
    never_reconcile: (Flow("one line", one_line), nobody),
    never_resume: (Flow("one line", one_line), say_it_again),
    ask_for_money_under_a_new_key: (Flow("one line", one_line), same_request),
    ask_for_money_before_the_order_is_written: (Flow("one line", one_line), nobody),
    keep_the_stock_of_refused_orders: (Flow("three lines", three_lines), nobody),
    keep_the_budget_of_refused_orders: (Flow("one line", one_line), nobody),
    refuse_what_was_paid_and_keep_it: (Flow("one line", one_line), nobody),
    confirm_without_the_outbox: (Flow("one line", one_line), same_request),
}


@pytest.mark.no_cover
@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.__name__)
def test_cuts_notice_every_mutant(mutant: Callable[[Patch], None], monkeypatch: Patch) -> None:
    mutant(monkeypatch)
    flow, go_on = MUTANTS[mutant]
    assert next(broken_cuts(flow, go_on), None) is not None
