from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

import pytest

from skill.domain.errors import InvalidInputError
from skill.domain.localized import Localized
from skill.domain.money import Money
from skill.domain.packaging import Container
from skill.domain.tree import Node

SHOP = Node({"delivery": {"cost": "2.90", "days": ["sat"]}, "orders": [{"n": 1}, {"n": 2}]})


def test_path_grows_with_every_step() -> None:
    assert SHOP.child("delivery").where("cost") == "delivery.cost"
    assert [entry.path for entry in SHOP.children("orders")] == ["orders[0]", "orders[1]"]


def test_missing_lists_are_empty() -> None:
    node = Node({})
    assert (node.children("x"), node.texts("x"), node.dates("x")) == ((), (), frozenset())


def test_defaults_stand_in_for_absent_fields() -> None:
    node = Node({"empty": ""})
    assert node.text("empty", "x") == "x"
    assert node.integer("x", 3) == 3
    assert node.flag("x", default=True) is True
    assert node.choice("x", Container, Container.BAG) is Container.BAG
    assert node.amount("x", "EUR", Money(1)) == Money(1)
    assert not node.has("x")


def test_good_values_are_read_typed() -> None:
    node = Node(
        {
            "text": "a",
            "texts": ["a", "b"],
            "size": {"de": "groß", "en": "large"},
            "whole": 0,
            "minus": -2,
            "flag": False,
            "container": "crate",
            "at": "14:00",
            "days": ["2026-12-25", date(2026, 12, 26)],
        }
    )
    assert (node.text("text"), node.texts("texts")) == ("a", ("a", "b"))
    assert node.localized("size") == Localized("groß", "large")
    assert (node.integer("whole"), node.integer("minus", least=None), node.flag("flag")) == (0, -2, False)
    assert node.choice("container", Container) is Container.CRATE
    assert node.clock_time("at") == time(14)
    assert node.dates("days") == {date(2026, 12, 25), date(2026, 12, 26)}


@pytest.mark.parametrize(("written", "cents"), [("2.90", 290), ("2,90", 290), (2.9, 290), (3, 300), (0.1, 10)])
def test_amounts_are_read_without_float_arithmetic(written: object, cents: int) -> None:
    assert Node({"cost": written}).amount("cost", "EUR") == Money(cents)


REFUSALS: list[tuple[object, Callable[[Node], object], str]] = [
    (None, lambda node: node.text("f"), "shop.f must be a text (in quotes if it looks like a number)"),
    (12, lambda node: node.text("f"), "shop.f must be a text (in quotes if it looks like a number), not 12"),
    (" ", lambda node: node.text("f"), "shop.f must be a text (in quotes if it looks like a number), not ' '"),
    ("a", lambda node: node.texts("f"), "shop.f must be a list, not 'a'"),
    (["a", 1], lambda node: node.texts("f"), "shop.f[1] must be a text, not 1"),
    (3, lambda node: node.children("f"), "shop.f must be a list, not 3"),
    ([3], lambda node: node.children("f"), "shop.f[0] must be a list of named fields, not 3"),
    ({1: 2}, lambda node: node.child("f"), "shop.f must be a list of named fields, not {1: 2}"),
    ({"fr": "x"}, lambda node: node.localized("f"), "shop.f.fr is unknown"),
    (True, lambda node: node.integer("f"), "shop.f must be a whole number, not True"),
    (2.5, lambda node: node.integer("f"), "shop.f must be a whole number, not 2.5"),
    (-1, lambda node: node.integer("f"), "shop.f must be at least 0, not -1"),
    ("yes", lambda node: node.flag("f"), "shop.f must be true or false, not 'yes'"),
    ([], lambda node: node.amount("f", "EUR"), "shop.f must be an amount such as 2.90, not []"),
    (True, lambda node: node.amount("f", "EUR"), "shop.f must be an amount such as 2.90, not True"),
    (2.999, lambda node: node.amount("f", "EUR"), "shop.f '2.999' is no amount such as 2,49"),
    (840, lambda node: node.clock_time("f"), 'shop.f must be a time in quotes such as "14:00", not 840'),
    (["1.5."], lambda node: node.dates("f"), "shop.f[0] must be a day such as 2026-12-25, not '1.5.'"),
]


@pytest.mark.parametrize(("value", "read", "message"), REFUSALS, ids=[message for *_, message in REFUSALS])
def test_refusal_names_path_and_value(value: object, read: Callable[[Node], object], message: str) -> None:
    with pytest.raises(InvalidInputError) as refusal:
        read(Node({"f": value}, "shop"))
    assert str(refusal.value) == message


def test_unknown_choice_lists_the_known_ones() -> None:
    with pytest.raises(InvalidInputError, match=r"^f must be one of pack, box, .* not 'sack'$"):
        Node({"f": "sack"}).choice("f", Container)


def test_misspelt_field_is_named_with_suggestion() -> None:
    with pytest.raises(InvalidInputError, match=r"^delivery\.cutoff is unknown; did you mean cut_off\?$"):
        Node({"cutoff": "14:00"}, "delivery").only("cost", "cut_off")


def test_file_without_fields_is_refused() -> None:
    with pytest.raises(InvalidInputError, match=r"^the file must be a list of named fields, not 'hello'$"):
        Node.of("hello")
