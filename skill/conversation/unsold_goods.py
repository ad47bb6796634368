"""Read what an order names that was not understood as one, so that the shop can say it has none of it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from skill.conversation.numbers import read_number
from skill.conversation.understand_words import COMMA, tokens_of

_LONGEST = 3
"""How many words name one product at most; more are talk."""

_ORDERS: Mapping[str, re.Pattern[str]] = {
    "de": re.compile(
        r"^(?:(?:bitte|hey|alexa|okay|ok|und|dann|so|du) )*"
        r"(?:(?:nach)?bestell(?:e|en)?|kauf(?:e|en)?|besorg(?:e|en)?|"
        r"(?:kannst|könntest|würdest) du(?= .* (?:bestellen|kaufen|besorgen)$)|"
        r"(?:ich|wir) (?:will|möchte|wollen|möchten|würde gerne?)(?= .* (?:bestellen|kaufen)$)) "
        r"(?:(?:mir|uns|bitte|mal|noch|doch|schnell|gleich|wieder|dann) )*"
        r"(?P<goods>.+?)(?: (?:für|zu|zum|zur|nach|bei|auf|von) .+?)?(?: (?:bestellen|kaufen|besorgen|nach|bitte))*$"
    ),
    "en": re.compile(
        r"^(?:(?:please|hey|alexa|okay|ok|and|then|so|can you|could you|i want to|i'd like to) )*"
        r"(?:(?:re)?order|buy|purchase) (?:(?:me|us|please|another|again|some|more) )*"
        r"(?P<goods>.+?)(?: (?:for|to|from|with|on) .+?)?(?: (?:please|now|again))*$"
    ),
}
_ARTICLES = frozenset(
    {"ein", "eine", "einen", "einem", "ne", "nen", "den", "die", "der", "a", "an", "the", "some", "my"}
)
_TALK = re.compile(
    r"\b(?:nicht|nichts|keine?n?|nie|niemals|bloß|das|dies|dieses|es|ihn|sie|was|etwas|irgendwas|alles|dasselbe|jetzt|"
    r"verbindlich|endlich|sofort|nochmal|noch|wie|wo|wann|warum|ich|du|mir|ist|hast|"
    r"not|nothing|no|never|don't|it|this|that|them|these|those|something|anything|everything|now|how|where|when|why|"
    r"i|you|is|was)\b"
)


def unsold_goods(text: str | None, language: str) -> tuple[str, ...]:
    """Return the goods that words order, without article and number: ("pizza", "blumen"); none where they are talk."""
    found = _ORDERS[language].match(" ".join(tokens_of(text))) if text and language in _ORDERS else None
    parts = re.split(rf" (?:und|and|{re.escape(COMMA)}) ", found["goods"]) if found else []
    goods = [_name(part.split(), language) for part in parts]
    return tuple(goods) if all(goods) else ()


def _name(words: list[str], language: str) -> str:
    number = read_number(words, 0, language) if words else None
    named = words[number[1] :] if number else words
    named = named[1:] if named and named[0] in _ARTICLES else named
    # Numbers may be a voice code, which no answer repeats.
    counted = any(read_number([word], 0, language) or not word.isalpha() for word in named)
    name = " ".join(named)
    return "" if counted or len(named) > _LONGEST or _TALK.search(name) else name
