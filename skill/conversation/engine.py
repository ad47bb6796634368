"""Answer one turn: read, decide, put into words, write, and speak; the same for every channel."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from skill.conversation.answer import Answer, Render
from skill.conversation.decide import decide
from skill.conversation.dialog import CODE, GATE, GATE_QUESTION, Question, Session, StoredAnswer, put_session
from skill.conversation.expected import expect
from skill.conversation.heard import heard_words
from skill.conversation.scene import Move, Scene, load_scene
from skill.conversation.turn import Channel, Turn
from skill.domain.reply import SpokenText
from skill.services.deadline import answering
from skill.services.records import keys
from skill.services.records.customers import put_customer
from skill.services.shop import Shop
from skill.services.table import BusyError, Change, ConflictError

_TRIES = 16  # sixteen turns of one conversation at once each get their answer
_CASUAL_QUESTION = timedelta(minutes=30)


def answer(shop: Shop, turn: Turn, *, render: Render) -> Answer:
    """Return the answer to one turn, stored with everything it changed.

    The same request id gets the stored answer again. Two turns of one conversation at once are
    put in order: the later one decides again on what the earlier one left. Raises
    `UnavailableError` where storage does not answer in time for Alexa; nothing was changed then, or the order is
    found again by the next turn and by the reconciler.
    """
    with answering(shop.clock):
        for _ in range(_TRIES):
            try:
                return _answer_once(shop, turn, render)
            except ConflictError:
                continue
    msg = f"others kept changing what session {turn.session_id} is about"
    raise BusyError(msg)


def _answer_once(shop: Shop, turn: Turn, render: Render) -> Answer:
    scene = load_scene(shop, turn)
    stored = scene.session.answer_to(turn.request_id)
    if stored is not None:
        return _replayed(stored)
    move = decide(scene)
    question = _question(scene, move)
    if move.reply.gate and question:
        move = replace(move, reply=replace(move.reply, gate=replace(move.reply.gate, question_id=question.question_id)))
    spoken = render(move.reply, scene.occasion)
    expected = expect(scene, ends=move.reply.ends)
    move = replace(move, session=replace(move.session or scene.session, expects_for=expected.of))
    shop.table.write(*_changes(scene, move, question, spoken))
    return Answer(
        spoken=spoken,
        ends=move.reply.ends,
        question_id=question.question_id if question else None,
        link_account=move.reply.link_account,
        gate=move.reply.gate,
        order_id=move.order_id,
        expects=expected.products,
    )


def _question(scene: Scene, move: Move) -> Question | None:
    if move.ask is None:
        return None
    if move.ask.kind in {GATE, CODE}:
        rule = scene.merchant.consent
        voice = scene.turn.channel is Channel.ALEXA
        holds = timedelta(seconds=rule.voice_seconds if voice else rule.text_seconds)
    else:
        holds = _CASUAL_QUESTION
    return Question(scene.shop.ids.new("q"), move.ask.kind, dict(move.ask.payload), scene.now + holds)


def _changes(scene: Scene, move: Move, question: Question | None, spoken: SpokenText) -> list[Change]:
    session = _next_session(scene, move, question, spoken)
    changes = [*move.changes, put_session(scene.merchant.id, scene.turn.session_id, session, scene.now)]
    profile = keys.profile(scene.owner)
    if not scene.customer.disclosed and not any(change.key == profile for change in changes):
        changes.append(put_customer(profile, scene.customer.introduced()))
    return changes


def _next_session(scene: Scene, move: Move, question: Question | None, spoken: SpokenText) -> Session:
    session = move.session or scene.session
    turn = scene.turn
    stored = StoredAnswer(
        request_id=turn.request_id,
        text=spoken.text,
        reprompt=spoken.reprompt,
        question_id=question.question_id if question else None,
        phrase_version=spoken.phrase_version,
        locale=spoken.locale,
        card_title=spoken.card_title,
        card_text=spoken.card_text,
        button=spoken.button,
        options=spoken.options,
        link_account=move.reply.link_account,
        order_id=move.order_id,
    )
    proof = str(question.payload.get(GATE_QUESTION)) if question and question.kind == CODE else None
    return replace(
        session.remembering(stored, heard_words(scene), proof=proof),
        question=question,
        quote=move.ask.quote if move.ask else None,
        focus_skus=session.focus_skus if move.focus_skus is None else move.focus_skus,
        focus_order=session.focus_order if move.focus_order is None else move.focus_order,
        customer_id=scene.customer.customer_id,
    )


def _replayed(stored: StoredAnswer) -> Answer:
    spoken = SpokenText(
        text=stored.text,
        reprompt=stored.reprompt,
        locale=stored.locale,
        phrase_version=stored.phrase_version,
        card_title=stored.card_title,
        card_text=stored.card_text,
        button=stored.button,
        options=stored.options,
    )
    return Answer(
        spoken=spoken,
        ends=stored.question_id is None,
        question_id=stored.question_id,
        link_account=stored.link_account,
        replayed=True,
        order_id=stored.order_id,
    )
