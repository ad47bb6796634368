from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from skill.conversation.case_talk import (
    case_values,
    declare,
    declared_values,
    kept_from,
    link_or_page,
    reason_of,
    way_back,
)
from skill.conversation.goods_meant import Goods
from skill.conversation.turn import Channel, Heard
from skill.domain.cases import CaseKind, Remedy
from skill.domain.customer import MethodKind, StoredMethod, StrangersRule
from skill.domain.money import Money
from tests.conversation.after_orders import ARIEL, BRITA, DETERGENT, GILLETTE, RAZORS, WATER
from tests.stage import JONAS, Stage


def goods(stage: Stage, number: str, *skus: str) -> Goods:
    order = next(order for order in stage.orders if order.number.endswith(number))
    return Goods(order, skus or order.skus)


def test_values_tell_amount_days_and_slip(stage: Stage) -> None:
    values = case_values(stage.scene("X"), goods(stage, RAZORS, GILLETTE), CaseKind.WITHDRAWAL)
    assert (values["amount"], values["sent_back"], values["with_delivery"]) == (Money(3199), "yes", "no")
    assert (values["by"], values["day"]) == (date(2026, 12, 7), date(2026, 11, 25))
    assert (values["slip"], values["way"], values["days"], values["whole"]) == ("qr_code", "card", 5, "no")


def test_cheap_damage_is_not_sent_back(stage: Stage) -> None:
    scene = stage.scene("X")
    assert case_values(scene, goods(stage, DETERGENT, ARIEL), CaseKind.DAMAGED)["sent_back"] == "no"
    assert case_values(scene, goods(stage, DETERGENT, ARIEL), CaseKind.RETURN)["sent_back"] == "yes"
    assert case_values(scene, goods(stage, RAZORS, GILLETTE), CaseKind.DAMAGED)["sent_back"] == "yes"


def test_undelivered_goods_are_not_sent_back_yet(stage: Stage) -> None:
    assert case_values(stage.scene("X"), goods(stage, WATER), CaseKind.WITHDRAWAL)["sent_back"] == "no"


def test_some_packs_count_alone(stage: Stage) -> None:
    milk = next(order for order in stage.orders if "barilla-spaghetti-500g" in order.skus)
    of = Goods(milk, ("barilla-spaghetti-500g",))
    values = case_values(stage.scene("X"), of, CaseKind.MISSING, {"barilla-spaghetti-500g": 1})
    assert values["amount"] == Money(199)


@pytest.mark.parametrize("kind", MethodKind)
def test_money_goes_back_the_way_it_came(stage: Stage, kind: MethodKind) -> None:
    stage.change_profile(payment_methods=(StoredMethod("sandbox:authorised", kind),))
    assert way_back(stage.scene("X"), stage.orders[0]) == kind.value


def test_unknown_method_counts_as_card(stage: Stage) -> None:
    assert way_back(stage.scene("X"), replace(stage.orders[0], payment_method="gone")) == "card"


def test_reason_is_what_the_channel_gave(stage: Stage) -> None:
    typed = replace(stage.scene("X"), turn=stage.turn("X", Heard(text=" es klebt ")))
    assert reason_of(typed) == "es klebt"
    assert reason_of(stage.scene("X", product="windeln", fault="falsch")) == "windeln falsch"
    assert len(reason_of(replace(typed, turn=stage.turn("X", Heard(text="ä" * 1000))))) == 300


def test_declaring_keeps_packs_and_words(stage: Stage) -> None:
    terms = {"kind": CaseKind.DAMAGED, "remedy": Remedy.REFUND, "packs": 1, "reason": "nass"}
    declared = declare(stage.scene("X"), goods(stage, RAZORS, BRITA), terms)
    (line,) = declared.case.lines
    assert (line.sku, line.quantity, declared.case.reason, declared.case.channel) == (BRITA, 1, "nass", "text")
    assert declared_values(declared.case)["amount"] == Money(1899)
    assert "by" not in declared_values(declared.case)


def test_guests_and_cart_voices_are_kept_out(stage: Stage) -> None:
    assert kept_from(stage.scene("X")) is None
    stage.change_profile(strangers=StrangersRule.CART_ONLY)
    stage.channel = Channel.ALEXA
    refused = kept_from(stage.scene("X"))
    assert refused is not None
    assert refused.reply.says[0].key == "goods_meant-other_voice"
    guest = kept_from(stage.as_customer(JONAS, linked=False).scene("X"))
    assert guest is not None
    assert guest.reply.link_account


def test_page_for_guests_stands_on_the_card(stage: Stage) -> None:
    card = link_or_page(stage.scene("X")).card
    assert card is not None
    assert card.body[0].values["url"] == f"{stage.shop.public_url}/widerruf"
