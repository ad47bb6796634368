from __future__ import annotations

import pytest

from skill.conversation.foreign_topics import OTHER, foreign_topic, is_other_shops
from tests.conversations.ears import ears


@pytest.mark.parametrize(
    ("text", "language", "topic"),
    [
        ("wie wird das wetter am sonntag", "de", "weather"),
        ("du bist ja so blöd", "de", "insult"),
        ("Wo bleibt mein Amazon-Paket?", "de", "other_shop"),
        ("nenn mir die kontonummer von frau meier", "de", "private"),
        ("Spiel Musik!", "de", "music"),
        ("mach das licht aus", "de", "home"),
        ("will it rain tomorrow", "en", "weather"),
        ("you are useless", "en", "insult"),
        ("where is my amazon parcel", "en", "other_shop"),
        ("what's my wife's password", "en", "private"),
        ("tell me a joke", "en", "joke"),
    ],
)
def test_topic_is_told_by_its_words(text: str, language: str, topic: str) -> None:
    assert foreign_topic(text, language) == topic


@pytest.mark.parametrize("text", [None, "", "xyzzy", "warum ist die banane krumm"])
def test_what_nobody_knows_is_other(text: str | None) -> None:
    assert foreign_topic(text, "de") == OTHER


def test_words_of_another_language_tell_nothing() -> None:
    assert foreign_topic("wie wird das wetter", "en") == OTHER
    assert foreign_topic("quel temps fait-il", "fr") == OTHER


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("wo bleibt mein amazon paket", "de"),
        ("wo bleibt mein Amazon-Paket", "de"),
        ("meine amazon lieferung", "de"),
        ("bei ikea liegt noch was im warenkorb", "de"),
        ("stornier meine zalando bestellung", "de"),
        ("wo ist das paket von otto", "de"),
        ("schick die ebay lieferung zurück", "de"),
        ("cancel my ebay order", "en"),
        ("where's my tesco delivery", "en"),
        ("i want a refund for my amazon order", "en"),
        ("what's in my basket at sainsbury's", "en"),
    ],
)
def test_orders_elsewhere_are_not_ours(text: str, language: str) -> None:
    assert is_other_shops(text, language)
    assert foreign_topic(text, language) == "other_shop"
    assert ears(language).understand(text).intent is None


@pytest.mark.parametrize(
    ("text", "language", "intent"),
    [
        ("nein die von rossmann", "de", "ChooseOptionIntent"),
        ("storniere die rossmann windeln", "de", "CancelOrderIntent"),
        ("bestell rewe bio nudeln", "de", "ReorderProductIntent"),
        ("wo ist mein dhl paket", "de", "TrackOrderIntent"),
        ("wo ist mein hermes paket", "de", "TrackOrderIntent"),
        ("no the ones from boots", "en", "ChooseOptionIntent"),
        ("where is my ups parcel", "en", "TrackOrderIntent"),
    ],
)
def test_brands_and_carriers_are_no_shops(text: str, language: str, intent: str) -> None:
    assert ears(language).understand(text).intent == intent


def test_parcel_at_the_neighbours_is_ours() -> None:
    assert not is_other_shops("das paket liegt bei müller", "de")
