from __future__ import annotations

from dataclasses import replace

import pytest

from skill.domain.reply import Line
from skill.phrases.errors import PhraseError
from skill.phrases.names import gender, lines, name, plural
from tests.phrases.products import (
    BEANS,
    BRITA,
    CAPSULES,
    CARTRIDGE,
    DISCS,
    FILTERS,
    PAPER,
    TABS,
    TOOTHPASTE,
    WATER,
    text,
)

ONE_FILTERS = (Line(FILTERS, 1),)
TWO_FILTERS = (Line(FILTERS, 2),)
CART = (Line(DISCS, 1), Line(TOOTHPASTE, 2))


@pytest.mark.parametrize(
    ("form", "german", "english"),
    [
        ("spoken", "Melitta Filtertüten Größe 4", "Melitta coffee filters size 4"),
        ("full", "Melitta Filtertüten Größe 4, 80 Stück", "Melitta coffee filters size 4, 80 pack"),
        ("written", "Melitta Filtertüten Größe 4, 80 Stück", "Melitta coffee filters size 4, 80 pack"),
        ("noun", "die Filtertüten", "the filters"),
        ("your", "deine Filtertüten", "your filters"),
        ("bare", "Filtertüten", "filters"),
        ("variant", "Größe 4", "size 4"),
        ("size", "80 Stück", "80 pack"),
    ],
)
def test_products_have_a_name_per_form(form: str, german: str, english: str) -> None:
    assert name(FILTERS, "de", form) == german
    assert name(FILTERS, "en", form) == english


def test_nouns_stand_in_their_case() -> None:
    assert name(BEANS, "de", "noun", "acc") == "den Kaffee"
    assert name(BRITA, "de", "noun", "dat") == "den Filtern"
    assert name(BRITA, "de", "bare", "dat") == "Filtern"
    assert name(BRITA, "en", "noun", "dat") == "the filters"


def test_variant_falls_back_to_the_size() -> None:
    assert name(PAPER, "de", "variant") == "16 Rollen"


def test_full_lines_name_quantity_and_size() -> None:
    assert lines(ONE_FILTERS, "de") == "Melitta Filtertüten Größe 4, 80 Stück"
    assert lines(TWO_FILTERS, "de") == "zweimal Melitta Filtertüten Größe 4, 80 Stück"
    assert lines(TWO_FILTERS, "en") == "two packs of Melitta coffee filters size 4, 80 pack"
    assert lines((Line(CARTRIDGE, 1),), "de") == "HP 305 Schwarz, normale Größe"


def test_several_full_lines_stay_apart() -> None:
    both = (Line(TABS, 1), Line(CAPSULES, 1))
    assert lines(both, "de") == "Finish Tabs, 60 Stück, und Dolce Gusto Cappuccino, 30 Kapseln"
    assert lines(both, "en") == "Finish tabs, 60 pack, and Dolce Gusto Cappuccino, 30 capsules"


def test_short_lines_say_once_beside_others() -> None:
    assert lines(CART, "de", "short") == "einmal Persil Discs und zweimal elmex Zahnpasta"
    assert lines(CART, "en", "short") == "one pack of Persil Discs and two tubes of elmex toothpaste"
    assert lines(CART[:1], "de", "short") == "Persil Discs"
    assert lines(CART[1:], "de", "short") == "zweimal elmex Zahnpasta"


def test_counted_lines_name_their_containers() -> None:
    assert lines(CART, "de", "counted") == "eine Packung Persil Discs und zwei Tuben elmex Zahnpasta"
    assert lines((Line(WATER, 1),), "de", "counted", "acc") == "einen Kasten Gerolsteiner Medium"
    assert lines((Line(CARTRIDGE, 2),), "de", "counted") == "zweimal HP 305 Schwarz"


def test_noun_lines_name_things_briefly() -> None:
    both = (Line(TABS, 1), Line(CAPSULES, 1))
    assert lines(both, "de", "noun") == "die Tabs und die Kapseln"
    assert lines(both, "de", "bare") == "Tabs und Kapseln"
    assert lines(both, "en", "your") == "your tabs and your capsules"
    assert lines(CART, "de", "names") == "Persil Discs und elmex Zahnpasta"


def test_equal_nouns_are_named_once() -> None:
    small = replace(FILTERS, sku="small", spoken=text("Melitta Filtertüten Größe 2"))
    assert lines((Line(FILTERS, 1), Line(small, 1)), "de", "noun") == "die Filtertüten"


def test_written_lines_count_in_figures() -> None:
    assert lines(TWO_FILTERS, "de", "written") == "2 × Melitta Filtertüten Größe 4, 80 Stück"


@pytest.mark.parametrize(
    ("ordered", "form", "german", "english"),
    [
        ((Line(PAPER, 2),), "noun", "one", "one"),
        ((Line(FILTERS, 1),), "noun", "other", "other"),
        ((Line(FILTERS, 1),), "counted", "one", "one"),
        ((Line(FILTERS, 2),), "counted", "other", "other"),
        ((Line(PAPER, 1),), "short", "one", "one"),
        ((Line(PAPER, 2),), "short", "other", "other"),
        ((Line(FILTERS, 1),), "full", "other", "other"),
        ((Line(PAPER, 1), Line(BEANS, 1)), "noun", "other", "other"),
        ((Line(PAPER, 1), Line(BEANS, 1)), "counted", "other", "other"),
        ((Line(CARTRIDGE, 1),), "counted", "one", "one"),
    ],
)
def test_verbs_agree_with_what_is_said(ordered: tuple[Line, ...], form: str, german: str, english: str) -> None:
    assert plural(ordered, "de", form) == german
    assert plural(ordered, "en", form) == english


def test_siblings_with_one_noun_agree_with_it() -> None:
    milk = replace(PAPER, noun=text("H-Milch|long-life milk"))
    assert plural((Line(milk, 1), Line(replace(milk, sku="lean"), 1)), "de") == "one"


def test_gender_of_several_is_plural() -> None:
    assert gender((Line(PAPER, 2),)) == "n"
    assert gender((Line(BEANS, 1),)) == "m"
    assert gender((Line(PAPER, 1), Line(BEANS, 1))) == "pl"


def test_unknown_form_names_the_known_ones() -> None:
    with pytest.raises(PhraseError, match="there are spoken, full, written"):
        name(FILTERS, "de", "brief")
    with pytest.raises(PhraseError, match="there are full, short, loose, counted"):
        lines(ONE_FILTERS, "de", "brief")
