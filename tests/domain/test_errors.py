from __future__ import annotations

import pytest

from skill.domain import errors
from skill.domain.errors import (
    BelowMinimumError,
    LimitExceededError,
    NotSoldByVoiceError,
    OutOfStockError,
    QuantityLimitError,
    RefusedError,
    ShopError,
    TooManyLinesError,
)

KINDS = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, Exception)]


@pytest.mark.parametrize("kind", KINDS)
def test_errors_form_one_tree(kind: type[Exception]) -> None:
    assert issubclass(kind, ShopError)
    assert kind.__doc__
    assert kind.__name__.endswith("Error")


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (OutOfStockError("milk", 3), "milk: only 3 available"),
        (QuantityLimitError("milk", 20), "milk: at most 20 per order"),
        (NotSoldByVoiceError("beer"), "beer is not sold by voice"),
        (TooManyLinesError(20), "at most 20 different products per order"),
        (BelowMinimumError(1000), "the minimum order value is 1000 minor units"),
        (LimitExceededError("month", 100000), "month limit of 100000 minor units exceeded"),
    ],
)
def test_refusals_name_the_fact(error: RefusedError, text: str) -> None:
    assert isinstance(error, RefusedError)
    assert str(error) == text


def test_refusals_keep_what_phrases_need() -> None:
    assert (OutOfStockError("milk", 3).sku, OutOfStockError("milk", 3).available) == ("milk", 3)
    assert (QuantityLimitError("milk", 20).sku, QuantityLimitError("milk", 20).allowed) == ("milk", 20)
    assert (LimitExceededError("month", 5).limit, LimitExceededError("month", 5).allowed) == ("month", 5)
    assert NotSoldByVoiceError("beer").sku == "beer"
    assert BelowMinimumError(1000).minimum == 1000
    assert TooManyLinesError(20).allowed == 20
