from __future__ import annotations

import pytest

from skill.services.goods_meant import goods_meant
from tests.services.cases import BRITA, GILLETTE, RAZOR_ORDER, numbered
from tests.stage import Stage


@pytest.mark.parametrize(
    ("words", "skus"),
    [
        ("", set()),
        ("  \n ", set()),
        ("die Gillette Klingen", {GILLETTE}),
        ("Rasierklingen", {GILLETTE}),
        ("Brita und die Klingen", {BRITA, GILLETTE}),
        ("Klingen,\nWasserfilter", {BRITA, GILLETTE}),
        ("razor blades and water filters", {BRITA, GILLETTE}),
    ],
)
def test_plain_words_name_products(stage: Stage, words: str, skus: set[str]) -> None:
    meant = goods_meant(stage.shop, numbered(stage, RAZOR_ORDER), words, merchant=stage.merchant)
    assert meant == frozenset(skus)


@pytest.mark.parametrize(
    "words", ["das eine da", "Kaffeefilter", "1 Packung Klingen", "Klingen und noch was", ", ,", "Brita und " * 30]
)
def test_unclear_words_are_for_a_person(stage: Stage, words: str) -> None:
    assert goods_meant(stage.shop, numbered(stage, RAZOR_ORDER), words, merchant=stage.merchant) is None
