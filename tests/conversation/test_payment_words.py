"""Ways to pay are called what their owner calls them."""

from __future__ import annotations

import pytest

from skill.conversation.payment_words import payment_values, written_method
from skill.domain.customer import MethodKind, StoredMethod
from tests.stage import Stage

VISA = StoredMethod("m-visa", MethodKind.CARD, "Visa 4242")
GOLD = StoredMethod("m-gold", MethodKind.CARD, "Mastercard Gold 5555")
DEBIT = StoredMethod("m-debit", MethodKind.SEPA_DEBIT, "DE89 … 3000")
OTHER_DEBIT = StoredMethod("m-other", MethodKind.SEPA_DEBIT, "DE12 … 0815")


@pytest.mark.parametrize(
    ("methods", "asked", "pays", "label"),
    [
        ((VISA, DEBIT), "m-visa", "card", "Visa 42 42"),
        ((VISA, GOLD), "m-gold", "that_card", "Mastercard Gold 55 55"),
        ((DEBIT, OTHER_DEBIT), "m-other", "that_debit", "08 15"),
        ((VISA,), "m-gone", "card", ""),
    ],
)
def test_only_alike_methods_need_their_label(
    stage: Stage, methods: tuple[StoredMethod, ...], asked: str, pays: str, label: str
) -> None:
    stage.change_profile(payment_methods=methods, payment_method=methods[0].method_id)
    assert payment_values(stage.scene("LaunchRequest"), asked) == {"pays": pays, "label": label}


def test_screens_show_the_whole_label(stage: Stage) -> None:
    stage.change_profile(payment_methods=(DEBIT,))
    assert written_method(stage.scene("LaunchRequest"), "m-debit") == "DE89 … 3000"
