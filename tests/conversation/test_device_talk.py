"""The device is asked for once, remembered, and nothing that does not fit is ordered."""

from __future__ import annotations

import pytest

from skill.conversation.turn import Heard
from skill.services.records.devices import find_devices
from tests.stage import JONAS, LEA, Stage

REORDER, OPTION, FALLBACK = "ReorderProductIntent", "ChooseOptionIntent", "AMAZON.FallbackIntent"


@pytest.fixture
def lea(stage: Stage) -> Stage:
    return stage.as_customer(LEA)


def known(stage: Stage) -> tuple[str, ...]:
    return find_devices(stage.table, stage.owner).names


@pytest.mark.parametrize(("intent", "slot"), [(OPTION, "device"), (REORDER, "product"), (OPTION, "product")])
def test_answer_is_taken_and_remembered(lea: Stage, intent: str, slot: str) -> None:
    lea.reorder("druckerpatrone")
    assert lea.asked == "device"
    lea.say(intent, **{slot: "hp envy 6010"})
    assert (lea.asked, known(lea)) == ("choose", ("HP Envy 6010",))
    lea.no()
    assert lea.hears(REORDER, product="druckerpatrone")[0] == "devices-fits"
    assert lea.orders == []


def test_quantity_outlives_the_question(lea: Stage) -> None:
    lea.say(REORDER, product="druckerpatrone", quantity="2")
    lea.say(OPTION, device="hp envy 6010")
    lea.say(OPTION, ordinal="die erste")
    assert lea.dialog.quote is not None
    assert [(line.sku, line.quantity) for line in lea.dialog.quote.lines] == [("hp-305-schwarz", 2)]


def test_family_and_model_make_one_name(lea: Stage) -> None:
    lea.reorder("patrone für meinen canon pixma")
    lea.say(OPTION, product="3050")
    assert known(lea) == ("Canon Pixma MG3050",)


def test_unknown_answer_orders_nothing(lea: Stage) -> None:
    lea.reorder("druckerpatrone")
    assert lea.hears(FALLBACK, Heard(text="kyocera ecosys")) == ("devices-none_fits",)
    assert (lea.asked, known(lea)) == (None, ())


def test_product_instead_of_a_device(lea: Stage) -> None:
    lea.reorder("druckerpatrone")
    lea.say(REORDER, product="hp 301 schwarz")
    assert lea.dialog.quote is not None
    assert lea.dialog.quote.skus == {"hp-301-schwarz"}


def test_nothing_heard_asks_again_once(lea: Stage) -> None:
    lea.reorder("druckerpatrone")
    lea.say(FALLBACK)
    assert lea.asked == "device"
    lea.say(FALLBACK)
    assert lea.asked == "choose"


def test_yes_is_no_device(lea: Stage) -> None:
    lea.reorder("druckerpatrone")
    lea.yes()
    assert lea.asked == "device"
    lea.no()
    assert lea.said == ("order_gate-declined",)


def test_wrong_product_is_named_first(lea: Stage) -> None:
    said = lea.hears(REORDER, product="hp 301 schwarz für meinen hp envy 6000")
    assert "devices-does_not_fit" in said
    assert (lea.asked, lea.dialog.quote) == ("choose", None)


def test_only_fitting_product_is_offered(lea: Stage) -> None:
    lea.reorder("hp 301 für meinen epson xp 2100")
    assert lea.dialog.quote is None
    lea.reorder("canon cl 546 für die gillette venus")
    assert lea.dialog.quote is None


def test_cart_takes_what_fits(lea: Stage) -> None:
    lea.say("AddToCartIntent", product="schwarze tinte xl für meinen hp envy 6000")
    lea.say("AddToCartIntent", product="schwarze patrone für meinen canon pixma ts 3350")
    assert set(lea.lying) <= {"hp-305-xl-schwarz", "canon-pg-545-schwarz"}
    assert known(lea)[0] == "Canon Pixma TS3350"


def test_refused_wish_spares_the_other(lea: Stage) -> None:
    said = lea.hears(REORDER, product="patrone für meinen kyocera", product_two="finish tabs 60 stück")
    assert "devices-none_fits" in said
    assert lea.dialog.quote is not None
    assert lea.dialog.quote.skus == {"finish-tabs-60"}


def test_device_told_is_remembered(lea: Stage) -> None:
    assert lea.hears(OPTION, device="hp envy 6000")[-2:] == ("devices-remembered", "devices-what_for")
    assert known(lea) == ("HP Envy 6000",)
    assert lea.hears(OPTION, device="kyocera")[-1] == "devices-none_fits"
    assert known(lea) == ("HP Envy 6000",)


def test_guests_have_devices_too(stage: Stage) -> None:
    stage.as_customer(JONAS, linked=False).reorder("patrone für meinen hp envy 6000")
    assert known(stage) == ("HP Envy 6000",)


def test_codes_are_not_repeated(stage: Stage) -> None:
    stage.as_customer("demo-mehmet")
    said = stage.words(REORDER, product="patrone für meinen kyocera zwei sieben eins neun")
    assert said == "Für den Kyocera finde ich bei uns nichts Passendes."
    said = stage.words(REORDER, product="patrone für meinen zwei sieben eins neun")
    assert said == "Für den Drucker finde ich bei uns nichts Passendes."
    stage.reorder("patrone für meinen canon pixma")
    assert stage.words(OPTION, product="zwei sieben eins neun") == "Welches Modell ist es genau?"
