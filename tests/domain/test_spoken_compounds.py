import pytest

from skill.domain.spoken_compounds import taken_apart

NUMBERS = {"zwei": "2", "drei": "3", "fünf": "5", "sechs": "6", "achtzig": "80", "fünfunddreißig": "35"}


@pytest.mark.parametrize(
    ("words", "apart"),
    [
        ("dreikommafünf prozent", "3,5 prozent"),
        ("zweieinhalb kilo", "2,5 kilo"),
        ("zweiundeinhalb kilo", "2,5 kilo"),
        ("eineinhalb liter", "1,5 liter"),
        ("anderthalb liter", "1,5 liter"),
        ("anderthalbliterflasche", "1,5 liter flasche"),
        ("zweiliterflasche", "2 liter flasche"),
        ("zwei literflaschen", "zwei 1 liter flaschen"),
        ("2 literflaschen", "2 1 liter flaschen"),
        ("2 literflasche", "2 liter flasche"),
        ("1,5 literflaschen", "1,5 liter flaschen"),
        ("halbliterflasche", "0,5 liter flasche"),
        ("fünfkilosack", "5 kilo sack"),
        ("fünfunddreißigprozentiger", "35 prozentig"),
        ("dreilagiges", "3 lagig"),
        ("einlagig", "1 lagig"),
        ("achtziger", "80 er"),
        ("achtzigerpackung", "80 er packung"),
        ("sechserträger", "6 er träger"),
        ("doppelpack", "2 er pack"),
        ("einer", "einer"),
        ("wasser", "wasser"),
        ("kilo", "kilo"),
        ("milliliter", "milliliter"),
        ("kommando", "kommando"),
        ("zweifel", "zweifel"),
    ],
)
def test_number_compounds_fall_into_parts(words: str, apart: str) -> None:
    assert " ".join(taken_apart(words.split(), lambda word: NUMBERS.get(word, word if word.isdigit() else ""))) == apart
