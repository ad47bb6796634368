from __future__ import annotations

from skill.channels.alexa.model_values import closed_values, product_values, spoken_form
from skill.conversation.samples import TypeValue

NAMES = {
    "filter-4-80": ("Melitta Filtertüten Größe 4", "Melitta Filtertüten Größe 4, 80 Stück", "kaffeefilter"),
    "filter-4-100": ("Melitta Filtertüten Größe 4", "Melitta Filtertüten Größe 4, 100 Stück", "kaffeefilter"),
    "milk": ("H-Milch 3,5 %", "milch"),
}


def test_name_is_written_as_said() -> None:
    assert spoken_form("H-Milch 3,5 %, 1 l", "de") == "h-milch drei komma fünf eins l"
    assert spoken_form("M&Ms (2 Stück)", "de") == "m ms zwei stück"


def test_letters_of_any_script_stay_whole() -> None:
    assert spoken_form("हिन्दी चाय №1", "en") == "हिन्दी चाय one"
    assert spoken_form("Mu\u0308sli", "de") == "müsli"
    assert spoken_form("緑茶 (Bio)", "de") == "緑茶 bio"


def test_single_owner_gives_its_sku() -> None:
    values = {value.id: value.words for value in product_values(NAMES, "de")}
    assert values["milk"] == ("h-milch drei komma fünf", "milch")
    assert values["filter-4-80"] == ("melitta filtertüten größe vier achtzig stück",)


def test_shared_words_become_values() -> None:
    values = {value.id: value.words for value in product_values(NAMES, "de")}
    assert values["word-kaffeefilter"] == ("kaffeefilter",)
    assert values["word-melitta-filtertueten-groesse-vier"] == ("melitta filtertüten größe vier",)


def test_first_products_share_with_all_others() -> None:
    values = {value.id: value.words for value in product_values(NAMES, "de", most=1)}
    assert list(values) == ["filter-4-80", "word-kaffeefilter", "word-melitta-filtertueten-groesse-vier"]
    assert list(product_values(NAMES, "de", most=0)) == []


def test_ids_of_shared_words_stay_apart() -> None:
    names = {"a": ("küche", "kueche"), "b": ("küche", "kueche")}
    assert [value.id for value in product_values(names, "de")] == ["word-kueche", "word-kueche-x"]


def test_typed_words_are_left_out() -> None:
    values = closed_values([TypeValue("count_80", ("80er", "achtziger", "h-milch"))], "de")
    assert values == (TypeValue("count_80", ("achtziger", "h milch")),)


def test_overlong_names_are_left_out() -> None:
    assert product_values({"a": ("x" * 141,)}, "de") == ()
