"""The committed wish models are those that `make wishes` yields, and they know what they do not know."""

from __future__ import annotations

import json
import time
from functools import cache
from itertools import islice
from random import Random
from typing import Any

import pytest

from skill.conversation.intents import INTENTS
from skill.conversation.wish_guess import MODELS, OUT_OF_SCOPE, Guess, WishGuesser
from tests.conversations.ears import LANGUAGES, product_names, samples
from tools.wish_examples import (
    FALLBACK,
    ExampleMaker,
    WishExample,
    by_author,
    inputs_hash,
    known_words,
    out_of_scope_lines,
    wish_examples,
)
from tools.written_lines import line_files

LARGEST = 2_000_000
SURE = 0.85
RARELY = 0.05
PRODUCT = {"de": "kaffee", "en": "coffee"}


@cache
def guesser(language: str) -> WishGuesser:
    return WishGuesser.load(language)


@cache
def known(language: str) -> frozenset[str]:
    return known_words(samples(language), product_names(language))


def guess(language: str, text: str) -> Guess:
    return guesser(language).guess(text.replace("{product}", PRODUCT[language]), known=known(language))


def written(language: str) -> dict[str, Any]:
    model: dict[str, Any] = json.loads((MODELS / f"{language}.json").read_text(encoding="utf-8"))
    return model


@cache
def examples_of(language: str) -> list[WishExample]:
    return wish_examples(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_model_is_of_todays_sources(language: str) -> None:
    stale = f"{language}.json was trained on other templates, lines or code: run make wishes, and commit its files"
    assert written(language)["inputs"] == inputs_hash(language), stale


@pytest.mark.parametrize("language", LANGUAGES)
def test_classes_are_intents_with_templates(language: str) -> None:
    assert set(written(language)["classes"]) == set(INTENTS) - {FALLBACK} | {OUT_OF_SCOPE}


@pytest.mark.parametrize("language", LANGUAGES)
def test_model_file_stays_small(language: str) -> None:
    assert (MODELS / f"{language}.json").stat().st_size <= LARGEST


@pytest.mark.parametrize("language", LANGUAGES)
def test_lines_kept_apart_are_not_trained(language: str) -> None:
    apart = out_of_scope_lines(language, kept_apart=True)
    trained = out_of_scope_lines(language)
    assert len(apart) >= 20
    assert len(trained) >= 200
    assert set(apart).isdisjoint(trained)
    assert set(apart).isdisjoint(example.origin for example in examples_of(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_foreign_lines_rarely_look_sure(language: str) -> None:
    lines = out_of_scope_lines(language, kept_apart=True)
    sure = {line: guess(language, line).ranked[0] for line in lines if guess(language, line).ranked[0][1] >= SURE}
    assert len(sure) <= len(lines) * RARELY, sure
    refused = [line for line in lines if guess(language, line).out_of_scope > guess(language, line).ranked[0][1]]
    assert len(refused) >= len(lines) * 0.7


@pytest.mark.parametrize("language", LANGUAGES)
def test_gibberish_rarely_looks_sure(language: str) -> None:
    chance = Random(1)  # noqa: S311 (made-up words, no secrets)
    said = [" ".join("".join(chance.choices("bcdfghjklmaeiou", k=7)) for _ in range(3)) for _ in range(50)]
    sure = {text: guess(language, text).ranked[0] for text in said if guess(language, text).ranked[0][1] >= SURE}
    assert len(sure) <= len(said) * RARELY, sure


@pytest.mark.parametrize("language", LANGUAGES)
def test_examples_are_mostly_guessed(language: str) -> None:
    told = [(source.intent, example) for source in samples(language).intents for example in source.examples]
    alone = [(intent, example.text) for intent, example in told if not example.expected]
    missed = {text: intent for intent, text in alone if guess(language, text).ranked[0][0] != intent}
    print(f"{language}: {len(missed)} of {len(alone)} examples guessed as another wish: {missed}")
    assert len(missed) <= len(alone) * 0.12


@pytest.mark.parametrize("language", LANGUAGES)
def test_authors_are_judged_apart(language: str) -> None:
    examples = examples_of(language)
    assert list(islice(ExampleMaker(language).examples(), 2_000)) == examples[:2_000], "not the same each time"
    dealt = by_author(examples)
    assert {f"{author.removesuffix('.txt')}.txt" for author in dealt.values()} == {p.name for p in line_files(language)}
    assert all(origin.startswith(f"{author}: ") for origin, author in dealt.items())
    templates = {example.origin for example in examples} - set(dealt)
    assert len(templates) > 1_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_limits_are_in_order(language: str) -> None:
    limits = guesser(language).limits
    assert 0 < limits.refuse <= 0.5
    assert 0 < limits.offer < limits.sure < 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_model_is_read_and_asked_quickly(language: str) -> None:
    begun = time.process_time()
    WishGuesser.load(language)
    loaded = time.process_time()
    for _ in range(20):
        guess(language, "könntest du mir vielleicht noch mal sagen wann das paket mit dem kaffee ankommt")
    asked = (time.process_time() - loaded) / 20
    print(f"{language}: read in {(loaded - begun) * 1e3:.1f} ms, asked in {asked * 1e3:.2f} ms")
    # Goals are 30 ms and 2 ms of an idle machine; a busy one may take several times as long.
    assert (loaded - begun, asked) < (0.15, 1)
    assert asked < 0.01
