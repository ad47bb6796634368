"""Talk about Anna's past orders: the sandbox's numbers, the words of FAULT and REMEDY, and what was declared."""

from __future__ import annotations

from skill.conversation.turn import SlotValue
from skill.domain.cases import Case
from skill.services.records.cases import recent_cases
from tests.stage import Stage

GILLETTE, BRITA, ARIEL = "gillette-fusion5-klingen-8", "brita-maxtra-pro-3", "ariel-fluessig-55"
PAMPERS, PAMPERS_FIVE = "pampers-baby-dry-4-104", "pampers-baby-dry-5-92"
RAZORS, DETERGENT, NAPPIES, WATER = "2999", "1668", "3126", "4192"
"""How the numbers of Anna's last orders end."""

WRONG, DAMAGED, MISSING = (SlotValue(fault, (fault,)) for fault in ("wrong", "damaged", "missing"))
REPLACE, REFUND = SlotValue("ersatz", ("replace",)), SlotValue("geld", ("refund",))
EXCHANGE = SlotValue("umtauschen", ("exchange",))


def topic(name: str) -> SlotValue:
    """Return what is heard when somebody asks about this topic."""
    return SlotValue(name, (name,))


def cases(stage: Stage) -> tuple[Case, ...]:
    """Return what was declared, the newest first."""
    return recent_cases(stage.table, stage.owner)
