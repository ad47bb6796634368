"""Read held-out utterances: what people say, with what they mean by it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from skill.conversation.intents import INTENTS

FOLDER = Path(__file__).parent / "utterances"

OPEN = ("gate", "code", "which", "more", "reason", "remedy")
"""The questions that may be open when something is said."""

WHO = (
    *("child", "grandmother", "hurried", "polite", "terse", "dialect", "typist", "talkative"),
    *("migrant", "plain"),
)
"""The kinds of people that lines were written for."""

_KEYS = ("text", "intent", "slots", "products", "open", "who")
_DIGITS = ("quantity", "remaining", "order_number", "code")


class UtteranceError(ValueError):
    """Say which file and line is malformed, and how."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """Carry one held-out line; `intent` is None out of scope, `products` holds what is acceptable per product slot.

    An empty list among `products` is something that the shop does not sell.
    """

    text: str
    intent: str | None
    slots: Mapping[str, str] = field(default_factory=dict)
    products: tuple[tuple[str, ...], ...] = ()
    open: str | None = None
    who: str = "plain"

    @property
    def is_dev(self) -> bool:
        """Tell whether the line may be looked at while understanding is improved; settled by a hash of its words."""
        return hashlib.sha256(plain_text(self.text).encode()).digest()[0] % 2 == 0


def plain_text(text: str) -> str:
    """Return the words alone: no case, no punctuation; a text without words stays as it is."""
    return " ".join(re.findall(r"\w+", text.casefold())) or text


def utterance_file(language: str) -> Path:
    """Return the project's own held-out file of a language."""
    return FOLDER / f"{language}.jsonl"


def read_utterances(path: Path) -> list[Utterance]:
    """Read a file of utterances, one JSON object a line; `UtteranceError` names the file, line and reason."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        message = f"{path}: {error}"
        raise UtteranceError(message) from error
    found = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                found.append(read_line(line))
            except ValueError as error:
                message = f"{path}, line {number}: {error}"
                raise UtteranceError(message) from error
    if not found:
        message = f"{path}: no utterances"
        raise UtteranceError(message)
    return found


def read_line(line: str) -> Utterance:
    """Read one line; ValueError says what is wrong with it."""
    data = json.loads(line)
    if not isinstance(data, dict) or set(data) != set(_KEYS):
        message = f"an object with exactly the keys {', '.join(_KEYS)} is needed"
        raise ValueError(message)
    faults = [reason for reason in _faults(data) if reason]
    if faults:
        raise ValueError(faults[0])
    products = tuple(tuple(skus) for skus in data["products"])
    return Utterance(data["text"], data["intent"], data["slots"], products, data["open"], data["who"])


def _faults(data: Mapping[str, Any]) -> list[str]:
    return [
        "" if isinstance(data["text"], str) and data["text"].strip() else "`text` is empty",
        "" if data["open"] in {None, *OPEN} else f"`open` must be null or one of {', '.join(OPEN)}",
        "" if data["who"] in WHO else f"`who` must be one of {', '.join(WHO)}",
        _slot_fault(data["intent"], data["slots"]),
        _product_fault(data["products"], data["slots"]),
    ]


def _slot_fault(intent: object, slots: object) -> str:
    if intent is not None and intent not in INTENTS:
        return f"`intent` {intent!r} is unknown; null means out of scope"
    if not isinstance(slots, dict) or not all(isinstance(value, str) and value for value in slots.values()):
        return "`slots` must map names to words"
    declared = INTENTS[str(intent)].slots if intent else {}
    unknown = sorted(set(slots) - set(declared))
    if unknown:
        return f"{intent or 'what is out of scope'} has no slot {unknown[0]!r}"
    counted = (name for name in slots if name.startswith(_DIGITS) and not slots[name].isdigit())
    return next((f"`{name}` must be digits" for name in counted), "")


def _product_fault(products: object, slots: object) -> str:
    said = sum(name.startswith("product") for name in slots) if isinstance(slots, dict) else 0
    if not isinstance(products, list) or not all(
        isinstance(skus, list) and all(isinstance(sku, str) for sku in skus) for skus in products
    ):
        return "`products` must be a list of lists of SKUs"
    return "" if len(products) == said else f"`products` has {len(products)} entries for {said} product slots"
