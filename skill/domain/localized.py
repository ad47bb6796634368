"""Hold one text in every language of the shop."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Localized:
    """Carry a text in German and, where the merchant gave one, in English."""

    de: str
    en: str = ""

    def in_language(self, language: str) -> str:
        """Return the text for a language or locale (`en`, `en-GB`), the German one where there is no other."""
        if language.lower().partition("-")[0] == "en" and self.en:
            return self.en
        return self.de


def localized_to_attributes(text: Localized | None) -> dict[str, str] | None:
    """Turn a text into plain data for storage."""
    return None if text is None else {"de": text.de, "en": text.en}
