"""Bring typed and spoken text into the plain words that templates are made of."""

from __future__ import annotations

import re
import unicodedata

LONGEST_TEXT = 400
"""Characters that are read; what is longer is no wish but a text."""

LONGEST_UTTERANCE = 40
"""Words that are read."""

COMMA = ","
"""The comma as a word: in a list it stands for "und"."""

_TOKEN = re.compile(r"\d+(?:[.,-]\d+)*\w*|\w+(?:['&.-]\w+)*|,")
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "‑": "-", "–": " ", "_": " "})


def tokens_of(text: str) -> list[str]:
    """Return the words of an utterance in lower case, a comma as a word of its own, without other punctuation."""
    plain = unicodedata.normalize("NFC", text[:LONGEST_TEXT]).lower().translate(_APOSTROPHES)
    found: list[str] = _TOKEN.findall(plain)
    while found and found[-1] == COMMA:
        found.pop()
    return found[:LONGEST_UTTERANCE]
