from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from skill.simulator.screen import ScreenButton, read_screen

GATE = Path(__file__).parents[2] / "skill" / "channels" / "alexa" / "gate.apl.json"
SHOWN = {
    "title": "Bestellung bei Lindenmarkt",
    "lines": [{"quantity": 2, "name": "Melitta Filtertüten"}, {"quantity": 1, "name": "Finish Tabs"}],
    "summary": "Kommt am Mittwoch.",
    "total": "19,87 €",
    "button": "Zahlungspflichtig bestellen",
    "question": "q-1",
}


def render(document: object, data: object) -> dict[str, Any]:
    directive = {
        "type": "Alexa.Presentation.APL.RenderDocument",
        "token": "gate",
        "document": document,
        "datasources": {"gate": data},
    }
    return {"response": {"directives": [{"type": "Dialog.Delegate"}, directive]}}


def test_lays_out_the_gate_row_by_row() -> None:
    screen = read_screen(render(json.loads(GATE.read_text(encoding="utf-8")), SHOWN))
    assert screen is not None
    assert screen.token == "gate"
    assert screen.lines == (
        "Bestellung bei Lindenmarkt",
        "2\u00a0× Melitta Filtertüten",
        "1\u00a0× Finish Tabs",
        "Kommt am Mittwoch.",
        "19,87 €",
    )
    label = "Zahlungspflichtig bestellen"
    assert screen.buttons == (ScreenButton(label, ("gate", "q-1", label)),)


def test_shows_nothing_without_a_document() -> None:
    assert read_screen({"response": {"outputSpeech": {}}}) is None
    assert read_screen({}) is None


def test_leaves_unknown_values_empty() -> None:
    document = {
        "mainTemplate": {"parameters": ["payload"], "item": {"type": "Text", "text": "Hallo ${payload.gate.nobody}!"}}
    }
    screen = read_screen(render(document, {}))
    assert screen is not None
    assert screen.lines == ("Hallo !",)


def test_stops_at_layouts_that_contain_themselves() -> None:
    endless = {"Loop": {"items": [{"type": "Loop"}, {"type": "Text", "text": "x"}]}}
    document = {"layouts": endless, "mainTemplate": {"items": [{"type": "Loop"}]}}
    screen = read_screen(render(document, {}))
    assert screen is not None
    assert len(screen.lines) == 39
