"""Fill the slot types of an Alexa model."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from skill.conversation.numbers import spell_numbers
from skill.conversation.samples import TypeValue

LONGEST_VALUE = 140
"""Characters that Amazon allows in a value or synonym."""

_SERIES = re.compile(r"(?<=\d)x+")
_MODEL_NUMBER = re.compile(r"(?<!\d)[1-9]\d{3}(?!\d)")
_LETTERS_AND_FIGURES = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")

GENERIC = "word-"
"""How ids of words begin that several products go by: no single product is meant."""

_UNSAYABLE = re.compile(r"[^\w\s'.-]|_")


def spoken_form(name: str, language: str) -> str:
    """Return a name as it is said: numbers in words, no signs, lower case; letters of any script stay whole."""
    words = _UNSAYABLE.sub(_mark_or_space, spell_numbers(name.replace("&", " "), language)).lower()
    return " ".join(unicodedata.normalize("NFC", words).split())


def _mark_or_space(sign: re.Match[str]) -> str:
    """Keep vowel signs and accents, which are no word characters to `re`."""
    return sign[0] if unicodedata.category(sign[0]).startswith("M") else " "


def product_values(names: Mapping[str, Sequence[str]], language: str, most: int | None = None) -> tuple[TypeValue, ...]:
    """Return the values of PRODUCT from each SKU's names, the plainest first.

    A name that only one product has is a value or synonym with the SKU as its id. A name that several share
    ("kaffeefilter") becomes a value of its own, whose id begins with `word-`. Products keep their order, shared names
    come last. Only the first `most` products get values; what they share with any other is shared all the same.
    """
    owners: dict[str, list[str]] = {}
    for sku, product_names in names.items():
        for form in dict.fromkeys(spoken_form(name, language) for name in product_names):
            if 0 < len(form) <= LONGEST_VALUE:
                owners.setdefault(form, []).append(sku)
    own: dict[str, list[str]] = {sku: [] for sku in list(names)[:most]}
    shared: list[str] = []
    for form, skus in owners.items():
        if len(skus) > 1 and skus[0] in own:
            shared.append(form)
        elif len(skus) == 1 and skus[0] in own:
            own[skus[0]].append(form)
    values = [TypeValue(sku, tuple(forms)) for sku, forms in own.items() if forms]
    return (*values, *_words(sorted(shared)))


def _words(forms: Iterable[str]) -> Iterator[TypeValue]:
    taken: set[str] = set()
    for form in forms:
        key = _word_id(form)
        while key in taken:
            key += "-x"
        taken.add(key)
        yield TypeValue(key, (form,))


def device_values(devices: Iterable[str], language: str) -> tuple[TypeValue, ...]:
    """Return the values of DEVICE from the devices that products fit; of a series ("60xx") its name, "6000".

    A model number is said as a whole and, as a synonym, in pairs: "siebenundzwanzig zehn".
    """
    forms: dict[str, tuple[str, ...]] = {}
    for device in sorted(devices):
        said = (_in_thousands, _in_pairs)
        words = dict.fromkeys(_device_form(device, language, number) for number in said)
        fresh = [form for form in words if 0 < len(form) <= LONGEST_VALUE]
        if fresh:
            forms.setdefault(fresh[0], tuple(fresh))
    taken = {form for forms_of in forms.values() for form in forms_of[:1]}
    return tuple(
        TypeValue(f"model-{_letters(first)}", (first, *(form for form in more if form not in taken)))
        for first, (_, *more) in forms.items()
    )


def _device_form(device: str, language: str, number: Callable[[str, str], str]) -> str:
    apart = _LETTERS_AND_FIGURES.sub(" ", _SERIES.sub(lambda found: "0" * len(found[0]), device))
    said = _MODEL_NUMBER.sub(lambda found: number(found[0], language), apart.replace("-", " "))
    return spoken_form(said, language)


def _in_thousands(figures: str, language: str) -> str:
    """Say a number of four figures: "zweitausendsiebenhundertzehn", "two thousand seven hundred and ten"."""
    space, word = ("", "tausend") if language == "de" else (" ", "thousand")
    thousands = "ein" if language == "de" and figures[0] == "1" else spell_numbers(figures[0], language)
    rest = spell_numbers(str(int(figures[1:])), language) if int(figures[1:]) else ""
    return f"{thousands}{space}{word}{space}{rest}".strip()


def _in_pairs(figures: str, language: str) -> str:
    """Say a number of four figures as two: "siebenundzwanzig zehn"; what ends in two noughts is said as a whole."""
    if figures[2] == "0":
        return _in_thousands(figures, language)
    return f"{spell_numbers(figures[:2], language)} {spell_numbers(figures[2:], language)}"


def closed_values(values: Iterable[TypeValue], language: str) -> tuple[TypeValue, ...]:
    """Return the values of a closed type in words that can be said; what is only typed ("80er") is left out."""
    spoken = []
    for value in values:
        plain = (word.replace("-", " ") for word in value.words if not any(letter.isdigit() for letter in word))
        forms = dict.fromkeys(spoken_form(word, language) for word in plain)
        spoken.append(TypeValue(value.id, tuple(forms)))
    return tuple(spoken)


def _word_id(form: str) -> str:
    return GENERIC + _letters(form)


def _letters(form: str) -> str:
    letters = form.replace("ß", "ss").replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
    plain = unicodedata.normalize("NFKD", letters).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
