from __future__ import annotations

import pytest

from skill.conversation.unsold_goods import unsold_goods


@pytest.mark.parametrize(
    ("text", "language", "goods"),
    [
        ("bestell pizza", "de", ("pizza",)),
        ("Bestell mir bitte zwei Pizzen!", "de", ("pizzen",)),
        ("kauf mir ein auto", "de", ("auto",)),
        ("bestell blumen für mama", "de", ("blumen",)),
        ("kannst du mir ein fahrrad bestellen", "de", ("fahrrad",)),
        ("ich möchte ein sofa kaufen", "de", ("sofa",)),
        ("bestell pizza und sushi", "de", ("pizza", "sushi")),
        ("order me a car", "en", ("car",)),
        ("buy me a bicycle", "en", ("bicycle",)),
        ("can you order some flowers for mum please", "en", ("flowers",)),
    ],
)
def test_goods_of_an_order_are_named(text: str, language: str, goods: tuple[str, ...]) -> None:
    assert unsold_goods(text, language) == goods


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (None, "de"),
        ("", "de"),
        ("wie wird das wetter", "de"),
        ("bestell bloß nichts", "de"),
        ("bestell keine pizza", "de"),
        ("bestell jetzt verbindlich", "de"),
        ("bestell pizza vier sieben eins eins", "de"),
        ("bestell 4711", "de"),
        ("ich will pizza", "de"),
        ("ich brauche urlaub", "de"),
        ("order it now", "en"),
        ("order number please tell me what it was", "en"),
        ("commande une pizza", "fr"),
    ],
)
def test_talk_and_numbers_name_no_goods(text: str | None, language: str) -> None:
    assert unsold_goods(text, language) == ()
