"""Show the order gate on a screen, with the one button that orders.

The document is APL 2024.2 on Amazon's responsive components; it is data beside this module, so
that it can be opened in Amazon's authoring tool.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from ask_sdk_model.interfaces.alexa.presentation.apl import RenderDocumentDirective

from skill.channels.alexa.request import GATE
from skill.domain.reply import GateView, SpokenText
from skill.phrases.speech import written_money


def gate_directive(gate: GateView, spoken: SpokenText) -> RenderDocumentDirective:
    """Return the directive that renders the quote: lines, all that was said, total and labelled button.

    A tap sends back `["gate", question id, label]`, so that it answers the question on the
    screen and no other.
    """
    language = spoken.locale.partition("-")[0]
    lines = [{"quantity": line.quantity, "name": line.product.name.in_language(language)} for line in gate.lines]
    shown: dict[str, object] = {
        "title": spoken.card_title,
        "lines": lines,
        "summary": spoken.text,
        "total": written_money(gate.total, language),
        "button": spoken.button,
        "question": gate.question_id,
    }
    return RenderDocumentDirective(token=GATE, document=_document(), datasources={GATE: shown})


@cache
def _document() -> dict[str, object]:
    document: dict[str, object] = json.loads(Path(__file__).with_name("gate.apl.json").read_text(encoding="utf-8"))
    return document
