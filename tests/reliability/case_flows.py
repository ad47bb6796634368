"""Name the steps that follow an order, each with what leads to it; each can be taken again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from skill.domain.cart import CartLine
from skill.domain.cases import Case, CaseKind, Remedy
from skill.domain.order import Order
from skill.services.declare_as_guest import GuestForm, declare_as_guest
from skill.services.declare_case import declare_case
from skill.services.edit_stock import add_stock, set_stock
from skill.services.judge_case import accept, refuse
from skill.services.receive_goods import receive_goods
from skill.services.records.orders import find_order
from skill.services.shop import Shop
from skill.settings import DEMO_MERCHANT
from tests.services.cases import (
    ARIEL_ORDER,
    BRITA,
    GILLETTE,
    PAMPERS_ORDER,
    RAZOR_ORDER,
    declaration,
    declare,
    delivered,
    numbered,
)
from tests.services.purchases import FILTERS, MILK, placed
from tests.stage import LEA, Stage

OLD_ORDER = "2936-2994"

Act = Callable[[Shop], object]


@dataclass(frozen=True, slots=True)
class Flow:
    """Carry what leads to one step after an order, and that step, which can be taken again."""

    name: str
    set_up: Callable[[Stage], Act]


def declares(stage: Stage, order: Order, kind: CaseKind, remedy: Remedy, /, **packs: int) -> Act:
    """Return the step of declaring something about an order as it stands then."""

    def act(shop: Shop) -> Case:
        now = find_order(shop.table, stage.owner, order.order_id)
        assert now is not None
        wish = replace(declaration(now, kind, remedy, **packs), key="q-1")
        declared = declare_case(shop, wish, merchant=stage.merchant)
        if declared.changes:
            shop.table.write(*declared.changes)
        return declared.case

    return act


def withdrawal(stage: Stage) -> Act:
    """Withdraw from one of two products that were delivered."""
    order = numbered(stage, RAZOR_ORDER)
    return declares(stage, order, CaseKind.WITHDRAWAL, Remedy.REFUND, gillette_fusion5_klingen_8=1)


def withdrawal_at_once(stage: Stage) -> Act:
    """Withdraw from everything before it leaves the house, charged already."""
    order = placed(stage.as_customer(LEA), (CartLine(FILTERS, 2), CartLine(MILK, 6)))
    stage.work_off()
    return declares(stage, order, CaseKind.WITHDRAWAL, Remedy.REFUND)


def part_before_capture(stage: Stage) -> Act:
    """Withdraw from some packs while the charge is still waiting."""
    order = placed(stage.as_customer(LEA), (CartLine(FILTERS, 2), CartLine(MILK, 6)))
    return declares(stage, order, CaseKind.WITHDRAWAL, Remedy.REFUND, weihenstephan_h_milch_35_1l=4)


def return_received(stage: Stage) -> Act:
    """Book the goods of a return as back, after which the money follows."""
    case = declare(stage, delivered(stage.as_customer(LEA)), CaseKind.RETURN, Remedy.REFUND).case
    return lambda shop: receive_goods(shop, case, merchant=stage.merchant)


def complaint_refund(stage: Stage) -> Act:
    """Complain of something cheap, which is refunded at once."""
    return declares(stage, numbered(stage, ARIEL_ORDER), CaseKind.DAMAGED, Remedy.REFUND)


def replacement(stage: Stage) -> Act:
    """Have the right product sent, and the wrong one sent back."""
    return declares(stage, numbered(stage, PAMPERS_ORDER), CaseKind.WRONG_ITEM, Remedy.REPLACE)


def withdrawal_instead(stage: Stage) -> Act:
    """Withdraw although a replacement was promised, which then stays in the house."""
    declare(stage, numbered(stage, PAMPERS_ORDER), CaseKind.WRONG_ITEM, Remedy.REPLACE)
    return declares(stage, numbered(stage, PAMPERS_ORDER), CaseKind.WITHDRAWAL, Remedy.REFUND)


def judged_right(stage: Stage) -> Act:
    """Accept a withdrawal that came late."""
    case = declare(stage, numbered(stage, OLD_ORDER)).case
    return lambda shop: accept(shop, case, merchant=stage.merchant)


def judged_wrong(stage: Stage) -> Act:
    """Refuse a withdrawal."""
    case = declare(stage, numbered(stage, RAZOR_ORDER)).case
    return lambda shop: refuse(shop, case, "benutzt", merchant=stage.merchant)


def judged_in_part(stage: Stage) -> Act:
    """Refuse one product of a withdrawal, and go on with the other."""
    case = declare(stage, numbered(stage, RAZOR_ORDER)).case
    return lambda shop: refuse(shop, case, "benutzt", merchant=stage.merchant, skus=frozenset({BRITA}))


def stock_added(stage: Stage) -> Act:
    """Add a delivery to the shelf."""
    del stage
    return lambda shop: add_stock(shop, DEMO_MERCHANT, GILLETTE, 24, edit_id="delivery-1")


def stock_counted(stage: Stage) -> Act:
    """Set what was counted, with packs promised to an order."""
    placed(stage.as_customer(LEA))
    return lambda shop: set_stock(shop, DEMO_MERCHANT, FILTERS, 50, edit_id="count-1")


def page(number: str) -> Callable[[Stage], Act]:
    """Return the flow of withdrawing on the public page."""

    def set_up(stage: Stage) -> Act:
        form = GuestForm("d-1", "Anna Berger", "anna@kunden.example", number, "", "de-DE")
        return lambda shop: declare_as_guest(shop, form, merchant=stage.merchant)

    return set_up


FLOWS = (
    Flow("withdrawal", withdrawal),
    Flow("withdrawal at once", withdrawal_at_once),
    Flow("part before capture", part_before_capture),
    Flow("return received", return_received),
    Flow("complaint refund", complaint_refund),
    Flow("replacement", replacement),
    Flow("withdrawal instead", withdrawal_instead),
    Flow("judged right", judged_right),
    Flow("judged wrong", judged_wrong),
    Flow("judged in part", judged_in_part),
    Flow("stock added", stock_added),
    Flow("stock counted", stock_counted),
    Flow("page", page(RAZOR_ORDER)),
    Flow("page without order", page("unbekannt")),
)
