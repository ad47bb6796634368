"""Check the four-digit code that a customer set for buying by voice."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import replace
from enum import StrEnum

from skill.services.records.voice_codes import VoiceCode

TRIES = 3
_COST, _BLOCK, _PARALLEL = 2**14, 8, 1


class CodeResult(StrEnum):
    """Say how a try ended."""

    RIGHT = "right"
    WRONG = "wrong"
    LOCKED = "locked"


def new_voice_code(digits: str, pepper: bytes) -> VoiceCode:
    """Return the record of a new code with a salt of its own."""
    salt = secrets.token_bytes(16)
    return VoiceCode(salt=salt.hex(), digest=_digest(digits, salt, pepper))


def try_voice_code(code: VoiceCode, digits: str, pepper: bytes) -> tuple[CodeResult, VoiceCode]:
    """Return how the try ended and the record to store; a locked code refuses the right digits too."""
    if code.locked:
        return CodeResult.LOCKED, code
    if hmac.compare_digest(_digest(digits, bytes.fromhex(code.salt), pepper), code.digest):
        return CodeResult.RIGHT, replace(code, wrong=0)
    wrong = code.wrong + 1
    locked = wrong >= TRIES
    return (CodeResult.LOCKED if locked else CodeResult.WRONG), replace(code, wrong=wrong, locked=locked)


def _digest(digits: str, salt: bytes, pepper: bytes) -> str:
    keyed = hmac.new(pepper, digits.encode(), hashlib.sha256).digest()
    return hashlib.scrypt(keyed, salt=salt, n=_COST, r=_BLOCK, p=_PARALLEL).hex()
