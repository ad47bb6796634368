from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest

from skill.adapters.clock import VirtualClock
from skill.adapters.faults import CrashError, Fault, FaultPlan, at, under_faults
from skill.adapters.not_taken import NotTakenError
from skill.adapters.sent_once import LEASE, LIVES, MailSentOnce, SmsSentOnce
from skill.adapters.table.memory import MemoryTable
from skill.domain.errors import RefusedError, ShopError, UnavailableError
from skill.services.ports import Mail, Sms
from skill.services.records import keys
from tests.stage import NOW

MAIL = Mail("e-1", "anna@kunden.example", "Betreff", "Text")
SMS = Sms("e-2", "+4915112345678", "Text")


@dataclass
class Provider:
    """Take messages and deduplicate nothing; `errors` are raised first, before anything is taken."""

    taken: list[str] = field(default_factory=list)
    errors: list[ShopError] = field(default_factory=list)

    def send(self, mail: Mail) -> None:
        self._take(mail.message_id)

    def send_sms(self, sms: Sms) -> None:
        self._take(sms.message_id)

    def _take(self, message_id: str) -> None:
        if self.errors:
            raise self.errors.pop(0)
        self.taken.append(message_id)


@dataclass
class Desk:
    """Hold a provider, a table and a clock, with every call to the first two under a plan."""

    plan: FaultPlan = field(default_factory=FaultPlan)
    provider: Provider = field(default_factory=Provider)
    clock: VirtualClock = field(default_factory=lambda: VirtualClock(NOW))

    def __post_init__(self) -> None:
        self.memory = MemoryTable(clock=self.clock)

    def mail(self) -> None:
        table = under_faults(self.memory, name="table", plan=self.plan)
        provider = under_faults(self.provider, name="provider", plan=self.plan)
        MailSentOnce(provider, table, "m1", clock=self.clock).send(MAIL)

    def sms(self) -> None:
        table = under_faults(self.memory, name="table", plan=self.plan)
        provider = under_faults(self.provider, name="provider", plan=self.plan)
        SmsSentOnce(provider, table, "m1", clock=self.clock).send_sms(SMS)

    def retried(self, send: Callable[[], None]) -> bool:
        """Call until it succeeds or is given up, as the outbox does; tell which."""
        for _attempt in range(5):
            try:
                send()
            except (UnavailableError, CrashError):
                self.clock.advance(LEASE)
            except RefusedError:
                return False
            else:
                return True
        return pytest.fail("the message is still not sent")


def test_mail_goes_out_once() -> None:
    desk = Desk()
    desk.mail()
    desk.mail()
    assert desk.provider.taken == ["e-1"]


def test_message_that_was_not_taken_is_sent_at_once() -> None:
    desk = Desk(provider=Provider(errors=[NotTakenError("busy")]))
    with pytest.raises(NotTakenError):
        desk.mail()
    desk.mail()
    assert desk.provider.taken == ["e-1"]


def test_refused_message_is_never_tried_again() -> None:
    desk = Desk(provider=Provider(errors=[RefusedError("spam")]))
    for _attempt in range(2):
        with pytest.raises(RefusedError):
            desk.mail()
    assert desk.provider.taken == []


def test_second_process_waits_for_the_first() -> None:
    desk = Desk(provider=Provider(errors=[UnavailableError("no answer")]))
    with pytest.raises(UnavailableError, match="no answer"):
        desk.mail()
    desk.clock.advance(LEASE - timedelta(seconds=1))
    with pytest.raises(UnavailableError, match="may still be under way"):
        desk.mail()
    desk.clock.advance(timedelta(seconds=1))
    desk.mail()
    assert desk.provider.taken == ["e-1"]


def test_sms_of_unknown_fate_is_given_up() -> None:
    desk = Desk(provider=Provider(errors=[UnavailableError("no answer")]))
    with pytest.raises(UnavailableError):
        desk.sms()
    desk.clock.advance(LEASE)
    for _attempt in range(2):
        with pytest.raises(RefusedError):
            desk.sms()
    assert desk.provider.taken == []


def test_rival_of_the_same_moment_sends_nothing() -> None:
    desk = Desk()
    begun: list[bool] = []

    def rival() -> None:
        if not begun:
            begun.append(True)
            MailSentOnce(desk.provider, desk.memory, "m1", clock=desk.clock).send(MAIL)

    desk.plan = FaultPlan(at({2: Fault.SLOW}), pass_time=rival)
    with pytest.raises(UnavailableError):
        desk.mail()
    assert desk.provider.taken == ["e-1"]


@pytest.mark.parametrize("fault", [Fault.CRASH_BEFORE, Fault.CRASH_AFTER, Fault.RESPONSE_LOST, Fault.THROTTLED])
@pytest.mark.parametrize("call", [1, 2, 3, 4])
def test_mail_survives_a_cut_at_each_call(call: int, fault: Fault) -> None:
    desk = Desk(FaultPlan(at({call: fault})))
    desk.retried(desk.mail)
    desk.retried(desk.mail)
    # Only where it could not be noted that the message was taken may it go out a second time.
    unknown = (call, fault) in {
        (3, Fault.CRASH_AFTER),
        (3, Fault.RESPONSE_LOST),
        (4, Fault.CRASH_BEFORE),
        (4, Fault.THROTTLED),
    }
    assert desk.provider.taken == ["e-1"] * (2 if unknown else 1)


@pytest.mark.parametrize("fault", [Fault.CRASH_BEFORE, Fault.CRASH_AFTER, Fault.RESPONSE_LOST, Fault.THROTTLED])
@pytest.mark.parametrize("call", [1, 2, 3, 4])
def test_sms_never_goes_out_twice(call: int, fault: Fault) -> None:
    desk = Desk(FaultPlan(at({call: fault})))
    told_sent = desk.retried(desk.sms)
    desk.retried(desk.sms)
    assert desk.provider.taken in ([], ["e-2"])
    # Nobody is told that it went out when it did not: the link then goes by mail.
    assert not told_sent or desk.provider.taken == ["e-2"]
    lost = {(2, Fault.CRASH_AFTER), (2, Fault.RESPONSE_LOST), (3, Fault.CRASH_BEFORE), (3, Fault.THROTTLED)}
    assert desk.provider.taken == ([] if (call, fault) in lost else ["e-2"])


def test_marker_names_nobody_and_goes() -> None:
    desk = Desk()
    desk.mail()
    item = desk.memory.get(keys.sending("m1", "e-1"))
    assert item is not None
    assert item.attributes == {"state": "sent", "at": NOW.astimezone(desk.clock.now().tzinfo).isoformat()}
    desk.clock.advance(LIVES)
    assert desk.memory.get(keys.sending("m1", "e-1")) is None


def test_other_messages_are_not_held_up() -> None:
    desk = Desk(provider=Provider(errors=[UnavailableError("no answer")]))
    with pytest.raises(UnavailableError):
        desk.mail()
    MailSentOnce(desk.provider, desk.memory, "m1", clock=desk.clock).send(replace(MAIL, message_id="e-3"))
    assert desk.provider.taken == ["e-3"]
