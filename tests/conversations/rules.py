"""Hold every answer to the rules of a good one: short, one question at the end, the gate whole, one language."""

from __future__ import annotations

import re
from collections.abc import Mapping

from skill.domain.reply import Reply
from skill.phrases import speech
from tests.conversations.actors import Said

WORDS_AT_MOST = 40
WORDS_OF_THE_LONG = 60

LONGER: Mapping[str, str] = {
    "launch-disclosure": "AI Act, Art. 50: said once to each customer, before whatever they asked for first",
    "reorder_last-dearer": "what became dearer is said in the same breath as the whole gate",
    "reorder_last-gone": "what cannot be had is said in the same breath as the whole gate",
    "choose_option-pack_holds": "what a pack holds is said in the same breath as the whole gate",
    "checkout-not_by_voice": "what stays in the cart is said in the same breath as the whole gate",
    "list_orders-count": "three orders are named, each with its day",
}
"""Phrases in whose company an answer may be longer, each with its reason."""
WORDS_PER_PRODUCT = 8
"""What each further product adds to a gate: § 312j BGB wants all of them named."""
WORDS_OF_STRICTNESS = 8
"""What the words add that a strict merchant wants to hear."""

_DUTY = {"de": "zahlungspflichtig bestellen", "en": "with obligation to pay"}
_TERMS = {"de": "iderruf", "en": "right of withdrawal"}
_FOREIGN = {
    "de": re.compile(r"\b(the|your|with|and|would|shall|ordered|you|of|is|are|this|for|home)\b", re.IGNORECASE),
    "en": re.compile(
        r"\b(und|der|das|dein|deine|mit|möchtest|soll|bestellt|du|ist|sind|für|nicht|kommt)\b", re.IGNORECASE
    ),
}
_ODD = re.compile(r"[{}<>]|\bNone\b|  | [.,;!?]|\.\.|,,|[^.?]$")


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
    allowed = WORDS_OF_THE_LONG if any(say.key in LONGER for say in says) else WORDS_AT_MOST
    if reply is not None and reply.gate is not None:
        allowed += WORDS_PER_PRODUCT * (len(reply.gate.lines) - 1)
    if any(say.values.get("strict") == "yes" for say in says):
        allowed += WORDS_OF_STRICTNESS
    words = len(said.text.split())
    return [] if words <= allowed else [f"{words} words"]


def _of_questions(said: Said) -> list[str]:
    asked = said.text.count("?")
    if said.ends:
        return ["a finished answer asks"] if asked else []
    wrong = [] if asked == 1 and said.text.endswith("?") else ["an open answer asks once, at its end"]
    return wrong if said.reprompt.endswith("?") else [*wrong, "nothing is asked again after silence"]


def _of_the_gate(said: Said, reply: Reply | None, language: str) -> list[str]:
    if reply is None or reply.gate is None:
        return []
    question = re.split(r"(?<=[.:]) ", said.text)[-1]
    needed = {
        _DUTY[language]: question,
        speech.money(reply.gate.total, language): question,
        "Lindenmarkt": said.text,
        _TERMS[language]: said.text,
        **{line.product.spoken.in_language(language): said.text for line in reply.gate.lines},
    }
    return [f"the gate lacks {part!r}" for part, where in needed.items() if part not in where]


def _of_words(said: Said, language: str) -> list[str]:
    found = (pattern.search(said.text) for pattern in (_FOREIGN[language], _ODD))
    return [f"{match.group()!r} is heard" for match in found if match]
