from __future__ import annotations

import pytest

from skill.domain.localized import Localized, localized_to_attributes

FILTERS = Localized("Filtertüten", "filters")


@pytest.mark.parametrize(
    ("language", "text"),
    [("de", "Filtertüten"), ("de-DE", "Filtertüten"), ("en", "filters"), ("en-GB", "filters"), ("EN-us", "filters")],
)
def test_locale_means_its_language(language: str, text: str) -> None:
    assert FILTERS.in_language(language) == text


def test_unknown_language_falls_back_to_german() -> None:
    assert FILTERS.in_language("fr-FR") == "Filtertüten"


def test_missing_english_falls_back_to_german() -> None:
    assert Localized("Filtertüten").in_language("en") == "Filtertüten"


def test_absent_text_is_stored_as_none() -> None:
    assert localized_to_attributes(None) is None
    assert localized_to_attributes(FILTERS) == {"de": "Filtertüten", "en": "filters"}
