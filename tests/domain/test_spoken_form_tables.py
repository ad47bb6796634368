from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from skill.domain.spoken_form import spoken_form

TABLES = Path(__file__).parent / "spoken_forms"
ENOUGH = 120


def rows(language: str) -> Iterator[tuple[str, str, str, str]]:
    """Yield language, what is said, and the words and facts it must come to."""
    for line in (TABLES / f"{language}.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("# "):
            said, words, facts = (part.strip() for part in f"{line} ".split("|"))
            yield language, said, words, facts


@pytest.mark.parametrize(("language", "said", "words", "facts"), [*rows("de"), *rows("en")])
def test_spoken_name_has_words_and_facts(language: str, said: str, words: str, facts: str) -> None:
    form = spoken_form(said, language)
    assert ("" if form.empty else " ".join(form.words)) == words
    assert " ".join(f"{fact.kind}={fact.value}" for fact in form.facts) == facts
    assert form.refused == ()


@pytest.mark.parametrize("language", ["de", "en"])
def test_each_language_has_enough_cases(language: str) -> None:
    said = [text for _, text, _, _ in rows(language)]
    assert len(said) == len(set(said)) >= ENOUGH


SAME = {
    "de": [
        ("null komma sieben fünf liter", "0,75 l", "750 ml", "75 cl", "dreiviertel liter", "drei viertel liter", "¾ l"),
        ("halber liter", "ein halber liter", "0,5l", "1/2 liter", "½ l", "500 milliliter", "fünf deziliter"),
        ("anderthalb kilo", "eineinhalb kilo", "ein einhalb kilo", "1,5 kg", "1500g", "1 1/2 kilo", "drei pfund"),
        ("ein pfund", "1 pfd.", "500 gramm", "fünfhundert g", "0,5 kg", "ein halbes kilo"),
        ("filter achtziger packung", "filter 80er", "filter 80er-pack", "Filter, 80 Stück", "filter achtzig stück"),
        ("bier sechserpack", "bier sixpack", "bier 6er-träger", "bier sechserträger", "bier six pack", "bier 6er pack"),
        ("größe vier", "Gr. 4", "gr 4", "groesse 4", "nummer vier", "nr. 4", "#4"),
        ("dreikommafünf prozent", "3,5 %", "3.5%", "drei komma fünf prozentig", "3,5-prozentig"),
        ("Müsli", "muesli", "MÜSLI", "Mu\u0308sli"),
        ("weißer käse", "weisser kaese", "WEISSER KÄSE"),
        ("salz und pfeffer", "salz & pfeffer", "salz + pfeffer", "salz pfeffer"),
    ],
    "en": [
        (
            "half a litre",
            "0.5 l",
            "500 ml",
            "half litre",
            "a half liter",
            "½ l",
            "point five litres",
            "fifty centilitres",
        ),
        ("a quart", "two pints", "2 pt", "a quarter gallon", "quarter gallon", "1 quart"),
        ("half a pound", "eight ounces", "8oz", "½ lb", "half pound", "0.5 lbs"),
        ("beer six-pack", "beer 6 pack", "beer pack of six", "beer sixpack", "beer 6pk"),
        ("size four", "size 4", "no. 4", "number four", "#4"),
        ("a dozen eggs", "twelve eggs", "12 eggs", "one dozen eggs", "dozen eggs"),
        ("salt and pepper", "salt & pepper", "salt + pepper", "salt 'n' pepper"),
        ("three point five percent", "3.5 %", "3.5%", "3.5 per cent"),
    ],
}


@pytest.mark.parametrize(("language", "ways"), [(language, ways) for language, sets in SAME.items() for ways in sets])
def test_all_ways_to_say_it_agree(language: str, ways: tuple[str, ...]) -> None:
    forms = [spoken_form(way, language) for way in ways]
    assert len({("" if form.empty else form.joined, form.facts) for form in forms}) == 1


def test_a_german_pound_is_no_english_one() -> None:
    assert spoken_form("ein pfund", "de").key != spoken_form("one pound", "en").key
    assert spoken_form("two pounds", "en").key == spoken_form("32 oz", "en").key


@pytest.mark.parametrize("text", ["🙂" * 500, "9" * 400, "1 " * 300, "komma " * 100, "drei" * 99, "½" * 300, "a" * 400])
@pytest.mark.parametrize("language", ["de", "en"])
def test_strange_text_is_read_all_the_same(text: str, language: str) -> None:
    assert len(spoken_form(text, language).joined) <= 400


@pytest.mark.parametrize("text", ["牛奶", "молоко", "حليب", "γαλα"])
@pytest.mark.parametrize("language", ["de", "en"])
def test_words_of_other_scripts_stay(text: str, language: str) -> None:
    assert spoken_form(text, language).words == (text,)
