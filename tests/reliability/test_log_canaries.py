"""R25, R42: a voice code is written down nowhere, and no log line names a person, whatever fails."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, replace

import pytest

from skill.adapters.faults import CrashError, Fault, FaultPlan, at
from skill.channels.text.channel import House, Speaker, TextConversation
from skill.conversation.answer import Answer
from skill.conversation.dialog import expected_intents
from skill.conversation.engine import answer
from skill.conversation.intents import INTENTS
from skill.conversation.turn import Channel, Turn
from skill.domain.errors import UnavailableError
from skill.settings import DEMO_MERCHANT
from tests.logged import logged
from tests.reliability.contents import items_of
from tests.reliability.house import Flow, cancelling, cut, rest, struck, three_lines, to_be_approved, trace, with_code
from tests.reliability.pin_stage import hashed_cheaply
from tests.reliability.test_consent_phrases import ears
from tests.stage import BOOK, MEHMET, Stage, open_stage

pytestmark = pytest.mark.promise("R25")

Record = Callable[[str, object], None]

CODE = re.compile(r"(?<![\d.])2\W{0,2}7\W{0,2}1\W{0,2}9(?!\d)|zwei sieben eins neun|siebenundzwanzig neunzehn")
SAID = (
    "2719",
    "mein Code ist 2719",
    "2 7 1 9",
    "zwei sieben eins neun",
    "siebenundzwanzig neunzehn",
    "ja 2719",
    "ja, zwei sieben eins neun",
    "code 2719 bitte",
    "bestell 2719",
    "wo ist meine bestellung 2719",
    "leg 2719 in den korb",
    "hilfe 2719",
)


def personal(stage: Stage) -> list[str]:
    """Return what no log line may hold: who the person is, where they live, and their code."""
    who = stage.profile
    home = who.addresses[0]
    return [who.name, who.email, home.street, "2719", "sandbox:authorised"]


@pytest.fixture
def logs(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.DEBUG)
    return caplog


def leaks(logs: pytest.LogCaptureFixture, canaries: list[str]) -> list[str]:
    """Return the log lines that hold one of the canaries, with everything that hangs on their records."""
    return [line for line in logged(logs.records) if any(canary in line for canary in canaries)]


def written(stage: Stage) -> list[str]:
    """Return everything stored, but the keyed hash itself."""
    return [
        f"{item.key}: {json.dumps(item.attributes, ensure_ascii=False)}"
        for item in items_of(stage.table)
        if item.key.sort != "voice_code" and ("demo-mehmet" in item.key.partition or not _seeded(item.key.sort))
    ]


def _seeded(sort: str) -> bool:
    return sort.startswith(("product#", "retired#", "order#o-00-", "number", "counter#stock", "settings"))


def test_code_is_written_down_nowhere() -> None:
    stage = open_stage().as_customer(MEHMET)
    house = House(
        answer=answer,
        understander=ears("de"),
        render=BOOK.render,
        expected=lambda session_id: expected_intents(stage.shop, DEMO_MERCHANT, session_id),
    )
    for words in SAID:
        conversation = TextConversation(Speaker(DEMO_MERCHANT, MEHMET, MEHMET, "de-DE"), house, shop=stage.shop)
        for said in (
            words,
            "bestell kaffeefilter nach",
            words,
            "ja",
            words,
            words,
            "ich will mit einem menschen reden",
        ):
            with suppress(UnavailableError):
                conversation.say(said)
        rest(stage)
    found = [line for line in written(stage) if CODE.search(line)]
    assert found == []
    assert not any(CODE.search(str(mail["text"])) for mail in stage.mails)


@pytest.mark.parametrize("channel", list(Channel))
def test_code_is_in_no_answer(channel: Channel) -> None:
    stage = open_stage()
    stage.channel = channel
    turn = with_code(stage)
    turn = replace(turn, question_id=None if channel is Channel.TEXT else stage.answers[-1].question_id)
    answers: list[Answer] = [*stage.answers, stage.hear(turn)]
    assert answers[-1].order_id
    assert not any(CODE.search(repr(asdict(given))) for given in answers)


@pytest.mark.parametrize("set_up", [with_code, three_lines, to_be_approved, cancelling])
def test_logs_name_nobody_whatever_fails(
    set_up: object, logs: pytest.LogCaptureFixture, record_property: Record
) -> None:
    flow = Flow("any", set_up)  # type: ignore[arg-type]  # one of the flows above
    stage, _ = flow.begin()
    record_property("cases", 3 * len(trace(flow)))
    for number in range(1, len(trace(flow)) + 1):
        for fault in (Fault.CRASH_AFTER, Fault.RESPONSE_LOST, Fault.THROTTLED):
            stage, turn, _ = cut(flow, number, fault)
            with suppress(UnavailableError):
                stage.hear(turn)
            rest(stage)
    assert logs.records
    assert leaks(logs, personal(stage)) == []


def saying_the_code(intent: str) -> Callable[[Stage], Turn]:
    """Return what brings an intent whose every slot holds the digits, while they are asked for."""

    def begin(stage: Stage) -> Turn:
        with_code(stage)
        hashed_cheaply(stage)
        return stage.turn(intent, **dict.fromkeys(INTENTS[intent].slots, "2719"))

    return begin


@pytest.mark.parametrize("intent", INTENTS)
def test_no_handler_tells_the_code(intent: str, logs: pytest.LogCaptureFixture, record_property: Record) -> None:
    flow = Flow(intent, saying_the_code(intent))
    calls = len(trace(flow))
    stage, _ = flow.begin()
    heard = [repr(asdict(given)) for given in stage.answers]
    for number in range(1, calls + 1):
        fault = (Fault.RESPONSE_LOST, Fault.THROTTLED)[number % 2]
        stage, turn = flow.begin()
        with suppress(UnavailableError):
            given = answer(struck(stage.shop, FaultPlan(at({number: fault}))), turn, render=BOOK.render)
            heard.append(repr(asdict(given)))
    assert calls > 1
    assert not [text for text in heard if CODE.search(text)]
    assert leaks(logs, personal(stage)) == []
    record_property("cases", calls)


def test_errors_name_nobody(logs: pytest.LogCaptureFixture) -> None:
    """What a failing turn raises reaches logs of the platform; it holds nothing about the person."""
    raised: list[str] = []
    stage = open_stage().as_customer(MEHMET)
    for number in range(1, 8):
        for fault in (Fault.CRASH_BEFORE, Fault.RESPONSE_LOST, Fault.CONFLICT):
            stage = open_stage()
            turn = with_code(stage)
            try:
                answer(struck(stage.shop, FaultPlan(at({number: fault}))), turn, render=BOOK.render)
            except (CrashError, UnavailableError) as error:
                raised.append(f"{error!r} {error.__cause__!r} {error.__context__!r}")
    assert len(raised) > 10
    assert not [text for text in raised if any(canary in text for canary in personal(stage))]
    assert leaks(logs, personal(stage)) == []
