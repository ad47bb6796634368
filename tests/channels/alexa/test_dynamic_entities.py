from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, cast

import pytest
from ask_sdk_core.serialize import DefaultSerializer

from skill.channels.alexa.dynamic_entities import entities_directive
from skill.domain.localized import Localized
from skill.domain.product import Product
from tests.channels.alexa.envelopes import launch
from tests.channels.alexa.products import FILTERS
from tests.channels.alexa.stage import QUESTION, asks, finished, said, stage
from tests.channels.alexa.validity import faults, words
from tests.domain.demo_shop import shop

CLEAR = {"type": "Dialog.UpdateDynamicEntities", "updateBehavior": "CLEAR"}


def sold(sku: str, name: str, *synonyms: str) -> Product:
    called = Localized(name, name)
    plain = replace(FILTERS, sku=sku, brand="", name=called, spoken=called, noun=called, variant=Localized(""))
    return replace(plain, synonyms={"de": synonyms, "en": synonyms})


def told(products: Sequence[Product], language: str = "de", most_bytes: int = 20_000) -> dict[str, Any]:
    directive = entities_directive(products, language, most_bytes)
    return cast("dict[str, Any]", DefaultSerializer().serialize(directive))


def values(directive: dict[str, Any]) -> dict[str, list[str]]:
    """Return value and synonyms by id."""
    (product,) = directive["types"]
    assert product["name"] == "PRODUCT"
    names = {value["id"]: value["name"] for value in product["values"]}
    return {sku: [name["value"], *name.get("synonyms", ())] for sku, name in names.items()}


def sent(**more: Any) -> list[dict[str, Any]]:
    envelope = stage(asks(**more)).send(launch())
    assert faults(envelope) == []
    directives: list[dict[str, Any]] = envelope["response"].get("directives", [])
    return directives


def test_product_is_told_by_its_spoken_name() -> None:
    assert told([sold("a-1", "Milch 1 l"), sold("b", "Tee", "Earl Grey")]) == {
        "type": "Dialog.UpdateDynamicEntities",
        "updateBehavior": "REPLACE",
        "types": [
            {
                "name": "PRODUCT",
                "values": [
                    {"id": "a-1", "name": {"value": "milch eins l"}},
                    {"id": "b", "name": {"value": "tee", "synonyms": ["earl grey"]}},
                ],
            }
        ],
    }


def test_names_are_told_in_the_spoken_language() -> None:
    assert values(told([FILTERS], "en"))["MEL-4-80"][0] == "melitta coffee filters size four"
    assert values(told([FILTERS], "de"))["MEL-4-80"][0] == "melitta filtertüten größe vier"


def test_doubled_variant_takes_no_value() -> None:
    assert "melitta filtertüten größe vier größe vier" not in values(told([FILTERS]))["MEL-4-80"]


def test_shared_name_means_neither_product() -> None:
    same = [sold("a", "Filter", "Größe vier"), sold("b", "Filter", "Größe zwei"), sold("c", "Filter")]
    assert values(told(same)) == {"a": ["größe vier"], "b": ["größe zwei"]}


def test_no_products_clear() -> None:
    assert told([]) == CLEAR
    assert told([sold("a", "!!!"), sold("b", "")]) == CLEAR


def test_hundred_values_count_synonyms() -> None:
    many = [sold(f"s{n}", f"Ding {n}", *(f"Wort {n} {m}" for m in range(50))) for n in range(30)]
    found = values(told(many))
    assert list(found) == [f"s{n}" for n in range(30)]
    assert [len(names) for names in found.values()] == [4] * 10 + [3] * 20


def test_each_product_is_told_before_any_synonym() -> None:
    many = [sold(f"s{n:05}", f"Ding {n}", f"Sache {n}") for n in range(10_000)]
    found = values(told(many))
    assert list(found) == [f"s{n:05}" for n in range(100)]
    assert {len(names) for names in found.values()} == {1}


def test_overlong_names_and_ids_are_left_out() -> None:
    products = [sold("a", "x" * 141, "kurz"), sold("b", "y" * 140), sold("i" * 101, "lang"), sold("i" * 100, "gut")]
    assert values(told(products)) == {"a": ["kurz"], "b": ["y" * 140], "i" * 100: ["gut"]}


@pytest.mark.parametrize("name", ["緑茶 宇治", "чай чёрный", "हिन्दी चाय", "قهوة عربية", "Çay", "crème brûlée"])
def test_names_of_any_script_stay_whole(name: str) -> None:
    assert values(told([sold("a", name)])) == {"a": [name.lower()]}


@pytest.mark.parametrize("most_bytes", [0, 199, 300, 1_000, 5_000, 12_345])
def test_directive_never_passes_its_bytes(most_bytes: int) -> None:
    names = [sold(f"sku-{n}", f"{'茶' * 60} {chr(0x4E00 + n)}", f"{'😀é' * 10} {chr(0x5E00 + n)}") for n in range(100)]
    directive = told(names, most_bytes=most_bytes)
    assert directive == CLEAR or len(json.dumps(directive)) <= most_bytes
    assert directive != CLEAR or most_bytes < 1_000


def test_answer_tells_what_it_expects() -> None:
    (directive,) = sent(expects=(FILTERS,))
    assert list(values(directive)) == ["MEL-4-80"]
    assert sent(expects=()) == [CLEAR]
    assert sent(expects=None) == []


def test_closing_answer_clears() -> None:
    envelope = stage(finished(expects=())).send(launch())
    assert faults(envelope) == []
    assert envelope["response"]["directives"] == [CLEAR]


@pytest.mark.parametrize("size", [10, 5_000, 11_000, 30_000])
@pytest.mark.parametrize("letter", ["a", "茶"])
def test_words_come_before_expected_products(letter: str, size: int) -> None:
    text = f"Anfang {letter * size}"
    products = tuple(sold(f"sku-{n}", f"{'緑' * 130} {chr(0x4E00 + n)}") for n in range(100))
    spoken = said(text, reprompt=text, card_title=text, card_text=text)
    plain = stage(asks(spoken=spoken)).send(launch())
    envelope = stage(asks(spoken=spoken, expects=products)).send(launch())
    assert faults(envelope) == []
    assert words(envelope) == words(plain)


def test_whole_demo_shop_fits_beside_a_question() -> None:
    for language in ("de-DE", "en-GB"):
        products = tuple(shop().values())
        (directive,) = sent(spoken=said(QUESTION, reprompt=QUESTION, locale=language), expects=products)
        assert sum(len(names) for names in values(directive).values()) == 100
