from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.domain.localized import Localized
from skill.domain.reply import Line, OrderNumber, Reply, Say, SpokenValue
from skill.phrases.phrasebook import Phrasebook
from tests.phrases.products import FILTERS, GERMAN

PATTERN = """t-x = { $word } { $label } { $product } { CAPITAL($product) } { NAME($product, form: "your") } { $lines }
    { LINES($lines, form: "counted") } { LIST($items) } { CHOICES($items) } { SIZE($product) } { VARIANT($product) }
    { $number } { ENDING($number) } { PIECE_PRICE($product) } { $items }
"""


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@pytest.fixture(scope="module")
def phrases(tmp_path_factory: pytest.TempPathFactory) -> Phrasebook:
    folder = tmp_path_factory.mktemp("phrases")
    (folder / "de").mkdir()
    (folder / "de" / "shop.ftl").touch()
    (folder / "de" / "t.ftl").write_text(PATTERN, encoding="utf-8")
    return Phrasebook(folder)


@given(payload=st.text(alphabet="<>&\"'/=abß ;{}$", max_size=30))
def test_no_value_ever_becomes_markup(phrases: Phrasebook, payload: str) -> None:
    texts = Localized(payload, payload)
    evil = replace(FILTERS, name=texts, spoken=texts, noun=texts, variant=texts)
    values: dict[str, SpokenValue] = {
        "word": payload,
        "label": texts,
        "product": evil,
        "lines": (Line(evil, 1), Line(FILTERS, 2)),
        "items": (payload, evil, texts),
        "number": OrderNumber(payload),
    }
    reply = Reply(says=(Say("t-x", values),))
    heard = ET.fromstring(f"<speak>{phrases.render(reply, GERMAN, escape=escaped).text}</speak>")  # noqa: S314 - our own text
    assert len(heard) == 0
    assert heard.text == phrases.render(reply, GERMAN).text
