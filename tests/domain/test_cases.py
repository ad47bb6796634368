from __future__ import annotations

from datetime import UTC, datetime

import pytest

from skill.domain.cases import Case, CaseKind, CaseLine, CaseState, Remedy
from skill.domain.localized import Localized
from skill.domain.money import Money


def case(state: CaseState = CaseState.DECLARED) -> Case:
    name = Localized("Klingen", "blades")
    return Case(
        *("case-1", "o-1", "1234-5678", "c-1", CaseKind.RETURN, Remedy.REFUND, state),
        lines=(CaseLine("blades", name, 2, Money(3199)), CaseLine("filters", name, 1, Money(1899))),
        declared_at=datetime(2026, 11, 23, tzinfo=UTC),
        locale="de-DE",
        channel="text",
        refund=Money(9000),
    )


def test_goods_are_worth_what_was_paid() -> None:
    assert [line.amount for line in case().lines] == [Money(6398), Money(1899)]
    assert case().goods == Money(8297)


@pytest.mark.parametrize("state", CaseState)
def test_settled_and_refused_cases_are_closed(state: CaseState) -> None:
    assert case(state).is_open is (state.value in {"declared", "awaiting_goods", "received"})
