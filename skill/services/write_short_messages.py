"""Write the short messages of the shop: a sentence and a link, for customers who want links on their phone."""

from __future__ import annotations

from skill.domain.errors import ProgrammingError
from skill.domain.reply import Card, Reply, Say
from skill.services.letters.assignment import Assignment, read_assignment
from skill.services.letters.letter import Values
from skill.services.ports import Sms
from skill.services.records.outbox import Event
from skill.services.shop import Shop

TEMPLATES = ("payment_approval", "code_reset")


def write_short_message(shop: Shop, merchant_id: str, event: Event) -> Sms | None:
    """Return the short message that an event asks for (payload `template`, `url`, and `order_id` for an approval).

    None where the customer gave no phone number, wants no links by SMS, or the order is gone.
    """
    template = str(event.payload["template"])
    if template not in TEMPLATES:
        msg = f"there is no short message called {template!r}"
        raise ProgrammingError(msg)
    assignment = read_assignment(shop, merchant_id, event)
    customer = assignment.customer
    values = _values(assignment, template)
    if values is None or not customer.phone or not customer.links_by_sms:
        return None
    title = Say(f"letters_sms-{template}", values)
    text = shop.wording(Reply(card=Card(title, ())), assignment.occasion).card_title
    return Sms(message_id=event.event_id, to=customer.phone, text=text)


def _values(assignment: Assignment, template: str) -> Values | None:
    values: Values = {"seller": assignment.merchant.name, "url": assignment.text("url")}
    if template != "payment_approval":
        return values
    order = assignment.order()
    return None if order is None else {**values, "total": order.total}
