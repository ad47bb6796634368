from __future__ import annotations

import pytest

from skill.conversation.intent import SlotKind
from skill.conversation.samples import Samples, TypeValue
from skill.conversation.samples_reader import read_samples
from skill.conversation.slot_hints import SlotHints
from skill.conversation.turn import SlotValue
from skill.conversation.understand_words import tokens_of


def read(text: str, kind: SlotKind, language: str = "de") -> str | None:
    value = SlotHints(read_samples(language)).read(kind, tokens_of(text))
    return value.ids[0] if value else None


@pytest.mark.parametrize(
    ("text", "language", "kind", "value"),
    [
        ("dat brot is schimmelich", "de", SlotKind.FAULT, "damaged"),
        ("in der tüte waren gar keine gummibärchen", "de", SlotKind.FAULT, "missing"),
        ("ihr habt mir was verkehrtes geschickt", "de", SlotKind.FAULT, "wrong"),
        ("sind in den keksen nüsse drin", "de", SlotKind.ASPECT, "contents"),
        ("wat soll der kasten denn kosten", "de", SlotKind.ASPECT, "price"),
        ("wo krieg ick denn den uffkleber her für die retoure", "de", SlotKind.TOPIC, "printer"),
        ("muss ich das porto selber zahlen", "de", SlotKind.TOPIC, "cost"),
        ("ist mein päckchen bei euch angekommen", "de", SlotKind.TOPIC, "received"),
        ("lieber s gäld zrugg", "de", SlotKind.REMEDY, "refund"),
        ("does the sauce have garlic in it", "en", SlotKind.ASPECT, "contents"),
        ("the bread tastes off and smells funny", "en", SlotKind.FAULT, "damaged"),
        ("did the parcel reach you", "en", SlotKind.TOPIC, "received"),
        ("just send me another", "en", SlotKind.REMEDY, "replace"),
    ],
)
def test_single_words_speak_for_a_value(text: str, language: str, kind: SlotKind, value: str) -> None:
    assert read(text, kind, language) == value


def test_words_without_a_hint_fill_nothing() -> None:
    assert read("guten morgen liebe leute", SlotKind.TOPIC) is None


def test_most_hints_win_and_the_upper_of_as_many() -> None:
    values = (TypeValue("low", ("kost*", "drin")), TypeValue("high", ("wann", "zucker", "kosten")))
    hints = SlotHints(Samples("de", (), {}, {}, {}, {"ASPECT": values}))
    assert hints.read(SlotKind.ASPECT, ["was", "kosten", "die"]) == SlotValue("kosten", ("low",))
    assert hints.read(SlotKind.ASPECT, ["wann", "kostet", "zucker"]) == SlotValue("wann", ("high",))


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_hint_is_for_a_value_the_dialogue_knows(language: str) -> None:
    samples = read_samples(language)
    known = {kind: {value.id for value in values} for kind, values in samples.types.items()}
    new = {"ASPECT": {"contents"}}
    for kind, values in samples.hints.items():
        assert {value.id for value in values} <= known[kind] | new.get(kind, set())
