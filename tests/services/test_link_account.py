from __future__ import annotations

import pytest

from skill.domain.errors import NotFoundError
from skill.services.link_account import link_account, unlink_account
from skill.settings import DEMO_MERCHANT
from tests.stage import JONAS, Stage


def test_linked_customers_may_order(stage: Stage) -> None:
    stage.as_customer(JONAS)
    assert stage.scene("LaunchRequest").customer.is_guest
    link_account(stage.shop, DEMO_MERCHANT, JONAS)
    assert not stage.scene("LaunchRequest").customer.is_guest


def test_unlinking_ends_acting_for_a_customer(stage: Stage) -> None:
    unlink_account(stage.shop, DEMO_MERCHANT, "demo-anna")
    assert stage.scene("LaunchRequest").customer.is_guest
    assert not stage.scene("LaunchRequest").orders


def test_linking_twice_writes_once(stage: Stage) -> None:
    before = stage.table.snapshot().writes
    link_account(stage.shop, DEMO_MERCHANT, "demo-anna")
    assert stage.table.snapshot().writes == before


def test_unknown_customers_are_not_made(stage: Stage) -> None:
    before = stage.table.snapshot().writes
    for change in (link_account, unlink_account):
        with pytest.raises(NotFoundError, match="no customer 'demo-nobody'"):
            change(stage.shop, DEMO_MERCHANT, "demo-nobody")
    assert stage.table.snapshot().writes == before
