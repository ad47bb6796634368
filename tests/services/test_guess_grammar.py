from __future__ import annotations

import pytest

from skill.domain.product import Gender
from skill.services.guess_grammar import guess_gender, guess_noun


@pytest.mark.parametrize(
    ("name", "brand", "noun", "gender"),
    [
        ("Melitta Filtertüten, 80 Stück", "Melitta", "Filtertüten", Gender.PLURAL),
        ("Weihenstephan Milch 1 l", "Weihenstephan", "Milch", Gender.FEMININE),
        ("Volvic Mineralwasser 6x1,5l", "Volvic", "Mineralwasser", Gender.NEUTER),
        ("Develey Senf", "", "Senf", Gender.MASCULINE),
        ("Tierfutter", "", "Tierfutter", Gender.NEUTER),
        ("Spülmittel", "", "Spülmittel", Gender.NEUTER),
        ("Lieferung", "", "Lieferung", Gender.FEMININE),
        ("xyz", "", "xyz", Gender.NEUTER),
        ("500 g", "", "g", Gender.NEUTER),
    ],
)
def test_noun_and_gender_are_guessed(name: str, brand: str, noun: str, gender: Gender) -> None:
    assert guess_noun(name, brand) == noun
    assert guess_gender(noun) is gender
