from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest

from skill.domain.errors import RefusedError, ShopError, UnavailableError
from skill.services.ports import Mail, Sms
from skill.services.records import keys
from skill.services.records.outbox import Event, put_event
from skill.services.relay_outbox import relay_outbox
from skill.settings import DEMO_MERCHANT
from tests.services.letters.desk import event_for
from tests.stage import Stage


@dataclass
class Courier:
    """Take messages, or fail."""

    error: ShopError | None = None
    mails: list[Mail] = field(default_factory=list)
    messages: list[Sms] = field(default_factory=list)

    def send(self, mail: Mail) -> None:
        if self.error:
            raise self.error
        self.mails.append(mail)

    def send_sms(self, sms: Sms) -> None:
        if self.error:
            raise self.error
        self.messages.append(sms)


def relayed(stage: Stage, courier: Courier, kind: str = "mail", **payload: str) -> bool:
    """Relay one event and tell whether it is done."""
    stage.shop = replace(stage.shop, notifier=courier)
    event: Event = replace(event_for(stage, "code_reset", **payload), kind=kind)
    stage.table.write(put_event(DEMO_MERCHANT, event))
    relay_outbox(stage.shop, DEMO_MERCHANT)
    return stage.table.get(keys.outbox(DEMO_MERCHANT, event.event_id)) is None


def test_mail_event_ends_with_its_mail(stage: Stage) -> None:
    courier = Courier()
    assert relayed(stage, courier)
    assert [mail.to for mail in courier.mails] == ["anna@kunden.example"]


def test_refused_mail_is_given_up(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    assert relayed(stage, Courier(RefusedError("no such user anna@kunden.example")))
    (record,) = caplog.records
    assert record.getMessage().startswith("the mail e-1 was refused for good and is given up: RefusedError")
    assert record.levelname == "ERROR"
    assert "anna" not in caplog.text


def test_mail_that_failed_waits(stage: Stage) -> None:
    assert not relayed(stage, Courier(UnavailableError("busy")))


def test_sms_carries_the_link(stage: Stage) -> None:
    stage.change_profile(phone="+4915112345678", links_by_sms=True)
    courier = Courier()
    assert relayed(stage, courier, "sms", url="https://shop.example/konto/link/x")
    (sms,) = courier.messages
    assert sms.to == "+4915112345678"
    assert sms.text == "Lindenmarkt: Hier setzt du deinen Sprachcode neu: https://shop.example/konto/link/x"


@pytest.mark.parametrize("profile", [{"phone": ""}, {"links_by_sms": False}])
def test_unwanted_sms_becomes_a_mail(stage: Stage, profile: dict[str, object]) -> None:
    stage.change_profile(**{"phone": "+4915112345678", "links_by_sms": True, **profile})
    courier = Courier()
    assert relayed(stage, courier, "sms", url="https://shop.example/konto/link/x")
    relay_outbox(stage.shop, DEMO_MERCHANT)
    assert courier.messages == []
    (mail,) = courier.mails
    assert (mail.message_id, mail.to) == ("e-1-mail", "anna@kunden.example")
    assert "https://shop.example/konto/link/x" in mail.text


def test_refused_sms_becomes_a_mail(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    stage.change_profile(phone="0151 1", links_by_sms=True)
    courier = Courier(RefusedError("0151 1"))
    assert relayed(stage, courier, "sms", url="https://shop.example/x")
    courier.error = None
    relay_outbox(stage.shop, DEMO_MERCHANT)
    assert [mail.message_id for mail in courier.mails] == ["e-1-mail"]
    assert "0151" not in caplog.text


def test_letter_to_nobody_ends_its_event(stage: Stage) -> None:
    stage.change_profile(email="")
    courier = Courier()
    assert relayed(stage, courier)
    assert courier.mails == []
