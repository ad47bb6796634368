from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import pytest

from skill.adapters.faults import Fault, FaultPlan, at, under_faults
from skill.conversation.engine import answer
from skill.conversation.turn import Assent, Channel, Heard
from skill.domain.errors import NotFoundError, UnavailableError
from skill.domain.reply import Occasion, Reply, SpokenText
from skill.services.records.customers import put_customer
from skill.services.table import BusyError, Change, Item, Key, Table
from tests.stage import BOOK, LEA, Stage


@dataclass
class Rival:
    """Change the customer's profile before each of the first `times` writes of the engine."""

    stage: Stage
    times: int

    def __getattr__(self, name: str) -> object:
        return getattr(self.stage.table, name)

    def write(self, *changes: Change) -> None:
        if self.times:
            self.times -= 1
            profile = self.stage.profile
            key = next(change.key for change in changes if change.key.sort == "profile")
            self.stage.table.write(put_customer(key, replace(profile, name=f"{profile.name}!")))
        self.stage.table.write(*changes)


@dataclass
class Counted:
    """Count the calls to the table."""

    table: Table
    reads: int = 0
    writes: int = 0

    def get_many(self, keys: Iterable[Key]) -> Mapping[Key, Item]:
        self.reads += 1
        return self.table.get_many(keys)

    def write(self, *changes: Change) -> None:
        self.writes += 1
        self.table.write(*changes)

    def __getattr__(self, name: str) -> object:
        self.reads += 1
        return getattr(self.table, name)


def test_same_request_gets_the_same_answer(stage: Stage) -> None:
    turn = stage.turn("ReorderProductIntent", product="kaffeefilter")
    first, second = stage.hear(turn), stage.hear(turn)
    assert second.replayed
    assert (second.spoken, second.question_id, second.ends) == (first.spoken, first.question_id, first.ends)


def test_repeated_yes_orders_once(stage: Stage) -> None:
    stage.reorder("kaffeefilter")
    yes = stage.turn("AMAZON.YesIntent", Heard(text="ja", assent=Assent.CLEAR))
    before = len(stage.orders)
    first, second = stage.hear(yes), stage.hear(yes)
    assert len(stage.orders) == before + 1
    assert second.order_id == first.order_id is not None


def test_turns_at_once_are_put_in_order(stage: Stage) -> None:
    stage.as_customer(LEA)
    shop = replace(stage.shop, table=Rival(stage, times=1))  # type: ignore[arg-type]  # it passes all calls on
    answered = answer(shop, stage.turn("LaunchRequest"), render=BOOK.render)
    question = stage.dialog.question
    assert question is not None
    assert answered.question_id == question.question_id
    assert stage.profile.disclosed
    assert stage.profile.name == "Lea Hoffmann!"


def test_endless_rivals_are_told_of(stage: Stage) -> None:
    stage.as_customer(LEA)
    shop = replace(stage.shop, table=Rival(stage, times=99))  # type: ignore[arg-type]  # it passes all calls on
    with pytest.raises(BusyError, match="session s1"):
        answer(shop, stage.turn("LaunchRequest"), render=BOOK.render)
    assert stage.dialog.answers == ()


def test_silent_storage_changes_nothing(stage: Stage) -> None:
    table = under_faults(stage.table, name="table", plan=FaultPlan(at({2: Fault.THROTTLED})))
    with pytest.raises(UnavailableError):
        answer(replace(stage.shop, table=table), stage.turn("LaunchRequest"), render=BOOK.render)
    assert stage.dialog.answers == ()


def test_words_that_fail_change_nothing(stage: Stage) -> None:
    def mute(_reply: Reply, _occasion: Occasion) -> SpokenText:
        msg = "no words"
        raise NotFoundError(msg)

    before = stage.table.snapshot().writes
    with pytest.raises(NotFoundError, match="no words"):
        answer(stage.shop, stage.turn("AddToCartIntent", product="kaffeefilter"), render=mute)
    assert stage.table.snapshot().writes == before


def test_unknown_shop_is_an_error(stage: Stage) -> None:
    with pytest.raises(NotFoundError, match="no shop called 'ulmenmarkt'"):
        answer(stage.shop, replace(stage.turn("LaunchRequest"), merchant_id="ulmenmarkt"), render=BOOK.render)


def test_reorder_turn_reads_thrice_and_writes_once(stage: Stage) -> None:
    stage.reorder("kaffeefilter")
    counted = Counted(stage.table)
    shop = replace(stage.shop, table=counted)  # type: ignore[arg-type]  # it passes all calls on
    answer(shop, stage.turn("ReorderProductIntent", product="finish tabs"), render=BOOK.render)
    assert counted.reads <= 3
    assert counted.writes == 1


def test_disclosure_is_said_once(stage: Stage) -> None:
    stage.as_customer(LEA)
    assert stage.hears("LaunchRequest")[0] == "launch-disclosure"
    assert "launch-disclosure" not in stage.hears("LaunchRequest")
    assert stage.profile.disclosed


def test_conversation_is_kept_as_people_read_it(stage: Stage) -> None:
    stage.say("LaunchRequest", Heard(text="hallo"))
    stage.channel = Channel.ALEXA
    stage.say("AddToCartIntent", product="milch", quantity="zwei")
    heard = [exchange.heard for exchange in stage.dialog.exchanges]
    assert heard[0] == "hallo"
    assert "milch" in heard[1]
    assert stage.dialog.exchanges[0].said == stage.answers[0].spoken.text


def test_code_is_never_written_down(stage: Stage) -> None:
    stage.as_customer("demo-mehmet").reorder("hp 305 schwarz")
    stage.yes()
    stage.say("ProvideCodeIntent", Heard(text="zwei sieben eins neun"), code="2719")
    assert stage.answers[-1].order_id
    assert "2719" not in str(stage.dialog)
    assert "zwei sieben" not in str(stage.dialog)
