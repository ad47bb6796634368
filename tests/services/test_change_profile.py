from __future__ import annotations

from dataclasses import replace

import pytest

from skill.domain.customer import Customer
from skill.domain.errors import ChangedMeanwhileError, NotFoundError
from skill.services.change_profile import Account, change_profile, read_profile, require_unchanged, stamp_of
from skill.services.table import BusyError
from skill.settings import DEMO_MERCHANT
from tests.stage import LEA, Stage

ACCOUNT = Account(DEMO_MERCHANT, LEA)


@pytest.fixture
def lea(stage: Stage) -> Stage:
    return stage.as_customer(LEA)


def test_change_of_another_is_kept(lea: Stage) -> None:
    seen: list[int] = []

    def change(customer: Customer) -> Customer:
        if not seen:
            lea.change_profile(phone="+491710000000")
        seen.append(customer.version)
        return replace(customer, discreet=True)

    change_profile(lea.shop, ACCOUNT, change)
    assert (lea.profile.phone, lea.profile.discreet) == ("+491710000000", True)
    assert seen == [1, 2]


def test_endless_rivals_are_told(lea: Stage) -> None:
    def change(customer: Customer) -> Customer:
        lea.change_profile(phone=f"+4917{lea.profile.version}")
        return replace(customer, discreet=True)

    with pytest.raises(BusyError):
        change_profile(lea.shop, ACCOUNT, change)
    assert not lea.profile.discreet


def test_nothing_changed_is_not_written(lea: Stage) -> None:
    change_profile(lea.shop, ACCOUNT, lambda customer: customer)
    assert lea.profile.version == 1


def test_unknown_customer_has_no_profile(lea: Stage) -> None:
    with pytest.raises(NotFoundError):
        read_profile(lea.shop, Account(DEMO_MERCHANT, "nobody"))


def test_stamp_tells_what_was_shown(lea: Stage) -> None:
    shown = lea.profile.addresses[0]
    require_unchanged(stamp_of(shown), shown)
    for stamp in ("", stamp_of(replace(shown, city="Potsdam"))):
        with pytest.raises(ChangedMeanwhileError):
            require_unchanged(stamp, shown)
