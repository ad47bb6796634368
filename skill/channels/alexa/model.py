"""Build the interaction model of one locale, as Amazon's InteractionModelData."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from skill.channels.alexa.model_values import closed_values, product_values
from skill.conversation.intent import SlotKind
from skill.conversation.samples import Samples, TypeValue, kind_of

MOST_SAMPLES = 2_800
"""Sample sentences a locale may have in all: builds stay quick and the file readable."""

UNNAMED = frozenset({"LaunchRequest"})
"""Intents of ours that are no intents of a model."""

_ARTICLES = {"de": "die", "en": "the"}
_SLOT = re.compile(r"\{(\w+)\}")


def build(
    samples: Samples,
    sentences: Mapping[str, Sequence[str]],
    products: Mapping[str, Sequence[str]],
    *,
    invocation_name: str,
    most: int | None = None,
) -> dict[str, Any]:
    """Return the model: `sentences` by intent, `products` as each SKU's names, values for the first `most` of them.

    Every slot of a sentence is declared, every custom type filled; the result depends on nothing else.
    """
    spoken = {name: texts for name, texts in sentences.items() if name not in UNNAMED}
    return {
        "interactionModel": {
            "languageModel": {
                "invocationName": invocation_name,
                "intents": [_intent(name, texts) for name, texts in spoken.items()],
                "types": _types(samples, product_values(products, samples.language, most)),
                "modelConfiguration": {"fallbackIntentSensitivity": {"level": "LOW"}},
            },
        },
    }


def _intent(name: str, sentences: Sequence[str]) -> dict[str, Any]:
    slots = dict.fromkeys(slot for sentence in sentences for slot in _SLOT.findall(sentence))
    declared = [{"name": slot, "type": kind_of(slot).value} for slot in slots]
    plain = {"name": name, "samples": list(sentences)}
    return {"name": name, "slots": declared, "samples": list(sentences)} if declared else plain


def _types(samples: Samples, products: Sequence[TypeValue]) -> list[dict[str, Any]]:
    language = samples.language
    filled = {name: closed_values(values, language) for name, values in samples.types.items()}
    filled[SlotKind.PRODUCT.value] = tuple(products)
    return [
        {
            "name": name,
            "values": [_value(value, language) for value in values if value.words],
        }
        for name, values in sorted(filled.items())
    ]


def _value(value: TypeValue, language: str) -> dict[str, Any]:
    first, *synonyms = value.words
    # Amazon's schema refuses an empty list; with its article a word is heard as often as without.
    return {"id": value.id, "name": {"value": first, "synonyms": synonyms or [f"{_ARTICLES[language]} {first}"]}}
