import pytest

from skill.domain.spoken_numbers import digits


@pytest.mark.parametrize(
    ("words", "figures"),
    [
        ("größe zwei", "größe 2"),
        ("null komma sieben fünf liter", "0,75 liter"),
        ("null komma fünfundsiebzig liter", "0,75 liter"),
        ("zweihundertfünfzig gramm", "250 gramm"),
        ("achtziger", "80 er"),
        ("sechserpack", "6 er pack"),
        ("hunderterpackung", "100 er packung"),
        ("größe eins", "größe 1"),
        ("fuenf", "5"),
        ("dreissig", "30"),
        ("eine packung", "eine packung"),
        ("ein brot", "ein brot"),
        ("einer", "einer"),
        ("die zweite", "die zweite"),
        ("die dritten zwei", "die dritten 2"),
        ("zweifel chips", "zweifel chips"),
        ("achtsam", "achtsam"),
        ("klopapier", "klopapier"),
    ],
)
def test_german_number_words_become_digits(words: str, figures: str) -> None:
    assert digits(words, "de") == figures


@pytest.mark.parametrize(
    ("words", "figures"),
    [
        ("size one", "size 1"),
        ("the small one", "the small a"),
        ("one hundred capsules", "100 capsules"),
        ("three point five percent", "3.5 percent"),
        ("one point seventy five litres", "1.75 litres"),
        ("coffee", "coffee"),
        ("the second one", "the second a"),
    ],
)
def test_english_number_words_become_digits(words: str, figures: str) -> None:
    assert digits(words, "en") == figures
