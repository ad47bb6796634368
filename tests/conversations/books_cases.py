"""Check what a play says of the books after an order: cases, refunds and free replacements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skill.domain.cart import CartLine
from skill.domain.cases import CaseKind, CaseState
from tests.conversations.books import BOOKS
from tests.conversations.repertoire import lines_in, money_in

if TYPE_CHECKING:
    from tests.conversations.performance import Performance


@BOOKS.plays(r"case (\w+) (\w+): (.+) for (\S+)")
def _case(performance: Performance, kind: str, state: str, listed: str, refund: str) -> None:
    """Expect that the newest case is of this kind, about these goods and this sum, and so far on its way."""
    performance.theatre.work_off()
    case = performance.ledger.new_cases()[-1]
    goods = tuple(CartLine(line.sku, line.quantity) for line in case.lines)
    assert (case.kind, case.state) == (CaseKind(kind), CaseState(state)), case
    assert (goods, case.refund) == (lines_in(listed), money_in(refund)), case


@BOOKS.plays(r"no case")
def _no_case(performance: Performance) -> None:
    assert performance.ledger.new_cases() == []


@BOOKS.plays(r"one case")
def _one_case(performance: Performance) -> None:
    assert len(performance.ledger.new_cases()) == 1


@BOOKS.plays(r"reason (.+)")
def _reason(performance: Performance, words: str) -> None:
    assert words in performance.ledger.new_cases()[-1].reason


@BOOKS.plays(r"free order (.+)")
def _free_order(performance: Performance, listed: str) -> None:
    free = performance.ledger.new_orders()[-1]
    assert free.replaces
    assert (tuple(CartLine(line.sku, line.quantity) for line in free.lines), free.total.amount) == (lines_in(listed), 0)
