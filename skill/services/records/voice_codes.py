"""Keep voice codes as keyed hashes, with the count of tries."""

from __future__ import annotations

from dataclasses import dataclass

from skill.domain.code_rules import TRIES
from skill.domain.privacy import declare, withheld
from skill.services.records import codec
from skill.services.table import Expect, Item, Key, Put

_SECRET = withheld("a secret: shown to nobody, not even to its owner")

declare(
    "voice_code",
    dict.fromkeys(("salt", "digest", "wrong", "locked", "counted", "cost", "block", "parallel"), _SECRET),
    lives=None,
)


@dataclass(frozen=True, slots=True)
class VoiceCode:
    """Carry a salted, keyed hash of four digits (hex), and the tries since the last right one.

    `wrong` counts a try before it is looked at, and `counted` is the mark of the last one, so that a repeated
    request is not counted twice. `locked` says that its owner was told, and mailed the way to a new code.
    `cost`, `block` and `parallel` are scrypt's parameters for this very hash.
    """

    salt: str
    digest: str
    wrong: int = 0
    locked: bool = False
    counted: str = ""
    cost: int = 2**14
    block: int = 8
    parallel: int = 1
    version: int = 0

    @property
    def is_locked(self) -> bool:
        """Tell whether no further try is looked at; a process may have died before its owner was told."""
        return self.locked or self.wrong >= TRIES


def voice_code_from(item: Item | None) -> VoiceCode | None:
    """Read a voice code back, None where the customer has none."""
    return codec.from_item(item, VoiceCode) if item else None


def put_voice_code(key: Key, code: VoiceCode) -> Put:
    """Return the change that stores a code over the version it was read at."""
    return Put(key, codec.to_attributes(code), expect=code.version or Expect.ABSENT)
