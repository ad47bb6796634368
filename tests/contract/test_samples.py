"""Sources of samples, intent modules and understanding say the same, in every language."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from skill.conversation.intents import INTENTS, MODULES
from skill.conversation.samples import KINDS, Example, IntentSamples, kind_of
from skill.conversation.samples_reader import LISTS
from skill.conversation.samples_template import Templates, gaps_in
from tests.conversations.ears import LANGUAGES, alexa, ears, samples, without_ones

FORTY = 40

LOCALE = {"de": "de-DE", "en": "en-US"}
WITHOUT_EXAMPLES = {"AMAZON.FallbackIntent"}
NOT_IN_MODEL = {"LaunchRequest"}

EXAMPLES = [
    pytest.param(language, source.intent, example, id=f"{language}-{source.module}-{example.text}")
    for language in LANGUAGES
    for source in samples(language).intents
    for example in source.examples
]
SPOKEN = [case for case in EXAMPLES if not case.values[2].text_only and case.values[1] not in NOT_IN_MODEL]  # type: ignore[union-attr]  # pytest types values as object


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_module_has_its_samples(language: str) -> None:
    found = {source.module: source.intent for source in samples(language).intents}
    assert found == dict(MODULES), f"interaction_models/sources/{language} and skill/conversation/intents differ"


@pytest.mark.parametrize("language", LANGUAGES)
def test_samples_fill_the_declared_slots(language: str) -> None:
    for source in samples(language).intents:
        filled = {
            gap.slot for text in _texts(source) for gap in gaps_in(_templates(language).read(text)) if not gap.silent
        }
        assert filled == set(INTENTS[source.intent].slots), f"{language}/{source.module}.yaml"


def test_slot_names_tell_their_kinds() -> None:
    declared = {slot: kind for intent in INTENTS.values() for slot, kind in intent.slots.items()}
    assert {slot: kind_of(slot) for slot in declared} == declared
    assert set(KINDS) == {re.sub("_(two|three|four)$", "", slot) for slot in declared}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_intent_has_examples(language: str) -> None:
    without = {source.intent for source in samples(language).intents if not source.examples}
    assert without == WITHOUT_EXAMPLES


def test_slot_values_match_across_languages() -> None:
    german, english = samples("de").types, samples("en").types
    assert {name: {value.id for value in values} for name, values in german.items()} == {
        name: {value.id for value in values} for name, values in english.items()
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_slot_words_mean_one_thing(language: str) -> None:
    for name, values in samples(language).types.items():
        counts = Counter(word for value in values for word in value.words)
        assert [word for word, count in counts.items() if count > 1] == [], f"{language}/_types.yaml: {name}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_word_lists_match_across_languages(language: str) -> None:
    assert set(samples(language).words) == set(samples("de").words)


@pytest.mark.parametrize(("language", "intent", "example"), EXAMPLES)
def test_text_understands_every_example(language: str, intent: str, example: Example) -> None:
    understood = ears(language).understand(example.text, expected=example.expected)
    assert understood.intent == intent
    slots = {name: value.text for name, value in understood.slots.items()}
    assert without_ones(slots) == without_ones(example.slots)
    assert example.assent in {None, understood.assent}


@pytest.mark.parametrize(("language", "intent", "example"), SPOKEN)
def test_alexa_resolves_every_spoken_example(language: str, intent: str, example: Example) -> None:
    resolved = alexa(LOCALE[language]).resolve(example.text)
    assert resolved.intent == intent
    assert without_ones(resolved.slots) == without_ones(example.slots)


@pytest.mark.parametrize("language", LANGUAGES)
def test_known_gaps_stay_off_alexa(language: str) -> None:
    for source in samples(language).intents:
        for text in (*source.samples, *source.model_only, *source.casual):
            gaps = gaps_in(_templates(language).read(text))
            assert not any(gap.known and gap.slot == "product" for gap in gaps), f"{source.module}: {text}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_wish_has_forty_templates(language: str) -> None:
    few = {source.intent: len(_texts(source)) for source in samples(language).intents if len(_texts(source)) < FORTY}
    assert not few, f"write more ways to say these in interaction_models/sources/{language}"


def _texts(source: IntentSamples) -> list[str]:
    return [text for name in LISTS for text in getattr(source, name)]


def _templates(language: str) -> Templates:
    return Templates({name: rule.text for name, rule in samples(language).rules.items()})
