"""Seal what the browser keeps: a session's secret, and when it was used last."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

IDLE = timedelta(minutes=30)
_PARTS = 3


@dataclass(frozen=True, slots=True)
class Jar:
    """Name and seal the cookie of one deployment; over https its name binds it to the host (`__Host-`)."""

    pepper: bytes
    secure: bool

    @property
    def name(self) -> str:
        """Return the cookie's name; browsers refuse `__Host-` without https."""
        return "__Host-zuruf-konto" if self.secure else "zuruf-konto"

    def seal(self, secret: str, now: datetime) -> str:
        """Return the cookie of a session used now."""
        used = f"{secret}.{int(now.timestamp())}"
        return f"{used}.{self._signature(used)}"

    def unseal(self, cookie: str, now: datetime) -> str | None:
        """Return the session's secret; None where the seal is broken, or nobody was there for half an hour."""
        parts = cookie.split(".") if cookie.isascii() else []
        if len(parts) != _PARTS:
            return None
        secret, used, signature = parts
        if not hmac.compare_digest(signature, self._signature(f"{secret}.{used}")):
            return None
        return secret if now.timestamp() - int(used) < IDLE.total_seconds() else None

    def form_token(self, secret: str) -> str:
        """Return what every form of a session carries, and no other site knows."""
        return hmac.new(self.pepper, f"account form:{secret}".encode(), sha256).hexdigest()

    def _signature(self, used: str) -> str:
        return hmac.new(self.pepper, f"account cookie:{used}".encode(), sha256).hexdigest()
