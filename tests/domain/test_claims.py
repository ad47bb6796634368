from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from skill.domain.cases import Case, CaseKind, CaseLine, CaseState, Remedy
from skill.domain.claims import claimable, claimed, credit, repeated_by, uncredit
from skill.domain.errors import InvalidInputError, NotFoundError, TooManyPacksError
from skill.domain.localized import Localized
from skill.domain.money import Money
from skill.domain.order import Order
from tests.services.cases import BRITA, GILLETTE, RAZOR_ORDER, numbered
from tests.stage import Stage


@pytest.fixture
def order(stage: Stage) -> Order:
    """Return an order of three packs of blades and one of filters."""
    found = numbered(stage, RAZOR_ORDER)
    return replace(found, lines=(replace(found.lines[0], quantity=3), found.lines[1]))


def case(order: Order, remedy: Remedy = Remedy.REFUND, packs: int = 1, **fields: object) -> Case:
    found = Case(
        *("case-1", order.order_id, order.number, order.customer_id, CaseKind.DAMAGED, remedy, CaseState.SETTLED),
        lines=(CaseLine(GILLETTE, Localized("Klingen", "blades"), packs, Money(3199)),),
        declared_at=datetime(2026, 11, 23, tzinfo=UTC),
        locale="de-DE",
        channel="text",
        refund=Money(3199 * packs),
    )
    return replace(found, **fields)  # type: ignore[arg-type]  # a test names the fields it means


def test_packs_given_back_are_gone(order: Order) -> None:
    less = credit(order, case(order, packs=2))
    assert claimable(less, CaseKind.WITHDRAWAL, (), about=order.order_id) == {GILLETTE: 1, BRITA: 1}


def test_replaced_packs_are_complained_of_once(order: Order) -> None:
    known = (case(order, Remedy.REPLACE, 2, replacement="o-9"),)
    assert claimable(order, CaseKind.DAMAGED, known, about=order.order_id)[GILLETTE] == 1
    assert claimable(order, CaseKind.RETURN, known, about=order.order_id)[GILLETTE] == 3


def test_replacement_may_be_broken_too(order: Order) -> None:
    known = (case(order, Remedy.REPLACE, 2, replacement="o-9"),)
    assert claimable(order, CaseKind.DAMAGED, known, about="o-9")[GILLETTE] == 3


def test_refused_case_takes_no_pack(order: Order) -> None:
    known = (case(order, Remedy.REPLACE, 3, state=CaseState.REFUSED),)
    assert claimable(order, CaseKind.DAMAGED, known, about=order.order_id)[GILLETTE] == 3
    assert repeated_by(known, [GILLETTE]) is None


@pytest.mark.parametrize(
    ("wanted", "left", "found"),
    [
        ({}, {GILLETTE: 3, BRITA: 0}, {GILLETTE: 3}),
        ({GILLETTE: 2}, {GILLETTE: 3, BRITA: 1}, {GILLETTE: 2}),
        ({GILLETTE: 2, BRITA: 1}, {GILLETTE: 3, BRITA: 0}, {GILLETTE: 2}),
        ({GILLETTE: 2}, {GILLETTE: 0, BRITA: 1}, {}),
    ],
)
def test_claim_covers_what_is_left(wanted: dict[str, int], left: dict[str, int], found: dict[str, int]) -> None:
    assert claimed(wanted, left, CaseKind.DAMAGED) == found


def test_withdrawal_from_too_much_is_all() -> None:
    assert claimed({GILLETTE: 9}, {GILLETTE: 3}, CaseKind.WITHDRAWAL) == {GILLETTE: 3}


def test_return_of_too_much_is_refused() -> None:
    with pytest.raises(TooManyPacksError) as refused:
        claimed({GILLETTE: 4}, {GILLETTE: 3}, CaseKind.RETURN)
    assert (refused.value.sku, refused.value.allowed) == (GILLETTE, 3)


@pytest.mark.parametrize("packs", [0, -1])
def test_no_packs_are_no_claim(packs: int) -> None:
    with pytest.raises(InvalidInputError, match="packs cannot be declared about"):
        claimed({GILLETTE: packs}, {GILLETTE: 3}, CaseKind.WITHDRAWAL)


def test_other_products_are_unknown() -> None:
    with pytest.raises(NotFoundError, match="gold"):
        claimed({"gold": 1}, {GILLETTE: 3}, CaseKind.WITHDRAWAL)


def test_newest_case_answers_a_repetition(order: Order) -> None:
    newer, older = case(order, case_id="case-2"), case(order)
    assert repeated_by((newer, older), [BRITA, GILLETTE]) == newer
    assert repeated_by((newer, older), [BRITA]) is None


def test_credit_and_its_undoing_cancel_out(order: Order) -> None:
    whole = case(order, packs=3, refund=Money(3199 * 3 + 290))
    credited = credit(order, whole)
    assert (credited.lines[0].kept, credited.delivery_credited, credited.lines[1].credited) == (0, True, 0)
    assert uncredit(credited, whole) == order


def test_delivery_credited_before_stays_so(order: Order) -> None:
    paid = replace(order, delivery_credited=True)
    assert uncredit(credit(paid, case(order)), case(order)).delivery_credited is True


def test_replacement_credits_nothing(order: Order) -> None:
    assert credit(order, case(order, Remedy.REPLACE)) == order
