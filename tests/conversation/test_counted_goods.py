from __future__ import annotations

import pytest

from skill.conversation.counted_goods import (
    differ_in_measured,
    line_of,
    merged,
    of_that_size,
    option_packed_so,
    packed_so,
    remarks_on,
    with_amount,
)
from skill.conversation.wanted import Wish
from skill.domain.cart import CartLine
from tests.domain.demo_shop import products
from tests.stage import Stage

EGGS, WATER = "alnatura-bio-eier-10", "gerolsteiner-medium-12"
COLA = products("coca-cola-12", "fritz-kola-24", "coca-cola-6-dosen")


@pytest.mark.parametrize(
    ("sku", "said", "packs", "remark"),
    [
        (EGGS, (12, ""), 2, {"size": 10, "count": 12, "packs": 2, "container": "pack"}),
        (EGGS, (6, "piece"), 1, {"size": 10, "count": 6, "packs": 1, "container": "pack"}),
        (WATER, (6, "bottle"), 1, {"size": 12, "count": 6, "packs": 1, "container": "crate"}),
        (EGGS, (20, ""), 2, None),
        (EGGS, (12, "pack"), 12, None),
        ("lavazza-bohnen-1kg", (700, "gram"), 1, None),
        (EGGS, (0, ""), 1, None),
    ],
)
def test_packs_that_hold_more_are_named(
    stage: Stage, sku: str, said: tuple[int, str], packs: int, remark: dict[str, object] | None
) -> None:
    scene = stage.scene("ReorderProductIntent")
    line = line_of(scene, scene.catalogue.products[sku], *said)
    assert line == CartLine(sku, packs)
    assert [dict(say.values) for say in remarks_on(scene, line, *said)] == ([remark] if remark else [])


@pytest.mark.parametrize(
    ("wish", "left"),
    [
        (Wish("cola dosen", (), 0), COLA[2:]),
        (Wish("cola", (), 6, "can"), COLA[2:]),
        (Wish("cola", (), 6, "bottle"), COLA[:2]),
        (Wish("cola", (), 2, "jar"), COLA),
        (Wish("cola", (), 2), COLA),
    ],
)
def test_what_goods_come_in_tells_them_apart(wish: Wish, left: tuple[object, ...]) -> None:
    assert tuple(packed_so(wish, COLA)) == left


@pytest.mark.parametrize(
    ("wish", "language", "found"),
    [
        (Wish("half a kilo of coffee", (), 0), "en", ("coffee", 500, "gram")),
        (Wish("halben liter olivenöl", (), 1), "de", ("olivenöl", 500, "millilitre")),
        (Wish("millilitres of olive oil", (), 500), "en", ("olive oil", 500, "millilitre")),
        (Wish("500 milliliter olivenöl", (), 2), "de", ("500 milliliter olivenöl", 2, "")),
        (Wish("Halbfettmargarine", (), 1), "de", ("Halbfettmargarine", 1, "")),
        (Wish("half a kilo", (), 0), "en", ("half a kilo", 0, "")),
        (Wish("komma fünf liter milch", (), 2), "de", ("milch", 2500, "millilitre")),
        (Wish("pound bag of coffee", (), 2), "en", ("coffee", 907, "gram")),
        (Wish("oz of coffee", (), 32), "en", ("coffee", 907, "gram")),
        (Wish("1,5 l wasser", (), 6), "de", ("wasser", 9000, "millilitre")),
        (Wish("komma", (), 2), "de", ("komma", 2, "")),
    ],
)
def test_measures_are_taken_out_of_names(wish: Wish, language: str, found: tuple[str, int, str]) -> None:
    read = with_amount(wish, language)
    assert (read.words, read.quantity, read.unit) == found


def test_sizes_alone_are_no_question() -> None:
    oil = products("bertolli-olivenoel-500ml", "bertolli-olivenoel-750ml")
    assert differ_in_measured(Wish("olivenöl", (), 500, "millilitre"), oil)
    assert not differ_in_measured(Wish("olivenöl", (), 2), oil)
    assert not differ_in_measured(Wish("cola", (), 2, "litre"), COLA)


def test_a_pack_of_that_size_is_meant() -> None:
    oil = products("bertolli-olivenoel-500ml", "bertolli-olivenoel-750ml")
    assert of_that_size(Wish("olivenöl", (), 739, "millilitre"), oil) == list(oil[1:])
    assert of_that_size(Wish("olivenöl", (), 600, "millilitre"), oil) == []
    assert of_that_size(Wish("olivenöl", (), 500, "gram"), oil) == []
    assert of_that_size(Wish("olivenöl", (), 2), oil) == []


def test_lines_of_one_product_add_up() -> None:
    assert merged([CartLine(EGGS, 1), CartLine(WATER, 2), CartLine(EGGS, 3)]) == (CartLine(EGGS, 4), CartLine(WATER, 2))


def test_a_container_chooses_its_option() -> None:
    assert option_packed_so(COLA, "die in dosen") == "coca-cola-6-dosen"
    assert option_packed_so(COLA, "die flaschen") is None
    assert option_packed_so(COLA, "die erste") is None
