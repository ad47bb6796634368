from __future__ import annotations

from dataclasses import replace

import pytest

from skill.domain.customer import Address
from skill.domain.errors import (
    ChangedMeanwhileError,
    InvalidInputError,
    LastAddressError,
    NotFoundError,
    StillNeededError,
    TooManyAddressesError,
)
from skill.services.change_profile import Account, stamp_of
from skill.services.edit_addresses import MOST, add_address, change_address, prefer_address, remove_address
from skill.settings import DEMO_MERCHANT
from tests.stage import ANNA, LEA, Stage

ACCOUNT = Account(DEMO_MERCHANT, LEA)
OFFICE = Address("", "Lea Hoffmann", "Büroweg 1", "10117", "Berlin")


@pytest.fixture
def lea(stage: Stage) -> Stage:
    return stage.as_customer(LEA)


def streets(stage: Stage) -> list[str]:
    return [address.street for address in stage.profile.addresses]


def test_address_is_added_at_the_end(lea: Stage) -> None:
    added = add_address(lea.shop, ACCOUNT, replace(OFFICE, street="  Büroweg   1 "))
    assert streets(lea) == ["Am Ufer 8", "Büroweg 1"]
    assert lea.profile.addresses[1] == added
    assert added.address_id not in {"", "home"}


def test_twenty_first_address_is_refused(lea: Stage) -> None:
    for _ in range(MOST - 1):
        add_address(lea.shop, ACCOUNT, OFFICE)
    with pytest.raises(TooManyAddressesError) as raised:
        add_address(lea.shop, ACCOUNT, OFFICE)
    assert raised.value.allowed == 20
    assert len(streets(lea)) == 20


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("name", ""),
        ("street", "   "),
        ("city", "x" * 101),
        ("city", "Ber\x00lin"),
        ("postal_code", "1011"),
        ("postal_code", "1011a"),
        ("postal_code", "١٠١١٥"),
    ],
)
def test_bad_field_is_named(lea: Stage, field: str, text: str) -> None:
    with pytest.raises(InvalidInputError, match=field):
        add_address(lea.shop, ACCOUNT, replace(OFFICE, **{field: text}))
    assert streets(lea) == ["Am Ufer 8"]


def test_changed_address_gets_another_id(lea: Stage) -> None:
    before = lea.profile.addresses[0]
    changed = change_address(lea.shop, ACCOUNT, replace(before, street="Am Ufer 9"), stamp=stamp_of(before))
    assert streets(lea) == ["Am Ufer 9"]
    assert changed.address_id != before.address_id


def test_unchanged_address_keeps_its_id(lea: Stage) -> None:
    before = lea.profile.addresses[0]
    change_address(lea.shop, ACCOUNT, before, stamp=stamp_of(before))
    assert lea.profile.addresses == (before,)


def test_stale_form_changes_nothing(lea: Stage) -> None:
    shown = lea.profile.addresses[0]
    lea.change_profile(addresses=(replace(shown, street="Neue Straße 1"),))
    with pytest.raises(ChangedMeanwhileError):
        change_address(lea.shop, ACCOUNT, replace(shown, street="Am Ufer 9"), stamp=stamp_of(shown))
    assert streets(lea) == ["Neue Straße 1"]


def test_only_address_stays(lea: Stage) -> None:
    with pytest.raises(LastAddressError):
        remove_address(lea.shop, ACCOUNT, "home")
    assert streets(lea) == ["Am Ufer 8"]


def test_address_is_removed(lea: Stage) -> None:
    add_address(lea.shop, ACCOUNT, OFFICE)
    remove_address(lea.shop, ACCOUNT, "home")
    assert streets(lea) == ["Büroweg 1"]
    with pytest.raises(NotFoundError):
        remove_address(lea.shop, ACCOUNT, "home")


def test_address_of_an_open_order_stays(stage: Stage) -> None:
    account = Account(DEMO_MERCHANT, ANNA)
    home = stage.profile.addresses[0]
    add_address(stage.shop, account, OFFICE)
    assert any(order.is_open for order in stage.orders)
    with pytest.raises(StillNeededError):
        remove_address(stage.shop, account, "home")
    with pytest.raises(StillNeededError):
        change_address(stage.shop, account, replace(home, street="Anderswo 1"), stamp=stamp_of(home))
    assert streets(stage) == ["Lindenallee 12", "Büroweg 1"]


def test_preferred_address_comes_first(lea: Stage) -> None:
    added = add_address(lea.shop, ACCOUNT, OFFICE)
    prefer_address(lea.shop, ACCOUNT, added.address_id)
    assert streets(lea) == ["Büroweg 1", "Am Ufer 8"]
    with pytest.raises(NotFoundError):
        prefer_address(lea.shop, ACCOUNT, "elsewhere")
