from __future__ import annotations

import pytest

from skill.conversation.intents import INTENTS
from skill.conversation.negated_wish import is_turned_down
from skill.conversation.understand import NO
from tests.conversations.ears import ears

NOT_TO_DO = [
    ("de", "ich will die klingen nicht widerrufen"),
    ("de", "ich will die klingen nicht zurückgeben"),
    ("de", "ich will keine windeln zurückgeben"),
    ("de", "bitte nicht stornieren"),
    ("de", "den korb bitte nicht leeren"),
    ("de", "ruf mich bitte nicht an"),
    ("de", "bestell nie wieder windeln"),
    ("de", "bestell keine milch mehr"),
    ("de", "du sollst keine windeln bestellen"),
    ("de", "bestell auf keinen fall nochmal die windeln"),
    ("de", "hör auf mir milch zu schicken"),
    ("de", "leg keine milch in den korb"),
    ("de", "ich will mit niemandem sprechen"),
    ("de", "ich will nicht auf die milch verzichten"),
    ("en", "i don't want to return the blades"),
    ("en", "i don't want to withdraw"),
    ("en", "don't empty the basket"),
    ("en", "please don't call me"),
    ("en", "don't cancel my order"),
    ("en", "stop sending me milk"),
    ("en", "never order nappies again"),
]
TO_DO = [
    ("de", "ich will das nicht mehr haben kannst du das stornieren", "CancelOrderIntent"),
    ("de", "ich habe keine milch mehr bitte bestellen", "ReorderProductIntent"),
    ("de", "wir haben kein klopapier mehr", "ReorderProductIntent"),
    ("de", "bestell milch aber nicht die fettarme", "ReorderProductIntent"),
    ("de", "die windeln passen nicht ich will sie zurückgeben", "ReturnItemIntent"),
    ("en", "i don't want it any more cancel the order", "CancelOrderIntent"),
    ("en", "we don't have any milk left please order some", "ReorderProductIntent"),
    ("en", "they don't fit i want to return them", "ReturnItemIntent"),
]


@pytest.mark.parametrize(("language", "said"), NOT_TO_DO)
def test_what_shall_not_be_done_is_no_wish(language: str, said: str) -> None:
    assert ears(language).understand(said).intent in {NO, "AMAZON.StopIntent", None}
    assert any(is_turned_down(intent, said, language) for intent in INTENTS)


@pytest.mark.parametrize(("language", "said", "intent"), TO_DO)
def test_a_negation_elsewhere_turns_nothing_down(language: str, said: str, intent: str) -> None:
    assert not is_turned_down(intent, said, language)
    assert ears(language).understand(said).intent == intent
