"""Name the way an order was paid, as its owner knows it."""

from __future__ import annotations

from skill.domain.customer import MethodKind
from skill.domain.order import Order
from skill.domain.reply import Say
from skill.services.letters.assignment import Assignment
from skill.services.letters.letter import Values

_OTHER = "other"


def method_values(assignment: Assignment, method_id: str) -> Values:
    """Return `kind` and `method_label` for phrases; the label brings the space before it, or is empty.

    A method that was forgotten since is known by its kind at most.
    """
    known = assignment.customer.method(method_id)
    if known is not None:
        return {"kind": known.kind.value, "method_label": f" {known.label}" if known.label else ""}
    return {"kind": MethodKind.INVOICE.value if method_id == MethodKind.INVOICE else _OTHER, "method_label": ""}


def paid_with(assignment: Assignment, order: Order) -> Say:
    """Return the name of an order's payment method."""
    return Say("letters-method", method_values(assignment, order.payment_method))
