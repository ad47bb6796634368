from __future__ import annotations

from typing import Any

import pytest

from skill.channels.alexa.account import issue_token
from skill.channels.alexa.skill import build_handler
from skill.phrases.phrasebook import Phrasebook
from skill.services.records import keys
from skill.services.records.customers import customer_from
from skill.services.shop import Shop
from tests.channels.alexa.envelopes import SKILL, Json, intent, skill_event
from tests.channels.alexa.real_shop import Postbox, WillingPayments, open_shop
from tests.channels.alexa.stage import NOW, FakeSettings, stage
from tests.channels.alexa.validity import words

SETTINGS = FakeSettings()
DEMO = FakeSettings(demo=True, account_keys={})


def shop_and_handler(settings: FakeSettings = SETTINGS) -> tuple[Shop, Any]:
    phrasebook = Phrasebook()
    shop = open_shop(phrasebook.render, WillingPayments())
    return shop, build_handler(settings, shop, phrasebook)


def is_linked(shop: Shop, customer: str) -> bool:
    item = shop.table.get(keys.profile(keys.customer("lindenmarkt", customer)))
    assert item is not None
    return customer_from(item, customer).linked


def account_event(name: str, customer: str) -> Json:
    return skill_event(name, {"accessToken": issue_token(SETTINGS, customer, NOW)})


def test_linking_event_links_the_customer() -> None:
    shop, handle = shop_and_handler()
    assert not is_linked(shop, "demo-jonas")
    for _ in range(2):
        assert handle(account_event("SkillAccountLinked", "demo-jonas"), None)["response"] == {}
        assert is_linked(shop, "demo-jonas")


def test_disabled_skill_unlinks_the_customer() -> None:
    shop, handle = shop_and_handler()
    handle(account_event("SkillDisabled", "demo-anna"), None)
    assert not is_linked(shop, "demo-anna")
    assert is_linked(shop, "demo-ute")


@pytest.mark.parametrize("name", ["SkillEnabled", "SkillPermissionAccepted", "ProactiveSubscriptionChanged"])
def test_other_events_change_nothing(name: str) -> None:
    shop, handle = shop_and_handler()
    assert handle(account_event(name, "demo-jonas"), None)["response"] == {}
    assert not is_linked(shop, "demo-jonas")


def test_event_without_token_changes_nothing() -> None:
    shop, handle = shop_and_handler()
    handle(skill_event("SkillDisabled"), None)
    assert is_linked(shop, "demo-anna")


def test_event_of_unknown_customer_is_acknowledged() -> None:
    _, handle = shop_and_handler()
    assert handle(account_event("SkillAccountLinked", "nobody"), None)["response"] == {}


@pytest.mark.parametrize(("settings", "mails"), [(SETTINGS, False), (DEMO, True)])
def test_demo_sends_its_mails_itself(settings: FakeSettings, *, mails: bool) -> None:
    shop, handle = shop_and_handler(settings)
    token = issue_token(settings, "demo-anna", NOW)
    asked = handle(intent("ReorderProductIntent", {"product": "kaffeefilter"}, token=token), None)
    yes = intent("AMAZON.YesIntent", token=token, session={"attributes": asked["sessionAttributes"]})
    yes["request"]["requestId"] = "amzn1.echo-api.request.2"
    assert "Bestellt" in (words(handle(yes, None)) or "")
    assert isinstance(shop.notifier, Postbox)
    assert bool(shop.notifier.mails) is mails


def test_failing_outbox_keeps_the_answer() -> None:
    # The stage's shop has no table at all, so that draining must fail.
    scene = stage(settings=FakeSettings(demo=True, skill_ids=(SKILL,)))
    assert words(scene.send(intent("ReadCartIntent"))) == "Soll ich das für 5 Euro 39 zahlungspflichtig bestellen?"
