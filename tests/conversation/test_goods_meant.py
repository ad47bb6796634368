from __future__ import annotations

from dataclasses import replace
from datetime import date

from skill.conversation.goods_meant import (
    Goods,
    chosen,
    goods_from,
    goods_meant,
    goods_payload,
    kept_skus,
    line_by_line,
    lines_in,
    options_payload,
    placed_on,
    standing_orders,
    which,
)
from skill.conversation.scene import Scene
from skill.conversation.turn import Heard
from skill.domain.order import Order
from skill.services.records import keys
from skill.services.records.orders import put_order
from tests.conversation.after_orders import ARIEL, BRITA, DETERGENT, GILLETTE, PAMPERS, RAZORS, WATER
from tests.stage import Stage


def found(scene: Scene) -> list[tuple[str, tuple[str, ...]]]:
    return [(goods.order.number[-4:], goods.skus) for goods in goods_meant(scene, standing_orders(scene))]


def ordered(stage: Stage, number: str) -> Order:
    return next(order for order in stage.orders if order.number.endswith(number))


def credited(stage: Stage, number: str, *skus: str) -> Order:
    order = ordered(stage, number)
    lines = tuple(replace(line, credited=line.quantity) if line.sku in skus else line for line in order.lines)
    changed = replace(order, lines=lines)
    stage.table.write(put_order(keys.order(stage.owner, order.order_id), changed, merchant=stage.merchant.id))
    return ordered(stage, number)


def test_product_is_found_in_its_running_period(stage: Stage) -> None:
    assert found(stage.scene("WithdrawIntent", product="windeln")) == [("3126", (PAMPERS,))]


def test_old_product_is_found_in_its_newest_order(stage: Stage) -> None:
    (goods,) = goods_meant(stage.scene("WithdrawIntent", product="kaffee"), standing_orders(stage.scene("X")))
    assert placed_on(stage.scene("X"), goods.order) == date(2026, 10, 19)


def test_number_narrows_and_is_never_guessed_past(stage: Stage) -> None:
    assert found(stage.scene("WithdrawIntent", order_number=RAZORS)) == [(RAZORS, (GILLETTE, BRITA))]
    assert found(stage.scene("WithdrawIntent", order_number=RAZORS, product="wasserfilter")) == [(RAZORS, (BRITA,))]
    assert found(stage.scene("WithdrawIntent", order_number="999999")) == []
    assert found(stage.scene("WithdrawIntent", order_number=DETERGENT, product="wasserfilter")) == []


def test_unnamed_means_the_order_talked_about(stage: Stage) -> None:
    assert len(found(stage.scene("WithdrawIntent"))) > 1
    stage.say("TrackOrderIntent", order_number=RAZORS)
    assert found(stage.scene("WithdrawIntent")) == [(RAZORS, (GILLETTE, BRITA))]


def test_goods_given_back_are_no_longer_meant(stage: Stage) -> None:
    order = credited(stage, RAZORS, GILLETTE)
    assert kept_skus(order) == (BRITA,)
    assert not Goods(order, (BRITA,)).is_whole
    credited(stage, DETERGENT, ARIEL)
    assert found(stage.scene("WithdrawIntent", order_number=DETERGENT)) == []


def test_whole_is_all_of_several(stage: Stage) -> None:
    razors, detergent = ordered(stage, RAZORS), ordered(stage, DETERGENT)
    assert Goods(razors, (GILLETTE, BRITA)).is_whole
    assert not Goods(razors, (GILLETTE,)).is_whole
    assert not Goods(detergent, (ARIEL,)).is_whole


def test_complaints_are_about_one_line(stage: Stage) -> None:
    goods = Goods(ordered(stage, RAZORS), (GILLETTE, BRITA))
    assert [one.skus for one in line_by_line([goods])] == [(GILLETTE,), (BRITA,)]
    assert [line.product.sku for line in lines_in(stage.scene("X"), goods)] == [GILLETTE, BRITA]


