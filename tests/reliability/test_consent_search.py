"""R22: no dialogue path reaches an order or a charge without the gate, by search of the whole graph."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import cache

import pytest

from skill.adapters.table import memory
from skill.conversation.turn import Channel
from skill.domain.customer import StrangersRule
from skill.domain.matching import Match, ProductIndex
from skill.domain.merchant import ConsentStrictness
from skill.services import check_voice_code
from skill.services.records import codec
from skill.services.table import Item
from tests.reliability.consent_graph import Search
from tests.reliability.consent_stage import Variant
from tests.reliability.contents import Once

pytestmark = pytest.mark.promise("R22")

PHRASE = ConsentStrictness.PHRASE
VARIANTS = {
    "text": Variant(),
    "two conversations at once": Variant(two_rooms=True),
    "alexa with a code": Variant(channel=Channel.ALEXA, customer="demo-mehmet", code="2719", brief=True),
    "text, statutory words": Variant(PHRASE, brief=True),
    "text, statutory words, money held for the bank": Variant(PHRASE, pays="sandbox:needs_authentication", brief=True),
    "alexa, answer of the provider lost": Variant(channel=Channel.ALEXA, pays="sandbox:answer_unknown", brief=True),
    "text, unknown voices fill the cart only": Variant(strangers=StrangersRule.CART_ONLY),
    "alexa, unknown voices fill the cart only, with a code": Variant(
        channel=Channel.ALEXA, customer="demo-mehmet", code="2719", strangers=StrangersRule.CART_ONLY
    ),
    "alexa, unknown voices need the code": Variant(
        channel=Channel.ALEXA, customer="demo-mehmet", code="2719", strangers=StrangersRule.WITH_CODE
    ),
    "text, the card is declined and there is a debit": Variant(pays="sandbox:declined", two_methods=True),
    "alexa, one of two ways to pay": Variant(channel=Channel.ALEXA, two_methods=True),
}


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spare what the search does not judge: hashing or looking up the same again, and copying what nobody changes."""
    monkeypatch.setattr(check_voice_code, "_digest", cache(check_voice_code._digest))
    monkeypatch.setattr(memory, "checked", list)
    monkeypatch.setattr(memory, "_copy", lambda item: item)
    monkeypatch.setattr(ProductIndex, "find", _found_once(ProductIndex.find))
    monkeypatch.setattr(codec, "from_item", _read_once(codec.from_item))


def _found_once(find: Callable[..., Match]) -> Callable[..., Match]:
    known: dict[object, Match] = {}

    def found(index: ProductIndex, query: str, *, history: Sequence[str] = (), limit: int = 3) -> Match:
        asked = (id(index), query, tuple(history), limit)
        if asked not in known:
            known[asked] = find(index, query, history=history, limit=limit)
        return known[asked]

    return found


def _read_once(from_item: Callable[[Item, type], object]) -> Callable[[Item, type], object]:
    readers: dict[type, Once[object]] = {}

    def read(item: Item, kind: type) -> object:
        if kind not in readers:
            readers[kind] = Once(lambda item: from_item(item, kind), most=500)
        return readers[kind](item)

    return read


LONG = frozenset(
    (
        "two conversations at once",
        "text, statutory words, money held for the bank",
        "text, the card is declined and there is a debit",
        "alexa, one of two ways to pay",
    )
)
"""A quarter of a minute and more each: `make soak` runs them."""


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pytest.mark.soak if name in LONG else ()) for name in VARIANTS]
)
def test_no_path_orders_without_consent(name: str, record_property: Callable[[str, object], None]) -> None:
    search = Search(VARIANTS[name]).run()
    record_property("cases", search.edges)
    sys.stdout.write(f"{name}: {len(search.states)} states, {search.edges} edges, {search.orders} with an order\n")
    assert search.faults == []
    assert search.orders > 10
    assert len(search.states) > 60


def test_no_unknown_voice_orders_without_a_code() -> None:
    search = Search(Variant(strangers=StrangersRule.WITH_CODE)).run()
    assert search.faults == []
    assert search.orders > 10


def test_no_path_orders_above_the_code_threshold() -> None:
    search = Search(Variant(threshold=100, brief=True)).run()
    assert (search.orders, search.faults) == (0, [])
    assert len(search.states) > 50
