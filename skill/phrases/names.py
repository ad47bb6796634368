"""Say products and lines of an order, in full or short, with articles and plurals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from skill.domain.product import Product
from skill.domain.reply import Line
from skill.phrases import grammar, packs, speech
from skill.phrases.errors import PhraseError

_PLURAL = "pl"
_NOUN_FORMS = frozenset({"noun", "your", "bare"})
_Form = TypeVar("_Form")


def name(product: Product, language: str, form: str = "spoken", case: str = "nom") -> str:
    """Say one product.

    Forms: `spoken` (Melitta Filtertüten Größe 4), `full` (with size), `written` (the shop's own name),
    `noun` (die Filtertüten), `your` (deine Filtertüten), `bare` (Filtertüten), `variant` (Größe 4), `size`.
    """
    forms: dict[str, Callable[[], str]] = {
        "spoken": lambda: product.spoken.in_language(language),
        "full": lambda: _with_size(product.spoken.in_language(language), product, language),
        "written": lambda: product.name.in_language(language),
        "noun": lambda: _with_article(product, language, "noun", case),
        "your": lambda: _with_article(product, language, "your", case),
        "bare": lambda: _bare(product, language, case),
        "variant": lambda: variant(product, language),
        "size": lambda: packs.size(product, language),
    }
    return _chosen(forms, form)()


def lines(ordered: Sequence[Line], language: str, form: str = "full", case: str = "nom") -> str:
    """Say lines, joined with `und`.

    Forms: `full` (zweimal Melitta Filtertüten Größe 4, 80 Stück), `short` (without sizes; `einmal` only
    beside others), `loose` (the same without `einmal`), `counted` (zwei Packungen Barilla Spaghetti), `written` (2 × …, for screens),
    `names` (without quantity), `noun`, `your`, `bare` (as for products).
    """
    forms: dict[str, Callable[[Line], str]] = {
        "full": lambda line: _full(line, language),
        "short": lambda line: _short(line, language, alone=len(ordered) == 1),
        "loose": lambda line: _short(line, language, alone=True),
        "counted": lambda line: _counted(line, language, case),
        "written": lambda line: f"{line.quantity} × {name(line.product, language, 'written')}",
        "names": lambda line: name(line.product, language),
        "noun": lambda line: name(line.product, language, "noun", case),
        "your": lambda line: name(line.product, language, "your", case),
        "bare": lambda line: name(line.product, language, "bare", case),
    }
    spoken = [_chosen(forms, form)(line) for line in ordered]
    return speech.listed(list(dict.fromkeys(spoken)), language)


def variant(product: Product, language: str) -> str:
    """Say what tells a product from its siblings; its size where nothing else does."""
    return product.variant.in_language(language) or packs.size(product, language)


def plural(ordered: Sequence[Line], language: str, form: str = "noun") -> str:
    """Return `one` or `other` for the verb that goes with `lines` in that form.

    `noun`, `your` and `bare` see only the words: der Kaffee kommt, however many packs. `counted` sees the
    packs: eine Packung Filtertüten liegt. Other forms are many with two packs, else as their noun.
    """
    first = ordered[0]
    if form in _NOUN_FORMS:
        several = len(_nouns(ordered)) > 1
        return "other" if several or is_plural(first.product, language) else "one"
    if len(ordered) > 1 or first.quantity > 1:
        return "other"
    has_container = form == "counted" and packs.has_container(first.product, language)
    return "one" if has_container or not is_plural(first.product, language) else "other"


def gender(ordered: Sequence[Line]) -> str:
    """Return m, f, n or pl of the German noun; pl for several nouns."""
    return _PLURAL if len(_nouns(ordered)) > 1 else ordered[0].product.gender_de.value


def is_plural(product: Product, language: str) -> bool:
    """Tell whether the noun is one for many: Filtertüten, filters."""
    return product.plural_en if language == "en" else product.gender_de.value == _PLURAL


def _nouns(ordered: Sequence[Line]) -> set[str]:
    return {line.product.noun.de for line in ordered}


def _full(line: Line, language: str) -> str:
    spoken = name(line.product, language)
    return _with_size(spoken if line.quantity == 1 else _times(line, language), line.product, language)


def _short(line: Line, language: str, *, alone: bool) -> str:
    return name(line.product, language) if alone and line.quantity == 1 else _times(line, language)


def _times(line: Line, language: str) -> str:
    if language == "en":
        return _counted(line, language, "nom")
    return f"{speech.times(line.quantity, language)} {name(line.product, language)}"


def _counted(line: Line, language: str, case: str) -> str:
    return f"{packs.packs(line.product, line.quantity, language, case)} {name(line.product, language)}"


def _with_size(spoken: str, product: Product, language: str) -> str:
    size = packs.size(product, language)
    return f"{spoken}, {size}" if size else spoken


def _with_article(product: Product, language: str, form: str, case: str) -> str:
    noun = product.noun.in_language(language)
    if language == "en":
        return f"{'your' if form == 'your' else 'the'} {noun}"
    put = grammar.possessive if form == "your" else grammar.definite
    return put(noun, product.gender_de.value, case)


def _bare(product: Product, language: str, case: str) -> str:
    noun = product.noun.in_language(language)
    return noun if language == "en" else grammar.inflected(noun, product.gender_de.value, case)


def _chosen(forms: dict[str, _Form], form: str) -> _Form:
    if form not in forms:
        msg = f"no form {form!r}; there are {', '.join(forms)}"
        raise PhraseError(msg)
    return forms[form]
