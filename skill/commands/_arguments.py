"""Read what stands on the command line: counts and days."""

from __future__ import annotations

from argparse import ArgumentTypeError
from datetime import date

MOST = 10_000


def listed(text: str) -> int:
    """Return how many entries to list; argparse says the error in its own line."""
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(MOST)) and 1 <= int(text) <= MOST):
        msg = f"{text!r} is no number from 1 to {MOST}"
        raise ArgumentTypeError(msg)
    return int(text)


def day(text: str) -> date:
    """Return a day written as 2026-11-25."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        msg = f"{text!r} is no day; write it like 2026-11-25"
        raise ArgumentTypeError(msg) from error
