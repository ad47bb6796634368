from __future__ import annotations

from dataclasses import replace

import pytest

from skill.conversation.dialog import CHOOSE, Ask
from skill.conversation.refusals import FEWER, INTO_CART, phrase_key, reason, refuse
from skill.domain.cart import CartLine
from skill.domain.errors import (
    BelowMinimumError,
    LimitExceededError,
    NotFoundError,
    NotSoldByVoiceError,
    OutOfStockError,
    QuantityLimitError,
    ShopError,
    TooManyLinesError,
)
from skill.domain.money import Money
from skill.domain.quote import QuoteSource
from skill.services.quote_products import Draft
from skill.services.table import Value
from tests.stage import Stage

FILTERS = "melitta-filter-4-80"
ALONE = "nescafe-gold-200g"
"""The only one of its kind: nothing comes near it."""
DRAFT = Draft((CartLine(FILTERS, 9), CartLine("finish-tabs-60", 1)), QuoteSource.REORDER)


def kind_of(ask: Ask | None) -> str | None:
    return ask.kind if ask else None


@pytest.mark.parametrize(
    ("error", "key"),
    [
        (OutOfStockError(FILTERS, 0), "errors-out_of_stock"),
        (NotSoldByVoiceError(FILTERS), "errors-not_sold_by_voice"),
        (NotFoundError(FILTERS), "errors-not_found"),
    ],
)
def test_phrase_is_named_after_the_class(error: ShopError, key: str) -> None:
    assert phrase_key(error) == key


@pytest.mark.parametrize("error", [OutOfStockError(FILTERS, 3), QuantityLimitError(FILTERS, 3)])
def test_fewer_are_offered_if_any(stage: Stage, error: ShopError) -> None:
    move = refuse(stage.scene("CheckoutIntent"), DRAFT, error)
    assert move.ask is not None
    assert move.ask.kind == FEWER
    assert move.ask.payload["draft"] == {
        "lines": (
            {"sku": FILTERS, "quantity": 3, "by": ""},
            {"sku": "finish-tabs-60", "quantity": 1, "by": ""},
        ),
        "source": "reorder",
        "method": "",
    }


@pytest.mark.parametrize(
    "error",
    [OutOfStockError(ALONE, 0), TooManyLinesError(20), BelowMinimumError(900), LimitExceededError("order", 900)],
)
def test_nothing_allowed_offers_nothing(stage: Stage, error: ShopError) -> None:
    move = refuse(stage.scene("CheckoutIntent"), Draft((CartLine(ALONE, 1),), QuoteSource.REORDER), error)
    assert move.ask is None
    assert move.reply.ends


def test_what_is_sold_out_is_offered_otherwise(stage: Stage) -> None:
    scene = stage.set_stock(FILTERS, 0).scene("CheckoutIntent")
    move = refuse(scene, Draft(DRAFT.lines[:1], QuoteSource.REORDER), OutOfStockError(FILTERS, 0))
    assert [say.key for say in move.reply.says] == ["errors-out_of_stock"]
    payload: dict[str, Value] = {"options": ["melitta-filter-4-100"], "quantity": 9, "purpose": "reorder"}
    assert move.ask == Ask(CHOOSE, payload)


def test_other_ways_to_buy_are_offered_once(stage: Stage) -> None:
    error = NotSoldByVoiceError("krombacher-pils-20")
    assert kind_of(refuse(stage.scene("CheckoutIntent"), DRAFT, error).ask) == INTO_CART
    stage.put_in_cart(krombacher_pils_20=1)
    assert refuse(stage.scene("CheckoutIntent"), DRAFT, error).ask is None


def test_reason_brings_what_its_phrase_names(stage: Stage) -> None:
    scene = stage.scene("CheckoutIntent")
    assert reason(scene, OutOfStockError(FILTERS, 2)).values["available"] == 2
    assert reason(scene, TooManyLinesError(20)).values["allowed"] == 20
    assert reason(scene, BelowMinimumError(900)).values["minimum"] == Money(900)
    limit = reason(scene, LimitExceededError("month", 900)).values
    assert (limit["limit"], limit["amount"]) == ("month", Money(900))
    assert "product" not in reason(scene, NotFoundError("gone")).values
    assert reason(scene, NotFoundError(FILTERS)).values["product"] == scene.product(FILTERS)


def test_expired_card_offers_another_way(stage: Stage) -> None:
    first, second = stage.profile.payment_methods
    stage.change_profile(payment_methods=(replace(first, expires="2026-10"), second))
    said = stage.hears("ReorderProductIntent", product="kaffeefilter")
    assert said == ("errors-payment_method_expired", "choose_payment-try_other")
    stage.yes()
    assert (stage.asked, stage.value("pays")) == ("gate", "sepa_debit")
