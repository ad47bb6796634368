"""Make what listens in tests once: text understanding and the generated Alexa models, with the demo catalogue."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from skill.adapters.files import DEMO, read_text_file
from skill.conversation.samples import Samples
from skill.conversation.samples_reader import SOURCES, read_samples
from skill.conversation.understand import Understander
from skill.domain.product_names import device_names, product_entry
from skill.services.read_catalog import read_catalog
from tests.conversations.alexa_nlu import AlexaModel

LOCALES = ("de-DE", "en-US", "en-GB")
LANGUAGES = ("de", "en")


@cache
def samples(language: str) -> Samples:
    return read_samples(language)


@cache
def product_names(language: str) -> tuple[str, ...]:
    products = read_catalog(read_text_file(DEMO / "products.csv")).products
    return tuple(name for product in products for name in product_entry(product, language).names)


@cache
def devices(language: str) -> tuple[str, ...]:
    products = read_catalog(read_text_file(DEMO / "products.csv")).products
    return tuple(name for product in products for name in device_names(product, language))


@cache
def ears(language: str) -> Understander:
    return Understander(language, samples(language), product_names(language), devices(language))


@cache
def model(locale: str) -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = json.loads((SOURCES.parent / f"{locale}.json").read_text(encoding="utf-8"))
    return loaded


@cache
def alexa(locale: str) -> AlexaModel:
    return AlexaModel(model(locale), locale.partition("-")[0])


def without_ones(slots: Mapping[str, str]) -> dict[str, str]:
    """Leave out quantities of one: "a pack" and "one pack" are the same wish."""
    return {name: value for name, value in slots.items() if not (name.startswith("quantity") and value == "1")}
