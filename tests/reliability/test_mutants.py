"""Show that the search of the dialogue graph can fail: each rule of the gate, taken out, is noticed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from skill.adapters.table import memory
from skill.conversation import checkout_turn, engine, gate_answers, order_gate
from skill.conversation.dialog import Question, Session
from skill.conversation.scene import Move, Scene
from skill.conversation.turn import Assent, Channel
from skill.domain.customer import StrangersRule
from skill.domain.merchant import ConsentStrictness
from skill.domain.quote import Quote
from skill.services import check_voice_code
from skill.services.check_voice_code import CodeResult, Guess
from skill.services.place_order import Purchase
from skill.services.records.customers import customer_from
from skill.services.records.voice_codes import VoiceCode
from skill.services.shop import Shop
from tests.reliability.consent_graph import Search
from tests.reliability.consent_inputs import DEBIT
from tests.reliability.consent_stage import Variant

Patch = pytest.MonkeyPatch
ALEXA = Variant(channel=Channel.ALEXA, brief=True)
CODE = Variant(channel=Channel.ALEXA, customer="demo-mehmet", code="2719", brief=True)
STRICT = Variant(ConsentStrictness.PHRASE)
TWO_METHODS = Variant(channel=Channel.ALEXA, two_methods=True)
_MOST = 12_000


def accept_casual_yes(patch: Patch) -> None:
    patch.setattr(gate_answers, "_is_express", lambda scene: scene.turn.heard.assent is not Assent.DOUBTFUL)


def accept_doubtful_yes(patch: Patch) -> None:
    patch.setattr(gate_answers, "_is_express", lambda scene: scene.turn.heard.assent is not Assent.CASUAL)


def accept_plain_yes_for_the_phrase(patch: Patch) -> None:
    patch.setattr(gate_answers, "_strict", lambda _: False)


def accept_a_negated_phrase(patch: Patch) -> None:
    patch.setattr(gate_answers, "is_statutory_consent", lambda _words, _language: True)


def ignore_expiry(patch: Patch) -> None:
    patch.setattr(Scene, "question", property(lambda scene: scene.asked))


def ignore_question_id(patch: Patch) -> None:
    patch.setattr(Scene, "asked", property(lambda s: None if s.turn.new_session else _of_person(s)))


def accept_yes_in_a_new_session(patch: Patch) -> None:
    patch.setattr(Scene, "asked", property(lambda scene: _carried(scene, _of_person(scene))))


def accept_yes_of_another_person(patch: Patch) -> None:
    patch.setattr(Scene, "asked", property(lambda s: None if s.turn.new_session else _carried(s, s.session.question)))


def skip_the_code(patch: Patch) -> None:
    patch.setattr(gate_answers, "_code_demanded", lambda _scene, _quote: False)


def accept_any_code(patch: Patch) -> None:
    patch.setattr(gate_answers, "check_voice_code", lambda _shop, _owner, code, _guess: (CodeResult.RIGHT, code))


def ignore_the_lock(patch: Patch) -> None:
    checks = check_voice_code.check_voice_code

    def unlocked(shop: Shop, owner: str, code: VoiceCode, guess: Guess) -> tuple[CodeResult, VoiceCode]:
        return checks(shop, owner, replace(code, locked=False, wrong=0), guess)

    patch.setattr(gate_answers, "check_voice_code", unlocked)
    asks = gate_answers._ask_code
    patch.setattr(gate_answers, "_ask_code", lambda scene, *given: asks(_unlocked(scene), *given))


def skip_the_link(patch: Patch) -> None:
    patch.setattr("skill.conversation.scene.customer_from", lambda i, n: replace(customer_from(i, n), linked=bool(i)))


def keep_the_question_after_an_aside(patch: Patch) -> None:
    following = engine._next_session

    def kept(scene: Scene, move: Move, question: Question | None, spoken: Any) -> Session:
        after = following(scene, move, question, spoken)
        before = scene.session
        return after if after.question else replace(after, question=before.question, quote=before.quote)

    patch.setattr(engine, "_next_session", kept)


def skip_changed_terms(patch: Patch) -> None:
    patch.setattr(gate_answers, "_changed_terms", lambda _scene, _quote: None)


def skip_the_summary(patch: Patch) -> None:
    asks = order_gate.ask_consent

    def silent(*given: Any) -> Move:
        move = asks(*given)
        return replace(move, reply=replace(move.reply, says=()))

    patch.setattr(order_gate, "ask_consent", silent)


def talk_on_after_the_question(patch: Patch) -> None:
    asks = order_gate.ask_consent

    def wordy(*given: Any) -> Move:
        move = asks(*given)
        asked = move.reply.asks
        assert asked is not None
        turned = (asked, *move.reply.says)
        return replace(move, reply=replace(move.reply, says=turned[:-1], asks=turned[-1]))

    patch.setattr(order_gate, "ask_consent", wordy)


def let_strangers_buy(patch: Patch) -> None:
    patch.setattr(Scene, "is_barred", property(lambda _: False))


def spare_strangers_the_code(patch: Patch) -> None:
    patch.setattr(Scene, "is_barred", property(lambda _: False))
    patch.setattr(gate_answers, "_code_demanded", lambda scene, _quote: scene.voice_code is not None)


def switch_the_method_silently(patch: Patch) -> None:
    buys = checkout_turn._purchase

    def switched(scene: Scene, quote: Quote, question: Question) -> Purchase:
        bought = buys(scene, quote, question)
        return replace(bought, quote=replace(bought.quote, payment_method=DEBIT))

    patch.setattr(checkout_turn, "_purchase", switched)


def leave_the_method_unnamed(patch: Patch) -> None:
    words = order_gate._payment
    patch.setattr(order_gate, "_payment", lambda scene, quote: {**words(scene, quote), "pays": "usual"})


MUTANTS: dict[Callable[[Patch], None], Variant] = {
    accept_casual_yes: Variant(),
    accept_doubtful_yes: Variant(),
    accept_plain_yes_for_the_phrase: STRICT,
    accept_a_negated_phrase: STRICT,
    ignore_expiry: Variant(),
    ignore_question_id: ALEXA,
    accept_yes_in_a_new_session: Variant(),
    accept_yes_of_another_person: Variant(),
    skip_the_code: CODE,
    accept_any_code: CODE,
    ignore_the_lock: replace(CODE, locked=True),
    skip_the_link: Variant(),
    keep_the_question_after_an_aside: Variant(),
    skip_changed_terms: Variant(),
    skip_the_summary: Variant(),
    talk_on_after_the_question: Variant(),
    let_strangers_buy: Variant(strangers=StrangersRule.CART_ONLY),
    spare_strangers_the_code: Variant(strangers=StrangersRule.WITH_CODE),
    switch_the_method_silently: TWO_METHODS,
    leave_the_method_unnamed: TWO_METHODS,
}


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.__name__)
def test_search_notices_every_mutant(mutant: Callable[[Patch], None], monkeypatch: Patch) -> None:
    monkeypatch.setattr(check_voice_code, "_digest", cache(check_voice_code._digest))
    monkeypatch.setattr(memory, "checked", list)
    monkeypatch.setattr(memory, "_copy", lambda item: item)
    mutant(monkeypatch)
    assert Search(MUTANTS[mutant]).run(until_fault=True, most=_MOST).faults


def _of_person(scene: Scene) -> Question | None:
    same = scene.session.customer_id == scene.customer.customer_id
    return scene.session.question if same else None


def _carried(scene: Scene, question: Question | None) -> Question | None:
    button = scene.turn.heard.button
    carried = button.question_id if button else scene.turn.question_id
    return question if question and carried in {None, question.question_id} else None


def _unlocked(scene: Scene) -> Scene:
    return replace(scene, voice_code=replace(scene.voice_code, locked=False, wrong=0)) if scene.voice_code else scene
