"""Fill the slot types of an Alexa model."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence

from skill.conversation.numbers import spell_numbers
from skill.conversation.samples import TypeValue

LONGEST_VALUE = 140
"""Characters that Amazon allows in a value or synonym."""

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


def closed_values(values: Iterable[TypeValue], language: str) -> tuple[TypeValue, ...]:
    """Return the values of a closed type in words that can be said; what is only typed ("80er") is left out."""
    spoken = []
    for value in values:
        plain = (word.replace("-", " ") for word in value.words if not any(letter.isdigit() for letter in word))
        forms = dict.fromkeys(spoken_form(word, language) for word in plain)
        spoken.append(TypeValue(value.id, tuple(forms)))
    return tuple(spoken)


def _word_id(form: str) -> str:
    letters = form.replace("ß", "ss").replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
    plain = unicodedata.normalize("NFKD", letters).encode("ascii", "ignore").decode()
    return GENERIC + re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