def test_question_names_products_or_days(stage: Stage) -> None:
    scene = stage.scene("X")
    blades = Goods(ordered(stage, RAZORS), (GILLETTE,))
    detergent = Goods(ordered(stage, DETERGENT), (ARIEL,))
    asked = which(scene, [blades, detergent]).asks
    assert asked is not None
    assert asked.key == "goods_meant-which_product"
    same = Goods(ordered(stage, "3126"), (GILLETTE,))
    twice = which(scene, [detergent, Goods(ordered(stage, RAZORS), (ARIEL,))]).asks
    assert twice is not None
    assert twice.key == "goods_meant-which_day"
    one_day = which(scene, [blades, same]).asks
    assert one_day is not None
    assert one_day.key == "goods_meant-which_place"


def test_discreet_questions_name_nothing(stage: Stage) -> None:
    stage.change_profile(discreet=True)
    blades, detergent = Goods(ordered(stage, RAZORS), (GILLETTE,)), Goods(ordered(stage, DETERGENT), (ARIEL,))
    asked = which(stage.scene("X"), [detergent, blades]).asks
    assert asked is not None
    assert asked.key == "goods_meant-which_one"


def test_same_thing_twice_a_day_is_told_in_time(stage: Stage) -> None:
    early, late = ordered(stage, "3126"), ordered(stage, RAZORS)
    found = [Goods(late, (GILLETTE,)), Goods(early, (GILLETTE,))]
    listed = options_payload(stage.scene("X"), found)["options"]
    assert listed == [[early.order_id, GILLETTE], [late.order_id, GILLETTE]]


def test_goods_survive_a_question(stage: Stage) -> None:
    goods = Goods(ordered(stage, RAZORS), (GILLETTE, BRITA))
    assert goods_from(stage.scene("X"), goods_payload(goods)) == goods
    credited(stage, RAZORS, GILLETTE)
    left = goods_from(stage.scene("X"), goods_payload(goods))
    assert left is not None
    assert left.skus == (BRITA,)
    credited(stage, RAZORS, GILLETTE, BRITA)
    assert goods_from(stage.scene("X"), goods_payload(goods)) is None
    assert goods_from(stage.scene("X"), {}) is None


def asked_which(stage: Stage) -> Stage:
    stage.say("ReportProblemIntent")
    assert stage.asked == "problem_which"
    return stage


def test_answer_names_one_of_the_options(stage: Stage) -> None:
    asked_which(stage)
    first = chosen(stage.scene("ChooseOptionIntent", ordinal="erste"))
    last = chosen(stage.scene("ChooseOptionIntent", ordinal="letzte"))
    named = chosen(stage.scene("ReorderProductIntent", product="rasierklingen"))
    assert first is not None
    assert last is not None
    assert named is not None
    assert (first.skus, last.skus, named.skus) == ((ARIEL,), (BRITA,), (GILLETTE,))
    assert chosen(stage.scene("ReorderProductIntent", product="xylophon")) is None
    assert chosen(stage.scene("ChooseOptionIntent", ordinal="vierte")) is None


def test_day_or_number_tells_the_order(stage: Stage) -> None:
    asked_which(stage)
    by_number = chosen(stage.scene("TrackOrderIntent", order_number=DETERGENT))
    typed = replace(stage.turn("AMAZON.FallbackIntent"), heard=Heard(text="die vom 18. november"))
    by_day = chosen(replace(stage.scene("X"), turn=typed))
    assert by_number is not None
    assert by_day is not None
    assert (by_number.skus, by_day.skus) == ((ARIEL,), (ARIEL,))
    assert chosen(stage.scene("TrackOrderIntent", order_number=WATER)) is None


def test_payload_keeps_three_options(stage: Stage) -> None:
    goods = [Goods(order, kept_skus(order)) for order in stage.orders[:5]]
    listed = options_payload(stage.scene("X"), goods)["options"]
    assert isinstance(listed, list)
    assert [row[0] for row in listed if isinstance(row, list)] == [one.order.order_id for one in goods[:3]]
