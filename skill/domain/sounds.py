"""Write words as they sound, so that a mishearing meets what was meant.

German by Kölner Phonetik (Postel 1969), English by Metaphone (Philips 1990). Both leave vowels out, so words of few
consonants meet by chance; the folded spelling keeps them and only joins what ears confuse.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_REPEATED = re.compile(r"(.)\1+")


def _pairs(text: str) -> dict[str, str]:
    """Read "sch>s h>" as letters and what they are written as."""
    return {said: written for said, _, written in (pair.partition(">") for pair in text.split())}


_FOLDED = {
    "de": _pairs(
        "tsch>s sch>s chs>ks ch>s ph>f pf>f th>t dt>t qu>kf ck>k tz>s ts>s ng>nk x>ks z>s c>k q>k g>k d>t b>p v>f w>f"
        " m>n h> j>i ae>e oe>o ue>i ei>e ai>e ay>e ey>e eu>o ie>i y>i er>a u>o"
    ),
    "en": _pairs(
        "tion>sn tch>s sh>s ch>s igh>i gh>k ph>f ck>k qu>kf kn>n wh>f wr>r th>t ee>i ea>i ie>i oo>u ou>u ow>u ai>e"
        " ay>e er>a or>a c>k q>k g>k z>s x>ks y>i d>t b>p v>f w>f m>n h> e>i u>o j>s"
    ),
}
_FOLDABLE = {
    language: re.compile("|".join(sorted(pairs, key=len, reverse=True))) for language, pairs in _FOLDED.items()
}


def sound(words: Iterable[str], language: str) -> str:
    """Return the sound code of words in one string: word boundaries and doubled sounds leave no trace."""
    code = "".join(_sound(word, language) for word in words)
    return _REPEATED.sub(r"\1", code)


@lru_cache(maxsize=65536)
def folded(word: str, language: str) -> str:
    """Return a word with its vowels, spelled so that letters and endings which ears confuse are the same."""
    pairs = _FOLDED[language]
    return _REPEATED.sub(r"\1", _FOLDABLE[language].sub(lambda found: pairs[found[0]], word))


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
