"""Read out of a skill's response what a device would say, show and do."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class AppCard:
    """Carry the card of an answer; `kind` is Alexa's (`Simple`, `Standard`, `LinkAccount`)."""

    kind: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """Carry one response as a person meets it.

    `attributes` is None where the response leaves the session's state as it was.
    """

    speech: str
    reprompt: str | None
    card: AppCard | None
    ends: bool
    attributes: Mapping[str, Any] | None


def read_outcome(response: Mapping[str, Any]) -> Outcome:
    """Read a skill's response."""
    body = _mapping(response.get("response"))
    speech, attributes = _words(_mapping(body.get("outputSpeech"))), response.get("sessionAttributes")
    reprompt = _words(_mapping(_mapping(body.get("reprompt")).get("outputSpeech")))
    return Outcome(
        speech=speech,
        reprompt=reprompt or None,
        card=_card(_mapping(body.get("card"))),
        # Silence says nothing about the session; words without the flag end it.
        ends=bool(body.get("shouldEndSession", speech != "")),
        attributes=attributes if isinstance(attributes, Mapping) else None,
    )


def plain(ssml: str) -> str:
    """Return the words of SSML without its marks."""
    return " ".join(html.unescape(_TAG.sub(" ", ssml)).split()).replace(" ,", ",").replace(" .", ".")


def _words(speech: Mapping[str, Any]) -> str:
    if speech.get("type") == "SSML":
        return plain(str(speech.get("ssml", "")))
    return str(speech.get("text", ""))


def _card(card: Mapping[str, Any]) -> AppCard | None:
    if not card:
        return None
    return AppCard(
        str(card.get("type", "")), str(card.get("title", "")), str(card.get("text") or card.get("content", ""))
    )


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
