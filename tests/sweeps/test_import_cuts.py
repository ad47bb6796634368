"""An import that is cut anywhere, or met by another one, leaves the old catalogue or the new one, never some of both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from skill.adapters.faults import CrashError, Fault, FaultPlan, at, under_faults
from skill.domain.product import Product
from skill.services.import_catalog import import_catalog
from skill.services.table import ConflictError
from skill.settings import DEMO_MERCHANT
from tests.services.catalogues import FILTERS, PAPER, bring_in, sold, some
from tests.stage import Stage


@pytest.mark.parametrize("call", range(1, 16))
def test_cut_import_shows_old_or_new(stage: Stage, call: int) -> None:
    plan = FaultPlan(at({call: Fault.CRASH_BEFORE}))
    cut = replace(stage.shop, table=under_faults(stage.table, name="table", plan=plan))
    before = sold(stage)
    new = some(stage, FILTERS, PAPER)
    try:
        import_catalog(cut, DEMO_MERCHANT, new)
    except CrashError:
        assert sold(stage) in (before, {FILTERS, PAPER})
    assert bring_in(stage, some(stage, FILTERS)) >= 2
    assert sold(stage) == {FILTERS}, "nothing of the import that was cut may come along"


class Meddled:
    """Let another import run to its end before the n-th call to the table."""

    def __init__(self, stage: Stage, n: int, products: Sequence[Product]) -> None:
        self.stage, self.left, self.products = stage, n, products

    def __getattr__(self, name: str) -> object:
        self.left -= 1
        if self.left == 0:
            bring_in(self.stage, self.products)
        return getattr(self.stage.table, name)


@pytest.mark.parametrize("call", range(1, 13))
def test_imports_at_once_never_mix(stage: Stage, call: int) -> None:
    meddled = replace(stage.shop, table=Meddled(stage, call, some(stage, PAPER)))  # type: ignore[arg-type]  # it passes all calls on
    try:
        import_catalog(meddled, DEMO_MERCHANT, some(stage, FILTERS))
    except ConflictError:
        assert sold(stage) == {PAPER}
    else:
        assert sold(stage) == {FILTERS}
