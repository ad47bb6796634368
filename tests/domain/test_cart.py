from __future__ import annotations

from skill.domain.cart import Cart, CartLine

MILK, PASTA = CartLine("milk", 2), CartLine("pasta", 1)
CART = Cart((MILK, PASTA), version=7)


def test_empty_cart_holds_nothing() -> None:
    assert Cart().is_empty
    assert not CART.is_empty
    assert CART.emptied() == Cart((), version=7)
    assert Cart().quantity_of("milk") == 0


def test_added_packs_join_their_line() -> None:
    assert CART.with_added("milk", 3).lines == (CartLine("milk", 5), PASTA)


def test_new_products_come_last() -> None:
    assert CART.with_added("bread", 1).lines == (MILK, PASTA, CartLine("bread", 1))


def test_quantity_is_set_in_place() -> None:
    assert CART.with_quantity("milk", 1).lines == (CartLine("milk", 1), PASTA)
    assert CART.with_quantity("milk", 0).lines == (PASTA,)
    assert CART.with_quantity("bread", 0).lines == CART.lines


def test_some_products_are_left_out() -> None:
    assert CART.without(frozenset({"milk", "bread"})).lines == (PASTA,)


def test_merging_keeps_the_larger_quantity() -> None:
    merged = CART.merged_with(Cart((CartLine("milk", 1), CartLine("pasta", 4), CartLine("bread", 1))))
    assert merged.lines == (MILK, CartLine("pasta", 4), CartLine("bread", 1))
    assert merged.version == 7


def test_lines_remember_who_may_not_buy() -> None:
    cart = Cart().with_added("a", 1, "stranger").with_added("b", 1).with_added("a", 2)
    assert [(line.sku, line.quantity, line.by) for line in cart.lines] == [("a", 3, "stranger"), ("b", 1, "")]
    assert cart.with_added("b", 1, "stranger").lines[1].by == "stranger"
    assert [line.by for line in cart.accepted(frozenset({"a"})).lines] == ["", ""]
    assert Cart().merged_with(cart).lines[0].by == "stranger"
