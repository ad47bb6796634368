"""Check the numbers under bar codes."""

from __future__ import annotations

GTIN_LENGTHS = (8, 12, 13, 14)
"""Digits of a GTIN-8, -12, -13 and -14 (GS1 General Specifications)."""


def check_digit(body: str) -> str:
    """Return the check digit of a GTIN without its last digit (weights 3 and 1 from the right)."""
    weighted = (int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(body)))
    return str(-sum(weighted) % 10)


def is_valid_gtin(code: str) -> bool:
    """Tell whether a code has a GTIN's length, nothing but digits, and the right check digit."""
    if len(code) not in GTIN_LENGTHS or not (code.isascii() and code.isdigit()):
        return False
    return check_digit(code[:-1]) == code[-1]
