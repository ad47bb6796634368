from __future__ import annotations

from skill.domain.cart import Cart, CartLine
from skill.domain.customer import Address, Customer
from skill.services.records import keys
from skill.services.records.customers import cart_from, customer_from, put_cart, put_customer
from skill.services.table import Expect
from tests.stage import Stage

OWNER = keys.customer("m1", "c1")
ANNA = Customer("c1", "Anna", "a@b.example", (Address("home", "Anna", "Allee 1", "10115", "Berlin"),), linked=True)


def test_profile_comes_back_with_its_version(stage: Stage) -> None:
    stage.table.write(put_customer(keys.profile(OWNER), ANNA))
    read = customer_from(stage.table.get(keys.profile(OWNER)), "other")
    assert (read.name, read.addresses, read.version) == ("Anna", ANNA.addresses, 1)


def test_unknown_people_are_guests() -> None:
    assert customer_from(None, "c9") == Customer("c9")
    assert customer_from(None, "c9").is_guest


def test_cart_comes_back_in_order(stage: Stage) -> None:
    lines = (CartLine("pasta", 1), CartLine("milk", 2))
    stage.table.write(put_cart(keys.cart(OWNER), Cart(lines)))
    assert cart_from(stage.table.get(keys.cart(OWNER))) == Cart(lines, version=1)
    assert cart_from(None) == Cart()


def test_stored_records_expect_their_version() -> None:
    assert put_cart(keys.cart(OWNER), Cart()).expect is Expect.ABSENT
    assert put_cart(keys.cart(OWNER), Cart(version=3)).expect == 3
    assert put_customer(keys.profile(OWNER), ANNA).expect is Expect.ABSENT
