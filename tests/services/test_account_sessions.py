from __future__ import annotations

from skill.services.account_sessions import close_session, open_session, read_session
from skill.services.change_profile import Account
from skill.settings import DEMO_MERCHANT
from tests.stage import LEA, Stage

ACCOUNT = Account(DEMO_MERCHANT, LEA)


def opened(stage: Stage) -> str:
    secret, put = open_session(stage.shop, ACCOUNT)
    assert secret not in f"{put.key} {put.attributes}"
    stage.table.write(put)
    return secret


def test_secret_tells_whose_session_it_is(stage: Stage) -> None:
    assert read_session(stage.shop, opened(stage)) == ACCOUNT
    assert read_session(stage.shop, "another") is None


def test_session_ends_after_twelve_hours(stage: Stage) -> None:
    secret = opened(stage)
    assert read_session(stage.wait(hours=11, minutes=59).shop, secret) == ACCOUNT
    assert read_session(stage.wait(minutes=1).shop, secret) is None


def test_closed_session_is_closed(stage: Stage) -> None:
    secret, other = opened(stage), opened(stage)
    stage.table.write(close_session(secret))
    assert read_session(stage.shop, secret) is None
    assert read_session(stage.shop, other) == ACCOUNT
