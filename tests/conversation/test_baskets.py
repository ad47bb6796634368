from __future__ import annotations

from skill.conversation.baskets import TO_TILL, ask_till, goods_total, lines_in, store
from skill.domain.cart import Cart, CartLine
from skill.domain.money import Money
from skill.domain.reply import Say
from tests.stage import Stage

MILK = CartLine("weihenstephan-h-milch-35-1l", 2)
BEER = CartLine("krombacher-pils-20", 1)


def test_goods_cost_neither_deposit_nor_delivery(stage: Stage) -> None:
    scene = stage.scene("ReadCartIntent")
    assert goods_total(scene, lines_in(scene, Cart((MILK,)))) == Money(318)
    assert goods_total(scene, ()) == Money(0)


def test_lines_off_sale_are_left_out(stage: Stage) -> None:
    lines = lines_in(stage.scene("ReadCartIntent"), Cart((MILK, CartLine("gone", 1))))
    assert [line.product.sku for line in lines] == [MILK.sku]


def test_unchanged_cart_is_not_stored(stage: Stage) -> None:
    stage.put_in_cart(krombacher_pils_20=1)
    scene = stage.scene("ReadCartIntent")
    assert store(scene, scene.cart) == ()
    assert len(store(scene, scene.cart.emptied())) == 1


def test_filled_cart_leads_to_the_till(stage: Stage) -> None:
    scene = stage.scene("ReadCartIntent")
    move = ask_till(scene, Cart((MILK, BEER)), Say("stop-bye"))
    assert move.ask is not None
    assert (move.ask.kind, move.focus_skus) == (TO_TILL, (MILK.sku, BEER.sku))


def test_emptied_cart_asks_nothing(stage: Stage) -> None:
    stage.put_in_cart(krombacher_pils_20=1)
    move = ask_till(stage.scene("ReadCartIntent"), Cart())
    assert move.ask is None
    assert [say.key for say in move.reply.says] == ["read_cart-now_empty"]
    assert len(move.changes) == 1


def test_a_cart_of_beer_alone_is_for_the_web_shop(stage: Stage) -> None:
    beer = next(product.sku for product in stage.catalogue.products.values() if product.age_limit)
    stage.put_in_cart(**{beer.replace("-", "_"): 1})
    assert stage.hears("ReadCartIntent") == ("read_cart-total", "read_cart-pay_in_shop")
    assert stage.asked is None
