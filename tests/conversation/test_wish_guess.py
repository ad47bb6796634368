from __future__ import annotations

import zlib
from base64 import b64encode
from functools import cache
from math import exp, sqrt
from pathlib import Path
from struct import pack
from typing import Any

import pytest

from skill.conversation.understand_words import LONGEST_TEXT
from skill.conversation.wish_guess import OUT_OF_SCOPE, Guess, Limits, WishGuesser, carrier, mark_of, parts

LANGUAGES = ("de", "en")
TRACK, STOP = "TrackOrderIntent", "AMAZON.StopIntent"


@cache
def guesser(language: str) -> WishGuesser:
    return WishGuesser.load(language)


def small_model(**changed: Any) -> dict[str, Any]:
    """Three classes and the parts `ab` and ` ab`, with weights that can be reckoned by hand."""
    weights = {mark_of("ab"): (100, -50, 0), mark_of(" ab"): (20, 10, -30)}
    rows = [weight for mark in sorted(weights) for weight in weights[mark]]
    model = {
        "language": "en",
        "classes": [TRACK, STOP, OUT_OF_SCOPE],
        "biases": [0.0, 0.5, 1.0],
        "scales": [0.1, 0.1, 0.2],
        "temperature": 2.0,
        "refuse": 0.3,
        "offer": 0.2,
        "sure": 0.8,
        "marks": b64encode(zlib.compress(pack("<2I", *sorted(weights)))).decode(),
        "weights": b64encode(zlib.compress(pack("6b", *rows))).decode(),
    }
    return {**model, **changed}


def test_carrier_hides_products_and_numbers() -> None:
    said = "Bestell zwei Melitta Filtertüten nach, Bestellung 4217!"
    known = ("melitta", "filtertüten")
    assert carrier(said, "de", known) == ["bestell", "N", "P", "nach", "bestellung", "D"]


def test_carrier_keeps_articles_and_unknown_words() -> None:
    assert carrier("eine Packung Milch", "de") == ["eine", "packung", "milch"]
    assert carrier("a pack of 12 eggs", "en") == ["a", "pack", "of", "N", "eggs"]


def test_signs_in_a_row_become_one() -> None:
    assert carrier("1 2 3 kaffee filter", "de", {"kaffee", "filter"}) == ["N", "P"]


def test_four_numbers_in_a_row_are_a_code() -> None:
    assert carrier("mein code ist zwei, sieben, eins, neun bitte", "de") == ["mein", "code", "ist", "D", "bitte"]
    assert carrier("two seven one", "en") == ["N", "one"]


def test_parts_stay_within_words() -> None:
    letters = {"<a", "ab", "b>", "<ab", "ab>", "<ab>", "<c", "c>", "<c>"}
    assert parts(["ab", "c"]) == letters | {"=ab", "=c", " ab", "ab c", "c ", " ab c", "ab c "}


def test_parts_join_words_across_others() -> None:
    far = {part for part in parts(["a", "b", "c", "d", "e", "f"]) if " * " in part}
    assert {part for part in far if part.startswith("a")} == {"a * c", "a * d", "a * e"}


def test_limits_are_the_models_own() -> None:
    assert WishGuesser(small_model()).limits == Limits(refuse=0.3, offer=0.2, sure=0.8)


def test_logits_add_up_by_hand() -> None:
    share = 1 / sqrt(len(parts(["ab"])))
    logits = WishGuesser(small_model()).logits(["ab"])
    assert logits == pytest.approx([12 * share, 0.5 - 4 * share, 1.0 - 6 * share])


def test_guess_is_softmax_at_its_temperature() -> None:
    share = 1 / sqrt(len(parts(["ab"])))
    raised = [exp(logit / 2) for logit in (12 * share, 0.5 - 4 * share, 1.0 - 6 * share)]
    chances = [value / sum(raised) for value in raised]
    found = WishGuesser(small_model()).guess("AB?")
    assert [name for name, _ in found.ranked] == [TRACK, STOP]
    assert [chance for _, chance in found.ranked] == pytest.approx(chances[:2])
    assert found.out_of_scope == pytest.approx(chances[2])


def test_unknown_words_weaken_a_guess() -> None:
    alone = WishGuesser(small_model()).guess("ab").ranked[0]
    among = WishGuesser(small_model()).guess("ab qqqqqqqq zzzzzzzzzz").ranked[0]
    assert alone[0] == among[0] == TRACK
    assert among[1] < alone[1]


@pytest.mark.parametrize("text", ["", "   ", "🤷🎉", "?!…", ",", "\n\t"])
def test_text_without_words_means_nothing(text: str) -> None:
    assert guesser("de").guess(text) == Guess((), 1.0)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "text", ["明日の天気はどうですか", "Где мой заказ", "متى يصل الطرد", "x" * 10_000, "zu " * 3_333]
)
def test_any_text_gets_probabilities(language: str, text: str) -> None:
    found = guesser(language).guess(text)
    assert sum(chance for _, chance in found.ranked) + found.out_of_scope == pytest.approx(1)
    assert [chance for _, chance in found.ranked] == sorted((chance for _, chance in found.ranked), reverse=True)


def test_long_text_is_cut_like_elsewhere() -> None:
    said = "wo bleibt mein paket ".ljust(LONGEST_TEXT, " ")
    assert guesser("de").guess(said + "storniere alles" * 700) == guesser("de").guess(said)


def test_known_words_make_products_alike() -> None:
    coffee = guesser("en").guess("reorder the blorbo please", known=("blorbo",))
    paper = guesser("en").guess("reorder the snark please", known=("snark",))
    assert coffee == paper
    assert coffee.ranked[0][0] == "ReorderProductIntent"


def test_damaged_weights_are_refused() -> None:
    short = b64encode(zlib.compress(b"\x01\x02")).decode()
    with pytest.raises(ValueError, match="run make wishes"):
        WishGuesser(small_model(weights=short))


def test_missing_language_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        WishGuesser.load("fr", tmp_path)
