from __future__ import annotations

from dataclasses import replace

import pytest

from skill.domain.errors import InvalidInputError, NotFoundError
from skill.domain.localized import Localized
from skill.domain.money import Money
from skill.services.import_catalog import CatalogChange, compare_catalog, import_catalog, shop_currency
from skill.services.records import keys
from skill.services.records.merchants import read_catalogue
from skill.settings import DEMO_MERCHANT
from tests.services.catalogues import FILTERS, PAPER, TABS, bring_in, sold, some
from tests.stage import Stage


def test_new_version_replaces_the_old(stage: Stage) -> None:
    dearer = replace(some(stage, FILTERS)[0], price=Money(299))
    assert bring_in(stage, [dearer]) == 2
    assert sold(stage) == {FILTERS}
    assert stage.catalogue.products[FILTERS].price == Money(299)


def test_stock_of_known_products_stays(stage: Stage) -> None:
    stage.set_stock(FILTERS, 3)
    fresh = replace(some(stage, FILTERS)[0], sku="fresh", gtin="", stock=12)
    bring_in(stage, [replace(some(stage, FILTERS)[0], stock=500), fresh])
    assert stage.stock(FILTERS)[0] == 3
    assert stage.stock("fresh") == (12, 0)


def test_empty_file_changes_nothing(stage: Stage) -> None:
    before = stage.table.snapshot()
    with pytest.raises(InvalidInputError, match="no product; nothing was changed"):
        bring_in(stage, [])
    assert stage.table.snapshot().writes == before.writes


def test_settings_come_with_a_new_shop(stage: Stage) -> None:
    other = replace(stage.merchant, id="ulmenmarkt", name="Ulmenmarkt")
    assert import_catalog(stage.shop, "ulmenmarkt", some(stage, FILTERS), merchant=other) == 1
    assert stage.table.get(keys.settings("ulmenmarkt")) is not None
    assert stage.settings.catalogue == 1


def test_unknown_shop_needs_settings(stage: Stage) -> None:
    with pytest.raises(NotFoundError, match="no shop called 'ulmenmarkt'"):
        import_catalog(stage.shop, "ulmenmarkt", some(stage, FILTERS))
    assert stage.table.get(keys.catalogue_begun("ulmenmarkt")) is None


def test_new_settings_replace_the_old(stage: Stage) -> None:
    renamed = replace(stage.merchant, name="Lindenmarkt Nord")
    import_catalog(stage.shop, DEMO_MERCHANT, some(stage, FILTERS), merchant=renamed)
    assert stage.merchant.name == "Lindenmarkt Nord"


def test_names_of_what_is_gone_stay(stage: Stage) -> None:
    bring_in(stage, some(stage, FILTERS, PAPER))
    bring_in(stage, [replace(stage.catalogue.products[FILTERS], noun=Localized("Filter", "filters"))])
    assert stage.catalogue.retired.keys() >= {PAPER, TABS}
    assert FILTERS not in stage.catalogue.retired


def test_returning_products_are_sold_again(stage: Stage) -> None:
    paper = some(stage, PAPER)
    bring_in(stage, some(stage, FILTERS))
    bring_in(stage, paper)
    assert sold(stage) == {PAPER}
    assert PAPER not in stage.catalogue.retired


def test_many_products_are_written_in_batches(stage: Stage) -> None:
    pattern = some(stage, FILTERS)[0]
    many = [replace(pattern, sku=f"filter-{number}", gtin="") for number in range(600)]
    version = bring_in(stage, many)
    assert len(read_catalogue(stage.table, DEMO_MERCHANT, version).on_sale) == 600


def test_comparing_counts_before_storing(stage: Stage) -> None:
    filters, paper = some(stage, FILTERS, PAPER)
    before = stage.table.snapshot().writes
    change = compare_catalog(
        stage.shop, DEMO_MERCHANT, [replace(filters, price=Money(1)), paper, replace(paper, sku="fresh")]
    )
    assert (change.added, change.changed, change.unchanged) == (("fresh",), (FILTERS,), (PAPER,))
    assert len(change.removed) == len(sold(stage)) - 2
    assert stage.table.snapshot().writes == before


def test_all_is_new_in_a_new_shop(stage: Stage) -> None:
    assert compare_catalog(stage.shop, "ulmenmarkt", some(stage, FILTERS)) == CatalogChange((FILTERS,), (), (), ())


@pytest.mark.parametrize("fields", [{"price": Money(249, "USD")}, {"deposit": Money(25, "USD")}])
def test_foreign_money_changes_nothing(stage: Stage, fields: dict[str, Money]) -> None:
    before = stage.table.snapshot().writes
    foreign = replace(some(stage, FILTERS)[0], **fields)  # type: ignore[arg-type]  # the cases name the fields
    with pytest.raises(InvalidInputError, match=f"the shop sells in EUR; other prices have {FILTERS}; nothing"):
        bring_in(stage, [*some(stage, PAPER), foreign])
    assert stage.table.snapshot().writes == before


def test_new_settings_bring_their_currency(stage: Stage) -> None:
    swiss = replace(stage.merchant, id="matte", currency="CHF")
    with pytest.raises(InvalidInputError, match="the shop sells in CHF"):
        import_catalog(stage.shop, "matte", some(stage, FILTERS), merchant=swiss)
    assert shop_currency(stage.shop, DEMO_MERCHANT) == "EUR"
    assert shop_currency(stage.shop, "matte") is None
