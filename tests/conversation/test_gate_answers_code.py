"""The voice code at the order gate."""

from __future__ import annotations

from dataclasses import replace

import pytest

from skill.conversation.turn import Heard
from skill.domain.money import Money
from skill.services.link_account import unlink_account
from skill.services.records import keys
from skill.services.table import Delete
from skill.settings import DEMO_MERCHANT
from tests.conversation.test_gate_answers import reprice
from tests.stage import MEHMET, Stage

FILTERS = "melitta-filter-4-80"
GATE = ("order_gate-summary", "order_gate-question")


@pytest.fixture
def at_code(stage: Stage) -> Stage:
    """Let Mehmet have said yes, and be asked for his code."""
    stage.as_customer(MEHMET).reorder("hp 305 schwarz")
    stage.yes()
    assert stage.asked == "code"
    return stage


def say_code(stage: Stage, code: str) -> tuple[str, ...]:
    return stage.hears("ProvideCodeIntent", Heard(text=code), code=code)


def test_right_code_buys(at_code: Stage) -> None:
    assert say_code(at_code, "2719")[0] == "checkout-ordered"


def test_evidence_holds_consent_but_no_code(at_code: Stage) -> None:
    say_code(at_code, "2719")
    key = keys.evidence(at_code.owner, at_code.orders[0].order_id)
    item = at_code.table.get(key)
    assert item is not None
    assert item.attributes["heard"] == {
        "text": "ja",
        "confirmation": "NONE",
        "button": None,
        "assent": "clear",
        "confidence": "1",
    }
    assert "2719" not in str(item.attributes)
    assert str(item.attributes["question_text"]).endswith("zahlungspflichtig bestellen?")


def test_unheard_digits_are_not_counted(at_code: Stage) -> None:
    for unheard in ("?", "", "zwölf"):
        assert say_code(at_code, unheard) == ("voice_code-not_heard",)
    assert say_code(at_code, "2719")[0] == "checkout-ordered"


def test_third_wrong_code_locks(at_code: Stage) -> None:
    before = len(at_code.orders)
    assert say_code(at_code, "1234") == ("voice_code-wrong", "voice_code-again")
    assert say_code(at_code, "2789")[0] == "voice_code-wrong"
    assert say_code(at_code, "2791")[0] == "voice_code-locked"
    assert say_code(at_code, "2719")[0] == "voice_code-still_locked"
    assert len(at_code.orders) == before
    assert [mail["subject"] for mail in at_code.work_off().mails] == ["Dein Sprachcode bei Lindenmarkt"]
    at_code.yes()
    assert at_code.said == ("voice_code-kept",)
    assert at_code.lying == {"hp-305-schwarz": 1}


def test_locked_code_refuses_before_it_is_asked(at_code: Stage) -> None:
    for wrong in ("1111", "2222", "3333"):
        say_code(at_code, wrong)
    at_code.no()
    at_code.reorder("hp 305 schwarz")
    at_code.yes()
    assert at_code.said[0] == "voice_code-still_locked"
    assert len(at_code.work_off().mails) == 1, "the way to a new code is mailed once"


def test_right_code_forgets_wrong_tries(at_code: Stage) -> None:
    say_code(at_code, "1111")
    say_code(at_code, "2719")
    at_code.wait(minutes=1)
    at_code.reorder("lavazza bohnen")
    while at_code.asked not in {"code", None}:
        at_code.yes()
    assert say_code(at_code, "1111")[0] == "voice_code-wrong"
    assert at_code.value("left") == 2


def test_code_after_its_time_buys_nothing(at_code: Stage) -> None:
    at_code.wait(minutes=10)
    assert say_code(at_code, "2719")[0] == "order_gate-too_late"


def test_code_to_nothing_is_not_looked_at(stage: Stage) -> None:
    assert say_code(stage.as_customer(MEHMET), "1234")[0] == "voice_code-not_asked"
    item = stage.table.get(keys.voice_code(stage.owner))
    assert item is not None
    assert item.version == 1


def test_price_that_changed_before_the_code_is_said(at_code: Stage) -> None:
    reprice(at_code, "hp-305-schwarz", 1699)
    assert say_code(at_code, "2719") == ("order_gate-changed", *GATE)


def test_large_sums_demand_a_code_never_set(stage: Stage) -> None:
    limits = replace(stage.merchant.limits, code_threshold=Money(500))
    stage.change_merchant(limits=limits)
    stage.reorder("kaffeefilter")
    stage.yes()
    assert stage.said == ("voice_code-none_set",)
    assert stage.lying == {FILTERS: 1}
    assert [mail["subject"] for mail in stage.work_off().mails] == ["Dein Sprachcode bei Lindenmarkt"]
    assert stage.stock(FILTERS)[1] == 0


def test_code_removed_meanwhile_is_demanded(at_code: Stage) -> None:
    at_code.table.write(Delete(keys.voice_code(at_code.owner)))
    assert say_code(at_code, "2719") == ("voice_code-none_set",)


def test_code_after_unlinking_buys_nothing(at_code: Stage) -> None:
    before = len(at_code.orders)
    unlink_account(at_code.shop, DEMO_MERCHANT, MEHMET)
    say_code(at_code, "2719")
    assert len(at_code.orders) == before


def test_code_locked_by_another_device_is_refused_here(at_code: Stage) -> None:
    at_code.session = "s2"
    at_code.reorder("hp 305 schwarz")
    while at_code.asked != "code":
        at_code.yes()
    for wrong in ("1111", "2222", "3333"):
        say_code(at_code, wrong)
    at_code.session = "s1"
    before = len(at_code.orders)
    assert say_code(at_code, "2719")[0] == "voice_code-still_locked"
    assert len(at_code.orders) == before


def test_code_understood_as_an_order_number_counts(at_code: Stage) -> None:
    assert at_code.hears("TrackOrderIntent", order_number="2719") == ("checkout-ordered",)
    assert "2719" not in str(at_code.dialog)
