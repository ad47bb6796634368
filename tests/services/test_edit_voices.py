from __future__ import annotations

from dataclasses import replace

import pytest

from skill.domain.customer import HouseholdVoice, SpendingLimits, StrangersRule
from skill.domain.errors import ChangedMeanwhileError, InvalidInputError, LimitTooHighError, NotFoundError
from skill.domain.money import Money
from skill.services.change_profile import Account, stamp_of
from skill.services.edit_voices import add_voice, change_voice, remove_voice, set_strangers, unnamed_voices
from skill.services.records import keys
from skill.services.records.orders import put_order
from skill.settings import DEMO_MERCHANT
from tests.stage import ANNA, Stage

ACCOUNT = Account(DEMO_MERCHANT, ANNA)
TOM = HouseholdVoice("amzn1.ask.person.tom", "Tom")


def heard(stage: Stage, person_id: str) -> None:
    """Let the newest order have been spoken by this voice."""
    order = replace(stage.orders[0], person_id=person_id)
    stage.table.write(put_order(keys.order(stage.owner, order.order_id), order, merchant=DEMO_MERCHANT))


def test_rule_for_strangers_is_stored(stage: Stage) -> None:
    for rule in StrangersRule:
        set_strangers(stage.shop, ACCOUNT, rule)
        assert stage.profile.strangers is rule


def test_voice_that_ordered_gets_a_name(stage: Stage) -> None:
    heard(stage, TOM.person_id)
    assert [order.person_id for order in unnamed_voices(stage.profile, stage.orders)] == [TOM.person_id]
    add_voice(stage.shop, ACCOUNT, TOM.person_id, "  Tom ")
    assert stage.profile.voices == (TOM,)
    assert unnamed_voices(stage.profile, stage.orders) == ()


def test_voice_never_heard_gets_none(stage: Stage) -> None:
    with pytest.raises(NotFoundError):
        add_voice(stage.shop, ACCOUNT, TOM.person_id, "Tom")
    assert stage.profile.voices == ()


@pytest.mark.parametrize("name", ["", "  ", "x" * 61, "T\x07m"])
def test_voice_needs_a_name(stage: Stage, name: str) -> None:
    heard(stage, TOM.person_id)
    with pytest.raises(InvalidInputError, match="name"):
        add_voice(stage.shop, ACCOUNT, TOM.person_id, name)


def test_voice_gets_limits_of_its_own(stage: Stage) -> None:
    stage.change_profile(voices=(TOM,))
    changed = HouseholdVoice(TOM.person_id, "Thomas", SpendingLimits(Money(2_000)), cart_only=True)
    change_voice(stage.shop, stage.merchant, ANNA, changed, stamp=stamp_of(TOM))
    assert stage.profile.voices == (changed,)


def test_voice_stays_below_the_merchant(stage: Stage) -> None:
    stage.change_profile(voices=(TOM,))
    above = HouseholdVoice(TOM.person_id, "Tom", SpendingLimits(Money(25_001)))
    with pytest.raises(LimitTooHighError):
        change_voice(stage.shop, stage.merchant, ANNA, above, stamp=stamp_of(TOM))
    assert stage.profile.voices == (TOM,)


def test_stale_form_changes_no_voice(stage: Stage) -> None:
    stage.change_profile(voices=(TOM,))
    with pytest.raises(ChangedMeanwhileError):
        change_voice(stage.shop, stage.merchant, ANNA, TOM, stamp="before")
    unknown = HouseholdVoice("somebody", "Tom")
    with pytest.raises(NotFoundError):
        change_voice(stage.shop, stage.merchant, ANNA, unknown, stamp=stamp_of(unknown))


def test_removed_voice_is_a_stranger(stage: Stage) -> None:
    stage.change_profile(voices=(TOM,))
    remove_voice(stage.shop, ACCOUNT, TOM.person_id)
    assert stage.profile.voices == ()
    with pytest.raises(NotFoundError):
        remove_voice(stage.shop, ACCOUNT, TOM.person_id)
