"""Find what a line of a play means: stage directions and statements about the books are looked up by their words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from skill.domain.cart import CartLine
from skill.domain.money import Money

Act = Callable[..., None]


@dataclass
class Repertoire:
    """Hold what is known to be played, by its words."""

    known: list[tuple[re.Pattern[str], Act]] = field(default_factory=list)

    def plays(self, *patterns: str) -> Callable[[Act], Act]:
        """Let a function play every line that one of the patterns matches; groups become its arguments."""

        def add(act: Act) -> Act:
            self.known.extend((re.compile(pattern), act) for pattern in patterns)
            return act

        return add

    def play(self, text: str, on: object) -> None:
        """Play one line; `LookupError` if nobody knows it."""
        for pattern, act in self.known:
            if match := pattern.fullmatch(text):
                act(on, *match.groups())
                return
        msg = f"nobody knows how to play {text!r}"
        raise LookupError(msg)


def lines_in(text: str) -> tuple[CartLine, ...]:
    """Read `2 elmex-zahnpasta-75ml, persil-discs-38`."""
    found = (re.fullmatch(r"(?:(\d+) )?([\w-]+)", part) for part in text.split(", "))
    return tuple(CartLine(match[2], int(match[1] or 1)) for match in found if match)


def money_in(text: str) -> Money:
    """Read `5.39`."""
    return Money(int(text.replace(".", "")))
