"""Say of each intent what may come of a guess: the statistical stage offers, the rules act (ADR 0016)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Guessing(StrEnum):
    """Grade what a guess may set off.

    `ALONE`: its handler tells something, or asks before anything changes. `ASKED`: its handler changes something at
    once, so the guess is put as a question of its own first. `NEVER`: only words that the rules know count.
    """

    ALONE = "alone"
    ASKED = "asked"
    NEVER = "never"


_TELLS = (
    *("AMAZON.HelpIntent", "AMAZON.RepeatIntent", "AMAZON.NavigateHomeIntent", "LaunchRequest"),
    *("ReadCartIntent", "TrackOrderIntent", "ListOrdersIntent", "ProductQuestionIntent"),
    *("CaseQuestionIntent", "RefundStatusIntent"),
)

_LEAVES_ALL_AS_IT_IS = ("AMAZON.NoIntent", "AMAZON.CancelIntent", "AMAZON.StopIntent")

_OPENS_THE_GATE = ("ReorderProductIntent", "ReorderLastIntent", "CheckoutIntent", "ChoosePaymentIntent")
"""Nothing is bought but by a clear yes to the gate's own question, which names what it costs."""

_ASKS_ITSELF = (
    *("CancelOrderIntent", "WithdrawIntent", "ReturnItemIntent", "ReportProblemIntent", "ChooseRemedyIntent"),
    *("EmptyCartIntent", "ChooseOptionIntent"),
)

_CHANGES_THE_CART = ("AddToCartIntent", "RemoveFromCartIntent", "ChangeQuantityIntent", "KeepInCartIntent")

_WRITES_TO_SOMEBODY = ("TalkToPersonIntent", "ResetVoiceCodeIntent")
"""A mail to the shop with the conversation so far; a link to the customer."""

_CONSENTS = ("AMAZON.YesIntent", "ConfirmOrderIntent", "ProvideCodeIntent")
"""Express consent and a secret: likelihood is neither (§ 312j BGB)."""

GUESSING: Mapping[str, Guessing] = {
    **dict.fromkeys((*_TELLS, *_LEAVES_ALL_AS_IT_IS, *_OPENS_THE_GATE, *_ASKS_ITSELF), Guessing.ALONE),
    **dict.fromkeys((*_CHANGES_THE_CART, *_WRITES_TO_SOMEBODY, "ForgetDeviceIntent"), Guessing.ASKED),
    **dict.fromkeys((*_CONSENTS, "AMAZON.FallbackIntent"), Guessing.NEVER),
}
"""What may come of a guess, for each intent; an intent that is not listed is never guessed."""

FILLS_A_GUESTS_CART = frozenset({"ReorderProductIntent", "ReorderLastIntent", "ChooseOptionIntent"})
"""A guest's wish to buy is kept in the cart until the account is linked."""

CHANGES_AN_OFFER = frozenset({"ChooseOptionIntent"})
"""At the order gate another kind of product takes the place of the one in the cart."""


def guessing_of(intent: str) -> Guessing:
    """Return what may come of a guess at this intent."""
    return GUESSING.get(intent, Guessing.NEVER)
