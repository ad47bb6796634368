from __future__ import annotations

import pytest

from skill.channels.locales import settle_language, settle_locale, spelled_locale


@pytest.mark.parametrize(
    ("asked", "settled"),
    [
        ("en-US", "en-US"),
        ("en_US", "en-US"),
        ("EN-us", "en-US"),
        ("EN_us", "en-US"),
        ("en", "en-GB"),
        ("en_AU", "en-GB"),
        ("de-AT", "de-DE"),
        ("fr-FR", "de-DE"),
        ("", "de-DE"),
        ("-", "de-DE"),
        (None, "de-DE"),
    ],
)
def test_settles_on_what_is_spoken(asked: str | None, settled: str) -> None:
    assert settle_locale(asked) == settled
    assert settle_language(asked) == settled[:2]


def test_spells_locales_as_usual() -> None:
    assert [spelled_locale(text) for text in ("EN_us", "de", "fr-fr", "")] == ["en-US", "de", "fr-FR", ""]
