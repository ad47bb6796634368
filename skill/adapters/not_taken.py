"""Tell a message that was certainly not taken from one whose fate is unknown."""

from __future__ import annotations

from skill.domain.errors import UnavailableError


class NotTakenError(UnavailableError):
    """Report that a message was certainly not handed over; any other `UnavailableError` leaves that open."""
