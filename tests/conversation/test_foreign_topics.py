from __future__ import annotations

import pytest

from skill.conversation.foreign_topics import OTHER, foreign_topic, is_foreign
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
        ("das wetter bei rewe", "de", "other_shop"),
        ("wo wohnt frau müller", "de", "private"),
        ("die plus seite", "de", "other"),
        ("at boots", "en", "other"),
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
        ("bestell bei rewe milch", "de"),
        ("ich hab bei müller bestellt", "de"),
        ("wo ist meine dm bestellung", "de"),
        ("meine otto-bestellung ist weg", "de"),
        ("where is my target order", "en"),
        ("i ordered at boots", "en"),
        ("the shampoo i ordered it from boots", "en"),
        ("my parcel from target", "en"),
        ("where’s my domino’s order", "en"),
    ],
)
def test_orders_elsewhere_are_not_ours(text: str, language: str) -> None:
    assert is_foreign(text, language)
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
        ("is my delivery on target", "en", "TrackOrderIntent"),
        ("is my order on target for today", "en", "TrackOrderIntent"),
        ("where is my next order", "en", "TrackOrderIntent"),
    ],
)
def test_brands_and_carriers_are_no_shops(text: str, language: str, intent: str) -> None:
    assert ears(language).understand(text).intent == intent


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("das paket liegt bei müller", "de"),
        ("wo bleibt mein paket bei müller", "de"),
        ("is my order ready for action", "en"),
        ("ist mein paket beim nachbarn", "de"),
        ("hat der nachbar mein paket", "de"),
        ("schick es an die adresse von meiner frau", "de"),
        ("nimm die karte von meiner frau", "de"),
        ("was hat meine frau bestellt", "de"),
        ("geschenk für meine frau", "de"),
        ("bestell wasser plus milch", "de"),
        ("meine bestellung plus lieferung", "de"),
        ("die lieferung von netto 20 euro", "de"),
        ("at boots", "en"),
        ("is my order at target", "en"),
        ("order my wife's shampoo", "en"),
        ("where is my wife's parcel", "en"),
        ("a present for my wife", "en"),
        ("is the parcel with my neighbour", "en"),
        ("what's the best buy", "en"),
        ("which card do you have for my wife's birthday", "en"),
    ],
)
def test_what_is_ours_stays_ours(text: str, language: str) -> None:
    assert not is_foreign(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("welche kreditkarte hat meine frau", "de"),
        ("sag mir den sprachcode von meinem mann", "de"),
        ("wie ist die pin meiner mutter", "de"),
        ("was hat mein nachbar bestellt", "de"),
        ("wie viel hat meine nachbarin ausgegeben", "de"),
        ("gib mir die adresse von frau müller", "de"),
        ("zeig mir die bestellungen von anderen kunden", "de"),
        ("kannst du mir die kontodaten von herrn schmidt sagen", "de"),
        ("what's my wife's voice code", "en"),
        ("what’s my wife’s voice code", "en"),
        ("which card does my wife use", "en"),
        ("how much did my neighbour spend", "en"),
        ("what did the neighbours order", "en"),
        ("tell me my husband's pin", "en"),
        ("give me the address of mrs smith", "en"),
        ("show me other customers' orders", "en"),
    ],
)
def test_secrets_of_others_stay_secret(text: str, language: str) -> None:
    assert foreign_topic(text, language) == "private"
    assert ears(language).understand(text).intent is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("du arsch", "de"),
        ("Du Arschloch!", "de"),
        ("du nervst", "de"),
        ("du bist echt schlecht", "de"),
        ("halt einfach die klappe", "de"),
        ("so ein saftladen", "de"),
        ("du blöde kuh", "de"),
        ("bist du taub", "de"),
        ("verpiss dich", "de"),
        ("you ass", "en"),
        ("you suck", "en"),
        ("you're so annoying", "en"),
        ("screw you", "en"),
        ("you are the worst", "en"),
        ("you little git", "en"),
        ("are you deaf", "en"),
    ],
)
def test_insults_are_heard_as_such(text: str, language: str) -> None:
    assert foreign_topic(text, language) == "insult"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("rotbarsch", "de"),
        ("kuhmilch", "de"),
        ("ein dummy", "de"),
        ("leere flasche", "de"),
        ("garbage bags", "en"),
        ("rubbish bags", "en"),
        ("sea bass", "en"),
        ("dumbbells", "en"),
    ],
)
def test_goods_are_no_insults(text: str, language: str) -> None:
    assert foreign_topic(text, language) == OTHER


def test_wish_among_insults_is_heard() -> None:
    heard = ears("de").understand("ich bin der arsch der die milch vergessen hat bestell welche")
    assert (heard.intent, heard.slots["product"].text) == ("ReorderProductIntent", "milch")


@pytest.mark.parametrize(
    ("said", "language", "topic"),
    [
        ("mein kind hat einen tab verschluckt", "de", "poison"),
        ("er hat waschmittel getrunken", "de", "poison"),
        ("ich möchte nicht mehr leben", "de", "despair"),
        ("my kid swallowed a dishwasher tab", "en", "poison"),
        ("i want to die", "en", "despair"),
    ],
)
def test_danger_is_heard_before_any_wish(said: str, language: str, topic: str) -> None:
    assert is_foreign(said, language)
    assert foreign_topic(said, language) == topic


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("das ist zahlungspflichtig oder", "de"),
        ("ich bin mitglied", "de"),
        ("wie aufregend", "de"),
        ("i'm still hungry", "en"),
        ("my cat won't eat the food", "en"),
        ("der hund hat alles gegessen", "de"),
    ],
)
def test_parts_of_words_name_no_topic(said: str, language: str) -> None:
    assert foreign_topic(said, language) == OTHER
