"""Bundle what the simulator needs from the house: the shop, the skill behind Alexa's door, and ears."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

from skill.conversation.understand import Understood
from skill.domain.localized import Localized
from skill.services.shop import Shop

Skill = Callable[[dict[str, Any]], dict[str, Any]]
"""Answers one Alexa request envelope."""

IssueToken = Callable[[str, datetime], str]
"""Returns the access token of a linked account, as the account-linking server would."""

AccountOf = Callable[[str], str | None]
"""Returns the customer of an access token, None for one that is not wholly right."""

Understand = Callable[[str, str, str], Understood]
"""Understands a text in a locale and a session."""

Linked = Callable[[str, bool], None]
"""Links an account to the skill, or takes the link away."""


class MovableClock(Protocol):
    """Tell the shop's time, and jump ahead."""

    def advance(self, by: timedelta) -> None:
        """Move on by a span that is not negative."""
        ...


@dataclass(frozen=True, slots=True)
class Role:
    """Carry one person of the demo shop; `note` says what is special about them."""

    customer_id: str
    note: Localized


@dataclass(frozen=True, slots=True)
class Stage:
    """Carry all that one simulator plays with; the first role is the standard one."""

    shop: Shop
    merchant_id: str
    seller: str
    skill_id: str
    skill: Skill
    understand: Understand
    issue_token: IssueToken
    account_of: AccountOf
    set_linked: Linked
    clock: MovableClock
    roles: tuple[Role, ...]
    declared_slots: Mapping[str, tuple[str, ...]]
