from __future__ import annotations

import pytest

from skill.conversation.intent import SlotKind
from skill.conversation.understand_lexicon import Lexicon
from tests.conversations.ears import samples

PRODUCTS = ("Melitta Kaffeefilter Größe 4", "Weihenstephan H-Milch", "Milch", "Salz und Pfeffer Chips", "Katzenfutter")


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon(samples("de"), PRODUCTS, ["bestell", "nach", "korb", "wieder"])


def texts(lexicon: Lexicon, kind: SlotKind, words: str) -> list[str]:
    return [span.text for span in lexicon.spans(kind, words.split(), 0)]


def test_products_keep_their_spoken_words(lexicon: Lexicon) -> None:
    assert texts(lexicon, SlotKind.PRODUCT, "die melitta kaffeefilter größe 4")[-1] == "melitta kaffeefilter größe 4"


def test_product_ends_before_words_of_talk(lexicon: Lexicon) -> None:
    assert texts(lexicon, SlotKind.PRODUCT, "milch wieder raus") == ["milch"]


def test_known_product_earns_more_credit(lexicon: Lexicon) -> None:
    credit = {
        word: lexicon.spans(SlotKind.PRODUCT, [word], 0)[0].credit
        for word in ("katzenfutter", "katzenfuter", "schlumpf")
    }
    assert credit == {"katzenfutter": 0.98, "katzenfuter": 0.75, "schlumpf": 0.4}


def test_phrase_of_the_catalogue_stays_whole(lexicon: Lexicon) -> None:
    spans = {span.text: span.credit for span in lexicon.spans(SlotKind.PRODUCT, ["salz", "und", "pfeffer", "chips"], 0)}
    assert spans["salz und pfeffer chips"] == 0.98


def test_two_attributes_make_one(lexicon: Lexicon) -> None:
    spans = {span.text: span.ids for span in lexicon.spans(SlotKind.ATTRIBUTE, ["kleinen", "größe", "zwei"], 0)}
    assert spans == {"kleinen": ("small",), "kleinen größe zwei": ("small", "size_2")}


def test_counted_pieces_are_an_attribute(lexicon: Lexicon) -> None:
    spans = {span.text: span.ids for span in lexicon.spans(SlotKind.ATTRIBUTE, ["sechzehn", "rollen"], 0)}
    assert spans == {"sechzehn rollen": ("count_16",)}


def test_closed_values_bring_their_id(lexicon: Lexicon) -> None:
    unit, ordinal = (
        lexicon.spans(kind, [word], 0)[0] for kind, word in ((SlotKind.UNIT, "packerl"), (SlotKind.ORDINAL, "zwote"))
    )
    assert (unit.ids, ordinal.ids) == (("pack",), ("2",))


def test_codes_have_four_digits(lexicon: Lexicon) -> None:
    assert texts(lexicon, SlotKind.CODE, "zwei sieben neunzehn milch") == ["2", "27", "2719"]
    assert [lexicon.is_known(SlotKind.CODE, digits) for digits in ("271", "2719", "27190")] == [False, True, False]


def test_quantities_stay_below_a_thousand(lexicon: Lexicon) -> None:
    assert texts(lexicon, SlotKind.QUANTITY, "999") == ["999"]
    assert texts(lexicon, SlotKind.QUANTITY, "2719") == []


def test_misspelt_words_of_templates_are_likened(lexicon: Lexicon) -> None:
    assert [word for word, _ in lexicon.similar_literals("bestel")] == ["bestell"]
    assert lexicon.similar_literals("milch") == ()
    assert lexicon.similar_literals("nac") == ()


def test_what_changes_the_meaning_is_kept(lexicon: Lexicon) -> None:
    prices = {
        word: lexicon.price_of_passing(word) for word in ("nicht", "stornieren", "zwei", "milch", "dir", "eilends")
    }
    assert prices == {"nicht": None, "stornieren": None, "zwei": None, "milch": None, "dir": -0.2, "eilends": -0.5}


def test_longest_filler_is_passed(lexicon: Lexicon) -> None:
    assert lexicon.filler_end(["könntest", "du", "bitte", "mal", "milch"], 0) == 2
    assert lexicon.filler_end(["milch"], 0) is None


def test_parts_of_compounds_are_near_known(lexicon: Lexicon) -> None:
    assert [lexicon.is_near_known(word) for word in ("frischmilch", "milchflasche", "milch")] == [True, True, True]
    assert not lexicon.is_near_known("xylophon")
