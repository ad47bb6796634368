"""R24: what is stored of a voice code is of no use without what is stored elsewhere."""

from __future__ import annotations

import hashlib
import hmac
import json
from dataclasses import replace

import pytest

from skill.services import check_voice_code as checking
from skill.services.check_voice_code import CodeResult, matches, new_voice_code
from skill.services.records.voice_codes import VoiceCode, put_voice_code
from tests.reliability.contents import items_of
from tests.reliability.pin_stage import KEY, RIGHT, guess, hashed_cheaply, stored
from tests.stage import Stage

pytestmark = pytest.mark.promise("R24")

OTHER = b"another pepper, as long as the first one was"


def test_hash_is_as_slow_as_it_should_be(stage: Stage) -> None:
    code = stored(stage)
    assert (code.cost, code.block, code.parallel) == (2**14, 8, 1)
    keyed = hmac.new(stage.shop.pepper, RIGHT.encode(), hashlib.sha256).digest()
    assert code.digest == hashlib.scrypt(keyed, salt=bytes.fromhex(code.salt), n=2**14, r=8, p=1).hex()


def test_salt_is_long_and_its_own(stage: Stage) -> None:
    codes = [new_voice_code(RIGHT, stage.shop.pepper) for _ in range(5)]
    assert {len(bytes.fromhex(code.salt)) for code in codes} == {16}
    assert len({code.salt for code in codes}) == len({code.digest for code in codes}) == 5


def test_dump_and_code_prove_nothing_without_pepper(stage: Stage) -> None:
    code = stored(stage)
    assert matches(code, RIGHT, stage.shop.pepper)
    salt = bytes.fromhex(code.salt)
    for secret in (b"", OTHER, salt, code.salt.encode()):
        assert not matches(code, RIGHT, secret)
    assert hashlib.scrypt(RIGHT.encode(), salt=salt, n=2**14, r=8, p=1).hex() != code.digest
    assert code.digest not in {
        hashlib.sha256(salt + RIGHT.encode()).hexdigest(),
        hashlib.sha256(RIGHT.encode()).hexdigest(),
    }


def test_mark_of_a_try_proves_nothing_either(stage: Stage) -> None:
    guess(stage.shop, "4783", "r1")
    mark = stored(stage).counted
    salt = stored(stage).salt
    assert len(mark) == 64
    for secret in (b"", OTHER, bytes.fromhex(salt)):
        assert mark != hmac.new(secret, f"counted\0{salt}\0r1\x004783".encode(), hashlib.sha256).hexdigest()
    guess(stage.shop, RIGHT, "r2")
    assert stored(stage).counted == ""


def test_pepper_is_in_no_record(stage: Stage) -> None:
    guess(stage.shop, "4783", "r1")
    dump = json.dumps([[str(item.key), item.attributes] for item in items_of(stage.table)], default=str)
    for form in (stage.shop.pepper.decode(), stage.shop.pepper.hex()):
        assert form not in dump


def test_old_hash_is_renewed_by_the_right_code(stage: Stage) -> None:
    hashed_cheaply(stage)
    guess(stage.shop, "4783", "r1")
    assert stored(stage).cost == 2
    assert guess(stage.shop, RIGHT, "r2") is CodeResult.RIGHT
    assert stored(stage).cost == 2**14
    assert guess(stage.shop, RIGHT, "r3") is CodeResult.RIGHT


def test_digests_are_compared_in_constant_time(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[tuple[object, object]] = []
    real = hmac.compare_digest

    def noting(one: str, two: str) -> bool:
        compared.append((one, two))
        return real(one, two)

    monkeypatch.setattr(hmac, "compare_digest", noting)
    code = stored(stage)
    assert checking.matches(code, RIGHT, stage.shop.pepper)
    assert compared == [(code.digest, code.digest)]


def test_no_digits_of_any_length_slip_through(stage: Stage) -> None:
    code = stored(stage)
    for digits in ("", "2", "27", "271", "27190", "2719 ", "2719\x00", "２７１９"):
        assert not matches(code, digits, stage.shop.pepper)


def test_record_of_before_is_still_read(stage: Stage) -> None:
    """A record without parameters is of the time when there was one set of them."""
    item = stage.table.get(KEY)
    assert item is not None
    old = {name: item.attributes[name] for name in ("salt", "digest", "wrong", "locked")}
    stage.table.write(replace(put_voice_code(KEY, VoiceCode("", "", version=item.version)), attributes=old))
    assert guess(stage.shop, RIGHT, "r1") is CodeResult.RIGHT
