"""Whatever is typed, the answer helps, keeps the rules, and sells nothing."""

from __future__ import annotations

import pytest

from tests.conversations.performance import Performance, stage
from tests.conversations.script import Play

BAD = {
    "nothing": "",
    "spaces": "  \t ",
    "dots": "…",
    "a novel": "bestell kaffeefilter nach und " * 334,
    "one long word": "k" * 10_000,
    "emoji": "🧻🛒😀👍🏽",
    "markup": "<speak>ja</speak> & <break/>",
    "another language": "je voudrais acheter du café s'il vous plaît",
    "another script": "咖啡滤纸再来一包",
    "right to left": "أريد المزيد من القهوة",
    "nonsense": "wibble wobble flurp",
    "control characters": "\x00\x07blub\u202e",
    "numbers": "3.14159 -1 1e9 ½ 九",
    "a template": "{ $total } { quantity }",
}
LOCALES = ("de-DE", "en-GB", "en-US", "fr-FR", "", "xx")


def typist(locale: str) -> Performance:
    return stage(Play("bad input", "", "demo-anna", locale, ("text",), ()), "text")


@pytest.mark.parametrize("locale", ["de-DE", "en-GB"])
@pytest.mark.parametrize("words", BAD.values(), ids=BAD.keys())
def test_bad_input_gets_a_helpful_answer(words: str, locale: str) -> None:
    performance = typist(locale)
    performance.take(performance.actor.say(words))
    performance.ledger.close()


@pytest.mark.parametrize("locale", ["de-DE", "en-GB"])
@pytest.mark.parametrize("words", BAD.values(), ids=BAD.keys())
def test_bad_input_at_the_gate_buys_nothing(words: str, locale: str) -> None:
    performance = typist(locale)
    performance.take(
        performance.actor.say("bestell kaffeefilter nach" if locale == "de-DE" else "reorder coffee filters")
    )
    performance.take(performance.actor.say(words))
    performance.ledger.close()


@pytest.mark.parametrize("locale", LOCALES)
def test_any_locale_is_answered(locale: str) -> None:
    performance = typist(locale)
    performance.take(performance.actor.say("hilfe" if performance.language == "de" else "help"))
    performance.ledger.close()
