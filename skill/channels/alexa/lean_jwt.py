"""Import PyJWT without its optional cryptography.

Tokens are signed with HS256, which needs none of it; importing it would cost every cold start
more than 100 ms. Where cryptography is loaded already, nothing is left to save.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def _unavailable(package: str) -> Iterator[None]:
    if package in sys.modules:
        yield
        return
    # None makes every import of the package raise ModuleNotFoundError, which PyJWT is prepared for.
    sys.modules[package] = None  # type: ignore[assignment]  # documented by the import system, absent from its stub
    try:
        yield
    finally:
        del sys.modules[package]


with _unavailable("cryptography"):
    import jwt

__all__ = ["jwt"]
