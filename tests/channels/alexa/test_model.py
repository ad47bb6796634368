from __future__ import annotations

from skill.channels.alexa.model import build
from skill.conversation.samples import IntentSamples, Samples, TypeValue

SAMPLES = Samples(
    "de",
    (IntentSamples("reorder_product", "ReorderProductIntent"),),
    {"UNIT": (TypeValue("pack", ("packung", "packungen")), TypeValue("bottle", ("flasche",)))},
    {},
    {},
)
SENTENCES = {
    "ReorderProductIntent": ("bestell {product}", "bestell {quantity} {unit} {product_two}"),
    "AMAZON.YesIntent": ("ja",),
    "LaunchRequest": (),
}


def test_model_declares_what_sentences_fill() -> None:
    model = build(SAMPLES, SENTENCES, {"m1": ("Milch",)}, invocation_name="lindenmarkt")["interactionModel"][
        "languageModel"
    ]
    assert model["invocationName"] == "lindenmarkt"
    assert model["intents"] == [
        {
            "name": "ReorderProductIntent",
            "slots": [
                {"name": "product", "type": "PRODUCT"},
                {"name": "quantity", "type": "AMAZON.NUMBER"},
                {"name": "unit", "type": "UNIT"},
                {"name": "product_two", "type": "PRODUCT"},
            ],
            "samples": ["bestell {product}", "bestell {quantity} {unit} {product_two}"],
        },
        {"name": "AMAZON.YesIntent", "samples": ["ja"]},
    ]


def test_every_value_has_a_synonym() -> None:
    types = build(SAMPLES, {}, {"m1": ("Milch",)}, invocation_name="x")["interactionModel"]["languageModel"]["types"]
    assert types == [
        {"name": "PRODUCT", "values": [{"id": "m1", "name": {"value": "milch", "synonyms": ["die milch"]}}]},
        {
            "name": "UNIT",
            "values": [
                {"id": "pack", "name": {"value": "packung", "synonyms": ["packungen"]}},
                {"id": "bottle", "name": {"value": "flasche", "synonyms": ["die flasche"]}},
            ],
        },
    ]
