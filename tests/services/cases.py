"""Declare things about orders of the demo shop without a conversation."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from skill.domain.cart import CartLine
from skill.domain.cases import Case, CaseKind, Remedy
from skill.domain.order import Order, Shipment
from skill.services.declare_case import Declaration, DeclaredCase, declare_case
from skill.services.records import keys
from skill.services.records.cases import find_case
from skill.services.records.orders import find_order, put_order
from skill.services.records.outbox import Event, event_from
from skill.services.table import Add
from skill.settings import DEMO_MERCHANT
from tests.reliability.contents import items_of
from tests.services.purchases import TWO_FILTERS, placed
from tests.stage import Stage

GILLETTE, BRITA, ARIEL = "gillette-fusion5-klingen-8", "brita-maxtra-pro-3", "ariel-fluessig-55"
PAMPERS, WATER = "pampers-baby-dry-4-104", "gerolsteiner-medium-12"
RAZOR_ORDER, ARIEL_ORDER, PAMPERS_ORDER, SHIPPED_ORDER = "4688-2999", "9443-1668", "3184-3126", "2437-4192"


def numbered(stage: Stage, number: str) -> Order:
    """Return the order of a number, as stored."""
    return next(order for order in stage.orders if order.number == number)


def stored(stage: Stage, order: Order) -> Order:
    """Return an order as it is stored now."""
    found = find_order(stage.table, stage.owner, order.order_id)
    assert found is not None
    return found


def case_stored(stage: Stage, case: Case) -> Case:
    """Return a case as it is stored now."""
    found = find_case(stage.table, stage.owner, case.case_id)
    assert found is not None
    return found


def declaration(
    order: Order, kind: CaseKind = CaseKind.WITHDRAWAL, remedy: Remedy = Remedy.REFUND, /, **packs: int
) -> Declaration:
    """Return a declaration about packs of an order; underscores stand for the hyphens of a SKU, none means all."""
    quantities = {name.replace("_", "-"): quantity for name, quantity in packs.items()}
    return Declaration(order, kind, remedy, quantities, reason="", locale="de-DE", channel="text")


def declare(
    stage: Stage, order: Order, kind: CaseKind = CaseKind.WITHDRAWAL, remedy: Remedy = Remedy.REFUND, /, **packs: int
) -> DeclaredCase:
    """Declare and store."""
    declared = declare_case(stage.shop, declaration(order, kind, remedy, **packs), merchant=stage.merchant)
    if declared.changes:
        stage.table.write(*declared.changes)
    return declared


def events(stage: Stage, case: Case) -> dict[str, Event]:
    """Return what waits to be done about a case, by event id without the case's."""
    waiting = [event_from(item) for item in items_of(stage.table) if item.key.sort == "event"]
    return {
        event.event_id.removeprefix(f"{case.case_id}-"): event
        for event in waiting
        if event.payload.get("case_id") == case.case_id
    }


def today(stage: Stage) -> date:
    """Return the day where the merchant is."""
    return stage.clock.now().astimezone(ZoneInfo(stage.merchant.time_zone)).date()


def shipped(stage: Stage, order: Order, *, delivered: bool = False) -> Order:
    """Return the order as sent from the warehouse today, and perhaps delivered, as stored."""
    day = today(stage)
    parcel = Shipment("DHL", "0034", day, day + timedelta(days=0 if delivered else 2), day if delivered else None)
    gone = [Add(keys.stock(DEMO_MERCHANT, line.sku), {"reserved": -line.remaining}) for line in order.lines]
    sent = replace(order, shipment=parcel)
    stage.table.write(put_order(keys.order(stage.owner, order.order_id), sent, merchant=DEMO_MERCHANT), *gone)
    return stored(stage, order)


def delivered(stage: Stage, lines: tuple[CartLine, ...] = TWO_FILTERS) -> Order:
    """Return an order that was bought, charged and delivered today, as stored."""
    order = placed(stage, lines)
    stage.work_off()
    return shipped(stage, stored(stage, order), delivered=True)
