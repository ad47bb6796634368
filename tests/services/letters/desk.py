"""Ask for letters as events do, and read them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from skill.domain.cases import Case, CaseKind, CaseLine, CaseState, Remedy
from skill.domain.money import Money
from skill.domain.order import Order, Shipment
from skill.services.ports import Mail
from skill.services.records import keys
from skill.services.records.cases import put_case
from skill.services.records.orders import put_order
from skill.services.records.outbox import Event
from skill.services.settle_order import letter
from skill.services.table import Value
from skill.services.write_letters import write_letter
from skill.settings import DEMO_MERCHANT
from tests.stage import ANNA, Stage

NARROW = "\N{NO-BREAK SPACE}"


def ordered(stage: Stage, *products: str) -> Order:
    """Let the person who talks buy these products."""
    for product in products:
        stage.words("AddToCartIntent", product=product)
    stage.words("CheckoutIntent")
    if stage.asked == "duplicate":
        stage.yes()
    stage.yes()
    return stage.orders[0]


def stored(stage: Stage, order: Order) -> Order:
    """Store an order as it is given."""
    key = keys.order(stage.owner, order.order_id)
    item = stage.table.get(key)
    assert item is not None
    stage.table.write(put_order(key, replace(order, version=item.version), merchant=DEMO_MERCHANT))
    return order


def delivered(stage: Stage, order: Order) -> Order:
    """Let an order arrive on Wednesday, as promised."""
    wednesday = date(2026, 11, 25)
    return stored(stage, replace(order, shipment=Shipment("DHL", "0034", wednesday, wednesday, wednesday)))


def a_case(stage: Stage, order: Order, kind: CaseKind = CaseKind.WITHDRAWAL, **fields: object) -> Case:
    """Store a case about the first line of an order, declared at 10:04 in Berlin."""
    line = order.lines[0]
    case = Case(
        case_id="case-1",
        order_id=order.order_id,
        order_number=order.number,
        customer_id=ANNA,
        kind=kind,
        remedy=Remedy.REFUND,
        state=CaseState.DECLARED,
        lines=(CaseLine(line.sku, line.name, 1, line.unit_price + line.deposit),),
        declared_at=datetime(2026, 11, 23, 9, 4, tzinfo=UTC),
        locale="de-DE",
        channel="alexa",
        refund=Money(1589),
    )
    case = replace(case, **fields)  # type: ignore[arg-type]  # a test names the fields it means
    stage.table.write(put_case(stage.owner, case, merchant=DEMO_MERCHANT))
    return case


def write(stage: Stage, event: Event) -> Mail:
    """Return the mail of an event, with plain spaces in its amounts."""
    mail = write_letter(stage.shop, DEMO_MERCHANT, event)
    assert mail is not None
    return replace(mail, text=mail.text.replace(NARROW, " "), html=mail.html.replace(NARROW, " "))


def about(stage: Stage, order: Order, template: str, locale: str = "de-DE", **extra: Value) -> Mail:
    """Return a letter about an order."""
    return write(stage, letter(stage.shop, order, template, locale=locale, extra=extra))


def asked(stage: Stage, template: str, locale: str = "de-DE", **payload: Value) -> Mail:
    """Return a letter about anything else."""
    return write(stage, event_for(stage, template, locale, **payload))


def event_for(stage: Stage, template: str, locale: str = "de-DE", **payload: Value) -> Event:
    """Return the event that asks for a letter."""
    values: dict[str, Value] = {"template": template, "customer_id": ANNA, "locale": locale, **payload}
    return Event("e-1", "mail", values, stage.clock.now())
