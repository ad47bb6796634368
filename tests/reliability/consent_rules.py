"""Judge by the order gate's rules alone whether an order may exist: an oracle that shares no code with the gate.

It watches what was said and heard, as a notary in the room would, and reads nothing of the dialog state.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from skill.conversation.answer import Answer
from skill.conversation.turn import Assent, Channel, Turn
from skill.domain.customer import StrangersRule
from skill.domain.merchant import ConsentStrictness, Merchant
from skill.domain.order import Order
from tests.reliability.consent_inputs import CARD, DEBIT

PHRASES = frozenset({"ja zahlungspflichtig bestellen", "zahlungspflichtig bestellen", "order with obligation to pay"})
ASKS_CODE_AGAIN = frozenset(
    {
        "ProvideCodeIntent",
        "AMAZON.HelpIntent",
        "AMAZON.FallbackIntent",
        "AMAZON.RepeatIntent",
        "AMAZON.YesIntent",
        "ConfirmOrderIntent",
    }
)
_DAY = re.compile(
    r"(heute|morgen|(Mon|Diens|Donners|Frei|Sams)tag|Mittwoch|today|tomorrow|(Mon|Tues|Wednes|Thurs|Fri|Satur)day|\\d{1,2}\\. )"
)
METHODS = {
    DEBIT: re.compile(r"per Lastschrift|by direct debit"),
    CARD: re.compile(r"mit deiner anderen Karte|mit der Visa|with your (other card|Visa)"),
}
"""The words in which a question names a way to pay that is not the usual one."""
_LAST_SENTENCE = re.compile(r"[^.?!]*(?:zahlungspflichtig bestellen|obligation to pay)[^.?!]*\?$")


@dataclass(frozen=True, slots=True)
class Said:
    """Carry one answer as the person in the room heard it, when, and who that was."""

    answer: Answer
    at: datetime
    to: str | None


@dataclass(frozen=True, slots=True)
class Room:
    """Carry one conversation: the last answer, and the gate that was consented to while its code is awaited."""

    last: Said | None = None
    awaiting_code: Answer | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """Carry what is true of the person while a turn is said; `code` is the right one where one is set."""

    merchant: Merchant
    linked: bool
    code: str | None
    locked: bool
    spent: int = 0
    strangers: StrangersRule = StrangersRule.ALLOWED
    known: frozenset[str] = frozenset()
    preferred: str = ""

    def bars(self, turn: Turn) -> bool:
        """Tell whether the household lets this voice buy nothing at all."""
        return self.is_unknown(turn) and self.strangers is StrangersRule.CART_ONLY

    def is_unknown(self, turn: Turn) -> bool:
        """Tell whether nobody knows this voice; whoever types without a name is the account's holder."""
        typed = turn.channel is Channel.TEXT and turn.person_id is None
        return not typed and turn.person_id not in self.known


@dataclass(frozen=True, slots=True)
class Notary:
    """Keep the rooms, and name the rule that a turn's order breaks."""

    rooms: dict[str, Room] = field(default_factory=dict)

    def objection(self, turn: Turn, order: Order, facts: Facts, now: datetime) -> str | None:
        """Return why this turn must not have led to this order; None if it may."""
        room = self.rooms.get(turn.session_id, Room())
        if fault := _of_the_person(turn, order, facts):
            return fault
        threshold = facts.merchant.limits.code_threshold
        unknown = facts.is_unknown(turn) and facts.strangers is StrangersRule.WITH_CODE
        demanded = unknown or facts.code is not None or (threshold is not None and order.total >= threshold)
        if not demanded:
            return consent_fault(room, turn, facts.merchant, now) or _other_order(room.last, order, facts)
        if room.awaiting_code is None or turn.intent != "ProvideCodeIntent":
            return "the code is missing"
        if facts.locked or turn.slot("code") != facts.code:
            return "the code is wrong or locked"
        return _too_late(room, turn, facts.merchant, now) or _other_order(
            Said(room.awaiting_code, now, None), order, facts
        )

    def hearing(self, turn: Turn, answer: Answer, facts: Facts, now: datetime) -> Notary:
        """Return the notary after a turn was answered."""
        room = self.rooms.get(turn.session_id, Room())
        awaiting = None
        consented = room.last is not None and not consent_fault(room, turn, facts.merchant, now)
        if room.last and consented and facts.linked and not facts.bars(turn):
            awaiting = room.last.answer
        elif _not_understood(turn) and not _too_late(room, turn, facts.merchant, now):
            awaiting = room.awaiting_code
        if answer.question_id is None or answer.gate is not None:
            awaiting = None
        return replace(self, rooms={**self.rooms, turn.session_id: Room(Said(answer, now, turn.customer_id), awaiting)})


