"""Write words as they sound, so that a mishearing meets what was meant.

German by Kölner Phonetik (Postel 1969), English by Metaphone (Philips 1990).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_REPEATED = re.compile(r"(.)\1+")


def sound(words: Iterable[str], language: str) -> str:
    """Return the sound code of words in one string: word boundaries and doubled sounds leave no trace."""
    code = "".join(_sound(word, language) for word in words)
    return _REPEATED.sub(r"\1", code)


@lru_cache(maxsize=65536)
def _sound(word: str, language: str) -> str:
    if not word.isalpha():
        return ""
    if language == "en":
        from jellyfish import metaphone  # noqa: PLC0415 - loaded for the language that needs it

        return str(metaphone(word)).replace(" ", "")
    from cologne_phonetics import encode  # type: ignore[import-untyped]  # noqa: PLC0415 - the same; it ships no types

    # A vowel counts at the start of a word only; a split compound would gain one, so it never counts.
    return "".join(code for _, code in encode(word)).replace("0", "")
