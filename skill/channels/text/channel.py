"""Hold a conversation in plain text: words in, lines out."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from typing import Protocol

from skill.conversation.answer import Answer, Render
from skill.conversation.more_products import with_more_products
from skill.conversation.turn import Channel, Heard, Turn
from skill.conversation.understand import NOTHING, Understood
from skill.domain.reply import SpokenText
from skill.services.shop import Shop

FALLBACK = "AMAZON.FallbackIntent"
LONGEST = 10_000
"""How many characters of an utterance are looked at."""

_ALONE = frozenset({"AMAZON.YesIntent", "ConfirmOrderIntent", "LaunchRequest"})
_REMOVE = "RemoveFromCartIntent"
_CART_CHANGES = frozenset({"AddToCartIntent", "ChangeQuantityIntent", _REMOVE})
_ADD = "AddToCartIntent"
_LAST = "ReorderLastIntent"
_ORDERS = frozenset({"ReorderProductIntent", _LAST})
_REMEDY = "ChooseRemedyIntent"
_GIVING_BACK = frozenset({"ReturnItemIntent", "WithdrawIntent"})
"""Wishes that already mean the money back."""
_LAST_QUESTION = re.compile(r"[^.?!]*\?$")


class Answering(Protocol):
    """Answer one turn: the engine's entry point."""

    def __call__(self, shop: Shop, turn: Turn, *, render: Render) -> Answer:
        """Return the answer; raise only `UnavailableError` and `ProgrammingError`."""
        ...


class Understanding(Protocol):
    """Understand words in one language."""

    def understand(self, text: str, *, expected: Collection[str] = ()) -> Understood:
        """Return what the words mean; `expected` names the intents that the open question awaits."""
        ...


@dataclass(frozen=True, slots=True)
class Speaker:
    """Carry who writes, to which shop, in which language; `customer_id` is None where no account is linked.

    `person_id` is a voice of the household, or one that it does not know; None is the account's holder, who types.
    """

    merchant_id: str
    user_id: str
    customer_id: str | None
    locale: str
    person_id: str | None = None


@dataclass(frozen=True, slots=True)
class House:
    """Carry what the channel needs: the engine, ears, words, and what an open question awaits."""

    answer: Answering
    understander: Understanding
    render: Render
    expected: Callable[[str], Collection[str]]


class TextConversation:
    """Carry one session from its first words to its last."""

    def __init__(self, speaker: Speaker, house: House, *, shop: Shop) -> None:
        """Begin a session of its own."""
        self._speaker = speaker
        self._house = house
        self._shop = shop
        self._fresh = True
        self._question = ""
        self.session_id = shop.ids.new("text")

    @property
    def locale(self) -> str:
        """Return the locale that is spoken."""
        return self._speaker.locale

    def hand_over(self, person_id: str | None) -> None:
        """Let another voice of the room go on with this conversation."""
        self._speaker = replace(self._speaker, person_id=person_id)

    def say(self, text: str) -> SpokenText:
        """Answer one utterance; a second wish in the same breath is answered with the first."""
        text = text[:LONGEST]
        understood = self._house.understander.understand(text, expected=self._house.expected(self.session_id))
        first, *others = wishes(understood)
        answer = self._turn(first, text)
        spoken = answer.spoken
        for wish in others:
            spoken = joined(spoken, self._turn(wish, text).spoken)
        return spoken

    def _turn(self, wish: Understood, text: str) -> Answer:
        speaker = self._speaker
        turn = Turn(
            merchant_id=speaker.merchant_id,
            channel=Channel.TEXT,
            session_id=self.session_id,
            request_id=self._shop.ids.new("request"),
            user_id=speaker.user_id,
            locale=speaker.locale,
            intent=wish.intent or FALLBACK,
            slots=wish.slots,
            heard=Heard(text=text, assent=wish.assent, confidence=str(wish.confidence)),
            customer_id=speaker.customer_id,
            person_id=speaker.person_id,
            new_session=self._fresh,
            question_id=self._question,
            has_screen=False,
            guessed=wish.guessed,
            instead=wish.instead,
        )
        self._fresh = False
        # A turn that fails voids the question too: a yes to the apology must not reach what was asked before it.
        self._question = ""
        answer = self._house.answer(self._shop, turn, render=self._house.render)
        self._question = answer.question_id or ""
        return answer


def wishes(understood: Understood) -> list[Understood]:
    """Return the wishes of one utterance in the order in which they are granted.

    A yes that comes with a wish is no consent and falls away, as does the opening of the shop.
    Several orders are one: the offer of a second would take the place of the first, unsaid.
    Of several changes to the cart, removals come first: the last answer tells the cart's total.
    """
    found: list[Understood] = []
    rest: Understood | None = understood
    while rest is not None:
        found.append(replace(rest, then=None))
        rest = rest.then
    if len(found) > 1:
        found = [wish for wish in found if wish.intent not in _ALONE]
    if any(wish.intent in _GIVING_BACK for wish in found):
        found = [wish for wish in found if wish.intent != _REMEDY]
    found = _as_one_order(found)
    if all(wish.intent in _CART_CHANGES for wish in found):
        found.sort(key=lambda wish: wish.intent != _REMOVE)
    return found or [NOTHING]


def _as_one_order(found: list[Understood]) -> list[Understood]:
    """Return the wishes with what further orders name put to the first; what does not fit in is added to its offer."""
    orders = sorted((wish for wish in found if wish.intent in _ORDERS), key=lambda wish: wish.intent != _LAST)
    if len(orders) < 2:  # noqa: PLR2004 - one order is one already
        return found
    first, added = orders[0], []
    for wish in orders[1:]:
        if slots := with_more_products(first.slots, wish.slots):
            first = replace(first, slots=slots)
        else:
            added.append(replace(wish, intent=_ADD))
    return [first, *added, *(wish for wish in found if wish.intent not in _ORDERS)]


def joined(first: SpokenText, second: SpokenText) -> SpokenText:
    """Return two answers as one that asks only the second's question; an order gate that it replaced falls away."""
    if first.button:
        return second
    question = first.reprompt or ""
    said = first.text.removesuffix(question).strip() if question else first.text
    return replace(second, text=f"{_LAST_QUESTION.sub('', said).strip()} {second.text}".strip())
