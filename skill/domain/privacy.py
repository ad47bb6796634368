"""Declare for every stored attribute whether it is personal, and what becomes of it.

A record's kind is read off its sort key: `order#4711` is an `order`, `profile` a `profile`;
counters name what they count, so that `counter#stock` and `counter#spend#2025-06` are of the
kinds `counter#stock` and `counter#spend`.

    ORDER = declare(
        "order",
        {"lines": kept("§ 147 AO: ten years"), "address": PERSONAL, "state": NOT_PERSONAL},
        lives=None,
    )

The test suite watches every write and fails on an attribute that no declaration names.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum

from skill.domain.errors import ProgrammingError


class Erasure(Enum):
    """Say what happens to an attribute when its person asks for erasure (Art. 17 GDPR)."""

    ERASED = "erased"
    PSEUDONYMISED = "pseudonymised"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Policy:
    """State one attribute's policy; `why` defends what is kept or not exported though personal."""

    personal: bool
    exported: bool
    erasure: Erasure
    why: str = ""

    def __post_init__(self) -> None:
        """Refuse personal data kept or withheld without a reason, and exports of other data."""
        withheld = self.erasure is not Erasure.ERASED or not self.exported
        if self.personal and withheld and not self.why:
            msg = "personal data that is kept or not exported needs a reason"
            raise ProgrammingError(msg)
        if self.exported and not self.personal:
            msg = "only personal data is exported to its person"
            raise ProgrammingError(msg)


NOT_PERSONAL = Policy(personal=False, exported=False, erasure=Erasure.KEPT)
PERSONAL = Policy(personal=True, exported=True, erasure=Erasure.ERASED)


def kept(why: str) -> Policy:
    """Return the policy of personal data that outlives an erasure; `why` names the law or duty."""
    return Policy(personal=True, exported=True, erasure=Erasure.KEPT, why=why)


def pseudonymised(why: str) -> Policy:
    """Return the policy of personal data that stays, but no longer points at its person."""
    return Policy(personal=True, exported=True, erasure=Erasure.PSEUDONYMISED, why=why)


def withheld(why: str) -> Policy:
    """Return the policy of personal data that is erased and never exported, such as a code's hash."""
    return Policy(personal=True, exported=False, erasure=Erasure.ERASED, why=why)


@dataclass(frozen=True, slots=True)
class RecordKind:
    """Carry the declaration of one kind; `lives` is how long a record lasts, None until erased."""

    name: str
    attributes: Mapping[str, Policy]
    lives: timedelta | None

    def complaints(self, attributes: Iterable[str], lives: timedelta | None) -> list[str]:
        """Name what a written record does that was not declared; `lives` None has no expiry."""
        found = [
            f"{self.name}: attribute {attribute!r} has no privacy policy"
            for attribute in sorted(attributes)
            if attribute not in self.attributes
        ]
        if self.lives is not None and (lives is None or lives > self.lives):
            found.append(f"{self.name}: written to live {lives or 'for ever'}, declared {self.lives}")
        if self.lives is None and lives is not None:
            found.append(f"{self.name}: written to expire, but declared to live until erased")
        return found


def kind_of(sort: str) -> str:
    """Return the kind of a record with this sort key."""
    first, _, rest = sort.partition("#")
    return f"counter#{rest.partition('#')[0]}" if first == "counter" else first


class PrivacyRegistry:
    """Hold the declarations of all record kinds."""

    def __init__(self) -> None:
        """Start without any declaration."""
        self._kinds: dict[str, RecordKind] = {}

    def declare(self, name: str, attributes: Mapping[str, Policy], *, lives: timedelta | None) -> RecordKind:
        """Add one kind; raise `ProgrammingError` where the name is no kind or means something else."""
        kind = RecordKind(name, dict(attributes), lives)
        if not name or kind_of(name) != name:
            msg = f"{name!r} is no record kind: kinds are what `kind_of` returns"
            raise ProgrammingError(msg)
        if self._kinds.setdefault(name, kind) != kind:
            msg = f"record kind {name!r} is declared twice, and differently"
            raise ProgrammingError(msg)
        return kind

    def kinds(self) -> tuple[RecordKind, ...]:
        """Return all declarations by name."""
        return tuple(self._kinds[name] for name in sorted(self._kinds))

    def complaints(self, sort: str, attributes: Iterable[str], lives: timedelta | None) -> list[str]:
        """Name what is undeclared about a record written under this sort key."""
        kind = self._kinds.get(kind_of(sort))
        if kind is None:
            return [f"{kind_of(sort)}: no privacy declaration for this kind of record"]
        return kind.complaints(attributes, lives)


REGISTRY = PrivacyRegistry()
declare = REGISTRY.declare
