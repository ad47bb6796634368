"""Read and check what was typed, and seal each form, so that sending it twice is one declaration."""

from __future__ import annotations

import hmac
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

OPEN_FOR = timedelta(hours=24)
MOST = {"name": 120, "email": 254, "number": 60, "goods": 2000}
_PART = r"[^@\s,;:<>()\[\]\\\""
_LABEL = rf"{_PART}.-](?:{_PART}.]{{0,61}}{_PART}.-])?"
_EMAIL = re.compile(rf"{_PART}]{{1,64}}@(?:{_LABEL}\.)+(?!\d){_LABEL}")
_SEAL = re.compile(r"([0-9a-f]{32})\.(\d{10})\.([0-9a-f]{64})")
# Also those that nobody sees and that reorder what others read: declarations are printed in terminals and letters.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class Typed:
    """Carry the fields of the form; `goods` is empty where the whole order is meant."""

    name: str = ""
    email: str = ""
    number: str = ""
    goods: str = ""

    @property
    def fields(self) -> dict[str, str]:
        """Return the fields by name."""
        return {"name": self.name, "number": self.number, "email": self.email, "goods": self.goods}


def read_typed(form: Mapping[str, str]) -> Typed:
    """Return what was typed, trimmed and without control characters."""
    read = {name: _CONTROLS.sub("", form.get(name, "").replace("\r\n", "\n")).strip() for name in MOST}
    one_line = {name: " ".join(read[name].split()) for name in ("name", "email", "number")}
    return Typed(**one_line, goods=read["goods"])


def complaints(typed: Typed) -> dict[str, str]:
    """Return by field which sentence names what is wrong; empty where everything is there.

    An order number that fits nothing is no mistake: every declaration is accepted.
    """
    found = {name: "too_long" for name, value in typed.fields.items() if len(value) > MOST[name]}
    if not typed.name:
        found["name"] = "name_missing"
    if not typed.number:
        found["number"] = "number_missing"
    if not _EMAIL.fullmatch(typed.email):
        found["email"] = "email_missing"
    return {name: found[name] for name in typed.fields if name in found}


def new_seal(pepper: bytes, now: datetime) -> str:
    """Return a new form's seal: its random id, when it was made, and a signature of both."""
    made = f"{secrets.token_hex(16)}.{int(now.timestamp()):010d}"
    return f"{made}.{_signature(pepper, made)}"


def sealed_id(seal: str, pepper: bytes, now: datetime) -> str | None:
    """Return the id of a form that this shop made and that is not too old, else None."""
    parts = _SEAL.fullmatch(seal)
    if parts is None:
        return None
    form_id, made, signature = parts.groups()
    genuine = hmac.compare_digest(signature, _signature(pepper, f"{form_id}.{made}"))
    age = now.timestamp() - int(made)
    return form_id if genuine and -OPEN_FOR.total_seconds() < age < OPEN_FOR.total_seconds() else None


def _signature(pepper: bytes, made: str) -> str:
    return hmac.new(pepper, b"withdrawal-form:" + made.encode(), sha256).hexdigest()
