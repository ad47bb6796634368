"""Break the steps of an order: reserve → write intent → authorise → commit."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from skill.conversation import checkout_turn, dialog, gate_answers
from skill.services import place_order, settle_order
from skill.services.ports import PaymentStatus
from tests.mutants.mutant import Mutant, Patch, everywhere, mutant

CUTS = "tests/reliability/test_crash_points.py::test_checkout_survives_every_cut"
OUTCOMES = "tests/reliability/test_payment_outcomes.py"
PRICES = "tests/reliability/test_price_integrity.py"
SUBMIT = "tests/reliability/test_double_submit.py::test_every_interleaving_orders_once"


def ask_for_money_under_a_new_key(patch: Patch) -> None:
    asks = place_order.authorise
    everywhere(
        patch,
        asks,
        lambda shop, order, merchant: asks(shop, replace(order, order_id=shop.ids.new("o")), merchant),
    )


def ask_for_money_before_the_order_is_written(patch: Patch) -> None:
    begins = place_order.begin

    def eager(shop: Any, purchase: Any, *also: Any) -> Any:
        place_order.authorise(shop, place_order._new_order(purchase, "0000-0000", shop.clock.now()), purchase.merchant)
        return begins(shop, purchase, *also)

    everywhere(patch, begins, eager)


def ask_for_money_again_when_resuming(patch: Patch) -> None:
    """Repeat the request for money instead of asking what became of it."""
    patch.setattr(checkout_turn, "_resumed", checkout_turn._settled)


def never_resume(patch: Patch) -> None:
    patch.setattr(gate_answers, "resume", lambda _scene: None)


def answer_a_repeated_request_anew(patch: Patch) -> None:
    patch.setattr(dialog.Session, "answer_to", lambda _session, _request: None)


def leave_the_cart_as_it_was(patch: Patch) -> None:
    patch.setattr(place_order, "_out_of_cart", lambda _purchase: ())


def charge_what_was_not_read_out(patch: Patch) -> None:
    patch.setattr(gate_answers, "_changed_terms", lambda _scene, _quote: None)


def keep_the_question_open(patch: Patch) -> None:
    """Begin the order without taking back the question that was answered."""
    begins = place_order.begin
    everywhere(patch, begins, lambda shop, purchase, _consumed, *also: begins(shop, purchase, *also))


def complete_what_was_declined(patch: Patch) -> None:
    paid = {**settle_order.PAID, PaymentStatus.DECLINED: settle_order.PAID[PaymentStatus.AUTHORISED]}
    everywhere(patch, settle_order.PAID, paid)


def confirm_without_the_outbox(patch: Patch) -> None:
    patch.setattr(settle_order, "_events", lambda _merchant, _events: [])


MUTANTS: tuple[Mutant, ...] = (
    mutant(ask_for_money_under_a_new_key, f"{CUTS}[one line-same_request]"),
    mutant(ask_for_money_before_the_order_is_written, f"{CUTS}[one line-nobody]"),
    mutant(ask_for_money_again_when_resuming, f"{OUTCOMES}::test_yes_after_an_unknown_answer_looks_it_up"),
    mutant(never_resume, f"{CUTS}[one line-say_it_again]"),
    mutant(answer_a_repeated_request_anew, "tests/reliability/test_idempotency_contract.py"),
    mutant(leave_the_cart_as_it_was, f"{SUBMIT}[two devices-2000]"),
    mutant(charge_what_was_not_read_out, f"{PRICES}::test_one_change_stops_the_order[price]"),
    mutant(keep_the_question_open, f"{SUBMIT}[same turn by 2-2000]"),
    mutant(complete_what_was_declined, f"{OUTCOMES}::test_declined_order_gives_everything_back[declined]"),
    mutant(confirm_without_the_outbox, f"{CUTS}[one line-same_request]"),
)
