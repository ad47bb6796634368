from __future__ import annotations

import hashlib
from dataclasses import asdict, replace

import pytest

from skill.services import check_voice_code
from skill.services.check_voice_code import CodeResult, new_voice_code, try_voice_code
from skill.services.records.voice_codes import VoiceCode

PEPPER = b"a pepper from outside the table"


def test_right_digits_are_right() -> None:
    code = new_voice_code("0815", PEPPER)
    assert try_voice_code(code, "0815", PEPPER) == (CodeResult.RIGHT, code)


def test_right_digits_forgive_wrong_ones() -> None:
    code = replace(new_voice_code("0815", PEPPER), wrong=2)
    assert try_voice_code(code, "0815", PEPPER)[1].wrong == 0


@pytest.mark.parametrize("digits", ["0816", "815", "08150", "", "٠٨١٥"])
def test_other_digits_are_counted(digits: str) -> None:
    code = new_voice_code("0815", PEPPER)
    assert try_voice_code(code, digits, PEPPER) == (CodeResult.WRONG, replace(code, wrong=1))


def test_third_wrong_try_locks() -> None:
    code = new_voice_code("0815", PEPPER)
    results = []
    for digits in ("1111", "2222", "3333", "0815"):
        result, code = try_voice_code(code, digits, PEPPER)
        results.append(result)
    assert results == [CodeResult.WRONG, CodeResult.WRONG, CodeResult.LOCKED, CodeResult.LOCKED]
    assert (code.wrong, code.locked) == (3, True)


def test_lock_looks_at_no_digits(monkeypatch: pytest.MonkeyPatch) -> None:
    locked = replace(new_voice_code("0815", PEPPER), locked=True)
    monkeypatch.setattr(check_voice_code, "_digest", None)
    assert try_voice_code(locked, "0815", PEPPER) == (CodeResult.LOCKED, locked)


def test_record_is_useless_without_the_pepper() -> None:
    code = new_voice_code("0815", PEPPER)
    assert try_voice_code(code, "0815", b"another pepper")[0] is CodeResult.WRONG
    plain = hashlib.scrypt(b"0815", salt=bytes.fromhex(code.salt), n=2**14, r=8, p=1).hex()
    assert plain != code.digest


def test_hash_costs_what_it_should(monkeypatch: pytest.MonkeyPatch) -> None:
    costs: list[dict[str, int]] = []
    real = hashlib.scrypt

    def spied(password: bytes, *, salt: bytes, n: int, r: int, p: int) -> bytes:
        costs.append({"n": n, "r": r, "p": p, "salt": len(salt)})
        return real(password, salt=salt, n=n, r=r, p=p)

    monkeypatch.setattr(hashlib, "scrypt", spied)
    new_voice_code("0815", PEPPER)
    assert costs == [{"n": 2**14, "r": 8, "p": 1, "salt": 16}]


def test_same_digits_never_look_alike() -> None:
    first, second = new_voice_code("0815", PEPPER), new_voice_code("0815", PEPPER)
    assert first.salt != second.salt
    assert first.digest != second.digest


def test_record_holds_no_digits() -> None:
    assert "0815" not in "".join(str(asdict(VoiceCode("", "")))) + repr(CodeResult.RIGHT)
    assert set(asdict(new_voice_code("0815", PEPPER))) == {"salt", "digest", "wrong", "locked", "version"}
