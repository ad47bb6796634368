import pytest

from skill.domain.spoken_signs import said


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("½ l", "de", "0.5  l"),
        ("1½ l", "de", "1.5  l"),
        ("1 1/2 l", "de", "1.5  l"),
        ("kapitel 1/2", "de", "kapitel 1/2"),
        ("1.000 stück", "de", "1000 stück"),
        ("1,000 pieces", "en", "1000 pieces"),
        ("1.500 kg", "de", "1.500 kg"),
        ("0.750 l", "de", "0.750 l"),
        ("1,5 l", "de", "1,5 l"),
        (",5 l", "de", "0,5 l"),
        ("#4", "en", "nr 4"),
        ("no. 4", "en", "nr 4"),
        ("gr. 5+", "de", "gr. 5 plus "),
        ("3+1", "de", "3+1"),
        ("4×100 g", "de", "4 x 100 g"),
        ("1. wahl", "de", "erste wahl"),
        ("2. choice", "en", "second choice"),
        ("milch, frisch.", "de", "milch, frisch."),
    ],
)
def test_signs_become_words_and_figures(text: str, language: str, words: str) -> None:
    assert said(text, language).strip() == words.strip()


def test_degrees_are_a_unit() -> None:
    assert said("20 °c", "de").split() == said("20°", "de").split() == ["20", "grad"]
