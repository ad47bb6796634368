"""Carry one thing a customer said, the same for every channel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Channel(StrEnum):
    """Name where the words came from."""

    ALEXA = "alexa"
    TEXT = "text"


class Assent(StrEnum):
    """Grade a yes: clear words, casual words, or a yes inside foreign words.

    Only `CLEAR` is consent at the order gate; `CASUAL` counts where no money moves.
    """

    CLEAR = "clear"
    CASUAL = "casual"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class SlotValue:
    """Carry one slot: the words as heard, and the ids the channel's entity resolution matched, best first."""

    text: str
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Meant:
    """Carry a wish that may be meant: the model's name of the intent, and its slots."""

    intent: str
    slots: Mapping[str, SlotValue] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Button:
    """Carry a tap or click: the question it answers and the label the customer saw."""

    question_id: str
    label: str


@dataclass(frozen=True, slots=True)
class Heard:
    """Carry what the channel really gave, for the evidence of an order.

    `text` is None on Alexa, which delivers no words. `confirmation` is Alexa's confirmationStatus.
    """

    text: str | None = None
    confirmation: str = "NONE"
    button: Button | None = None
    assent: Assent | None = None
    confidence: str = "1"


@dataclass(frozen=True, slots=True)
class Turn:
    """Carry who said what, where, in which language and conversation.

    `intent` is the model's name (`ReorderProductIntent`, `AMAZON.YesIntent`, `LaunchRequest`).
    `user_id` names the account of the channel, linked or not; `customer_id` the linked shop
    account, or None. `question_id` is the id the channel's session state carries; None where the
    channel keeps no state of its own (text), which then means the last question of the session.
    `guessed` marks a wish that statistics alone tell; `instead` is what else was as good as meant.
    """

    merchant_id: str
    channel: Channel
    session_id: str
    request_id: str
    user_id: str
    locale: str
    intent: str
    slots: Mapping[str, SlotValue] = field(default_factory=dict)
    heard: Heard = field(default_factory=Heard)
    customer_id: str | None = None
    person_id: str | None = None
    new_session: bool = False
    question_id: str | None = None
    has_screen: bool = False
    guessed: bool = False
    instead: Meant | None = None

    @property
    def language(self) -> str:
        """Return the ISO 639 code, `de` of `de-DE`."""
        return self.locale.partition("-")[0]

    def slot(self, name: str) -> str | None:
        """Return the words of a slot, or None if it was not heard."""
        value = self.slots.get(name)
        return value.text.strip() or None if value else None
