from __future__ import annotations

import hashlib
from datetime import timedelta

import pytest

from skill.domain.errors import LinkExpiredError, ProgrammingError
from skill.services.links import LONGEST, PATH, Purpose, make_link, read_link, use_link
from skill.services.records import keys
from skill.services.table import ConflictError, Expect, Put
from skill.settings import DEMO_MERCHANT
from tests.stage import ANNA, Stage

HOUR = timedelta(hours=1)


def mailed(stage: Stage, purpose: Purpose = "code", lives: timedelta = HOUR) -> str:
    url, put = make_link(stage.shop, merchant_id=DEMO_MERCHANT, customer_id=ANNA, purpose=purpose, lives=lives)
    stage.table.write(put)
    assert url.startswith(f"{stage.shop.public_url}{PATH}")
    return url.removeprefix(f"{stage.shop.public_url}{PATH}")


def test_link_tells_what_it_opens(stage: Stage) -> None:
    link = read_link(stage.shop, mailed(stage), "code", "account")
    assert (link.merchant_id, link.customer_id, link.purpose) == (DEMO_MERCHANT, ANNA, "code")


def test_reading_does_not_use_it_up(stage: Stage) -> None:
    secret = mailed(stage)
    assert read_link(stage.shop, secret, "code") == read_link(stage.shop, secret, "code")


def test_link_works_once(stage: Stage) -> None:
    secret = mailed(stage)
    link = read_link(stage.shop, secret, "code")
    stage.table.write(use_link(link))
    with pytest.raises(LinkExpiredError):
        read_link(stage.shop, secret, "code")
    with pytest.raises(ConflictError):
        stage.table.write(use_link(link))


def test_link_dies_in_time(stage: Stage) -> None:
    secret = mailed(stage)
    stage.wait(minutes=59)
    read_link(stage.shop, secret, "code")
    stage.wait(minutes=1)
    with pytest.raises(LinkExpiredError):
        read_link(stage.shop, secret, "code")


def test_expired_link_still_present_is_dead(stage: Stage) -> None:
    secret = mailed(stage)
    key = keys.link(hashlib.sha256(secret.encode()).hexdigest())
    item = stage.table.get(key)
    assert item is not None
    later = int((stage.clock.now() + timedelta(days=2)).timestamp())
    stage.table.write(Put(key, item.attributes, Expect.ANYTHING, expires_at=later))
    stage.wait(hours=2)
    assert stage.table.get(key) is not None
    with pytest.raises(LinkExpiredError):
        read_link(stage.shop, secret, "code")


def test_link_opens_nothing_else(stage: Stage) -> None:
    with pytest.raises(LinkExpiredError):
        read_link(stage.shop, mailed(stage, "account"), "code")


@pytest.mark.parametrize("secret", ["", "x", "a" * 43, "ä/../..", "link"])
def test_invented_secrets_open_nothing(stage: Stage, secret: str) -> None:
    with pytest.raises(LinkExpiredError):
        read_link(stage.shop, secret, "code", "account", "method")


def test_secret_itself_is_not_stored(stage: Stage) -> None:
    url, put = make_link(stage.shop, merchant_id=DEMO_MERCHANT, customer_id=ANNA, purpose="code", lives=HOUR)
    secret = url.rpartition("/")[2]
    assert len(secret) == 43
    assert secret not in f"{put.key} {put.attributes}"
    assert put.expires_at == int((stage.clock.now() + HOUR).timestamp())


def test_no_two_links_are_alike(stage: Stage) -> None:
    assert len({mailed(stage) for _ in range(50)}) == 50


@pytest.mark.parametrize("lives", [timedelta(0), -HOUR, LONGEST + timedelta(seconds=1)])
def test_links_without_an_end_are_refused(stage: Stage, lives: timedelta) -> None:
    with pytest.raises(ProgrammingError, match="lives for"):
        make_link(stage.shop, merchant_id=DEMO_MERCHANT, customer_id=ANNA, purpose="code", lives=lives)
