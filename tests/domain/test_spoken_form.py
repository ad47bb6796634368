import pytest

from skill.domain.spoken_form import Fact, fold, spoken_form, stem

SAME_IN_GERMAN = [
    ("so eine packung kaffee filter größe vier", "Kaffee-Filter Gr. 4"),
    ("kaffee filter tüten", "Kaffeefiltertüten"),
    ("cola null komma sieben fünf liter", "Cola 0,75 l"),
    ("cola null komma sieben fünf liter", "Cola 750ml"),
    ("milch drei komma fünf prozent", "Milch 3,5%"),
    ("filtertüten achtziger packung", "Filtertüten, 80 Stück"),
    ("filtertüten achtziger", "Filtertüten 80er-Pack"),
    ("wasserfilter sechserpack", "Wasserfilter, 6 Stück"),
    ("wasserfilter fuenfer pack", "Wasserfilter 5 Stk."),
    ("cola ohne zucker", "Cola zuckerfrei"),
    ("a milli", "Milch"),
    ("noch mal das klopapier bitte", "Klopapier"),
    ("hp dreihundertfünf xl", "HP 305 XL"),
    ("ein halber liter milch", "Milch 0,5 L"),
    ("eineinhalb liter wasser", "Wasser 1,5 l"),
    ("ein kilo mehl", "Mehl 1000 g"),
    ("drei pfund zwiebeln", "Zwiebeln 1,5 kg"),
    ("Müllermilch", "MUELLERMILCH"),
    ("Weißer Käse", "weisser kaese"),
    ("Nescafé", "nescafe"),
]
SAME_IN_ENGLISH = [
    ("some coffee filters size four please", "coffee filters, size 4"),
    ("a litre of milk", "milk 1 l"),
    ("milk three point five percent", "Milk 3.5%"),
    ("two pound bag of coffee", "2-pound bag of coffee"),
    ("water filters six pack", "Water filters, 6-pack"),
    ("sugar free cola", "cola without sugar"),
    ("decaf", "caffeine-free"),
]


@pytest.mark.parametrize(("spoken", "written"), SAME_IN_GERMAN)
def test_german_speech_equals_the_label(spoken: str, written: str) -> None:
    assert spoken_form(spoken, "de-DE").key == spoken_form(written, "de").key


@pytest.mark.parametrize(("spoken", "written"), SAME_IN_ENGLISH)
def test_english_speech_equals_the_label(spoken: str, written: str) -> None:
    forms = spoken_form(spoken, "en-GB"), spoken_form(written, "en")
    assert sorted(forms[0].words) == sorted(forms[1].words)
    assert set(forms[0].facts) == set(forms[1].facts)


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("größe zwei", [Fact("size", "2")]),
        ("kleidung xl", [Fact("size", "xl")]),
        ("t-shirt größe m", [Fact("size", "m")]),
        ("zwei liter flasche cola", [Fact("ml", "2000")]),
        ("zehn haribo", [Fact("leading", "10")]),
        ("acht stück filter", [Fact("leading", "8")]),
        ("haribo 200", [Fact("number", "200")]),
        ("zwoa packerl nudeln", []),
        ("nudeln 2x500g", [Fact("count", "2"), Fact("g", "500")]),
    ],
)
def test_figures_become_facts(text: str, facts: list[Fact]) -> None:
    assert list(spoken_form(text, "de").facts) == facts


def test_a_refused_figure_is_kept_apart() -> None:
    form = spoken_form("nicht größe vier die kleinen größe zwei", "de")
    assert form.facts == (Fact("size", "2"),)
    assert form.refused == (Fact("size", "4"),)


def test_five_instead_of_four_refuses_four() -> None:
    form = spoken_form("größe fünf statt größe vier", "de")
    assert form.facts == (Fact("size", "5"),)
    assert form.refused == (Fact("size", "4"),)


def test_fillers_alone_are_marked_empty() -> None:
    form = spoken_form("noch mal das bitte", "de")
    assert form.empty
    assert form.words == ("noch", "mal", "das", "bitte")


@pytest.mark.parametrize("text", ["", "   ", "🙂🙂", "!?", "\x00"])
def test_text_without_words_is_empty(text: str) -> None:
    form = spoken_form(text, "de")
    assert (form.words, form.facts, form.empty) == ((), (), True)


def test_very_long_text_is_cut() -> None:
    assert len(spoken_form("milch " * 10_000, "de").joined) <= 400


def test_english_takes_marks_off_vowels() -> None:
    assert fold("Müller's Café", "en") == "mullers cafe"


@pytest.mark.parametrize(
    ("word", "language", "stemmed"),
    [("tueten", "de", "tuet"), ("rolle", "de", "roll"), ("tee", "de", "tee"), ("milks", "en", "milk")],
)
def test_endings_are_cut_off_long_words(word: str, language: str, stemmed: str) -> None:
    assert stem(word, language) == stemmed


@pytest.mark.parametrize(
    ("word", "language"), [("stainless", "en"), ("hummus", "en"), ("apfelmus", "de"), ("milchreis", "de")]
)
def test_not_every_s_is_a_plural(word: str, language: str) -> None:
    assert stem(word, language) == word


@pytest.mark.parametrize(
    ("word", "stemmed"), [("batteries", "batter"), ("battery", "batter"), ("eggs", "egg"), ("brushes", "brush")]
)
def test_english_plurals_meet_their_singular(word: str, stemmed: str) -> None:
    assert stem(word, "en") == stemmed


@pytest.mark.parametrize("text", ["፩ Tee", "Tee ፩ l", "② Tee", "Größe ፩ Tee", "nicht ፲ tee", "1፩ liter tee"])
def test_figures_that_do_not_count_are_words(text: str) -> None:
    assert "tee" in spoken_form(text, "de").words
