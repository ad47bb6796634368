from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from skill.domain.errors import (
    ForeignCurrencyError,
    ImpossibleQuantityError,
    RefusedError,
    TooManyLinesError,
    UnpayableAmountError,
)
from skill.domain.money import Money
from skill.domain.quote import Quote
from skill.services.check_terms import MOST_LINES, MOST_PAYABLE
from skill.services.place_order import begin
from tests.reliability.contents import items_of
from tests.services.purchases import FILTERS, purchase
from tests.stage import LEA, Stage, open_stage


@pytest.fixture
def lea() -> Stage:
    return open_stage().as_customer(LEA)


def with_lines(quote: Quote, count: int) -> Quote:
    line = quote.lines[0]
    return replace(quote, lines=tuple(replace(line, sku=f"s{number}") for number in range(count)))


def with_line(**changes: object) -> Callable[[Quote], Quote]:
    return lambda quote: replace(quote, lines=(replace(quote.lines[0], **changes),))  # type: ignore[arg-type]  # columns


BAD: list[tuple[str, Callable[[Quote], Quote], type[RefusedError]]] = [
    ("no line", lambda quote: with_lines(quote, 0), TooManyLinesError),
    ("81 lines", lambda quote: with_lines(quote, MOST_LINES + 1), TooManyLinesError),
    ("99 lines", lambda quote: with_lines(quote, 99), TooManyLinesError),
    ("100 lines", lambda quote: with_lines(quote, 100), TooManyLinesError),
    ("101 lines", lambda quote: with_lines(quote, 101), TooManyLinesError),
    ("200 lines", lambda quote: with_lines(quote, 200), TooManyLinesError),
    ("no pack", with_line(quantity=0), ImpossibleQuantityError),
    ("minus one pack", with_line(quantity=-1), ImpossibleQuantityError),
    ("price in francs", with_line(unit_price=Money(249, "CHF")), ForeignCurrencyError),
    ("deposit in francs", with_line(deposit=Money(0, "CHF")), ForeignCurrencyError),
    ("delivery in francs", lambda quote: replace(quote, delivery_cost=Money(290, "CHF")), ForeignCurrencyError),
    ("negative price", with_line(unit_price=Money(-1)), UnpayableAmountError),
    ("negative deposit", with_line(deposit=Money(-1)), UnpayableAmountError),
    (
        "nothing to pay",
        lambda quote: replace(with_line(unit_price=Money(0))(quote), delivery_cost=Money(0)),
        UnpayableAmountError,
    ),
    ("a million euros", with_line(unit_price=Money(MOST_PAYABLE)), UnpayableAmountError),
    ("beyond 64 bits", with_line(unit_price=Money(2**63)), UnpayableAmountError),
]


@pytest.mark.promise("R12")
@pytest.mark.parametrize(("name", "spoil", "error"), BAD, ids=[name for name, _, _ in BAD])
def test_impossible_order_changes_nothing(
    lea: Stage, name: str, spoil: Callable[[Quote], Quote], error: type[RefusedError]
) -> None:
    del name
    bought = purchase(lea)
    before = items_of(lea.table)
    with pytest.raises(error):
        begin(lea.shop, replace(bought, quote=spoil(bought.quote)))
    assert items_of(lea.table) == before


def test_lines_of_one_product_are_summed(lea: Stage) -> None:
    bought = purchase(lea)
    line = bought.quote.lines[0]
    free, promised = lea.stock(FILTERS)
    twice = replace(bought.quote, lines=(line, replace(line, quantity=3)))
    order = begin(lea.shop, replace(bought, quote=twice))
    assert lea.stock(FILTERS) == (free - 5, promised + 5)
    assert order.total == Money(5 * 249 + 290)
