"""Check the four-digit code that a customer set for buying by voice: each try is counted, then looked at."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass, replace
from enum import StrEnum

from skill.services.records import keys
from skill.services.records.voice_codes import VoiceCode, put_voice_code
from skill.services.shop import Shop

_TODAY = (2**14, 8, 1)
"""scrypt's N, r and p (OWASP's password storage sheet, with a pepper besides)."""
_SALT_BYTES = 16


class CodeResult(StrEnum):
    """Say how a try ended."""

    RIGHT = "right"
    WRONG = "wrong"
    LOCKED = "locked"


@dataclass(frozen=True, slots=True)
class Guess:
    """Carry four digits and the request that brought them; the same request again is the same guess."""

    digits: str
    request_id: str


def new_voice_code(digits: str, pepper: bytes) -> VoiceCode:
    """Return the record of a new code with a salt of its own."""
    salt = secrets.token_bytes(_SALT_BYTES).hex()
    cost, block, parallel = _TODAY
    return VoiceCode(salt, _digest(digits, pepper, salt, _TODAY), cost=cost, block=block, parallel=parallel)


def check_voice_code(shop: Shop, owner: str, code: VoiceCode, guess: Guess) -> tuple[CodeResult, VoiceCode]:
    """Return how a guess ended, and the record to store with whatever follows from it.

    The guess is counted in a write of its own before a digit is looked at: however many come at once, from
    however many devices, and whatever fails in between, three are looked at until the right one, or a new code,
    clears the count. Raises `ConflictError` where another one was counted meanwhile: then read again.
    A locked code refuses the right digits too.
    """
    if code.locked:
        return CodeResult.LOCKED, code
    mark = _mark(code, guess, shop.pepper)
    if not hmac.compare_digest(code.counted, mark):
        if code.is_locked:
            return CodeResult.LOCKED, replace(code, locked=True)
        counted = replace(code, wrong=code.wrong + 1, counted=mark)
        shop.table.write(put_voice_code(keys.voice_code(owner), counted))
        code = replace(counted, version=code.version + 1)
    if not matches(code, guess.digits, shop.pepper):
        return (CodeResult.LOCKED if code.is_locked else CodeResult.WRONG), replace(code, locked=code.is_locked)
    return CodeResult.RIGHT, replace(_up_to_date(code, guess.digits, shop.pepper), wrong=0, counted="")


def matches(code: VoiceCode, digits: str, pepper: bytes) -> bool:
    """Tell in constant time whether these are the digits; whoever asks has counted, or may know the answer."""
    return hmac.compare_digest(_digest(digits, pepper, code.salt, _costs(code)), code.digest)


def _up_to_date(code: VoiceCode, digits: str, pepper: bytes) -> VoiceCode:
    """Return the record hashed with today's parameters: only now are the digits at hand for it."""
    if _costs(code) == _TODAY:
        return code
    return replace(new_voice_code(digits, pepper), version=code.version)


def _costs(code: VoiceCode) -> tuple[int, int, int]:
    return code.cost, code.block, code.parallel


def _digest(digits: str, pepper: bytes, salt: str, costs: tuple[int, int, int]) -> str:
    keyed = hmac.new(pepper, digits.encode(), hashlib.sha256).digest()
    cost, block, parallel = costs
    return hashlib.scrypt(keyed, salt=bytes.fromhex(salt), n=cost, r=block, p=parallel).hex()


def _mark(code: VoiceCode, guess: Guess, pepper: bytes) -> str:
    """Return what tells this guess from others; without the pepper it says nothing about the digits."""
    words = f"counted\0{code.salt}\0{guess.request_id}\0{guess.digits}"
    return hmac.new(pepper, words.encode(), hashlib.sha256).hexdigest()
