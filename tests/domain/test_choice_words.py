import pytest

from skill.domain.choice_words import LAST, Comparison, comparison, position


@pytest.mark.parametrize(
    ("text", "language", "place"),
    [
        ("die zweite", "de-DE", 2),
        ("das erste bitte", "de", 1),
        ("2", "de", 2),
        ("2.", "de", 2),
        ("nummer drei", "de", 3),
        ("die letzte", "de", LAST),
        ("the second one", "en-GB", 2),
        ("number three", "en", 3),
        ("the last one", "en", LAST),
        ("die von melitta", "de", None),
        ("", "de", None),
    ],
)
def test_ordinals_name_a_place(text: str, language: str, place: int | None) -> None:
    assert position(text, language) == place


@pytest.mark.parametrize(
    ("text", "language", "order"),
    [
        ("die größere", "de", Comparison.BIGGER),
        ("die große packung", "de", Comparison.BIGGER),
        ("lieber die kleinen", "de", Comparison.SMALLER),
        ("der günstigere", "de", Comparison.CHEAPER),
        ("das billigste", "de", Comparison.CHEAPEST),
        ("die teuersten", "de", Comparison.DEAREST),
        ("the bigger one", "en", Comparison.BIGGER),
        ("the most expensive", "en", Comparison.DEAREST),
        ("the smallest", "en", Comparison.SMALLEST),
        ("größe vier", "de", None),
        ("persil", "de", None),
    ],
)
def test_comparatives_name_an_order(text: str, language: str, order: Comparison | None) -> None:
    assert comparison(text, language) is order
