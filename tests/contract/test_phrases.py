"""Code and phrase files agree: nothing is said that has no words, and no words stand unused."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

import pytest

from skill.domain.reply import Occasion, Reply, Say, SpokenValue
from skill.phrases.phrasebook import Phrasebook
from tests.contract.phrase_files import LANGUAGES, Message, entries, error_keys, mentioned, messages, said, stems
from tests.contract.phrase_samples import SAMPLES
from tests.phrases.products import ENGLISH, GERMAN

OCCASIONS: Mapping[str, Occasion] = {"de": GERMAN, "en": ENGLISH}
WORDS_AT_MOST = 40
LONGER_ON_PURPOSE: frozenset[str] = frozenset()
"""Messages that may be longer, each with its reason."""
# Read on a screen or in a letter, not heard.
WRITTEN = re.compile(r"letters(_[a-z]+)?-|.*-card_")
NEVER_HEARD = re.compile(r"[<>{}]|\bNone\b|\?\?\?|  | [.,;!?]")


def test_languages_have_the_same_files() -> None:
    assert stems("de") == stems("en")


def test_languages_have_the_same_messages() -> None:
    only_one = sorted(messages("de").keys() ^ messages("en").keys())
    assert not only_one, f"write these in the other language too: {only_one}"


def test_languages_use_the_same_values() -> None:
    differing = {
        key: sorted(message.variables ^ messages("en")[key].variables)
        for key, message in messages("de").items()
        if key in messages("en") and message.variables != messages("en")[key].variables
    }
    assert not differing, f"only one language uses these values: {differing}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_message_stands_once_at_home(language: str) -> None:
    strays = [
        f"{key} in {stem}.ftl" for stem, entry in entries(language) if not (key := entry.id.name).startswith(f"{stem}-")
    ]
    assert not strays, f"a message's name begins with its file's name: {strays}"
    twice = [key for key, number in Counter(entry.id.name for _, entry in entries(language)).items() if number > 1]
    assert not twice, f"Fluent takes the first and drops the others: {twice}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_renders_with_samples(language: str) -> None:
    phrases = Phrasebook()
    for message in messages(language).values():
        for values in examples(message):
            say = Say(message.key, values)
            text = phrases.render(Reply(says=(say,)), OCCASIONS[language]).text
            found = NEVER_HEARD.search(text)
            assert text
            assert found is None, f"{language}: {message.key} says {found}: {text}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_briefly_heard(language: str) -> None:
    phrases = Phrasebook()
    for message in messages(language).values():
        if WRITTEN.match(message.key) or message.key in LONGER_ON_PURPOSE:
            continue
        text = phrases.render(Reply(says=(Say(message.key, examples(message)[0]),)), OCCASIONS[language]).text
        assert len(text.split()) <= WORDS_AT_MOST, f"{language}: {message.key} is too long to listen to: {text}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_said_has_words(language: str) -> None:
    places = {saying.key: saying.where for saying in said()}
    wordless = sorted(f"{key} ({where})" for key, where in places.items() if key not in messages(language))
    assert not wordless, f"write these messages in skill/phrases/{language}: {wordless}"


def test_everything_said_brings_its_values() -> None:
    incomplete = [
        f"{saying.key} ({saying.where}) lacks {sorted(missing)}"
        for saying in said()
        if saying.values is not None and saying.key in messages("de")
        if (missing := messages("de")[saying.key].variables - saying.values)
    ]
    assert not incomplete, f"pass these values: {incomplete}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_error_has_words(language: str) -> None:
    wordless = sorted(error_keys() - messages(language).keys())
    assert not wordless, f"write these messages in skill/phrases/{language}/errors.ftl: {wordless}"


def test_no_words_stand_unused() -> None:
    used = {key for message in messages("de").values() for key in message.references} | error_keys()
    orphans = [key for key in messages("de").keys() - used if not mentioned().fullmatch(key)]
    assert not orphans, f"no code in skill/ says these messages; delete or use them: {sorted(orphans)}"


def examples(message: Message) -> list[dict[str, SpokenValue]]:
    """Return values for one message, often enough that each sample and each variant is tried."""
    tried = {name: _samples(message, name) for name in message.variables}
    return [
        {name: values[turn % len(values)] for name, values in tried.items()}
        for turn in range(max((len(values) for values in tried.values()), default=1))
    ]


def _samples(message: Message, name: str) -> tuple[SpokenValue, ...]:
    values = (*message.choices.get(name, ()), *SAMPLES.get(name, ()))
    if not values:
        pytest.fail(f"{message.key} uses ${name}: add examples for it to tests/contract/phrase_samples.py")
    return values
