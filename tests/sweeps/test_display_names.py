"""Every product of the demo shop is found by the name it is shown under."""

from __future__ import annotations

import pytest

from skill.domain.product_names import product_index
from tests.domain.demo_shop import shop


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_display_name_leads_home(language: str) -> None:
    index = product_index(shop().values(), language)
    for product in shop().values():
        match = index.find(product.name.in_language(language))
        assert product.sku in {candidate.sku for candidate in match.candidates}, product.name