def _of_the_person(turn: Turn, order: Order, facts: Facts) -> str | None:
    if not facts.linked or turn.customer_id != order.customer_id:
        return "the account is not linked"
    if facts.merchant.limits.per_order and order.total > facts.merchant.limits.per_order:
        return "the order is above the limit"
    return "an unknown voice ordered" if facts.bars(turn) else None


def consent_fault(room: Room, turn: Turn, merchant: Merchant, now: datetime) -> str | None:
    """Return what is missing for a turn to be consent to the answer that was heard last, None if nothing is."""
    if room.last is None or room.last.answer.gate is None:
        return "the last answer was no summary"
    if fault := _too_late(room, turn, merchant, now):
        return fault
    if not _express(turn, merchant):
        return "the words are no consent"
    return summary_fault(room.last.answer, merchant)


def summary_fault(answer: Answer, merchant: Merchant) -> str | None:
    """Return what the summary before the question leaves out, None if nothing."""
    text, gate = answer.spoken.text, answer.gate
    question = _LAST_SENTENCE.search(text)
    if gate is None or question is None:
        return f"the last sentence is not the question with the duty to pay: {text}"
    before, language = text[: question.start()], answer.spoken.locale[:2]
    euros, cents = divmod(gate.total.amount, 100)
    names = [
        (line.product.brand, line.product.noun.in_language(language), line.product.spoken.in_language(language))
        for line in gate.lines
    ]
    said = {
        "the total": re.search(rf"\b{euros} euros? {cents or ''}", question[0], re.IGNORECASE),
        "every product": all(any(name in before for name in of_one) for of_one in names),
        "the seller": merchant.name in before,
        "the delivery": _DAY.search(before),
        "the right of withdrawal": re.search(r"Widerruf|withdraw", before),
    }
    missing = [what for what, found in said.items() if not found]
    return f"{missing} not said: {text}" if missing else None


def _too_late(room: Room, turn: Turn, merchant: Merchant, now: datetime) -> str | None:
    if room.last is None or room.last.answer.question_id is None:
        return "nothing was asked"
    if turn.new_session or turn.customer_id != room.last.to:
        return "the session or the person is new"
    rule = merchant.consent
    seconds = rule.voice_seconds if turn.channel is Channel.ALEXA else rule.text_seconds
    if now >= room.last.at + timedelta(seconds=seconds):
        return "the answer came too late"
    carried = turn.heard.button.question_id if turn.heard.button else turn.question_id
    if carried is None and turn.channel is Channel.TEXT:
        return None
    return None if carried == room.last.answer.question_id else "the answer is to another question"


def _not_understood(turn: Turn) -> bool:
    """Tell whether a turn leaves the question of the code open: no digits, help, or another yes."""
    return turn.intent in ASKS_CODE_AGAIN


def _express(turn: Turn, merchant: Merchant) -> bool:
    if turn.intent not in {"AMAZON.YesIntent", "ConfirmOrderIntent"}:
        return False
    if turn.heard.button is not None:
        return True
    if turn.intent == "ConfirmOrderIntent":
        slot = turn.slots.get("consent")
        return bool(slot and slot.ids and slot.text in PHRASES and (turn.heard.text or slot.text) in PHRASES)
    return merchant.consent.strictness is ConsentStrictness.YES and turn.heard.assent is Assent.CLEAR


def _other_order(said: Said | None, order: Order, facts: Facts) -> str | None:
    gate = said.answer.gate if said else None
    if said is None or gate is None:
        return "no summary"
    question = _LAST_SENTENCE.search(said.answer.spoken.text)
    named = {kind for kind, words in METHODS.items() if question and words.search(question[0])}
    kind = DEBIT if order.payment_method == DEBIT else CARD
    if named != ({kind} if order.payment_method != facts.preferred else set()):
        return f"pays with {order.payment_method}, spoken of {named or 'the usual method'}"
    spoken = {line.product.sku: line.quantity for line in gate.lines}
    ordered = {line.sku: line.quantity for line in order.lines}
    if spoken != ordered or gate.total != order.total:
        return f"ordered {ordered} for {order.total}, spoken {spoken} for {gate.total}"
    return None
