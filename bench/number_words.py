"""Write figures as people say them: 80 is "achtzig", 0,75 "null komma sieben fünf", 24 "twenty four"."""

from __future__ import annotations

# Apart from `skill.conversation.numbers` on purpose: a measure with the product's own words would not see their gaps.


def _each(words: str) -> tuple[str, ...]:
    return tuple(words.split())


_ONES = {
    "de": _each(
        "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn"
        " siebzehn achtzehn neunzehn"
    ),
    "en": _each(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen"
    ),
}
_TENS = {
    "de": _each("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig"),
    "en": _each("twenty thirty forty fifty sixty seventy eighty ninety"),
}
_MARK = {"de": "komma", "en": "point"}
_SPELLED_FROM = 10_000
_TWENTY, _HUNDRED, _THOUSAND = 20, 100, 1000


def figure_in_words(figure: str, language: str) -> str:
    """Return a figure such as "12" or "0,75" in words; what is no amount, such as "04" or a long code, digit by digit."""
    whole, _, fraction = figure.replace(".", ",").partition(",")
    if len(whole) > 1 and whole.startswith("0"):
        said = _digits(whole, language)
    else:
        said = number_in_words(int(whole), language)
    return f"{said} {_MARK[language]} {_digits(fraction, language)}" if fraction else said


def number_in_words(number: int, language: str) -> str:
    """Return a number from 0 in words; from ten thousand on digit by digit."""
    if number >= _SPELLED_FROM:
        return _digits(str(number), language)
    return _german(number) if language == "de" else _english(number)


def _digits(figures: str, language: str) -> str:
    return " ".join(_ONES[language][int(digit)] for digit in figures)


def _german(number: int) -> str:
    if number < _TWENTY:
        return _ONES["de"][number]
    if number < _HUNDRED:
        tens, ones = divmod(number, 10)
        word = _TENS["de"][tens - 2]
        return f"{_as_part(ones)}und{word}" if ones else word
    size, word = (_THOUSAND, "tausend") if number >= _THOUSAND else (_HUNDRED, "hundert")
    count, rest = divmod(number, size)
    return f"{_as_part(count)}{word}{_german(rest) if rest else ''}"


def _as_part(number: int) -> str:
    """Return a number inside a longer one: "einundzwanzig", "einhundert"."""
    return "ein" if number == 1 else _german(number)


def _english(number: int) -> str:
    if number < _TWENTY:
        return _ONES["en"][number]
    if number < _HUNDRED:
        tens, ones = divmod(number, 10)
        word = _TENS["en"][tens - 2]
        return f"{word} {_ONES['en'][ones]}" if ones else word
    size, word = (_THOUSAND, "thousand") if number >= _THOUSAND else (_HUNDRED, "hundred")
    count, rest = divmod(number, size)
    said = f"{_english(count)} {word}"
    return f"{said} {_english(rest)}" if rest else said
