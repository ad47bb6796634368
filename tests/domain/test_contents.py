from __future__ import annotations

import pytest

from skill.domain.contents import Contents, find_contents, parse_contents, without_contents
from skill.domain.packaging import ContentUnit, PackUnit

BOTTLES = Contents(6, PackUnit.PIECE, 9000, ContentUnit.MILLILITRE)


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("6 x 1,5 l", BOTTLES),
        ("6x1.5L", BOTTLES),
        ("6 × 1,5 Liter", BOTTLES),
        ("80 Stück", Contents(80, PackUnit.PIECE, 80, ContentUnit.PIECE)),
        ("80 Stk.", Contents(80, PackUnit.PIECE, 80, ContentUnit.PIECE)),
        ("2 x 100 St", Contents(200, PackUnit.PIECE, 200, ContentUnit.PIECE)),
        ("500g", Contents(500, PackUnit.GRAM, 500, ContentUnit.GRAM)),
        ("1 kg", Contents(1, PackUnit.KILOGRAM, 1000, ContentUnit.GRAM)),
        ("1,5 kg", Contents(1500, PackUnit.GRAM, 1500, ContentUnit.GRAM)),
        ("75 cl", Contents(750, PackUnit.MILLILITRE, 750, ContentUnit.MILLILITRE)),
        ("16 Rollen", Contents(16, PackUnit.ROLL, 16, ContentUnit.PIECE)),
        ("20 WL", Contents(20, PackUnit.WASH, 20, ContentUnit.WASH)),
        ("30 Meter", Contents(30, PackUnit.METRE, 30, ContentUnit.METRE)),
    ],
)
def test_written_contents_are_read(text: str, contents: Contents) -> None:
    assert parse_contents(text) == contents


@pytest.mark.parametrize(
    "text", ["", "viel", "80", "0 g", "1,2345 kg", "0,0005 kg", "1,5 Stück", "-3 g", "3 gx", "x 3 g"]
)
def test_other_texts_are_no_contents(text: str) -> None:
    assert parse_contents(text) is None


def test_last_figure_of_a_name_counts() -> None:
    assert find_contents("Swirl Müllbeutel 20 Liter, 25 Stück") == Contents(25, PackUnit.PIECE, 25, ContentUnit.PIECE)
    assert find_contents("Volvic 6x1,5l Tray") == BOTTLES
    assert find_contents("Filtertüten Größe 4") is None
    assert find_contents("Modell A500g") is None


def test_name_without_figures_is_left() -> None:
    assert without_contents("Melitta Filtertüten Größe 4, 80 Stück") == "Melitta Filtertüten Größe 4"
    assert without_contents("Senf") == "Senf"
