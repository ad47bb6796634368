from __future__ import annotations

import pytest

from skill.conversation.numbers import number_words, read_digits, read_number, spell_numbers


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        *(("de", text, 1) for text in ("ein", "eine", "eins", "'ne", "oa", "1", "1x", "einmal")),
        *(("de", text, 2) for text in ("zwei", "zwoa", "zwo", "2", "zweimal", "ein paar")),
        *(("de", text, value) for text, value in (("zwölf", 12), ("einundzwanzig", 21), ("hundert", 100))),
        *(
            ("de", text, value)
            for text, value in (("hundertvier", 104), ("zweihundertfünfzig", 250), ("fünfe", 5), ("viere", 4))
        ),
        *(("en", text, 1) for text in ("a", "an", "one", "once")),
        *(("en", text, value) for text, value in (("twenty five", 25), ("a hundred", 100), ("half a dozen", 6))),
        *(("de", text, value) for text, value in (("dutzend", 12), ("zwei dutzend", 24), ("halbes dutzend", 6))),
        *(
            ("en", text, value)
            for text, value in (("dozen", 12), ("two dozen", 24), ("2 dozen", 24), ("one dozen", 12))
        ),
        *(("en", text, value) for text, value in (("one hundred and four", 104), ("twenty-one", 21), ("4x", 4))),
    ],
)
def test_spoken_number_has_its_value(language: str, text: str, value: int) -> None:
    words = text.split()
    assert read_number(words, 0, language) == (value, len(words))


def test_longest_number_is_read() -> None:
    assert read_number(["order", "twenty", "five", "milks"], 1, "en") == (25, 3)


@pytest.mark.parametrize("word", ["milch", "", "zweig", "1234567890", "٣"])
def test_other_words_are_no_number(word: str) -> None:
    assert read_number([word], 0, "de") is None


@pytest.mark.parametrize(
    ("language", "text", "digits"),
    [
        ("de", "eins zwei drei vier", "1234"),
        ("de", "zwei sieben neunzehn", "2719"),
        ("de", "siebenundzwanzig neunzehn", "2719"),
        ("de", "2719", "2719"),
        ("de", "2 7 1 9", "2719"),
        ("de", "1234-5678", "12345678"),
        ("de", "null null null eins", "0001"),
        ("en", "twenty seven nineteen", "2719"),
        ("en", "two seven oh nine", "2709"),
    ],
)
def test_digits_are_joined_as_said(language: str, text: str, digits: str) -> None:
    assert read_digits(text.split(), language) == digits


@pytest.mark.parametrize("text", ["", "zwei milch", "a one", "?"])
def test_other_words_are_no_digits(text: str) -> None:
    assert read_digits(text.split(), "de" if "milch" in text else "en") is None


@pytest.mark.parametrize("language", ["de", "en"])
def test_numbers_spelled_are_read_back(language: str) -> None:
    spelled = [spell_numbers(str(value), language).split() for value in range(1_000)]
    assert [read_number(words, 0, language) for words in spelled] == [(v, len(w)) for v, w in enumerate(spelled)]


def test_decimals_are_spelled_with_their_mark() -> None:
    assert spell_numbers("Milch 3,5 Prozent", "de").split() == ["Milch", "drei", "komma", "fünf", "Prozent"]
    assert spell_numbers("milk 3.5 percent", "en").split() == ["milk", "three", "point", "five", "percent"]


def test_words_of_numbers_are_made_once() -> None:
    assert number_words("de") is number_words("de")


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        *(("de", text, -2) for text in ("minus zwei", "- 2", "-2")),
        *(("de", text, value) for text, value in (("zwei millionen", 2_000_000), ("eine million", 1_000_000))),
        *(("en", text, value) for text, value in (("minus five", -5), ("three million", 3_000_000))),
    ],
)
def test_what_nobody_can_buy_is_read(language: str, text: str, value: int) -> None:
    words = text.split()
    assert read_number(words, 0, language) == (value, len(words))


def test_minus_before_a_word_is_no_number() -> None:
    assert read_number(["minus", "milch"], 0, "de") is None
    assert read_number(["minus"], 0, "de") is None


def test_a_language_without_words_counts_in_german() -> None:
    assert read_number(["zwei"], 0, "fr") == (2, 1)
