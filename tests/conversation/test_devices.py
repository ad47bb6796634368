"""What fits the customer's device is found for a wish: on the demo shop's lists."""

from __future__ import annotations

import pytest

from skill.conversation.devices import Fitted, fit, is_for_device
from skill.conversation.scene import Scene
from skill.conversation.wanted import Wish
from skill.services.records.devices import OwnDevices, put_devices
from tests.stage import LEA, MEHMET, Stage

HP_305 = ("hp-305-schwarz", "hp-305-farbe", "hp-305-xl-schwarz", "hp-305-xl-farbe")
HP_301 = {"hp-301-schwarz", "hp-301-farbe"}


@pytest.fixture
def scene(stage: Stage) -> Scene:
    return stage.as_customer(LEA).scene("ReorderProductIntent")


def wish(words: str, device: str = "") -> Wish:
    return Wish(words, (), 0, device=device)


def fitted(scene: Scene, words: str, device: str = "") -> Fitted:
    return fit(scene, wish(words, device))


@pytest.mark.parametrize(
    ("words", "device"),
    [
        ("patrone für meinen hp envy sechstausend", ""),
        ("patrone", "hp envy 6010"),
        ("druckerpatronen für den deskjet 2710", ""),
        ("etwas für meinen hp envy 6000", ""),
    ],
)
def test_only_what_fits_is_left(scene: Scene, words: str, device: str) -> None:
    found = fitted(scene, words, device)
    assert found.wish.among == HP_305
    assert [say.key for say in found.says] == ["devices-fits"]
    assert found.device == found.says[0].values["device"]


def test_words_choose_among_what_fits(scene: Scene) -> None:
    assert fitted(scene, "kaffee für meine dolce gusto").wish.among == (
        *("dolce-gusto-espresso-16", "dolce-gusto-lungo-30", "dolce-gusto-cappuccino-30"),
        "dolce-gusto-latte-macchiato-30",
    )
    assert set(fitted(scene, "hp 301 für meinen hp envy 4500").wish.among) == HP_301


@pytest.mark.parametrize("words", ["patrone für meinen kyocera ecosys", "hp 305 für meinen officejet 8010"])
def test_unlisted_device_is_refused(scene: Scene, words: str) -> None:
    found = fitted(scene, words)
    assert found.refused is not None
    assert found.refused.key == "devices-none_fits"
    assert (found.instead, found.device) == ((), "")


def test_named_product_must_fit(scene: Scene) -> None:
    found = fitted(scene, "hp 301 schwarz für meinen hp envy 6000")
    assert found.refused is not None
    assert found.refused.key == "devices-does_not_fit"
    assert getattr(found.refused.values["product"], "sku", "") == "hp-301-schwarz"
    assert tuple(product.sku for product in found.instead) == HP_305


@pytest.mark.parametrize(
    "words", ["patrone für meinen canon pixma", "patrone für den hp envy", "patrone für meinen hp"]
)
def test_family_asks_for_the_model(scene: Scene, words: str) -> None:
    found = fitted(scene, words)
    assert found.asks is not None
    assert found.asks.key == "devices-which_model"


@pytest.mark.parametrize("words", ["druckerpatrone", "patronen für meinen drucker", "hp patrone"])
def test_goods_told_by_devices_ask_once(scene: Scene, words: str) -> None:
    found = fitted(scene, words)
    assert found.asks is not None
    assert found.asks.key == "devices-which"
    assert found.asks.values["device_gender"] == "m"


@pytest.mark.parametrize(
    "words", ["hp 305", "dolce gusto kapseln", "milch", "xylophon", "staubsaugerbeutel", "brita filter"]
)
def test_other_goods_ask_for_no_device(scene: Scene, words: str) -> None:
    assert fitted(scene, words) == Fitted(wish(words))


def test_people_are_no_devices(scene: Scene) -> None:
    assert fitted(scene, "rasierklingen für meinen mann") == Fitted(wish("rasierklingen"))
    assert fitted(scene, "kaffee für meinen kyocera") == Fitted(wish("kaffee"))


def test_names_with_a_purpose_stay_whole(scene: Scene) -> None:
    words = "filter für den kaffeevollautomaten"
    assert fitted(scene, words) == Fitted(wish(words))


def test_remembered_device_narrows_silently(stage: Stage) -> None:
    stage.as_customer(LEA).table.write(put_devices(stage.owner, OwnDevices(("HP Envy 6010", "Brita Marella"))))
    found = fitted(stage.scene("ReorderProductIntent"), "druckerpatrone")
    assert (found.wish.among, found.asks) == (HP_305, None)
    assert [say.values["device"] for say in found.says] == ["HP Envy 6010"]


def test_two_printers_are_asked_between(stage: Stage) -> None:
    stage.as_customer(LEA).table.write(put_devices(stage.owner, OwnDevices(("HP Envy 6010", "HP Envy 4500"))))
    found = fitted(stage.scene("ReorderProductIntent"), "druckerpatrone")
    assert found.asks is not None
    assert (found.asks.key, found.asks.values["names"]) == ("devices-which_of", ("HP Envy 6010", "HP Envy 4500"))


def test_forgotten_lists_leave_devices_unknown(stage: Stage) -> None:
    stage.as_customer(LEA).table.write(put_devices(stage.owner, OwnDevices(("Kyocera 1", "", "HP 9"))))
    found = fitted(stage.scene("ReorderProductIntent"), "druckerpatrone")
    assert found.asks is not None


def test_purchases_answer_without_asking(stage: Stage) -> None:
    scene = stage.as_customer(MEHMET).scene("ReorderProductIntent")
    assert fit(scene, wish("druckerpatrone")) == Fitted(wish("druckerpatrone"))


def test_purchases_of_another_brand_say_nothing(stage: Stage) -> None:
    scene = stage.as_customer(MEHMET).scene("ReorderProductIntent")
    assert fit(scene, wish("epson druckerpatronen")) == Fitted(wish("epson druckerpatronen"))


def test_wish_for_a_device_is_told(scene: Scene) -> None:
    assert is_for_device(scene, wish("filter für die brita marella"))
    assert is_for_device(scene, wish("patrone", "drucker"))
    assert not is_for_device(scene, wish("kaffee für meinen mann"))
    assert not is_for_device(scene, wish("kaffee"))
