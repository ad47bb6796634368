from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from skill.conversation.scene import load_scene
from skill.conversation.turn import Button, Channel, Heard
from skill.domain.cart import CartLine
from skill.domain.likely_products import likely_products
from skill.services.import_catalog import import_catalog
from skill.settings import DEMO_MERCHANT
from tests.services.purchases import MILK, placed
from tests.stage import ANNA, JONAS, LEA, NOW, Stage


def test_linked_customers_are_themselves(stage: Stage) -> None:
    scene = stage.scene("LaunchRequest")
    assert scene.customer.name == "Anna Berger"
    assert scene.owner == "lindenmarkt#customer#demo-anna"
    assert scene.local_now == NOW
    assert scene.occasion.language == "de"


def test_unlinked_customers_are_guests(stage: Stage) -> None:
    stage.customer = JONAS
    scene = stage.scene("LaunchRequest")
    assert scene.customer.is_guest
    assert scene.owner == "lindenmarkt#guest#demo-anna"
    assert scene.orders == ()
    assert scene.history == ()


def test_tokens_of_nobody_make_guests(stage: Stage) -> None:
    stage.customer = "no-such-customer"
    assert stage.scene("LaunchRequest").customer.is_guest


def test_guest_cart_waits_for_the_account(stage: Stage) -> None:
    stage.customer = None
    stage.put_in_cart(elmex_zahnpasta_75ml=2)
    stage.customer = ANNA
    scene = stage.scene("LaunchRequest")
    assert scene.cart.is_empty
    assert scene.guest_cart.quantity_of("elmex-zahnpasta-75ml") == 2


def test_history_is_likeliest_first_and_on_sale(stage: Stage) -> None:
    scene = stage.scene("LaunchRequest")
    history = scene.history
    assert history == likely_products(scene.orders, stage.catalogue.products)
    assert history[0] == "pampers-baby-dry-4-104"
    assert scene.lately[0] == "gerolsteiner-medium-12"
    assert sorted(scene.lately) == sorted(history)
    rest = [product for product in stage.catalogue.products.values() if product.sku != history[0]]
    import_catalog(stage.shop, DEMO_MERCHANT, rest)
    scene = stage.scene("LaunchRequest")
    assert scene.history == history[1:]
    assert scene.product(history[0]) is None
    named = scene.named(history[0])
    assert named is not None
    assert named.sku == history[0]
    assert scene.named("no-such-thing") is None


def test_only_the_variant_bought_last_is_as_last_time(stage: Stage) -> None:
    eighty, hundred = "melitta-filter-4-80", "melitta-filter-4-100"
    placed(stage.as_customer(LEA), (CartLine(eighty, 1), CartLine(MILK, 6)))
    assert stage.scene("LaunchRequest").is_as_last_time({eighty, MILK})
    placed(stage.wait(days=1), (CartLine(hundred, 1),))
    scene = stage.scene("LaunchRequest")
    assert scene.is_as_last_time({hundred, MILK})
    assert not scene.is_as_last_time({eighty})
    assert not scene.is_as_last_time({hundred, "finish-tabs-60"})


def test_cart_lines_are_what_is_on_sale(stage: Stage) -> None:
    stage.put_in_cart(elmex_zahnpasta_75ml=2, no_such_thing=1)
    scene = stage.scene("ReadCartIntent")
    assert [(line.product.sku, line.quantity) for line in scene.cart_lines] == [("elmex-zahnpasta-75ml", 2)]


def test_question_is_open_until_it_expires(stage: Stage) -> None:
    stage.reorder("kaffeefilter")
    stage.wait(seconds=299.9)
    assert stage.scene("AMAZON.YesIntent").question is not None
    stage.wait(seconds=0.1)
    scene = stage.scene("AMAZON.YesIntent")
    assert scene.question is None
    assert scene.asked is not None


def test_only_its_own_id_opens_a_question(stage: Stage) -> None:
    asked = stage.say("ReorderProductIntent", product="kaffeefilter").question_id
    turn = stage.turn("AMAZON.YesIntent")
    assert load_scene(stage.shop, replace(turn, question_id=asked)).question is not None
    assert load_scene(stage.shop, replace(turn, question_id="q-old")).question is None
    pressed = replace(turn, question_id=asked, heard=Heard(button=Button("q-old", "Kaufen")))
    assert load_scene(stage.shop, pressed).question is None
    assert load_scene(stage.shop, replace(turn, new_session=True)).question is None


def test_another_person_cannot_answer(stage: Stage) -> None:
    stage.reorder("kaffeefilter")
    stage.as_customer("demo-ute")
    assert stage.scene("AMAZON.YesIntent").question is None


def test_gate_closes_sooner_by_voice(stage: Stage) -> None:
    stage.channel = Channel.ALEXA
    stage.reorder("kaffeefilter")
    question = stage.dialog.question
    assert question is not None
    assert question.expires_at - stage.clock.now() == timedelta(seconds=120)
