from __future__ import annotations

from random import Random

import pytest

from bench.speech_errors import Grade, SpeechErrors

NAMES = [
    "Granatapfel Saft",
    "Granatapfelsaft 0,75 l",
    "Melitta Filtertüten Größe 4, 80er Pack",
    "Bio Vollmilch 3,5 % Fett 1 l",
    "Landliebe Fruchtjoghurt mit erlesenen Erdbeeren",
]


def seeded(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - the same errors every time


@pytest.fixture(scope="module")
def german() -> SpeechErrors:
    return SpeechErrors(NAMES, "de-DE")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Granatapfelsaft 0,75 l", "granatapfelsaft null komma sieben fünf liter"),
        ("Filtertüten Größe 4, 80er Pack", "filtertüten größe vier achtziger pack"),
        ("Vollmilch 3,5% 1 l", "vollmilch drei komma fünf prozent ein liter"),
        ("2x50g Wick's, 7up", "zwei mal fünfzig gramm wicks sieben up"),
        ("H&M", "h und m"),
    ],
)
def test_figures_and_units_are_read_aloud(german: SpeechErrors, name: str, said: str) -> None:
    assert german.said(name) == said


def test_figures_may_stay_as_digits(german: SpeechErrors) -> None:
    assert german.said("Cola-Dose 0,33l 24er", in_words=False) == "cola dose 0,33 liter 24er"


def test_english_units_are_read_aloud() -> None:
    assert SpeechErrors([], "en-GB").said("Ketchup & Mayo 1.5 l") == "ketchup and mayo one point five litres"


def test_one_misheard_sound_makes_these_words(german: SpeechErrors) -> None:
    assert german.mishearings("kaffee") == ["ckaffee", "gaffee", "kafee", "kaffe", "kaffeä", "kaffäe"]
    assert german.mishearings("weiß") == ["veiß", "waiß", "weieß", "weiss", "wäiß"]
    assert german.mishearings("scharf") == ["sarf", "scharrf", "scharv"]


def test_compounds_come_apart_around_known_words(german: SpeechErrors) -> None:
    assert german.seams("granatapfelsaft") == [11]
    assert german.seams("saftpresse") == [4]
    assert german.seams("schokoladenpudding") == [9]
    assert german.seams("vollmilch") == []


@pytest.mark.parametrize(
    ("seed", "name", "grade", "heard"),
    [
        (1, "Granatapfelsaft 0,75 l", Grade.EASY, "granatapvel saft null komma sieben fünf liter"),
        (1, "Granatapfel Saft", Grade.EASY, "granattapfelsaft"),
        (
            2,
            "Landliebe Fruchtjoghurt mit erlesenen Erdbeeren",
            Grade.HARD,
            "so eine packung von dem frucht jughurrt nit erlesenen erdbeeren wie immer",
        ),
        (2, "Melitta Filtertüten Größe 4, 80er Pack", Grade.HARD, "wieder so ein filterrtüden vier achtziger back"),
    ],
)
def test_same_seed_hears_the_same(german: SpeechErrors, seed: int, name: str, grade: Grade, heard: str) -> None:
    assert german.heard(name, grade, seeded(seed)) == heard


@pytest.mark.parametrize("name", ["", "!!!", "牛乳", "a", "4"])
@pytest.mark.parametrize("grade", Grade)
def test_odd_names_are_heard_somehow(german: SpeechErrors, name: str, grade: Grade) -> None:
    heard = german.heard(name, grade, seeded(1))
    assert not any(letter.isupper() for letter in heard)


def test_easy_names_keep_all_but_one_word(german: SpeechErrors) -> None:
    name = "bio milch fett bier brot salz"
    for seed in range(50):
        heard = german.heard(name, Grade.EASY, seeded(seed)).replace(" ", "")
        untouched = [word for word in name.split() if word in heard]
        assert len(untouched) >= 5, heard


class ClearErrors(SpeechErrors):
    """Mishear nothing: only what is dropped is looked at."""

    def mishearings(self, word: str) -> list[str]:
        return [word]


def test_hard_names_lose_words_but_never_the_longest() -> None:
    errors = ClearErrors([], "de")
    for seed in range(50):
        heard = errors.heard("oma opa kartoffel", Grade.HARD, seeded(seed))
        assert "kartoffel" in heard
        assert ("oma" in heard) + ("opa" in heard) == 1, heard
