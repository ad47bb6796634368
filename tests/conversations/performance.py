"""Perform a play on one channel, and stop at the first line that is not as written."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from skill.channels.locales import settle_locale
from tests.conversations import books_cases as _books_cases  # noqa: F401 - its statements register themselves
from tests.conversations import directions_cases as _directions_cases  # noqa: F401 - its directions register themselves
from tests.conversations import directions_household as _directions_household  # noqa: F401 - they register themselves
from tests.conversations.actors import ACTORS, Actor, Said
from tests.conversations.books import BOOKS
from tests.conversations.directions import STAGE
from tests.conversations.ledger import Ledger
from tests.conversations.rules import broken_rules
from tests.conversations.script import Cue, Kind, Play
from tests.conversations.theatre import Theatre, open_theatre


@dataclass
class Performance:
    """Carry a play under way: who speaks, the books, and the last answer."""

    play: Play
    channel: str
    theatre: Theatre
    actor: Actor
    ledger: Ledger
    said: Said | None = None
    heard: bool = True
    transcript: list[str] = field(default_factory=list)

    @property
    def language(self) -> str:
        """Return the language that is answered in."""
        return settle_locale(self.play.locale).partition("-")[0]

    def take(self, said: Said) -> None:
        """Note an answer, and hold it to the rules."""
        given = self.theatre.recorder.given
        reply = given[-1][0] if given and given[-1][1].text == said.text else None
        self.said, self.heard = said, False
        self.ledger.answers.append(said.text)
        self.transcript.append(f"A: {said.text}")
        broken = broken_rules(said, reply, self.language)
        assert not broken, f"{broken}: {said.text}"


def stage(play: Play, channel: str) -> Performance:
    """Open the shop and send the customer in."""
    theatre = open_theatre()
    actor = ACTORS[channel](theatre, play.customer, play.locale)
    ledger = Ledger(theatre)
    ledger.open()
    return Performance(play, channel, theatre, actor, ledger)


def perform(play: Play, channel: str) -> Performance:
    """Perform every line, then audit the books."""
    performance = stage(play, channel)
    for cue in play.cues:
        try:
            _perform(performance, cue)
        except AssertionError as error:
            so_far = "\n".join(performance.transcript)
            msg = f"{play.name} on {channel}, line {cue.number}: {error}\n{so_far}\n({performance.actor.understood})"
            raise AssertionError(msg) from error
    assert performance.heard, f"the last answer is not in the play: {performance.said}"
    performance.ledger.close()
    return performance


def _perform(performance: Performance, cue: Cue) -> None:
    if cue.kind is Kind.EVENT:
        performance.transcript.append(f"[{cue.text}]")
        STAGE.play(cue.text, performance)
    elif cue.kind is Kind.HOLDS:
        BOOKS.play(cue.text, performance)
    elif cue.kind is Kind.USER:
        assert performance.heard, f"the play has no A: for {performance.said}"
        performance.transcript.append(f"U: {cue.text}")
        performance.take(performance.actor.say(cue.text))
    else:
        _compare(performance, cue.text)


def _compare(performance: Performance, written: str) -> None:
    said = performance.said
    assert said is not None, "an answer before anything was said"
    performance.heard = True
    pattern = re.escape(written).replace(r"\#", r"\d")
    assert re.fullmatch(pattern, said.text), f"\n  written: {written}\n  said:    {said.text}"
