"""Offer phrase authors the functions that README.md lists."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import Any, Literal, TypeVar

from fluent.runtime.types import FluentInt

from skill.domain.money import Money
from skill.domain.product import Product
from skill.domain.reply import Line, OrderNumber, SpokenValue
from skill.phrases import days, grammar, names, packs, speech
from skill.phrases.errors import PhraseError
from skill.phrases.voice import Spoken

# Fluent declares that functions return a FluentType; its resolver takes plain text as well, and selects on it.
Function = Callable[..., Any]

_Value = TypeVar("_Value")


def functions(language: str) -> dict[str, Function]:
    """Return the functions of one language's bundle by the name phrase files call them."""
    return {
        "CAPITAL": _capital,
        "CHOICES": _choices,
        "COUNT": partial(_count, language),
        "DATE": _date,
        "DAY": _day,
        "ENDING": _ending,
        "GENDER": _gender,
        "LENGTH": _length,
        "LINES": _lines,
        "LIST": _list,
        "NAME": _name,
        "NUMBER_WORD": partial(_number_word, language),
        "PACKS": _packs,
        "PIECE_PRICE": _piece_price,
        "PLURAL": _plural,
        "PRICE": _price,
        "PRONOUN": _pronoun,
        "QUANTITY": _quantity,
        "SIZE": _size,
        "STREET": partial(_street, language),
        "TIME": _time,
        "UNIT_PRICE": _unit_price,
        "VARIANT": _variant,
    }


def capitalised(text: str) -> str:
    """Start a sentence with a capital."""
    return text[:1].upper() + text[1:]


def _capital(value: Spoken | str) -> str:
    return capitalised(value if isinstance(value, str) else value.voice.escape(value.voice.speak(value.value)))


def _choices(options: Spoken, form: str = "spoken") -> str:
    return _joined(options, form, "or")


def _list(items: Spoken, form: str = "spoken") -> str:
    return _joined(items, form, "and")


def _count(language: str, number: int) -> str:
    return speech.times(int(number), language)


def _number_word(language: str, number: int) -> str:
    return speech.number_word(int(number), language)


def _date(day: Spoken, form: str = "short") -> str:
    voice = day.voice
    local = voice.local_day(_the(date, day))
    return (
        days.full_date(local, voice.language)
        if form == "full"
        else days.calendar_date(local, voice.now.date(), voice.language)
    )


def _day(day: Spoken, form: str = "adverb") -> str:
    return day.voice.day(_the(date, day), form)


def _time(at: Spoken) -> str:
    return at.voice.time(_the(datetime, at))


def _ending(number: Spoken) -> str:
    return number.voice.escape(speech.ending(_the(OrderNumber, number).text))


def _price(amount: Spoken) -> str:
    return amount.voice.escape(speech.money(_the(Money, amount), amount.voice.language))


def _lines(ordered: Spoken, form: str = "full", case: str = "nom") -> str:
    return ordered.voice.escape(names.lines(_ordered(ordered), ordered.voice.language, form, case))


def _name(product: Spoken, form: str = "spoken", case: str = "nom") -> str:
    return product.voice.escape(names.name(_product(product), product.voice.language, form, case))


def _size(product: Spoken) -> str:
    return _name(product, "size")


def _variant(product: Spoken) -> str:
    return _name(product, "variant")


def _packs(product: Spoken, quantity: int, case: str = "nom") -> str:
    return packs.packs_alone(_product(product), int(quantity), product.voice.language, case)


def _street(language: str, street: str) -> str:
    return grammar.to_german_street(street) if language == "de" else f"at {street}"


def _unit_price(product: Spoken) -> str:
    return product.voice.escape(packs.unit_price(_product(product), product.voice.language))


def _piece_price(product: Spoken) -> str:
    return product.voice.escape(packs.piece_price(_product(product), product.voice.language))


def _plural(ordered: Spoken, form: str = "noun") -> str:
    return names.plural(_ordered(ordered), ordered.voice.language, form)


def _gender(ordered: Spoken) -> str:
    return names.gender(_ordered(ordered))


def _pronoun(ordered: Spoken, case: str = "nom") -> str:
    of = _ordered(ordered)
    if ordered.voice.language == "de":
        return grammar.german_pronoun(names.gender(of), case)
    return grammar.english_pronoun(plural=names.plural(of, "en") == "other", case=case)


def _length(items: Spoken) -> FluentInt:
    return FluentInt(len(items.value) if isinstance(items.value, tuple) else 1)


def _quantity(ordered: Spoken) -> FluentInt:
    return FluentInt(sum(line.quantity for line in _ordered(ordered)))


def _joined(items: Spoken, form: str, conjunction: Literal["and", "or"]) -> str:
    voice = items.voice
    values = items.value if isinstance(items.value, tuple) else (items.value,)

    def said(value: SpokenValue) -> str:
        if isinstance(value, Product):
            return names.name(value, voice.language, form)
        if isinstance(value, Line):
            return names.lines((value,), voice.language, "names" if form == "spoken" else form)
        return voice.speak(value)

    return voice.escape(speech.listed([said(value) for value in values], voice.language, conjunction))


def _the(kind: type[_Value], spoken: Spoken) -> _Value:
    if not isinstance(spoken.value, kind):
        msg = f"needs a {kind.__name__}, got a {type(spoken.value).__name__}"
        raise PhraseError(msg)
    return spoken.value


def _product(spoken: Spoken) -> Product:
    value = spoken.value
    return value.product if isinstance(value, Line) else _the(Product, spoken)


def _ordered(spoken: Spoken) -> tuple[Line, ...]:
    values = spoken.value if isinstance(spoken.value, tuple) else (spoken.value,)
    return tuple(_line(value) for value in values)


def _line(value: SpokenValue) -> Line:
    match value:
        case Line():
            return value
        case Product():
            return Line(value, 1)
    msg = f"needs lines or products, got a {type(value).__name__}"
    raise PhraseError(msg)
