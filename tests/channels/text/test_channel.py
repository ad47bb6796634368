from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import cast

import pytest

from skill.adapters.ids import SeededIds
from skill.channels.text.channel import House, Speaker, TextConversation, joined, wishes
from skill.conversation.answer import Answer, Render
from skill.conversation.turn import Assent, Channel, SlotValue, Turn
from skill.conversation.understand import Understood
from skill.domain.errors import UnavailableError
from skill.domain.reply import Occasion, Reply, SpokenText
from skill.services.shop import Shop

ANNA = Speaker("lindenmarkt", "text-user", "demo-anna", "de-DE")
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
ADD = Understood("AddToCartIntent", {"product": SlotValue("milch")}, confidence=0.9)
ORDER = Understood("ReorderProductIntent", {"product": SlotValue("milch")}, confidence=0.9)
REMOVE = Understood("RemoveFromCartIntent", {"product": SlotValue("nudeln")}, confidence=0.8)
TRACK = Understood("TrackOrderIntent", confidence=0.9)
YES = Understood("AMAZON.YesIntent", assent=Assent.CLEAR, confidence=1.0)


@dataclass
class RecordingEngine:
    turns: list[Turn] = field(default_factory=list)
    fails: bool = False

    def __call__(self, shop: Shop, turn: Turn, *, render: Render) -> Answer:  # noqa: ARG002 - the engine's signature
        if self.fails:
            raise UnavailableError(turn.request_id)
        self.turns.append(turn)
        spoken = replace(render(Reply(), Occasion(turn.locale, NOW)), text=f"{turn.intent}. Noch etwas?")
        return Answer(spoken, ends=False, question_id="q-1")


@dataclass
class Ears:
    meaning: Understood
    asked: list[tuple[str, Collection[str]]] = field(default_factory=list)

    def understand(self, text: str, *, expected: Collection[str] = ()) -> Understood:
        self.asked.append((text, expected))
        return self.meaning


def conversation(engine: RecordingEngine, ears: Ears) -> TextConversation:
    house = House(engine, ears, _words, lambda _session: {"AMAZON.YesIntent"})
    shop = cast("Shop", _OnlyIds())
    return TextConversation(ANNA, house, shop=shop)


@dataclass
class _OnlyIds:
    ids: SeededIds = field(default_factory=lambda: SeededIds(1))


def _words(_reply: Reply, occasion: Occasion) -> SpokenText:
    return SpokenText("", "Noch etwas?", occasion.locale, "v1")


def test_turns_words_into_a_turn() -> None:
    engine, ears = RecordingEngine(), Ears(ADD)
    talk = conversation(engine, ears)
    spoken = talk.say("leg milch in den korb")
    (turn,) = engine.turns
    assert spoken.text == "AddToCartIntent. Noch etwas?"
    assert (turn.channel, turn.intent, turn.slot("product")) == (Channel.TEXT, "AddToCartIntent", "milch")
    assert (turn.heard.text, turn.heard.assent, turn.heard.confidence) == ("leg milch in den korb", None, "0.9")
    assert (turn.customer_id, turn.session_id, turn.question_id) == ("demo-anna", talk.session_id, "")


def test_answers_go_to_the_last_question() -> None:
    engine = RecordingEngine()
    talk = conversation(engine, Ears(YES))
    talk.say("ja")
    talk.say("ja")
    assert [turn.question_id for turn in engine.turns] == ["", "q-1"]


def test_a_turn_that_fails_voids_the_question() -> None:
    engine = RecordingEngine()
    talk = conversation(engine, Ears(YES))
    talk.say("ja")
    engine.fails = True
    with pytest.raises(UnavailableError):
        talk.say("ja")
    engine.fails = False
    talk.say("ja")
    assert engine.turns[-1].question_id == ""


def test_opens_one_session_for_all() -> None:
    engine = RecordingEngine()
    talk = conversation(engine, Ears(YES))
    talk.say("ja")
    talk.say("ja")
    assert [turn.new_session for turn in engine.turns] == [True, False]
    assert len({turn.session_id for turn in engine.turns}) == 1
    assert len({turn.request_id for turn in engine.turns}) == 2


def test_tells_ears_what_is_expected() -> None:
    ears = Ears(YES)
    conversation(RecordingEngine(), ears).say("ja")
    assert ears.asked == [("ja", {"AMAZON.YesIntent"})]


def test_passes_the_assent_on() -> None:
    engine = RecordingEngine()
    conversation(engine, Ears(YES)).say("ja")
    assert engine.turns[0].heard.assent is Assent.CLEAR


