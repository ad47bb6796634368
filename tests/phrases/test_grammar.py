from __future__ import annotations

import pytest

from skill.phrases.errors import PhraseError
from skill.phrases.grammar import (
    definite,
    english_pronoun,
    german_pronoun,
    indefinite,
    inflected,
    possessive,
    to_german_street,
)


@pytest.mark.parametrize(
    ("noun", "gender", "forms"),
    [
        ("Kaffee", "m", ["der Kaffee", "den Kaffee", "dem Kaffee"]),
        ("Patrone", "f", ["die Patrone", "die Patrone", "der Patrone"]),
        ("Toilettenpapier", "n", ["das Toilettenpapier", "das Toilettenpapier", "dem Toilettenpapier"]),
        ("Filter", "pl", ["die Filter", "die Filter", "den Filtern"]),
    ],
)
def test_articles_follow_gender_and_case(noun: str, gender: str, forms: list[str]) -> None:
    assert [definite(noun, gender, case) for case in ("nom", "acc", "dat")] == forms


def test_possessives_follow_gender_and_case() -> None:
    assert possessive("Filtertüten", "pl") == "deine Filtertüten"
    assert possessive("Kaffee", "m", "acc") == "deinen Kaffee"
    assert possessive("Toilettenpapier", "n", "dat") == "deinem Toilettenpapier"


def test_one_takes_the_indefinite_article() -> None:
    assert indefinite("Packung", "f") == "eine Packung"
    assert indefinite("Kasten", "m", "acc") == "einen Kasten"


def test_dative_plural_adds_n_only_where_due() -> None:
    assert inflected("Filter", "pl", "dat") == "Filtern"
    assert inflected("Taschentücher", "pl", "dat") == "Taschentüchern"
    assert inflected("Tabs", "pl", "dat") == "Tabs"
    assert inflected("Kapseln", "pl", "dat") == "Kapseln"
    assert inflected("Filter", "pl", "acc") == "Filter"
    assert inflected("Filter", "m", "dat") == "Filter"


def test_pronouns_stand_for_the_noun() -> None:
    assert german_pronoun("f") == "sie"
    assert german_pronoun("m", "acc") == "ihn"
    assert german_pronoun("pl", "dat") == "ihnen"
    assert english_pronoun(plural=False, case="acc") == "it"
    assert english_pronoun(plural=True) == "they"
    assert english_pronoun(plural=True, case="acc") == "them"


@pytest.mark.parametrize(
    ("street", "spoken"),
    [
        ("Gartenstraße 5", "in die Gartenstraße 5"),
        ("Schöneberger Str. 12 a", "in die Schöneberger Str. 12 a"),
        ("Lindenallee 12", "in die Lindenallee 12"),
        ("Kastanienweg 3", "in den Kastanienweg 3"),
        ("Karl-Marx-Ring 40", "in den Karl-Marx-Ring 40"),
        ("Marktplatz 1", "zum Marktplatz 1"),
        ("Am Ufer 8", "an die Adresse Am Ufer 8"),
        ("An der Alten Straße 2", "an die Adresse An der Alten Straße 2"),
        ("Alter Weg 7", "an die Adresse Alter Weg 7"),
        ("Straße des 17. Juni 135", "in die Straße des 17. Juni 135"),
        ("Q 7", "an die Adresse Q 7"),
    ],
)
def test_streets_take_their_preposition(street: str, spoken: str) -> None:
    assert to_german_street(street) == spoken


def test_unknown_case_names_the_known_ones() -> None:
    with pytest.raises(PhraseError, match="there are nom, acc, dat"):
        definite("Kaffee", "m", "gen")
