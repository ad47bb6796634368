"""Read numbers said as words: "größe vier", "null komma sieben fünf", "achtziger", "point seven five"."""

from __future__ import annotations

import re
from functools import lru_cache

from skill.domain.spoken_compounds import LEADS, taken_apart

_STARTS = {
    "de": re.compile(
        r"\b(?:null|eins|ein(?:und|halb|hundert|tausend|(?=(?: und ein)? ?(?:halb|viertel)))|zwei|zwo|drei|vier|f[üu]e?[nm]f"
        rf"|sechs?|sieb|acht|neun|zehn|elf|zw[öo]e?lf|zwan|hundert|tausend|{LEADS})"
    ),
    "en": re.compile(
        r"\b(?:zero|nought|oh|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|twenty|thirty"
        r"|forty|fifty|hundred|thousand)"
    ),
}
# "ein" and "one" are articles unless they begin a larger number or say a size.
_ARTICLES = {
    "de": (re.compile(r"\bein\b(?! (?:hundert|tausend|komma|und))"), "eine"),
    "en": (re.compile(r"(?<!size )(?<!in )\bone\b(?! (?:hundred|thousand|point|and))"), "a"),
}
# Ordinals choose ("die zweite") and are no figures; the mark keeps them out of the conversion.
_MARK = "qq"
_ORDINALS = {
    "de": re.compile(r"\b(\w*(?:erst|zweit|dritt|viert|fünft|sechst|siebt|acht|neunt|zehnt)e[mnrs]?)\b"),
    "en": re.compile(r"\b(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b"),
}
_TYPED = {"fuenf": "fünf", "zwoelf": "zwölf", "dreissig": "dreißig", "fümf": "fünf", "zwoa": "zwei", "zwo": "zwei"}
_ONES = "zero|one|two|three|four|five|six|seven|eight|nine"
_FIGURE = rf"(?:{_ONES}|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
_SAID_ZERO = re.compile(rf"\b(?:nought|naught|oh)(?= (?:point|{_FIGURE})\b)|(?<=\bpoint )oh\b")
_BARE_POINT = re.compile(rf"(?:(?<=^)|(?<=\bof )|(?<=\bsome ))point(?= {_FIGURE}\b)")
# "Coke Zero" is a name: a zero is a figure among figures and before what is measured only.
_NAMED_ZERO = re.compile(rf"\bzero\b(?! (?:point|oh|{_FIGURE}|\d|per ?cent|%|degrees?)\b)")
_AFTER_FIGURE = re.compile(rf"\b(?:{_FIGURE}|point|size|number) $")
# A model's number is said digit by digit: "drei null fünf" is converted to "3 05".
_DIGIT_BY_DIGIT = re.compile(r"(?<!\S)(?:\d(?: \d){2,}|\d 0\d)(?!\S)(?! (?:x|mal|er|times|liter|litre)\b)")
_LEADING_ZERO = re.compile(r"(?<!\S)0 ?(\d+(?: \d)*)(?= (?:liter|l|kilo|kg|prozent)\b)")
_ONE_POINT = re.compile(r"(?<!\S)1 (\d)(?= (?:liter|prozent)\b)")
# "Null komma fünfundsiebzig", "one point seventy five": said as one number behind the mark.
_WHOLE_BEHIND_MARK = {
    "de": re.compile(r"(?<!\S)(\d+) komma (\d+)(?!\S)"),
    "en": re.compile(r"(?<!\S)(\d+) point (\d+)(?!\S)"),
}
_AND_HALF = re.compile(r"(?<!\S)(\d+|eine)(?: und(?: eine| 1)? halb| eine halb| 1 halb| einhalb)(?:e[rsn]?)?(?!\S)")


def digits(text: str, language: str) -> str:
    """Write the number words of casefolded text as digits; "achtziger" becomes "80 er", "sechserpack" "6 er pack".

    An article ("ein", "a") stays a word. Decimals keep the language's mark: "0,75", "0.75".
    """
    if not _STARTS[language].search(text):
        return text
    if language == "en":
        text = _BARE_POINT.sub("zero point", _SAID_ZERO.sub("zero", text))
        text = _WHOLE_BEHIND_MARK["en"].sub(r"\1.\2", _convert(_NAMED_ZERO.sub(_zero, text), "en"))
        return _DIGIT_BY_DIGIT.sub(_run_together, text)
    text = _convert(" ".join(taken_apart([_typed(word) for word in text.split()], _number)), "de")
    text = _WHOLE_BEHIND_MARK["de"].sub(r"\1,\2", text)
    text = _ONE_POINT.sub(r"1,\1", _LEADING_ZERO.sub(lambda found: f"0,{_run_together(found, 1)}", text))
    return _DIGIT_BY_DIGIT.sub(_run_together, _AND_HALF.sub(_halved, text))


def _number(word: str) -> str:
    """Return a German number word as digits, empty if it is none."""
    if word.isdigit():
        return word
    number = _convert(_typed(word), "de") if _STARTS["de"].match(word) else ""
    return number if number.isdigit() else ""


def _typed(word: str) -> str:
    for plain, spelled in _TYPED.items():
        if word.startswith(plain) or (plain in word and ("und" in word or "komma" in word)):
            return word.replace(plain, spelled)
    return word


def _run_together(found: re.Match[str], group: int = 0) -> str:
    return str(found[group]).replace(" ", "")


def _halved(found: re.Match[str]) -> str:
    return f"{1 if found[1] == 'eine' else found[1]},5"


def _zero(found: re.Match[str]) -> str:
    return "zero" if _AFTER_FIGURE.search(found.string, 0, found.start()) else f"zero{_MARK}"


@lru_cache(maxsize=4096)
def _convert(text: str, language: str) -> str:
    # Imported at the first number word only: 20 ms that most cold starts never pay.
    from text_to_num import alpha2digit  # type: ignore[import-untyped]  # noqa: PLC0415 - see above; it ships no types

    article, word = _ARTICLES[language]
    marked = _ORDINALS[language].sub(rf"\1{_MARK}", article.sub(word, text))
    return str(alpha2digit(marked, language, threshold=0)).replace(_MARK, "")