def test_falls_back_where_nothing_fits() -> None:
    engine = RecordingEngine()
    conversation(engine, Ears(Understood())).say("🧻" * 10)
    assert engine.turns[0].intent == "AMAZON.FallbackIntent"


def test_looks_at_ten_thousand_characters() -> None:
    ears = Ears(Understood())
    conversation(RecordingEngine(), ears).say("a" * 12_000)
    assert len(ears.asked[0][0]) == 10_000


def test_answers_two_wishes_at_once() -> None:
    engine = RecordingEngine()
    spoken = conversation(engine, Ears(replace(ADD, then=TRACK))).say("leg milch rein und wo ist mein paket")
    assert [turn.intent for turn in engine.turns] == ["AddToCartIntent", "TrackOrderIntent"]
    assert spoken.text == "AddToCartIntent. TrackOrderIntent. Noch etwas?"


def test_two_orders_are_one_order() -> None:
    more = Understood("ReorderProductIntent", {"quantity": SlotValue("2"), "product": SlotValue("kaffee")})
    (order,) = wishes(replace(ORDER, then=more))
    assert order.intent == "ReorderProductIntent"
    assert {name: value.text for name, value in order.slots.items()} == {
        "product": "milch",
        "quantity_two": "2",
        "product_two": "kaffee",
    }


def test_order_that_does_not_fit_is_added() -> None:
    again = Understood("ReorderLastIntent", confidence=0.9)
    assert [wish.intent for wish in wishes(replace(ORDER, then=again))] == ["ReorderLastIntent", "AddToCartIntent"]
    printer = replace(ORDER, slots={"product": SlotValue("patrone"), "device": SlotValue("hp envy")})
    assert [wish.intent for wish in wishes(replace(ORDER, then=printer))] == ["ReorderProductIntent", "AddToCartIntent"]


def test_other_wishes_follow_the_orders() -> None:
    found = wishes(replace(ORDER, then=replace(TRACK, then=ORDER)))
    assert [wish.intent for wish in found] == ["ReorderProductIntent", "TrackOrderIntent"]


def test_removes_before_it_tells_totals() -> None:
    assert [wish.intent for wish in wishes(replace(ADD, then=REMOVE))] == ["RemoveFromCartIntent", "AddToCartIntent"]


def test_opens_the_shop_without_greeting() -> None:
    assert wishes(Understood("LaunchRequest", then=ADD)) == [ADD]
    assert wishes(Understood("LaunchRequest")) == [Understood("LaunchRequest")]


def test_takes_no_consent_with_a_wish() -> None:
    engine = RecordingEngine()
    conversation(engine, Ears(replace(YES, then=ADD))).say("ja und leg milch dazu")
    assert [turn.intent for turn in engine.turns] == ["AddToCartIntent"]


def test_keeps_nothing_but_two_consents() -> None:
    assert wishes(replace(YES, then=YES)) == [Understood()]


def test_joins_answers_without_first_question() -> None:
    first = SpokenText("Milch liegt im Korb. Zur Kasse?", "Zur Kasse?", "de-DE", "v1")
    second = SpokenText("Nudeln sind raus. Zur Kasse?", "Zur Kasse?", "de-DE", "v1")
    assert joined(first, second).text == "Milch liegt im Korb. Nudeln sind raus. Zur Kasse?"


def test_second_gate_replaces_the_first() -> None:
    first = SpokenText("Filter. Soll ich bestellen?", "Filter.", "de-DE", "v1", button="Zahlungspflichtig bestellen")
    second = SpokenText("Dann Filter per Lastschrift. Soll ich bestellen?", None, "de-DE", "v1")
    assert joined(first, second).text == second.text


def test_giving_back_already_means_the_money() -> None:
    remedy = Understood("ChooseRemedyIntent", {"remedy": SlotValue("mein geld")})
    returned = Understood("ReturnItemIntent", {"product": SlotValue("klopapier")}, then=remedy)
    assert [wish.intent for wish in wishes(returned)] == ["ReturnItemIntent"]


def test_another_voice_goes_on_with_the_conversation() -> None:
    engine = RecordingEngine()
    talking = conversation(engine, Ears(TRACK))
    talking.say("wo ist meine bestellung")
    talking.hand_over("voice-tim")
    talking.say("wo ist meine bestellung")
    assert [turn.person_id for turn in engine.turns] == [None, "voice-tim"]
    assert engine.turns[0].session_id == engine.turns[1].session_id
