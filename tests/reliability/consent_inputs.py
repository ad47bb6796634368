"""Name everything that can be said, tapped or done to a shop while somebody talks to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from skill.conversation.turn import Assent, Button, Channel, Heard, SlotValue, Turn
from skill.settings import DEMO_MERCHANT

FILTERS, MILK = "melitta-filter-4-80", "weihenstephan-h-milch-35-1l"
RIGHT, WRONG = "2719", "1111"
ROOM, OTHER_ROOM = "s1", "s2"
LABEL = "Zahlungspflichtig bestellen"
KNOWN_VOICE = "voice-known"
CARD, DEBIT = "sandbox:authorised", "sandbox:sepa"

_FILTERS = SlotValue("kaffeefilter", (FILTERS,))
_MILK = SlotValue("milch", (MILK,))
_CONSENT = SlotValue("zahlungspflichtig bestellen", ("obligation_to_pay",))
_NO_CONSENT = SlotValue("nicht zahlungspflichtig bestellen", ("obligation_to_pay",))


@dataclass(frozen=True, slots=True)
class Input:
    """Carry one thing a person does; `question` is the id it carries: `right`, `stale` or `none`."""

    label: str
    intent: str
    slots: dict[str, SlotValue] = field(default_factory=dict)
    assent: Assent | None = None
    text: str | None = None
    question: str = "right"
    button: bool = False
    room: str = ROOM
    new_session: bool = False
    locale: str = "de-DE"
    stranger: bool = False
    repeated: bool = False
    unknown_voice: bool = False

    def turn(self, channel: Channel, customer: str, known: dict[str, str], *, request: str, stale: str) -> Turn:
        """Return the turn as a channel would send it; `known` is the question each room heard last."""
        carried = {"right": known.get(self.room, ""), "stale": stale, "none": ""}[self.question]
        person = "demo-ute" if self.stranger else customer
        typed = channel is Channel.TEXT
        heard = Heard(
            text=(self.text if self.text is not None else self.label) if typed and not self.button else None,
            assent=self.assent,
            button=Button(carried, LABEL) if self.button else None,
        )
        return Turn(
            merchant_id=DEMO_MERCHANT,
            channel=channel,
            session_id=self.room,
            request_id=request,
            user_id=person,
            locale=self.locale,
            intent=self.intent,
            slots=self.slots,
            heard=heard,
            customer_id=person,
            new_session=self.new_session,
            question_id=None if typed else carried,
            person_id=self._person(channel),
        )

    def _person(self, channel: Channel) -> str | None:
        """Return whose voice it is: an Echo names no voice that it does not recognise, a text names it all the same."""
        if not self.unknown_voice:
            return KNOWN_VOICE
        return None if channel is Channel.ALEXA else "voice-unknown"


def _wishes() -> Iterator[Input]:
    yield Input("launch", "LaunchRequest")
    yield Input("reorder filters", "ReorderProductIntent", {"product": _FILTERS})
    yield Input("reorder two filters", "ReorderProductIntent", {"product": _FILTERS, "quantity": SlotValue("2")})
    yield Input("reorder last", "ReorderLastIntent")
    yield Input("add milk", "AddToCartIntent", {"product": _MILK})
    yield Input("remove milk", "RemoveFromCartIntent", {"product": _MILK})
    yield Input("two", "ChangeQuantityIntent", {"quantity": SlotValue("2")})
    yield Input("only one", "ChangeQuantityIntent", {"quantity": SlotValue("1")})
    yield Input("read the cart", "ReadCartIntent")
    yield Input("empty the cart", "EmptyCartIntent")
    yield Input("checkout", "CheckoutIntent")
    yield Input("where is it", "TrackOrderIntent")
    yield Input("what is coming", "ListOrdersIntent")
    yield Input("cancel it", "CancelOrderIntent")
    yield Input("how much is it", "ProductQuestionIntent", {"product": _FILTERS})
    yield Input("how much is milk", "ProductQuestionIntent", {"product": _MILK})
    yield Input("a person", "TalkToPersonIntent")
    yield Input("the first", "ChooseOptionIntent", {"ordinal": SlotValue("erste", ("1",))})
    yield Input("the big one", "ChooseOptionIntent", {"attribute": SlotValue("größere")})
    yield Input("repeat", "AMAZON.RepeatIntent")
    yield Input("help", "AMAZON.HelpIntent")
    yield Input("no", "AMAZON.NoIntent")
    yield Input("cancel", "AMAZON.CancelIntent")
    yield Input("stop", "AMAZON.StopIntent")
    yield Input("home", "AMAZON.NavigateHomeIntent")
    yield Input("nonsense", "AMAZON.FallbackIntent")
    yield Input("silence", "AMAZON.FallbackIntent", text="")


def _codes() -> Iterator[Input]:
    yield Input("the right code", "ProvideCodeIntent", {"code": SlotValue(RIGHT)})
    yield Input("a wrong code", "ProvideCodeIntent", {"code": SlotValue(WRONG)})
    yield Input("no code", "ProvideCodeIntent")
    yield Input("the code to a stale question", "ProvideCodeIntent", {"code": SlotValue(RIGHT)}, question="stale")


def _consents() -> Iterator[Input]:
    said = "AMAZON.YesIntent"
    yield Input("ja", said, assent=Assent.CLEAR)
    yield Input("passt", said, assent=Assent.CASUAL)
    yield Input("ja aber", said, assent=Assent.DOUBTFUL)
    yield Input("zahlungspflichtig bestellen", "ConfirmOrderIntent", {"consent": _CONSENT})
    yield Input("nicht zahlungspflichtig bestellen", "ConfirmOrderIntent", {"consent": _NO_CONSENT})
    yield Input("confirm without words", "ConfirmOrderIntent", text="bestellen")
    yield Input("ja to a stale question", said, assent=Assent.CLEAR, question="stale")
    yield Input("ja without a question", said, assent=Assent.CLEAR, question="none")
    yield Input("ja in a new session", said, assent=Assent.CLEAR, new_session=True)
    yield Input("yes in English", said, assent=Assent.CLEAR, locale="en-US")
    yield Input("tap", said, button=True)
    yield Input("tap a stale button", said, button=True, question="stale")
    yield Input("ja from a stranger", said, assent=Assent.CLEAR, stranger=True)
    yield Input("the last request again", "", repeated=True)
    yield Input("ja in the other room", said, assent=Assent.CLEAR, room=OTHER_ROOM)
    yield Input("reorder in the other room", "ReorderProductIntent", {"product": _FILTERS}, room=OTHER_ROOM)


def _household() -> Iterator[Input]:
    said, unknown = "AMAZON.YesIntent", "an unknown voice: "
    yield Input(unknown + "reorder filters", "ReorderProductIntent", {"product": _FILTERS}, unknown_voice=True)
    yield Input(unknown + "add milk", "AddToCartIntent", {"product": _MILK}, unknown_voice=True)
    yield Input(unknown + "checkout", "CheckoutIntent", unknown_voice=True)
    yield Input(unknown + "only one", "ChangeQuantityIntent", {"quantity": SlotValue("1")}, unknown_voice=True)
    yield Input(unknown + "ja", said, assent=Assent.CLEAR, unknown_voice=True)
    yield Input(unknown + "tap", said, button=True, unknown_voice=True)
    yield Input(unknown + "the right code", "ProvideCodeIntent", {"code": SlotValue(RIGHT)}, unknown_voice=True)
    yield Input(
        unknown + "zahlungspflichtig bestellen", "ConfirmOrderIntent", {"consent": _CONSENT}, unknown_voice=True
    )
    yield Input("leave it in", "KeepInCartIntent")


def _payments() -> Iterator[Input]:
    chosen = "ChoosePaymentIntent"
    yield Input("by direct debit", chosen, {"payment": SlotValue("lastschrift", ("sepa_debit",))})
    yield Input("by card", chosen, {"payment": SlotValue("karte", ("card",))})
    yield Input("another way to pay", chosen, {"payment": SlotValue("andere zahlungsart", ("other",))})
    yield Input("what do i pay with", chosen)


IN_TWO_ROOMS = frozenset(
    (
        *("reorder filters", "add milk", "checkout", "no"),
        *("ja", "tap", "ja to a stale question", "ja in a new session", "the last request again"),
        *("ja in the other room", "reorder in the other room"),
    )
)
LIKE_OTHERS = frozenset(
    (
        *("reorder two filters", "reorder last", "remove milk", "only one", "what is coming", "cancel it", "home"),
        *("how much is milk", "the first", "cancel", "silence", "tap a stale button", "confirm without words"),
    )
)
HOUSEHOLD = frozenset(said.label for said in _household())
PAYMENTS = frozenset(said.label for said in _payments())
IN_A_HOUSEHOLD = HOUSEHOLD | frozenset(
    (
        *("reorder filters", "add milk", "checkout", "read the cart", "only one", "no", "repeat", "nonsense"),
        *("the right code", "a wrong code", "ja", "passt", "tap", "ja to a stale question", "ja in a new session"),
    )
)
WITH_TWO_METHODS = PAYMENTS | frozenset(
    (
        *("reorder filters", "add milk", "checkout", "only one", "how much is it", "no", "repeat", "nonsense"),
        *("ja", "passt", "ja aber", "tap", "ja to a stale question", "ja in a new session", "yes in English"),
    )
)
INPUTS = (*_wishes(), *_codes(), *_consents(), *_household(), *_payments())
