from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pytest

from skill.conversation.engine import answer
from skill.conversation.turn import Assent, Channel, Heard
from skill.domain.customer import HouseholdVoice, StrangersRule
from skill.domain.errors import UnavailableError
from skill.domain.order import Order
from skill.services.records import keys
from skill.services.records.orders import put_order
from skill.services.table import Key, Table
from skill.settings import DEMO_MERCHANT
from tests.stage import BOOK, JONAS, UTE, Stage

FAMILY = (HouseholdVoice("p-anna", "Anna"), HouseholdVoice("p-tim", "Tim", cart_only=True))
YES = Heard(text="ja", assent=Assent.CLEAR)


@dataclass
class Orderless:
    """Fail whenever orders are asked for, and count how often that was."""

    table: Table
    asked: int = 0

    def query(self, *_arguments: object, **_options: object) -> Mapping[Key, object]:
        self.asked += 1
        msg = "no answer in time"
        raise UnavailableError(msg)

    def __getattr__(self, name: str) -> object:
        return getattr(self.table, name)


@pytest.fixture
def echo(stage: Stage) -> Stage:
    stage.channel = Channel.ALEXA
    return stage


def expected(stage: Stage, intent: str = "HelpIntent", *, new: bool = False) -> tuple[str, ...] | None:
    products = stage.hear(replace(stage.turn(intent), new_session=new)).expects
    return None if products is None else tuple(product.sku for product in products)


def household(stage: Stage, strangers: StrangersRule) -> None:
    stage.change_profile(strangers=strangers, voices=FAMILY)


def store(stage: Stage, order: Order) -> None:
    stage.table.write(put_order(keys.order(stage.owner, order.order_id), order, merchant=DEMO_MERCHANT))


@pytest.mark.parametrize("intent", ["LaunchRequest", "HelpIntent", "ReadCartIntent"])
def test_first_turn_tells_the_likely_products(echo: Stage, intent: str) -> None:
    history = echo.scene(intent).history
    assert len(history) > 10
    assert expected(echo, intent, new=True) == history
    assert expected(echo, intent) is None


def test_text_channels_expect_nothing(stage: Stage) -> None:
    assert expected(stage, "LaunchRequest", new=True) is None
    assert stage.dialog.expects_for == ""


def test_guests_expect_nothing(echo: Stage) -> None:
    echo.customer = JONAS
    assert expected(echo, "LaunchRequest", new=True) is None
    assert expected(echo) is None


def test_customers_without_purchases_expect_nothing(echo: Stage) -> None:
    for order in echo.orders:
        changed = replace(order, lines=tuple(replace(line, credited=line.remaining) for line in order.lines))
        store(echo, changed)
    assert expected(echo, "LaunchRequest", new=True) is None
    assert expected(echo) is None


def test_hundred_products_are_enough(echo: Stage) -> None:
    order = echo.orders[0]
    skus = list(echo.catalogue.products)
    assert len(skus) > 100
    store(echo, replace(order, lines=tuple(replace(order.lines[0], sku=sku) for sku in skus)))
    assert len(expected(echo, new=True) or ()) == 100


def test_closing_answer_takes_them_back(echo: Stage) -> None:
    assert expected(echo, "LaunchRequest", new=True)
    assert expected(echo, "AMAZON.StopIntent") == ()
    assert echo.dialog.expects_for == ""


def test_session_that_ends_at_once_tells_nothing(echo: Stage) -> None:
    assert expected(echo, "AMAZON.StopIntent", new=True) is None


def test_another_account_replaces_them(echo: Stage) -> None:
    annas = expected(echo, new=True)
    echo.customer = UTE
    utes = expected(echo)
    assert utes
    assert utes != annas
    assert utes == echo.scene("HelpIntent").history


def test_lost_account_takes_them_back(echo: Stage) -> None:
    assert expected(echo, new=True)
    echo.customer = None
    assert expected(echo) == ()
    assert expected(echo) is None


def test_visitor_takes_them_back_until_the_family_speaks(echo: Stage) -> None:
    household(echo, StrangersRule.ALLOWED)
    told = expected(echo, new=True)
    assert told
    echo.person = "p-visitor"
    assert expected(echo) == ()
    assert expected(echo) is None
    echo.person = "p-tim"
    assert expected(echo) == told
    echo.person = "p-anna"
    assert expected(echo) is None


@pytest.mark.parametrize("strangers", [StrangersRule.CART_ONLY, StrangersRule.WITH_CODE])
def test_restrained_strangers_make_it_forget(echo: Stage, strangers: StrangersRule) -> None:
    household(echo, strangers)
    assert expected(echo, new=True) == ()
    assert expected(echo) is None
    echo.person = "p-anna"
    assert expected(echo)


def test_recognised_voice_of_plain_account_is_told(echo: Stage) -> None:
    echo.person = "p-whoever"
    assert expected(echo, new=True)


def test_silent_orders_cost_the_names_only(echo: Stage) -> None:
    table = Orderless(echo.table)
    shop = replace(echo.shop, table=table)  # type: ignore[arg-type]  # it passes all other calls on
    echo.shop.catalogues.get(DEMO_MERCHANT, 1)
    first = answer(shop, replace(echo.turn("HelpIntent"), new_session=True), render=BOOK.render)
    second = answer(shop, echo.turn("HelpIntent"), render=BOOK.render)
    assert (first.expects, second.expects, table.asked) == (None, None, 1)
    assert first.spoken.text


def test_ordering_goes_on_as_before(echo: Stage) -> None:
    gate = echo.hear(replace(echo.turn("ReorderProductIntent", product="kaffeefilter"), new_session=True))
    assert gate.expects
    ordered = echo.say("AMAZON.YesIntent", YES)
    assert ordered.order_id
    assert ordered.expects == ()
    assert ordered.ends
