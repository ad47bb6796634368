"""R12: what does not fit into one write is refused with its typed error, or fits; nothing is ever half written."""

from __future__ import annotations

from dataclasses import replace

import pytest

from skill.conversation.turn import Assent, Heard
from skill.domain.errors import ProgrammingError, ShopError, TooManyLinesError
from skill.domain.order import CheckoutState, Order
from skill.services.cancel_order import cancel_order
from skill.services.catalogues import Catalogue
from skill.services.check_terms import MOST_LINES
from skill.services.place_order import Purchase, begin
from skill.services.records import stock
from skill.services.records.merchants import StoredCatalogue
from skill.services.settle_order import settle
from skill.settings import DEMO_MERCHANT
from tests.reliability.contents import items_of
from tests.services.purchases import AUTHORISED, purchase, terms
from tests.stage import LEA, Stage, open_stage

pytestmark = pytest.mark.promise("R12")

PACKS = 3
YES = Heard(text="ja", assent=Assent.CLEAR)


def long_purchase(stage: Stage, lines: int) -> Purchase:
    """Return a consented quote of so many different products, all of them in stock."""
    bought = replace(purchase(stage), person_id="amzn1.person.a")
    (line,) = bought.quote.lines
    (product,) = (stage.catalogue.products[line.sku],)
    skus = [f"product-{number}" for number in range(lines)]
    for start in range(0, lines, 90):
        stage.table.write(*(stock.first_stock(DEMO_MERCHANT, sku, PACKS) for sku in skus[start : start + 90]))
    catalogue = Catalogue(StoredCatalogue([replace(product, sku=sku) for sku in skus]))
    quote = replace(bought.quote, lines=tuple(replace(line, sku=sku, quantity=1) for sku in skus))
    evidence = replace(bought.evidence, total=quote.total, quote_hash=quote.terms_hash)
    return replace(bought, quote=quote, catalogue=catalogue, evidence=evidence)


def settled(stage: Stage, order: Order) -> Order:
    """Return the order as paid and stored."""
    paid = settle(stage.shop, order, AUTHORISED, terms(stage))
    stage.table.write(*paid.changes)
    return replace(paid.order, version=order.version + 1)


@pytest.mark.parametrize("lines", [1, 79, MOST_LINES])
def test_order_that_fits_is_written_whole(lines: int) -> None:
    stage = open_stage().as_customer(LEA)
    order = settled(stage, begin(stage.shop, long_purchase(stage, lines)))
    assert order.state is CheckoutState.COMPLETED
    assert all(stage.stock(line.sku) == (PACKS - 1, 1) for line in order.lines)
    cancelled = cancel_order(stage.shop, order, frozenset(order.skus), merchant=stage.merchant, locale="de-DE")
    stage.table.write(*cancelled.changes)
    assert all(stage.stock(line.sku) == (PACKS, 0) for line in order.lines)


@pytest.mark.parametrize("lines", [MOST_LINES + 1, 99, 100, 101, 200])
def test_order_that_is_too_long_is_refused(lines: int) -> None:
    stage = open_stage().as_customer(LEA)
    bought = long_purchase(stage, lines)
    before = items_of(stage.table)
    with pytest.raises(TooManyLinesError) as refused:
        begin(stage.shop, bought)
    assert refused.value.allowed == MOST_LINES
    assert items_of(stage.table) == before


@pytest.mark.parametrize("size", [400_001, 4_000_001])
def test_proof_beyond_the_store_writes_nothing(size: int) -> None:
    stage = open_stage().as_customer(LEA)
    bought = purchase(stage)
    swollen = replace(bought, evidence=replace(bought.evidence, heard={"text": "j" + "a" * size}))
    before = items_of(stage.table)
    with pytest.raises(ProgrammingError, match="an item has at most"):
        begin(stage.shop, swollen)
    assert items_of(stage.table) == before


@pytest.mark.parametrize("size", [10_000, 4_000_001])
def test_endless_words_place_one_order_or_none(size: int) -> None:
    """A yes with megabytes behind it is an order with its proof, or nothing at all."""
    stage = open_stage().as_customer(LEA)
    stage.say("ReorderProductIntent", product="kaffeefilter")
    turn = stage.turn("AMAZON.YesIntent", replace(YES, text="ja" + " ja" * (size // 3)))
    before = items_of(stage.table)
    try:
        stage.hear(turn)
    except ShopError:
        assert items_of(stage.table) == before
    orders = [item for item in items_of(stage.table) if item.key.sort.startswith("order#o-0000")]
    proofs = [item for item in items_of(stage.table) if item.key.sort.startswith("evidence#o-0000")]
    assert len(orders) == len(proofs) <= 1
