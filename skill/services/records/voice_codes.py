"""Keep voice codes as keyed hashes, with the count of wrong tries."""

from __future__ import annotations

from dataclasses import dataclass

from skill.domain.privacy import declare, withheld
from skill.services.records import codec
from skill.services.table import Expect, Item, Key, Put

_SECRET = withheld("a secret: shown to nobody, not even to its owner")

declare("voice_code", {"salt": _SECRET, "digest": _SECRET, "wrong": _SECRET, "locked": _SECRET}, lives=None)


@dataclass(frozen=True, slots=True)
class VoiceCode:
    """Carry a salted, keyed hash of four digits (hex), the wrong tries since the last right one, and the lock."""

    salt: str
    digest: str
    wrong: int = 0
    locked: bool = False
    version: int = 0


def voice_code_from(item: Item | None) -> VoiceCode | None:
    """Read a voice code back, None where the customer has none."""
    return codec.from_item(item, VoiceCode) if item else None


def put_voice_code(key: Key, code: VoiceCode) -> Put:
    """Return the change that stores a code over the version it was read at."""
    return Put(key, codec.to_attributes(code), expect=code.version or Expect.ABSENT)
