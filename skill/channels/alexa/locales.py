"""Choose the language of an answer."""

from __future__ import annotations

LOCALES = ("de-DE", "en-GB", "en-US")
"""The locales the skill has a model for; the first of a language stands in for its unknown siblings."""


def settle_locale(asked: str | None) -> str:
    """Return a supported locale: the one asked for, else one of the same language, else German."""
    language = (asked or "").replace("_", "-").partition("-")[0].lower()
    for locale in LOCALES:
        if locale == asked:
            return locale
    return next((locale for locale in LOCALES if locale.startswith(f"{language}-")), LOCALES[0])
