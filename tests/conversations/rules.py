"""Hold every answer to the rules of a good one: short, one question at the end, the gate whole, one language."""

from __future__ import annotations

import re
from collections.abc import Mapping

from skill.domain.reply import Reply
from skill.phrases import speech
from tests.conversations.actors import Said

WORDS_AT_MOST = 40

LONGER: Mapping[str, str] = {}
"""Phrases in whose company an answer may be longer, each with its reason."""

_DUTY = {"de": "zahlungspflichtig bestellen", "en": "with obligation to pay"}
_FOREIGN = {
    "de": re.compile(r"\b(the|your|with|and|would|shall|ordered|you|of|is|are|this|for|home)\b", re.IGNORECASE),
    "en": re.compile(
        r"\b(und|der|das|dein|deine|mit|möchtest|soll|bestellt|du|ist|sind|für|nicht|kommt)\b", re.IGNORECASE
    ),
}
_ODD = re.compile(r"[{}<>]|\bNone\b|  | [.,;!?]|\.\.|,,|[.,]\s*$(?<!\.)")


def broken_rules(said: Said, reply: Reply | None, language: str) -> list[str]:
    """Return what is wrong with an answer; `reply` is what it was worded from, None if it was repeated."""
    return [
        *_of_length(said, reply),
        *_of_questions(said),
        *_of_the_gate(said, reply, language),
        *_of_words(said, language),
    ]


def _of_length(said: Said, reply: Reply | None) -> list[str]:
    says = [] if reply is None else [*reply.says, *([reply.asks] if reply.asks else [])]
    words = len(said.text.split())
    if words <= WORDS_AT_MOST or any(say.key in LONGER for say in says):
        return []
    return [f"{words} words"]


def _of_questions(said: Said) -> list[str]:
    asked = said.text.count("?")
    if said.ends:
        return ["a finished answer asks"] if asked else []
    wrong = [] if asked == 1 and said.text.endswith("?") else ["an open answer asks once, at its end"]
    return wrong if "?" in said.reprompt else [*wrong, "nothing to ask again after silence"]


def _of_the_gate(said: Said, reply: Reply | None, language: str) -> list[str]:
    if reply is None or reply.gate is None:
        return []
    question = said.text.replace("z. B.", "").split(". ")[-1]
    total = speech.money(reply.gate.total, language)
    missing = [part for part in (_DUTY[language], total) if part not in question]
    wrong = [f"the gate's question lacks {part}" for part in missing]
    for part in ("Lindenmarkt", "14 Tage" if language == "de" else "14 days"):
        if part not in said.text and "iderruf" not in said.text and "withdrawal" not in said.text:
            wrong.append(f"the gate lacks {part}")
    return wrong


def _of_words(said: Said, language: str) -> list[str]:
    foreign = _FOREIGN[language].search(said.text)
    odd = _ODD.search(said.text)
    return [f"{found.group()!r} is heard" for found in (foreign, odd) if found]
