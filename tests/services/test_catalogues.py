from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from skill.adapters.clock import VirtualClock
from skill.adapters.table.memory import MemoryTable
from skill.domain.match import Entry
from skill.domain.name_index import MemoryNameIndex, NameIndex
from skill.domain.product import Product
from skill.services.catalogues import Catalogue, Catalogues
from skill.services.name_indexes import UnusableIndexError
from skill.services.records.merchants import StoredCatalogue, put_product
from tests.phrases.products import PAPER, TABS, product
from tests.stage import NOW

SMALL, LARGE = (
    product("Tee klein", "Tee", "m", variant_group="tea"),
    product("Tee groß", "Tee", "m", variant_group="tea"),
)
TOILET_ROLLS = replace(PAPER, synonyms={"de": ("toilettenpapier",), "en": ("bog roll",)})


def catalogue(products: Sequence[Product]) -> Catalogue:
    return Catalogue(StoredCatalogue(products))


def stored(*versions: int) -> MemoryTable:
    table = MemoryTable(clock=VirtualClock(NOW))
    for version in versions:
        table.write(put_product("m1", version, PAPER))
    return table


def test_products_are_found_by_sku() -> None:
    assert catalogue([PAPER, TABS]).products == {PAPER.sku: PAPER, TABS.sku: TABS}


def test_retired_products_are_not_on_sale() -> None:
    both = Catalogue(StoredCatalogue([PAPER], [TABS]))
    assert TABS.sku not in both.products
    assert both.retired == {TABS.sku: TABS}


def test_variants_are_the_others_of_a_group() -> None:
    shop = catalogue([SMALL, PAPER, LARGE])
    assert shop.variants(SMALL) == (LARGE,)
    assert shop.variants(PAPER) == ()


def test_index_is_built_once_per_language() -> None:
    shop = catalogue([PAPER])
    assert shop.index("de") is shop.index("de")
    assert shop.index("de") is not shop.index("en")
    assert shop.index("de").find("zewa toilettenpapier").candidates[0].sku == PAPER.sku


def test_other_language_is_left_out_where_unusable() -> None:
    def only_german(entries: Sequence[Entry], language: str) -> NameIndex:
        if language == "en":
            msg = "m1's English names are missing"
            raise UnusableIndexError(msg)
        return MemoryNameIndex(entries, language)

    shop = Catalogue(StoredCatalogue([TOILET_ROLLS]), only_german)
    assert catalogue([TOILET_ROLLS]).index("de").find("bog roll").candidates[0].sku == TOILET_ROLLS.sku
    assert shop.index("de").find("zewa toilettenpapier").candidates[0].sku == TOILET_ROLLS.sku
    assert shop.index("de").find("bog roll").candidates == ()


def test_version_is_read_once() -> None:
    table = stored(1)
    catalogues = Catalogues(table)
    first = catalogues.get("m1", 1)
    table.write(put_product("m1", 1, TABS))
    assert catalogues.get("m1", 1) is first
    assert TABS.sku not in first.products


def test_four_versions_are_kept_in_memory() -> None:
    catalogues = Catalogues(stored(1, 2, 3, 4, 5))
    kept = [catalogues.get("m1", version) for version in (1, 2, 3, 4)]
    assert catalogues.get("m1", 1) is kept[0]
    catalogues.get("m1", 5)
    assert catalogues.get("m1", 4) is kept[3]
    assert catalogues.get("m1", 1) is not kept[0]


def test_merchants_have_catalogues_of_their_own() -> None:
    catalogues = Catalogues(stored(1))
    assert catalogues.get("m1", 1).products
    assert not catalogues.get("m2", 1).products
