from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from skill.adapters.clock import VirtualClock
from skill.adapters.faults import CrashError, Fault, FaultPlan, at, under_faults
from skill.adapters.ids import SeededIds
from skill.adapters.table.memory import MemoryTable
from skill.bootstrap import assemble
from skill.demo_shop import demo_seed
from skill.domain.localized import Localized
from skill.domain.money import Money
from skill.domain.order import CheckoutState, Order, PaymentState
from skill.services.check_voice_code import matches
from skill.services.read_customers import PastLine, PastOrder, PastOrderState
from skill.services.records import keys
from skill.services.records.merchants import settings_from
from skill.services.records.voice_codes import voice_code_from
from skill.services.seed_shop import Seed, is_seeded, seed_shop
from skill.services.shop import Shop
from skill.services.show_orders import recent_orders
from skill.settings import DEMO_MERCHANT
from tests.stage import ANNA, JONAS, LEA, MEHMET, NOW, SETTINGS, UTE, Stage

BERLIN = ZoneInfo("Europe/Berlin")


def by_number(stage: Stage, customer: str, number: str) -> Order:
    orders = recent_orders(stage.shop, DEMO_MERCHANT, customer)
    return next(order for order in orders if order.number == number)


def fresh_shop() -> tuple[MemoryTable, Shop]:
    clock = VirtualClock(NOW)
    table = MemoryTable(clock=clock)
    return table, assemble(table, SETTINGS, clock=clock, ids=SeededIds(1))


def one_customer(seed: Seed) -> Seed:
    lea = next(person for person in seed.customers if person.id == LEA)
    return replace(seed, products=seed.products[:95], customers=(lea,))


def test_past_is_counted_back_from_today(stage: Stage) -> None:
    order = by_number(stage, ANNA, "2437-4192")
    assert order.placed_at.astimezone(BERLIN) == datetime(2026, 11, 22, 18, 20, tzinfo=BERLIN)
    assert order.shipment is not None
    assert order.shipment.promised == order.shipment.expected == date(2026, 11, 24)
    assert order.is_open
    assert not order.is_late


def test_delayed_parcel_has_its_reason(stage: Stage) -> None:
    order = by_number(stage, UTE, "1865-0877")
    assert order.shipment is not None
    assert (order.shipment.promised, order.shipment.expected) == (date(2026, 11, 21), date(2026, 11, 24))
    assert order.shipment.reason == Localized("im Paketzentrum aufgehalten", "held up at the parcel centre")
    assert order.is_late


def test_partly_cancelled_order_costs_less(stage: Stage) -> None:
    order = by_number(stage, UTE, "4018-5605")
    assert order.skus == ("hakle-toilettenpapier-16", "felix-gelee-fleisch-44")
    assert order.state is CheckoutState.COMPLETED


def test_old_prices_stand_in_old_orders(stage: Stage) -> None:
    filters = by_number(stage, ANNA, "9516-0002").line_of("melitta-filter-4-80")
    assert filters is not None
    assert filters.unit_price == Money(229)


def test_voice_code_is_stored_as_a_hash(stage: Stage) -> None:
    item = stage.table.get(keys.voice_code(keys.customer(DEMO_MERCHANT, MEHMET)))
    code = voice_code_from(item)
    assert code is not None
    assert len(code.digest) == 2 * 64
    assert "2719" not in str(item).replace(code.digest, "").replace(code.salt, "")  # 2719 by chance, once in 700 runs
    assert matches(code, "2719", stage.shop.pepper)


def test_customers_are_as_described(stage: Stage) -> None:
    assert stage.profile.addresses[0].one_line == "Anna Berger, Lindenallee 12, 10115 Berlin"
    assert not stage.as_customer(JONAS).profile.linked
    assert stage.as_customer(JONAS, linked=False).profile.disclosed
    assert not stage.as_customer(LEA).profile.disclosed


def test_seeding_is_known_at_its_end() -> None:
    table, shop = fresh_shop()
    seed = one_customer(demo_seed())
    assert not is_seeded(shop, DEMO_MERCHANT)
    for call in range(1, 8):
        cut = replace(shop, table=under_faults(table, name="table", plan=FaultPlan(at({call: Fault.CRASH_BEFORE}))))
        with pytest.raises(CrashError):
            seed_shop(cut, seed)
        assert not is_seeded(shop, DEMO_MERCHANT)
    seed_shop(shop, seed)
    assert is_seeded(shop, DEMO_MERCHANT)
    version = settings_from(table.get(keys.settings(DEMO_MERCHANT)), DEMO_MERCHANT).catalogue
    assert len(shop.catalogues.get(DEMO_MERCHANT, version).products) == 95


def test_cancelled_orders_were_not_charged() -> None:
    _, shop = fresh_shop()
    seed = one_customer(demo_seed())
    past = PastOrder(
        number="1111-2222",
        days_ago=3,
        at=NOW.time(),
        state=PastOrderState.CANCELLED,
        lines=(PastLine(sku="melitta-filter-4-80", quantity=1, cancelled=1),),
        shipment=None,
    )
    seed_shop(shop, replace(seed, customers=(replace(seed.customers[0], orders=(past,)),)))
    (order,) = recent_orders(shop, DEMO_MERCHANT, LEA)
    assert (order.state, order.payment) == (CheckoutState.CANCELED, PaymentState.VOIDED)
    assert order.delivery_day == date(2026, 11, 22)
