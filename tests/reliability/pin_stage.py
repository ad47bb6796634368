"""Guess the voice code of one account from all sides, and note which guesses were really looked at."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass, field, replace

import pytest

from skill.conversation.turn import Channel, SlotValue, Turn
from skill.domain.errors import CodeLockedError, WrongCodeError
from skill.services import check_voice_code as checking
from skill.services.after_conflicts import after_conflicts
from skill.services.change_profile import Account
from skill.services.check_voice_code import CodeResult, Guess, check_voice_code
from skill.services.records import keys
from skill.services.records.voice_codes import VoiceCode, put_voice_code, voice_code_from
from skill.services.set_voice_code import set_voice_code
from skill.services.shop import Shop
from skill.services.show_orders import recent_orders
from skill.settings import DEMO_MERCHANT
from tests.reliability.house import FILTERS
from tests.stage import MEHMET, Stage

RIGHT, WRONG = "2719", ("4783", "9317", "6402", "5918", "3746", "8153")
ACCOUNT = Account(DEMO_MERCHANT, MEHMET)
KEY = keys.voice_code(ACCOUNT.owner)


@dataclass
class Watch:
    """Hold the digits that were looked at, in order."""

    seen: list[str] = field(default_factory=list)


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    """Note every look at digits."""
    noted, matches = Watch(), checking.matches

    def noting(code: VoiceCode, digits: str, pepper: bytes) -> bool:
        noted.seen.append(digits)
        return matches(code, digits, pepper)

    monkeypatch.setattr(checking, "matches", noting)
    return noted


def stored(stage: Stage) -> VoiceCode:
    """Return the record as it is."""
    code = voice_code_from(stage.table.get(KEY))
    assert code is not None
    return code


def hashed_cheaply(stage: Stage) -> Stage:
    """Let the same code be hashed by one that costs nothing, for thousands of guesses."""
    salt = "00" * 16
    keyed = hmac.new(stage.shop.pepper, RIGHT.encode(), hashlib.sha256).digest()
    digest = hashlib.scrypt(keyed, salt=bytes.fromhex(salt), n=2, r=1, p=1).hex()
    cheap = VoiceCode(salt, digest, cost=2, block=1, parallel=1, version=stored(stage).version)
    stage.table.write(put_voice_code(KEY, cheap))
    return stage


def at_code(stage: Stage, session: str = "s1") -> Stage:
    """Let the owner have said yes in a session, and be asked for the code."""
    stage.customer, stage.session = MEHMET, session
    stage.say("ReorderProductIntent", product=SlotValue("kaffeefilter", (FILTERS,)))
    while stage.asked not in {"code", "keep_in_cart"}:
        stage.yes()
    return stage


def orders_of(stage: Stage) -> int:
    """Return how many orders the account has, whoever talks."""
    return len(recent_orders(stage.shop, DEMO_MERCHANT, MEHMET))


def saying(stage: Stage, digits: str) -> Turn:
    """Return the turn that says a code to the question that is open."""
    turn = stage.turn("ProvideCodeIntent", code=digits)
    if stage.channel is Channel.ALEXA:
        return replace(turn, question_id=stage.answers[-1].question_id)
    return turn


def by_voice(stage: Stage, digits: str) -> str:
    """Guess in the conversation; return what is said first."""
    stage.hear(saying(stage, digits))
    return stage.said[0]


def by_page(stage: Stage, digits: str) -> str:
    """Guess on the customer page."""
    try:
        set_voice_code(stage.shop, ACCOUNT, "7046", Guess(digits, stage.shop.ids.new("form")), locale="de-DE")
    except WrongCodeError:
        return "wrong"
    except CodeLockedError:
        return "locked"
    return "set"


def guess(shop: Shop, digits: str, request: str) -> CodeResult:
    """Guess as every way does in the end: read, check, and store what follows."""

    def tried() -> CodeResult:
        code = voice_code_from(shop.table.get(KEY))
        assert code is not None
        result, after = check_voice_code(shop, ACCOUNT.owner, code, Guess(digits, request))
        if result is not CodeResult.WRONG and not code.locked:
            shop.table.write(put_voice_code(KEY, after))
        return result

    return after_conflicts(tried, busy="others kept changing the voice code")
