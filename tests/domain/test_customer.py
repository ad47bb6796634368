from __future__ import annotations

from skill.domain.customer import Address, Customer


def test_address_is_one_line_long() -> None:
    home = Address("home", "Anna Berger", "Lindenallee 12", "10115", "Berlin")
    assert home.one_line == "Anna Berger, Lindenallee 12, 10115 Berlin"
    assert home.country == "DE"


def test_guest_has_no_linked_account() -> None:
    assert Customer("demo-anna").is_guest
    assert not Customer("demo-anna", linked=True).is_guest


def test_introduction_changes_nothing_else() -> None:
    anna = Customer("demo-anna", name="Anna", linked=True, version=3)
    assert anna.introduced() == Customer("demo-anna", name="Anna", linked=True, disclosed=True, version=3)
