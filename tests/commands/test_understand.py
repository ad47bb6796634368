from __future__ import annotations

import io
import json
from argparse import ArgumentParser

import pytest

from skill.commands.understand import add_parser


def answers(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], text: str, *arguments: str
) -> list[object]:
    parser = ArgumentParser()
    add_parser(parser.add_subparsers())
    args = parser.parse_args(["understand", *arguments])
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    assert args.run(args) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_each_line_gets_an_answer(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    lines = answers(monkeypatch, capsys, "zwei packungen milch in den korb\n\nwie wird das wetter\nokay\n")
    assert lines == [
        {
            "text": "zwei packungen milch in den korb",
            "intent": "AddToCartIntent",
            "slots": {"quantity": "2", "unit": "packungen", "product": "milch"},
            "confidence": pytest.approx(0.97, abs=0.03),
        },
        {"text": "", "intent": None, "slots": {}, "confidence": 0.0},
        {"text": "wie wird das wetter", "intent": None, "slots": {}, "confidence": 0.0},
        {"text": "okay", "intent": "AMAZON.YesIntent", "slots": {}, "confidence": 1.0, "assent": "casual"},
    ]


def test_second_wish_is_shown(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    line = answers(monkeypatch, capsys, "make it four milks and drop the pasta\n", "--locale", "en-GB")[0]
    assert isinstance(line, dict)
    assert line["then"] == {"intent": "RemoveFromCartIntent", "slots": {"product": "pasta"}}


def test_expectation_decides(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    line = answers(monkeypatch, capsys, "melitta\n", "--expect", "ChooseOptionIntent")[0]
    assert isinstance(line, dict)
    assert line["intent"] == "ChooseOptionIntent"


@pytest.mark.parametrize("locale", ["en_AU", "EN", "EN-us", "EN_us", "en_US"])
def test_locales_are_known_in_any_spelling(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], locale: str
) -> None:
    line = answers(monkeypatch, capsys, "reorder coffee filters\n", "--locale", locale)[0]
    assert isinstance(line, dict)
    assert line["intent"] == "ReorderProductIntent"


@pytest.mark.parametrize("locale", ["fr-FR", ""])
def test_unknown_locale_falls_back_to_german(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], locale: str
) -> None:
    line = answers(monkeypatch, capsys, "bestell kaffeefilter nach\n", "--locale", locale)[0]
    assert isinstance(line, dict)
    assert line["intent"] == "ReorderProductIntent"
