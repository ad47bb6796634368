from __future__ import annotations

from dataclasses import replace

import pytest

from skill.domain.money import Money
from skill.domain.orderable import is_orderable
from skill.domain.product import Product
from tests.domain.demo_shop import shop
from tests.stage import Stage

BEANS = shop()["lavazza-bohnen-1kg"]


def test_what_lies_there_can_be_ordered(stage: Stage) -> None:
    assert is_orderable(BEANS, 1, stage.merchant)
    assert not is_orderable(BEANS, 0, stage.merchant)


@pytest.mark.parametrize("product", [replace(BEANS, voice_orderable=False), replace(BEANS, age_limit=16)])
def test_what_voice_may_not_sell_cannot(stage: Stage, product: Product) -> None:
    assert not is_orderable(product, 9, stage.merchant)


def test_what_exceeds_an_order_cannot(stage: Stage) -> None:
    limits = stage.merchant.limits
    assert is_orderable(BEANS, 9, replace(stage.merchant, limits=replace(limits, per_order=Money(1699))))
    assert not is_orderable(BEANS, 9, replace(stage.merchant, limits=replace(limits, per_order=Money(1698))))
