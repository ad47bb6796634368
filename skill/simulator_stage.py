"""Set the simulator's stage with the shop of this machine and the skill behind Alexa's door."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from skill.channels.alexa.account import customer_of, issue_token
from skill.channels.locales import settle_language
from skill.channels.text.channel import LONGEST
from skill.conversation.dialog import expected_intents
from skill.conversation.intents import INTENTS
from skill.conversation.understand import NOTHING, Understander, Understood
from skill.local_shop import LocalShop, demo_customers
from skill.services.link_account import link_account, unlink_account
from skill.simulator.stage import Role, Stage
from skill.simulator.wording import note_on

Handler = Callable[[object, object], dict[str, object]]


def build_stage(local: LocalShop, handler: Handler) -> Stage:
    """Return what the simulator plays with; ears are made at the first word of a language."""
    shop, merchant_id = local.shop, local.merchant.id

    @cache
    def ears(language: str) -> Understander:
        return local.ears(language)

    def understand(words: str, locale: str, session_id: str) -> Understood:
        expected = expected_intents(shop, merchant_id, session_id)
        understood = ears(settle_language(locale)).understand(words[:LONGEST], expected=expected)
        return NOTHING if understood.guessed else understood  # Alexa's own model guesses, and hands on no words

    def set_linked(customer_id: str, linked: bool) -> None:  # noqa: FBT001 - the page's switch
        (link_account if linked else unlink_account)(shop, merchant_id, customer_id)

    return Stage(
        shop=shop,
        merchant_id=merchant_id,
        seller=local.merchant.name,
        skill_id=local.settings.skill_ids[0],
        skill=lambda event: handler(event, None),
        understand=understand,
        issue_token=lambda customer_id, now: issue_token(local.settings, customer_id, now),
        account_of=lambda token: customer_of(token, local.settings, shop.clock.now()),
        set_linked=set_linked,
        clock=local,
        roles=tuple(Role(customer.id, note_on(customer)) for customer in demo_customers()),
        declared_slots={name: tuple(intent.slots) for name, intent in INTENTS.items()},
    )
