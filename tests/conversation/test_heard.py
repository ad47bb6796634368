from __future__ import annotations

from dataclasses import replace

from skill.conversation.heard import heard_without_code, heard_words
from skill.conversation.scene import Scene
from skill.conversation.turn import Heard
from tests.stage import MEHMET, Stage


def hearing(stage: Stage, intent: str, text: str | None = None, **slots: str) -> Scene:
    scene = stage.scene(intent, **slots)
    return replace(scene, turn=replace(scene.turn, heard=Heard(text=text)))


def test_typed_words_are_kept_as_they_are(stage: Stage) -> None:
    assert heard_words(hearing(stage, "TrackOrderIntent", "Wo ist 1234?")) == "Wo ist 1234?"


def test_unheard_words_are_intent_and_slots(stage: Stage) -> None:
    said = heard_words(hearing(stage, "AddToCartIntent", quantity="zwei", product="milch"))
    assert said == "AddToCartIntent zwei milch"
    assert heard_words(hearing(stage, "LaunchRequest")) == "LaunchRequest"


def test_codes_are_masked_wherever_they_are_said(stage: Stage) -> None:
    assert heard_words(hearing(stage, "ProvideCodeIntent", "2719")) == "****"
    stage.as_customer(MEHMET)
    said = hearing(stage, "AMAZON.FallbackIntent", "mein code ist zwei sieben eins neun")
    assert heard_words(said) == "mein code ist ****"
    kept = heard_without_code(said)
    assert isinstance(kept, dict)
    assert kept["text"] == "mein code ist ****"


def test_evidence_keeps_what_the_channel_gave(stage: Stage) -> None:
    kept = heard_without_code(hearing(stage, "AMAZON.YesIntent", "ja bitte"))
    assert kept == {"text": "ja bitte", "confirmation": "NONE", "button": None, "assent": None, "confidence": "1"}
