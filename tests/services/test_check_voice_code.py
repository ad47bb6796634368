from __future__ import annotations

import hashlib
import hmac
from dataclasses import asdict, replace

import pytest

from skill.services.check_voice_code import CodeResult, Guess, check_voice_code, matches, new_voice_code
from skill.services.records import keys
from skill.services.records.voice_codes import VoiceCode, put_voice_code, voice_code_from
from skill.services.table import ConflictError
from skill.settings import DEMO_MERCHANT
from tests.stage import LEA, Stage

PEPPER = b"a pepper from outside the table"
OWNER = keys.customer(DEMO_MERCHANT, LEA)
KEY = keys.voice_code(OWNER)


def read(stage: Stage) -> VoiceCode:
    code = voice_code_from(stage.table.get(KEY))
    assert code is not None
    return code


def guess(stage: Stage, digits: str, request: str = "") -> CodeResult:
    """Guess as a turn does: read, check, store what follows."""
    before = read(stage)
    result, after = check_voice_code(stage.shop, OWNER, before, Guess(digits, request or digits))
    if after != read(stage):
        stage.table.write(put_voice_code(KEY, after))
    return result


@pytest.fixture
def coded(stage: Stage) -> Stage:
    stage.table.write(put_voice_code(KEY, new_voice_code("0815", stage.shop.pepper)))
    return stage


def test_right_digits_are_right(coded: Stage) -> None:
    assert guess(coded, "0815") is CodeResult.RIGHT
    assert (read(coded).wrong, read(coded).counted) == (0, "")


def test_right_digits_forgive_wrong_ones(coded: Stage) -> None:
    assert [guess(coded, digits) for digits in ("1111", "2222", "0815")][-1] is CodeResult.RIGHT
    assert read(coded).wrong == 0


@pytest.mark.parametrize("digits", ["0816", "815", "08150", "", "٠٨١٥"])
def test_other_digits_are_counted(coded: Stage, digits: str) -> None:
    assert guess(coded, digits) is CodeResult.WRONG
    assert (read(coded).wrong, read(coded).locked) == (1, False)


def test_third_wrong_try_locks(coded: Stage) -> None:
    results = [guess(coded, digits) for digits in ("1111", "2222", "3333", "0815")]
    assert results == [CodeResult.WRONG, CodeResult.WRONG, CodeResult.LOCKED, CodeResult.LOCKED]
    assert (read(coded).wrong, read(coded).locked) == (3, True)


def test_try_counts_before_it_is_looked_at(coded: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    stored_when_looked_at: list[int] = []
    real = hashlib.scrypt

    def spied(password: bytes, *, salt: bytes, n: int, r: int, p: int) -> bytes:
        stored_when_looked_at.append(read(coded).wrong)
        return real(password, salt=salt, n=n, r=r, p=p)

    monkeypatch.setattr(hashlib, "scrypt", spied)
    check_voice_code(coded.shop, OWNER, read(coded), Guess("0815", "r1"))
    assert stored_when_looked_at == [1]


def test_try_on_what_another_counted_conflicts(coded: Stage) -> None:
    stale = read(coded)
    guess(coded, "1111")
    with pytest.raises(ConflictError):
        check_voice_code(coded.shop, OWNER, stale, Guess("0815", "r9"))
    assert read(coded).wrong == 1


def test_same_request_is_counted_once(coded: Stage) -> None:
    for _ in range(5):
        assert guess(coded, "1111", "r1") is CodeResult.WRONG
    assert read(coded).wrong == 1


def test_same_request_with_other_digits_counts(coded: Stage) -> None:
    results = [guess(coded, digits, "r1") for digits in ("1111", "2222", "3333", "0815")]
    assert results[-1] is CodeResult.LOCKED


def test_same_wrong_digits_again_count(coded: Stage) -> None:
    results = [guess(coded, "1111", request) for request in ("r1", "r2", "r3")]
    assert results[-1] is CodeResult.LOCKED


def test_lock_looks_at_no_digits(coded: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    locked = replace(read(coded), locked=True)
    monkeypatch.setattr(hashlib, "scrypt", None)
    assert check_voice_code(coded.shop, OWNER, locked, Guess("0815", "r1")) == (CodeResult.LOCKED, locked)


def test_three_counted_tries_lock_unsaid(coded: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    coded.table.write(put_voice_code(KEY, replace(read(coded), wrong=3, counted="a try that died")))
    monkeypatch.setattr(hashlib, "scrypt", None)
    assert guess(coded, "0815") is CodeResult.LOCKED
    assert read(coded).locked


def test_record_is_useless_without_the_pepper() -> None:
    code = new_voice_code("0815", PEPPER)
    assert matches(code, "0815", PEPPER)
    assert not matches(code, "0815", b"another pepper")
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


def test_right_digits_renew_an_old_hash(coded: Stage) -> None:
    weak = replace(read(coded), cost=2**4)
    digest = hashlib.scrypt(_keyed("0815", coded), salt=bytes.fromhex(weak.salt), n=2**4, r=8, p=1).hex()
    coded.table.write(put_voice_code(KEY, replace(weak, digest=digest)))
    assert guess(coded, "0816") is CodeResult.WRONG
    assert read(coded).cost == 2**4
    assert guess(coded, "0815") is CodeResult.RIGHT
    renewed = read(coded)
    assert (renewed.cost, renewed.block, renewed.parallel, renewed.wrong) == (2**14, 8, 1, 0)
    assert renewed.salt != weak.salt
    assert guess(coded, "0815", "again") is CodeResult.RIGHT


def test_same_digits_never_look_alike() -> None:
    first, second = new_voice_code("0815", PEPPER), new_voice_code("0815", PEPPER)
    assert first.salt != second.salt
    assert first.digest != second.digest


def test_record_holds_no_digits(coded: Stage) -> None:
    guess(coded, "9317")
    stored = {name: value for name, value in asdict(read(coded)).items() if name not in {"salt", "digest", "counted"}}
    assert stored == {
        "wrong": 1,
        "locked": False,
        "cost": 2**14,
        "block": 8,
        "parallel": 1,
        "version": 2,
    }


def _keyed(digits: str, stage: Stage) -> bytes:
    return hmac.new(stage.shop.pepper, digits.encode(), hashlib.sha256).digest()
