import pytest

from skill.domain.sounds import folded, sound


@pytest.mark.parametrize(("heard", "meant"), [("finnische", "finish"), ("taps", "tabs"), ("milch", "mülch")])
def test_german_mishearings_sound_alike(heard: str, meant: str) -> None:
    assert sound((heard,), "de") == sound((meant,), "de")


def test_split_compounds_sound_like_joined() -> None:
    assert sound(("kaffee", "filter"), "de") == sound(("kaffeefilter",), "de")


@pytest.mark.parametrize(("heard", "meant"), [("phinish", "finish"), ("cofee", "coffee"), ("nappys", "nappies")])
def test_english_mishearings_sound_alike(heard: str, meant: str) -> None:
    assert sound((heard,), "en") == sound((meant,), "en")


def test_figures_have_no_sound() -> None:
    assert sound(("305", ""), "de") == ""


@pytest.mark.parametrize(
    ("heard", "meant", "language"),
    [
        ("kafefilda", "kaffeefilter", "de"),
        ("schokko", "schoko", "de"),
        ("muehle", "mile", "de"),
        ("phinish", "finish", "en"),
        ("cofee", "coffee", "en"),
    ],
)
def test_folded_spelling_joins_what_ears_confuse(heard: str, meant: str, language: str) -> None:
    assert folded(heard, language) == folded(meant, language)


def test_folded_spelling_keeps_vowels_apart() -> None:
    assert sound(("milch",), "de") == sound(("malch",), "de")
    assert folded("milch", "de") != folded("malch", "de")
