"""Find secrets and personal data where they must not stand (I8)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from skill.services.table import Item, Value
from skill.settings import DEMO_PEPPER
from tests.reliability.contents import Once

_OF_PEOPLE = frozenset({"profile", "mail", "event", "declaration", "sandbox_setup"})
"""Kinds of records that may name a person by e-mail or phone."""
_OF_PLACES = _OF_PEOPLE | {"dialog", "evidence", "callback"}
"""Those that may name a street: where it is delivered is read out at the order gate, and its words are kept."""


@dataclass(frozen=True, slots=True)
class Canary:
    """Carry a text that may stand in some kinds of records only."""

    what: str
    text: str
    allowed: frozenset[str] = frozenset()


def leaks(by_sort: Mapping[str, Sequence[Item]], log: str = "") -> list[str]:
    """Name every record, or log, that holds what it must not: the pepper, e-mail addresses, streets, phone numbers."""
    canaries = [*_secrets(), *_people(by_sort.get("profile", ()))]
    found = [f"{canary.what} stands in the log" for canary in canaries if canary.text in log]
    for kind, items in by_sort.items():
        watched = [canary for canary in canaries if kind not in canary.allowed]
        text = "\n".join(_text(item) for item in items if kind != "product")
        found += [f"{canary.what} stands in a record of kind {kind}" for canary in watched if canary.text in text]
    return found


def _secrets() -> Iterator[Canary]:
    yield Canary("the pepper", DEMO_PEPPER.decode("latin-1"))
    yield Canary("the pepper in hex", DEMO_PEPPER.hex())


def _people(profiles: Sequence[Item]) -> Iterator[Canary]:
    for item in profiles:
        who = item.key.partition.rpartition("#")[2]
        for word in _words({name: item.attributes.get(name) for name in ("email", "phone")}):
            yield Canary(f"{who}'s e-mail or phone", word, _OF_PEOPLE)
        addresses = item.attributes.get("addresses")
        for address in addresses if isinstance(addresses, list) else []:
            if isinstance(address, Mapping):
                yield Canary(f"{who}'s street", str(address["street"]), _OF_PLACES)


def _words(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        if value:
            yield value
    elif isinstance(value, Mapping):
        for entry in value.values():
            yield from _words(entry)
    elif isinstance(value, Sequence):
        for entry in value:
            yield from _words(entry)


_text = Once(lambda item: "\n".join(_words(item.attributes)))
