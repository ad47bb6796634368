"""Choose the language of an answer."""

from __future__ import annotations

LOCALES = ("de-DE", "en-GB", "en-US")
"""The locales the skill has a model for; the first of a language stands in for its unknown siblings."""


def settle_locale(asked: str | None) -> str:
    """Return a supported locale: the one asked for, else one of the same language, else German."""
    spelled = spelled_locale(asked or "")
    if spelled in LOCALES:
        return spelled
    language = spelled.partition("-")[0]
    return next((locale for locale in LOCALES if locale.startswith(f"{language}-")), LOCALES[0])


def settle_language(asked: str | None) -> str:
    """Return the language of the locale that is settled on (`de`, `en`)."""
    return settle_locale(asked).partition("-")[0]


def spelled_locale(text: str) -> str:
    """Return a locale in its usual spelling: `EN_us` becomes `en-US`."""
    language, dash, region = text.replace("_", "-").partition("-")
    return f"{language.lower()}{dash}{region.upper()}"
