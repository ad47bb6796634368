"""Show at a glance what the shop knows about a customer, and where it is changed."""

from __future__ import annotations

from skill.account.labels import method_label, order_state
from skill.account.visit import Answer, Visit
from skill.services.forget_device import remembered_devices
from skill.services.set_voice_code import read_voice_code
from skill.services.show_orders import recent_orders

_SHOWN = 3
"""How many devices are named on the first page."""


def show(visit: Visit) -> Answer:
    """Return the first page after the login."""
    customer = visit.customer
    newest = recent_orders(visit.shop, visit.merchant.id, customer.customer_id, limit=1)
    preferred = customer.method(customer.payment_method)
    return visit.show(
        "overview",
        customer=customer,
        newest=newest[0] if newest else None,
        newest_state=order_state(newest[0], visit.words) if newest else "",
        preferred=method_label(preferred, visit.words) if preferred else "",
        code=read_voice_code(visit.shop, visit.account),
        devices=remembered_devices(visit.shop, visit.account)[:_SHOWN],
    )
