from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from skill.adapters.clock import VirtualClock
from skill.adapters.faults import Call, CrashError, Fault, FaultPlan, at, at_random, under_faults
from skill.adapters.table.memory import MemoryTable
from skill.domain.errors import UnavailableError
from skill.services.ports import Mail, Notifier, Sms
from skill.services.table import BusyError, ConflictError, Expect, Key, Put, Range, Table

NOTE = Key("m1#a", "note#1")
OTHER = Key("m1#a", "note#2")
MAIL = Mail("mail-1", "anna@example.org", "Hallo", "Dein Paket kommt.")


class Postbox:
    def __init__(self) -> None:
        self.mails: list[Mail] = []

    def send(self, mail: Mail) -> None:
        self.mails.append(mail)

    def send_sms(self, sms: Sms) -> None:
        raise NotImplementedError(sms.message_id)


@pytest.fixture
def clock() -> VirtualClock:
    return VirtualClock(datetime(2025, 3, 1, tzinfo=UTC))


@pytest.fixture
def stored(clock: VirtualClock) -> MemoryTable:
    return MemoryTable(clock=clock)


def wrapped(stored: MemoryTable, plan: FaultPlan) -> Table:
    return under_faults(stored, name="table", plan=plan)


def struck(stored: MemoryTable, fault: Fault) -> Table:
    """A table whose second call is struck."""
    return wrapped(stored, FaultPlan(at({2: fault})))


def put(table: Table, key: Key = NOTE) -> None:
    table.write(Put(key, {"n": 1}))


def test_without_faults_everything_passes(stored: MemoryTable) -> None:
    table = wrapped(stored, FaultPlan())
    put(table)
    assert table.get(NOTE) == stored.get(NOTE) is not None
    with pytest.raises(ConflictError):
        put(table)


def test_trace_names_port_method_and_keys(stored: MemoryTable) -> None:
    plan = FaultPlan()
    table, box = wrapped(stored, plan), Postbox()
    post: Notifier = under_faults(box, name="notifier", plan=plan)
    table.write(Put(NOTE, {}), Put(OTHER, {}, Expect.ABSENT))
    assert set(table.get_many(key for key in (NOTE, OTHER))) == {NOTE, OTHER}
    table.query("m1#a", Range("note#"), limit=5)
    post.send(MAIL)
    assert plan.calls == (
        Call(1, "table", "write", ("m1#a / note#1", "m1#a / note#2")),
        Call(2, "table", "get_many", ("m1#a / note#1", "m1#a / note#2")),
        Call(3, "table", "query", ("m1#a",)),
        Call(4, "notifier", "send", ("mail-1",)),
    )
    assert (plan.count("table"), plan.count("table", "write"), plan.count("table", "get", "query")) == (3, 1, 1)
    assert box.mails == [MAIL]


def test_crash_before_leaves_no_trace(stored: MemoryTable) -> None:
    table = struck(stored, Fault.CRASH_BEFORE)
    put(table)
    with pytest.raises(CrashError, match=r"call 2, table\.write"):
        put(table, OTHER)
    assert (stored.get(NOTE) is None, stored.get(OTHER) is None) == (False, True)


def test_crash_after_has_done_its_work(stored: MemoryTable) -> None:
    table = struck(stored, Fault.CRASH_AFTER)
    put(table)
    with pytest.raises(CrashError):
        put(table, OTHER)
    assert stored.get(OTHER) is not None


def test_no_handler_survives_a_crash() -> None:
    assert not issubclass(CrashError, Exception)


def test_lost_answer_has_done_its_work(stored: MemoryTable) -> None:
    table = struck(stored, Fault.RESPONSE_LOST)
    put(table)
    with pytest.raises(UnavailableError, match="was lost") as caught:
        put(table, OTHER)
    assert not isinstance(caught.value, BusyError)
    assert stored.get(OTHER) is not None


@pytest.mark.parametrize("fault", [Fault.THROTTLED, Fault.CONFLICT])
def test_busy_faults_have_done_nothing(stored: MemoryTable, fault: Fault) -> None:
    table = struck(stored, fault)
    put(table)
    with pytest.raises(BusyError, match=f"{fault} at call 2"):
        put(table, OTHER)
    assert stored.get(OTHER) is None
    put(table, OTHER)
    assert stored.get(OTHER) is not None


def test_slow_call_passes_time_first(stored: MemoryTable, clock: VirtualClock) -> None:
    plan = FaultPlan(at({2: Fault.SLOW}), pass_time=lambda: clock.advance(timedelta(seconds=3)))
    table = wrapped(stored, plan)
    soon = int(clock.now().timestamp()) + 2
    table.write(Put(NOTE, {}, expires_at=soon))
    assert table.get(NOTE) is None, "it expired while the call was on its way"


def test_duplicate_call_arrives_twice(stored: MemoryTable) -> None:
    plan, box = FaultPlan(at({1: Fault.DUPLICATE, 2: Fault.DUPLICATE})), Postbox()
    post: Notifier = under_faults(box, name="notifier", plan=plan)
    post.send(MAIL)
    assert box.mails == [MAIL, MAIL]
    wrapped(stored, plan).write(Put(NOTE, {"n": 1}, Expect.ANYTHING))
    item = stored.get(NOTE)
    assert item is not None
    assert item.version == 2


def test_duplicate_hides_its_second_answer(stored: MemoryTable) -> None:
    table = wrapped(stored, FaultPlan(at({1: Fault.DUPLICATE})))
    put(table)
    item = stored.get(NOTE)
    assert item is not None
    assert item.version == 1


def test_calls_count_across_all_ports(stored: MemoryTable) -> None:
    plan, box = FaultPlan(at({2: Fault.CRASH_BEFORE})), Postbox()
    table = wrapped(stored, plan)
    post: Notifier = under_faults(box, name="notifier", plan=plan)
    table.get(NOTE)
    with pytest.raises(CrashError):
        post.send(MAIL)
    assert box.mails == []


def test_attributes_pass_the_wrapper_by(stored: MemoryTable) -> None:
    plan = FaultPlan()
    table = under_faults(stored, name="table", plan=plan)
    assert (table.index_lag, plan.calls) == (0, ())


def strikes(seed: int, rate: float) -> list[Fault | None]:
    decide = at_random(seed, rate)
    return [decide(Call(number, "table", "get", ())) for number in range(7000)]


def test_seed_decides_every_strike() -> None:
    assert strikes(1, 0.05) == strikes(1, 0.05)
    assert strikes(1, 0.05) != strikes(2, 0.05)


def test_each_fault_strikes_at_its_rate() -> None:
    found = Counter(strikes(1, 0.05))
    assert set(found) == {None, *Fault}
    assert all(280 < found[fault] < 420 for fault in Fault), "350 of 7000 expected"
    assert strikes(1, 0.0) == [None] * 7000


def test_threads_get_numbers_of_their_own(stored: MemoryTable) -> None:
    plan = FaultPlan()
    table = wrapped(stored, plan)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: table.get(NOTE), range(400)))
    assert [call.number for call in plan.calls] == list(range(1, 401))
