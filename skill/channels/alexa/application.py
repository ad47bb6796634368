"""Let only our own skill in: the application id names the merchant."""

from __future__ import annotations

from collections.abc import Mapping

from skill.channels.alexa.fields import Fields
from skill.domain.errors import RefusedError, ShopError

_ID_LENGTH = 200


class ForeignSkillError(RefusedError):
    """Report a request of a skill that is not ours, or of none; it is answered without data."""


class SkillConfigurationError(ShopError):
    """Report settings under which the skill must not start; the message says the remedy."""


def skill_directory(skill_ids: tuple[str, ...], merchant_id: str) -> Mapping[str, str]:
    """Return which merchant each skill id speaks for; no id at all would let every skill in."""
    if not merchant_id or not skill_ids or not all(skill_ids):
        msg = "no skill may call: set ZURUF_SKILL_ID to the id in the Alexa developer console"
        raise SkillConfigurationError(msg)
    return dict.fromkeys(skill_ids, merchant_id)


def merchant_of(envelope: Fields, directory: Mapping[str, str]) -> str:
    """Return the merchant whose skill sent the request.

    Alexa sends the id in `context.System` always and in `session` wherever there is one; both
    must name the same known skill, else `ForeignSkillError`. (The official SDK checks the context
    alone, and nothing where no id is set.)
    """
    in_context = envelope.child("context", "System", "application").whole_text("applicationId", _ID_LENGTH)
    in_session = envelope.child("session", "application").whole_text("applicationId", _ID_LENGTH)
    merchant = directory.get(in_context or "")
    if merchant is None or (envelope.has("session") and in_session != in_context):
        msg = "the request comes from a skill that is not configured here"
        raise ForeignSkillError(msg)
    return merchant
