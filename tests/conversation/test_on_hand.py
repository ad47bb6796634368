from __future__ import annotations

from skill.conversation.on_hand import instead_of, orderable, orderable_first
from skill.domain.orderable import BEHIND
from tests.stage import Stage

HAKLE, HAKLE_8, ZEWA = "hakle-toilettenpapier-16", "hakle-toilettenpapier-8", "zewa-toilettenpapier-16"
CANS = "coca-cola-6-dosen"
INSTANT = "nescafe-gold-200g"


def test_what_is_sold_out_stands_behind(stage: Stage) -> None:
    scene = stage.set_stock(HAKLE, 0).scene("ReorderProductIntent")
    assert orderable(scene, [HAKLE, ZEWA, "gone"]) == {ZEWA}
    assert orderable_first(scene)([HAKLE, ZEWA]) == {HAKLE: BEHIND, ZEWA: 0}


def test_what_comes_otherwise_stands_far_behind(stage: Stage) -> None:
    tell_apart = orderable_first(stage.set_stock(CANS, 0).scene("ReorderProductIntent"), "can")
    assert tell_apart(["coca-cola-12", CANS]) == {"coca-cola-12": -4.0, CANS: BEHIND}
    assert tell_apart(["coca-cola-12", "coca-cola-zero-12"]) == {"coca-cola-12": 0, "coca-cola-zero-12": 0}


def test_another_pack_comes_before_other_goods(stage: Stage) -> None:
    gone = stage.catalogue.products[HAKLE]
    other = instead_of(stage.set_stock(HAKLE, 0).scene("ReorderProductIntent"), gone)
    assert other == stage.catalogue.products[HAKLE_8]


def test_the_usual_comes_before_other_brands(stage: Stage) -> None:
    gone = stage.catalogue.products[HAKLE]
    other = instead_of(stage.set_stock(HAKLE, 0).set_stock(HAKLE_8, 0).scene("ReorderProductIntent"), gone)
    assert other == stage.catalogue.products[ZEWA]


def test_of_one_kind_alone_nothing_is_offered(stage: Stage) -> None:
    gone = stage.catalogue.products[INSTANT]
    assert instead_of(stage.set_stock(INSTANT, 0).scene("ReorderProductIntent"), gone) is None
