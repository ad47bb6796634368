"""Put plain words into SSML."""

from __future__ import annotations

import html
import re

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_FRAME = len("<speak></speak>")


def to_ssml(text: str, limit: int) -> str:
    """Return the text with markup characters escaped, cut at a word so that its SSML fits `limit` characters."""
    text = _NOT_XML.sub(" ", text)
    escaped = html.escape(text, quote=False)
    cut = text
    while len(escaped) + _FRAME > limit:
        cut = cut[: len(cut) * (limit - _FRAME) // (len(escaped) + 1)].rpartition(" ")[0] or cut[: limit // 8]
        escaped = html.escape(f"{cut} …", quote=False)
    return escaped


def shorten(text: str, limit: int) -> str:
    """Return the text, cut at a word to `limit` characters, for a card or screen."""
    text = _NOT_XML.sub(" ", text)
    if len(text) <= limit:
        return text
    return f"{text[: limit - 2].rpartition(' ')[0] or text[: limit - 2]} …"
