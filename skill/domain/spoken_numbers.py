"""Read numbers said as words: "größe vier", "null komma sieben fünf", "achtziger", "sechserpack"."""

from __future__ import annotations

import re
from functools import lru_cache

_PACKED = re.compile(r"(?P<number>\w+?)er(?P<pack>pack(?:ung|erl)?)?")
_STARTS = {
    "de": re.compile(
        r"\b(?:null|eins|ein(?:und|hundert|tausend)|zwei|zwo|drei|vier|f[üu]e?nf|sechs?|sieb|acht|neun|zehn|elf"
        r"|zw[öo]e?lf|zwan|hundert|tausend)"
    ),
    "en": re.compile(
        r"\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|twenty|thirty|forty"
        r"|fifty|hundred|thousand)"
    ),
}
# "ein" and "one" are articles unless they begin a larger number or say a size.
_ARTICLES = {
    "de": (re.compile(r"\bein\b(?! (?:hundert|tausend|komma|und))"), "eine"),
    "en": (re.compile(r"(?<!size )\bone\b(?! (?:hundred|thousand|point|and))"), "a"),
}
# Ordinals choose ("die zweite") and are no figures; the mark keeps them out of the conversion.
_MARK = "qq"
_ORDINALS = {
    "de": re.compile(r"\b(\w*(?:erst|zweit|dritt|viert|fünft|sechst|siebt|acht|neunt|zehnt)e[mnrs]?)\b"),
    "en": re.compile(r"\b(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b"),
}
_TYPED = {"fuenf": "fünf", "zwoelf": "zwölf", "dreissig": "dreißig", "zwoa": "zwei", "zwo": "zwei"}


def digits(text: str, language: str) -> str:
    """Write the number words of casefolded text as digits; "achtziger" becomes "80 er", "sechserpack" "6 er pack".

    An article ("ein", "a") stays a word. Decimals keep the language's mark: "0,75", "0.75".
    """
    if not _STARTS[language].search(text):
        return text
    if language == "de":
        text = " ".join(_packs(word) for word in text.split())
    return _convert(text, language)


def _packs(word: str) -> str:
    """Split a German word that counts a pack into number, "er" and pack, and return other words as they are."""
    match = _PACKED.fullmatch(word)
    if match is None or not _STARTS["de"].match(word):
        return _typed(word)
    number = _convert(_typed(match["number"]), "de")
    return f"{number} er {match['pack'] or ''}".strip() if number.isdigit() else _typed(word)


def _typed(word: str) -> str:
    for plain, spelled in _TYPED.items():
        if word.startswith(plain) or (plain in word and "und" in word):
            return word.replace(plain, spelled)
    return word


@lru_cache(maxsize=4096)
def _convert(text: str, language: str) -> str:
    # Imported at the first number word only: 20 ms that most cold starts never pay.
    from text_to_num import alpha2digit  # type: ignore[import-untyped]  # noqa: PLC0415 - see above; it ships no types

    article, word = _ARTICLES[language]
    marked = _ORDINALS[language].sub(rf"\1{_MARK}", article.sub(word, text))
    return str(alpha2digit(marked, language, threshold=0)).replace(_MARK, "")
