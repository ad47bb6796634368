"""Whose voice is heard, and how far it may go."""

from __future__ import annotations

from dataclasses import replace

import pytest

from skill.conversation.scene import Scene
from skill.conversation.speaker import STRANGER, Buying, Speaker
from skill.conversation.turn import Channel
from skill.domain.customer import HouseholdVoice, StrangersRule
from tests.stage import MEHMET, Stage

VOICES = (HouseholdVoice("p-anna", "Anna"), HouseholdVoice("p-tim", "Tim", cart_only=True))


def scene(stage: Stage, person: str | None, channel: Channel = Channel.ALEXA) -> Scene:
    stage.channel = channel
    seen = stage.scene("LaunchRequest")
    return replace(seen, turn=replace(seen.turn, person_id=person))


@pytest.mark.parametrize(
    ("person", "channel", "speaker"),
    [
        (None, Channel.TEXT, Speaker.OWNER),
        (None, Channel.ALEXA, Speaker.STRANGER),
        ("p-anna", Channel.ALEXA, Speaker.MEMBER),
        ("p-nobody", Channel.ALEXA, Speaker.STRANGER),
        ("p-nobody", Channel.TEXT, Speaker.STRANGER),
    ],
)
def test_voices_are_told_apart(stage: Stage, person: str | None, channel: Channel, speaker: Speaker) -> None:
    stage.change_profile(voices=VOICES)
    assert scene(stage, person, channel).speaker is speaker


@pytest.mark.parametrize(
    ("rule", "buying", "barred"),
    [
        (StrangersRule.ALLOWED, Buying.FREE, False),
        (StrangersRule.CART_ONLY, Buying.CART_ONLY, True),
        (StrangersRule.WITH_CODE, Buying.WITH_CODE, True),
    ],
)
def test_strangers_have_the_households_rights(
    stage: Stage, rule: StrangersRule, buying: Buying, *, barred: bool
) -> None:
    stage.change_profile(voices=VOICES, strangers=rule)
    stranger = scene(stage, None)
    assert (stranger.buying, stranger.is_barred) == (buying, barred)
    assert stranger.laid_by == ("" if rule is StrangersRule.ALLOWED else STRANGER)
    assert scene(stage, "p-anna").buying is Buying.FREE


def test_a_code_lets_strangers_to_the_gate(stage: Stage) -> None:
    stage.as_customer(MEHMET).change_profile(strangers=StrangersRule.WITH_CODE)
    stranger = scene(stage, None)
    assert (stranger.buying, stranger.is_barred) == (Buying.WITH_CODE, False)


def test_recognition_takes_rights_and_gives_none(stage: Stage) -> None:
    stage.change_profile(voices=VOICES)
    tim = scene(stage, "p-tim")
    assert (tim.buying, tim.is_barred, tim.laid_by) == (Buying.CART_ONLY, True, "p-tim")


def test_only_known_voices_have_counters(stage: Stage) -> None:
    stage.change_profile(voices=VOICES)
    assert (scene(stage, "p-tim").spender.person_id, scene(stage, "p-nobody").spender.person_id) == ("p-tim", "")


def test_guests_are_led_to_their_account(stage: Stage) -> None:
    stage.as_customer("nobody", linked=False)
    assert not scene(stage, None).is_barred
