"""Keep the state of one conversation: the open question, the quote behind it, and what was said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from skill.domain.privacy import PERSONAL, declare
from skill.domain.quote import Quote
from skill.services.records import codec, keys
from skill.services.shop import Shop
from skill.services.table import Expect, Item, Put, Value

LIVES = timedelta(hours=24)
_KEPT_ANSWERS = 4
_KEPT_EXCHANGES = 20
_KEPT_REQUESTS = 40
_HEARD_CHARACTERS = 300

GATE = "gate"
CODE = "code"
CHOOSE = "choose"
DEVICE = "device"
FORGET = "forget_device"
WISH = "wish"

_AWAITED: Mapping[str, frozenset[str]] = {
    GATE: frozenset({"ChooseOptionIntent", "ConfirmOrderIntent"}),
    CHOOSE: frozenset({"ChooseOptionIntent"}),
    DEVICE: frozenset({"ChooseOptionIntent"}),
    FORGET: frozenset({"ChooseOptionIntent"}),
    WISH: frozenset({"ChooseOptionIntent"}),
    "withdraw": frozenset({"CaseQuestionIntent"}),
    "problem_fault": frozenset({"ReportProblemIntent"}),
    "problem_remedy": frozenset({"ChooseRemedyIntent", "CaseQuestionIntent"}),
    **dict.fromkeys(("problem_replace", "problem_refund", "return_item"), frozenset({"CaseQuestionIntent"})),
    **dict.fromkeys(
        ("withdraw_which", "problem_which", "return_which", "return_variant"), frozenset({"ChooseOptionIntent"})
    ),
}
"""What answers a kind of question besides a yes and a no."""

GATE_QUESTION = "gate_question"
"""Where the question of the voice code keeps the id of the gate's question that was consented to."""
CONSENT_HEARD = "consent_heard"
"""Where it keeps what the channel gave as that consent."""

declare(
    "dialog",
    dict.fromkeys(
        (
            "question",
            "quote",
            "checkout",
            "answers",
            "seen",
            "focus_skus",
            "focus_order",
            "exchanges",
            "customer_id",
            "expects_for",
        ),
        PERSONAL,
    ),
    lives=LIVES,
)


@dataclass(frozen=True, slots=True)
class Question:
    """Carry the one question that is open: what kind, what about, and until when it may be answered."""

    question_id: str
    kind: str
    payload: dict[str, Any]
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """Carry an answer as it was given, for a request that comes again."""

    request_id: str
    text: str
    reprompt: str | None
    question_id: str | None
    phrase_version: str
    locale: str
    card_title: str = ""
    card_text: str = ""
    button: str = ""
    options: tuple[str, ...] = ()
    link_account: bool = False
    order_id: str | None = None


@dataclass(frozen=True, slots=True)
class Exchange:
    """Carry one turn as a person would read it."""

    heard: str
    said: str


@dataclass(frozen=True, slots=True)
class Session:
    """Carry all that a conversation remembers; `checkout` is the order begun or completed last in it.

    `focus_skus` and `focus_order` are what "die", "davon" and "die Bestellung" mean. `seen` holds more
    request ids than there are answers kept: channels deliver late and again. `expects_for` is whose products the
    channel was told to expect; empty if nobody's.
    """

    question: Question | None = None
    quote: Quote | None = None
    checkout: str = ""
    answers: tuple[StoredAnswer, ...] = ()
    seen: tuple[str, ...] = ()
    focus_skus: tuple[str, ...] = ()
    focus_order: str = ""
    exchanges: tuple[Exchange, ...] = ()
    customer_id: str = ""
    expects_for: str = ""
    version: int = 0

    def answer_to(self, request_id: str) -> StoredAnswer | None:
        """Return the stored answer to a request seen before; the newest one where its own is no longer kept."""
        if request_id not in self.seen:
            return None
        return next((answer for answer in self.answers if answer.request_id == request_id), self.answers[-1])

    def remembering(self, answer: StoredAnswer, heard: str, *, proof: str | None = None) -> Session:
        """Return the session with one more answer and exchange on record.

        `proof` names the question whose words are kept however many answers follow: they go into
        the evidence of an order once the voice code is right.
        """
        exchange = Exchange(heard[:_HEARD_CHARACTERS], answer.text)
        answers = (*self.answers, answer)
        kept = tuple(old for old in answers[:-_KEPT_ANSWERS] if proof and old.question_id == proof)
        return replace(
            self,
            answers=kept + answers[-_KEPT_ANSWERS:],
            seen=(*self.seen, answer.request_id)[-_KEPT_REQUESTS:],
            exchanges=(*self.exchanges, exchange)[-_KEPT_EXCHANGES:],
        )


@dataclass(frozen=True, slots=True)
class Ask:
    """Say which question a move opens; `quote` stands behind a question at the order gate."""

    kind: str
    payload: Mapping[str, Value] = field(default_factory=dict)
    quote: Quote | None = None


def session_from(item: Item | None) -> Session:
    """Return the stored session, or a fresh one."""
    return codec.from_item(item, Session) if item else Session()


def put_session(merchant: str, session_id: str, session: Session, now: datetime) -> Put:
    """Return the change that stores a session over the version it was read at."""
    return Put(
        keys.session(merchant, session_id),
        codec.to_attributes(session),
        expect=session.version or Expect.ABSENT,
        expires_at=int((now + LIVES).timestamp()),
    )


def load_session(shop: Shop, merchant_id: str, session_id: str) -> Mapping[str, Value]:
    """Return a session as plain data, for display."""
    item = shop.table.get(keys.session(merchant_id, session_id))
    return item.attributes if item else {}


def expected_intents(shop: Shop, merchant_id: str, session_id: str) -> frozenset[str]:
    """Return the intents that answer the open question, for channels that understand words themselves."""
    question = session_from(shop.table.get(keys.session(merchant_id, session_id))).question
    if question is None or shop.clock.now() >= question.expires_at:
        return frozenset()
    if question.kind == CODE:
        return frozenset({"ProvideCodeIntent"})
    offered = (
        frozenset(str(wish["intent"]) for wish in question.payload["wishes"]) if question.kind == WISH else frozenset()
    )
    return frozenset({"AMAZON.YesIntent", "AMAZON.NoIntent"}) | _AWAITED.get(question.kind, frozenset()) | offered
