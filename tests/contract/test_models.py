"""The generated Alexa models are up to date, valid for Amazon, and say what the intent modules declare."""

from __future__ import annotations

import json
import re
from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator

from skill.channels.alexa.model import MOST_SAMPLES, UNNAMED
from skill.channels.alexa.model_values import LONGEST_VALUE
from skill.commands.models import add_parser
from skill.conversation.intents import INTENTS
from tests.conversations.ears import LOCALES, model
from tests.needed import need

ROOT = Path(__file__).resolve().parents[2]
SPEC = ROOT / "var/tools/smapi/node_modules/ask-smapi-model/spec.json"
DEFINITION = "v1.skill.interactionModel.InteractionModelData"
SAYABLE = re.compile(r"(?:[^\W\d_]|[ '.])+")
SLOT_NAME = re.compile(r"[A-Za-z_]+")
SLOT = re.compile(r"\{(\w+)\}")


def language_model(locale: str) -> dict[str, Any]:
    found: dict[str, Any] = model(locale)["interactionModel"]["languageModel"]
    return found


def test_models_are_up_to_date(capsys: pytest.CaptureFixture[str]) -> None:
    parser = ArgumentParser()
    add_parser(parser.add_subparsers())
    args = parser.parse_args(["models", "--check"])
    assert args.run(args) == 0, capsys.readouterr().err


@pytest.mark.parametrize("locale", LOCALES)
def test_model_fits_amazons_own_schema(locale: str) -> None:
    need("Amazon's model schema", found=SPEC.is_file(), install="npm, then run tools/install_smapi_spec.sh")
    spec = json.loads(SPEC.read_text(encoding="utf-8"))
    schema = {"$ref": f"#/definitions/{DEFINITION}", "definitions": spec["definitions"]}
    faults = [f"{list(fault.path)}: {fault.message}" for fault in Draft4Validator(schema).iter_errors(model(locale))]
    assert faults == []


@pytest.mark.parametrize("locale", LOCALES)
def test_samples_use_sayable_characters_only(locale: str) -> None:
    for intent in language_model(locale)["intents"]:
        for sample in intent["samples"]:
            words = SLOT.sub("", sample)
            assert not words.strip() or SAYABLE.fullmatch(words), f"{intent['name']}: {sample}"
            assert sample == " ".join(sample.split()) == sample.lower()


@pytest.mark.parametrize("locale", LOCALES)
def test_no_sample_belongs_to_two_intents(locale: str) -> None:
    counts = Counter(sample for intent in language_model(locale)["intents"] for sample in intent["samples"])
    assert [sample for sample, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_samples_differ_by_more_than_slots(locale: str) -> None:
    owners: dict[str, set[str]] = {}
    for intent in language_model(locale)["intents"]:
        types = {slot["name"]: slot["type"] for slot in intent.get("slots", ())}
        for sample in intent["samples"]:
            shape = SLOT.sub(lambda found, types=types: f"<{types[found[1]]}>", sample)  # type: ignore[misc]  # a default binds the loop's value
            owners.setdefault(shape, set()).add(intent["name"])
    assert {shape: names for shape, names in owners.items() if len(names) > 1} == {}


@pytest.mark.parametrize("locale", LOCALES)
def test_model_stays_small_enough_to_build(locale: str) -> None:
    total = sum(len(intent["samples"]) for intent in language_model(locale)["intents"])
    assert 1_000 < total < MOST_SAMPLES


@pytest.mark.parametrize("locale", LOCALES)
def test_model_declares_what_modules_declare(locale: str) -> None:
    declared = {
        intent["name"]: {slot["name"]: slot["type"] for slot in intent.get("slots", ())}
        for intent in language_model(locale)["intents"]
    }
    wanted = {
        name: {slot: kind.value for slot, kind in intent.slots.items()}
        for name, intent in INTENTS.items()
        if name not in UNNAMED
    }
    assert declared == wanted, "an intent module and its samples in interaction_models/sources differ"


@pytest.mark.parametrize("locale", LOCALES)
def test_slots_have_legal_names_and_types(locale: str) -> None:
    known = {kind["name"] for kind in language_model(locale)["types"]}
    for intent in language_model(locale)["intents"]:
        for slot in intent.get("slots", ()):
            assert SLOT_NAME.fullmatch(slot["name"])
            assert slot["type"] in known or slot["type"] in {"AMAZON.NUMBER", "AMAZON.FOUR_DIGIT_NUMBER"}
            assert slot["type"] != "AMAZON.SearchQuery"


@pytest.mark.parametrize("locale", LOCALES)
def test_slot_values_are_legal_and_unique(locale: str) -> None:
    for kind in language_model(locale)["types"]:
        words = [word for value in kind["values"] for word in (value["name"]["value"], *value["name"]["synonyms"])]
        assert [word for word, count in Counter(words).items() if count > 1] == [], kind["name"]
        ids = [value["id"] for value in kind["values"]]
        assert len(set(ids)) == len(ids)
        assert all(0 < len(word) <= LONGEST_VALUE and "_" not in word for word in words)


@pytest.mark.parametrize("locale", LOCALES)
def test_closed_types_hold_no_digits(locale: str) -> None:
    closed = [kind for kind in language_model(locale)["types"] if kind["name"] != "PRODUCT"]
    words = [w for kind in closed for v in kind["values"] for w in (v["name"]["value"], *v["name"]["synonyms"])]
    assert [word for word in words if not SAYABLE.fullmatch(word)] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_invocation_name_is_a_brand(locale: str) -> None:
    assert language_model(locale)["invocationName"] == "lindenmarkt"


@pytest.mark.parametrize("locale", LOCALES)
def test_generic_words_name_no_product(locale: str) -> None:
    product = next(kind for kind in language_model(locale)["types"] if kind["name"] == "PRODUCT")
    ids = {value["name"]["value"]: value["id"] for value in product["values"]}
    generic = "kaffeefilter" if locale == "de-DE" else "coffee filters"
    assert ids[generic] == f"word-{generic.replace(' ', '-')}"


def test_english_locales_share_one_model() -> None:
    assert model("en-US") == model("en-GB")
