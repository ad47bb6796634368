"""Say what is to be said, without words: phrase keys with typed values.

A reply is rendered by the phrasebook in the customer's language; no handler writes a sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Union

from skill.domain.localized import Localized
from skill.domain.money import Money
from skill.domain.product import Product


@dataclass(frozen=True, slots=True)
class Line:
    """Name a product and how many packs of it."""

    product: Product
    quantity: int


@dataclass(frozen=True, slots=True)
class OrderNumber:
    """Name an order; voice says the last four digits in pairs, screens show all of it."""

    text: str


SpokenValue = Union[  # noqa: UP007 - a recursive alias needs a string forward reference
    str, int, Money, date, datetime, Localized, Product, Line, OrderNumber, tuple["SpokenValue", ...]
]


@dataclass(frozen=True, slots=True)
class Say:
    """Name one phrase, `file-message`, and the values it needs; the part before the first hyphen is the phrase file."""

    key: str
    values: Mapping[str, SpokenValue] = field(default_factory=dict)

    @property
    def file(self) -> str:
        """Return the stem of the phrase file that holds the message."""
        return self.key.partition("-")[0]


@dataclass(frozen=True, slots=True)
class Card:
    """Describe a card for app, chat or e-mail: a title and paragraphs."""

    title: Say
    body: tuple[Say, ...]


@dataclass(frozen=True, slots=True)
class GateView:
    """Describe the order gate for a screen: the quote's question id and what is bought."""

    question_id: str
    lines: tuple[Line, ...]
    total: Money


@dataclass(frozen=True, slots=True)
class Reply:
    """Carry one answer: sentences, then at most one question as the last of them.

    `reprompt` defaults to the question alone. `options` are choices shown as buttons.
    `link_account` asks the channel for its account-linking card.
    """

    says: tuple[Say, ...] = ()
    asks: Say | None = None
    reprompt: tuple[Say, ...] = ()
    card: Card | None = None
    gate: GateView | None = None
    options: tuple[Say, ...] = ()
    link_account: bool = False

    @property
    def ends(self) -> bool:
        """Tell whether the conversation is finished: nothing is asked."""
        return self.asks is None


@dataclass(frozen=True, slots=True)
class Occasion:
    """Say when and in which language a reply is spoken; `now` is local time of the merchant."""

    locale: str
    now: datetime

    @property
    def language(self) -> str:
        """Return the ISO 639 code, `de` of `de-DE`."""
        return self.locale.partition("-")[0]


@dataclass(frozen=True, slots=True)
class SpokenText:
    """Carry the words of one reply, as they go on record; plain text without markup.

    `phrase_version` names the wording's version for the evidence of an order.
    """

    text: str
    reprompt: str | None
    locale: str
    phrase_version: str
    card_title: str = ""
    card_text: str = ""
    options: tuple[str, ...] = ()
    button: str = ""


Render = Callable[[Reply, Occasion], SpokenText]
"""Put a reply into words; the phrasebook does it for every channel, with that channel's escaping."""
