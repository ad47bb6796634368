from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, cast

import pytest

from skill.channels.alexa.apl import gate_directive
from skill.domain.money import Money
from skill.domain.reply import GateView, Line
from tests.channels.alexa.products import FILTERS
from tests.channels.alexa.stage import QUESTION, said
from tests.needed import need

ROOT = Path(__file__).parents[3]
SUGGESTER = ROOT / "var/tools/apl/node_modules"
LABEL = "Zahlungspflichtig bestellen"
# APL components that the document uses, then those of alexa-layouts with the parameters it may set.
COMPONENTS = {"Container", "Text", "ScrollView"}
LAYOUTS = {
    "AlexaBackground": {"backgroundColor"},
    "AlexaHeader": {"headerTitle", "headerDivider", "width"},
    "AlexaButton": {"id", "buttonText", "accessibilityLabel", "primaryAction"},
}
RESOURCES = {"@colorAccent", "@colorBackground", "@spacingSmall", "@spacingLarge", "@marginHorizontal"}
STYLES = {"textStyleBody", "textStyleDisplay4", "textStyleHint"}


def rendered() -> dict[str, Any]:
    spoken = said(QUESTION, card_title="Lindenmarkt", button=LABEL)
    directive = gate_directive(GateView("question-1", (Line(FILTERS, 2), Line(FILTERS, 1)), Money(539)), spoken)
    return {"document": directive.document, "data": directive.datasources}


def walk(part: object) -> Iterator[Mapping[str, Any]]:
    if isinstance(part, dict):
        yield part
        for value in part.values():
            yield from walk(value)
    elif isinstance(part, list):
        for element in part:
            yield from walk(element)


def texts(part: object) -> list[str]:
    return [value for node in walk(part) for value in node.values() if isinstance(value, str)]


def test_document_uses_known_components_and_parameters() -> None:
    document = rendered()["document"]
    own = document["layouts"]
    for node in walk([own, document["mainTemplate"]]):
        kind = node.get("type")
        if kind in own:
            assert set(node) - {"type"} == set(own[kind]["parameters"])
        elif kind in LAYOUTS:
            assert set(node) - {"type"} <= LAYOUTS[kind]
        else:
            assert kind in {*COMPONENTS, "SendEvent", "boolean", None}


def test_document_names_known_resources_and_styles() -> None:
    document = rendered()["document"]
    assert {text for text in texts(document) if text.startswith("@")} == RESOURCES
    assert {node["style"] for node in walk(document) if "style" in node} == STYLES
    assert document["import"] == [{"name": "alexa-layouts", "version": "1.7.0"}]


def test_every_bound_value_is_sent() -> None:
    scene = rendered()
    bound = {name for text in texts(scene["document"]) for name in re.findall(r"payload\.gate\.(\w+)", text)}
    assert bound == set(scene["data"]["gate"])
    assert {name for text in texts(scene["document"]) for name in re.findall(r"\bdata\.(\w+)", text)} == {
        "quantity",
        "name",
    }


def test_only_button_sends_question_and_label() -> None:
    scene = rendered()
    (button,) = [node for node in walk(scene["document"]) if node.get("type") == "AlexaButton"]
    (order,) = [node for node in walk(scene["document"]) if node.get("type") == "GateOrder"]
    assert button["buttonText"] == "${label}"
    assert button["primaryAction"] == [{"type": "SendEvent", "arguments": ["gate", "${question}", "${label}"]}]
    assert (order["label"], order["question"]) == ("${payload.gate.button}", "${payload.gate.question}")
    assert (scene["data"]["gate"]["button"], scene["data"]["gate"]["question"]) == (LABEL, "question-1")
    assert [node for node in walk(scene["document"]) if node.get("type") == "SendEvent"] == button["primaryAction"]


def test_essentials_stand_above_the_button() -> None:
    (screen,) = rendered()["document"]["mainTemplate"]["items"]
    order = json.dumps(screen["items"])
    places = [order.index(part) for part in ("gate.title", "gate.lines", "gate.summary", "gate.total", "gate.button")]
    assert places == sorted(places)


def test_data_cannot_change_the_document() -> None:
    tricky = said("${payload.gate.total}", card_title='"}]}', button=LABEL)
    directive = gate_directive(GateView("q", (), Money(1)), tricky)
    assert directive.document == rendered()["document"]


def test_amazons_own_checks_find_nothing() -> None:
    assert amazon_finds(rendered()["document"]) == []


def test_amazons_own_checks_can_fail() -> None:
    document = json.loads(json.dumps(rendered()["document"]).replace('"row"', '"across"'))
    assert [finding["path"] for finding in amazon_finds(document)] == ["/layouts/GateLine/items/0/direction"]


def amazon_finds(document: object) -> list[dict[str, str]]:
    node = shutil.which("node")
    need(
        "Amazon's APL checks",
        found=node and (SUGGESTER / "apl-suggester").is_dir(),
        install="it with tools/install_apl_suggester.sh (needs npm)",
    )
    done = subprocess.run(  # noqa: S603 - the project's own script
        [cast("str", node), ROOT / "tools/apl/check.js"],
        input=json.dumps(document),
        env=os.environ | {"NODE_PATH": str(SUGGESTER)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    if done.returncode:
        pytest.fail(done.stderr)
    found: list[dict[str, str]] = json.loads(done.stdout)
    return found
