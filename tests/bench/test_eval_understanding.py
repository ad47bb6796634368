from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench import eval_understanding
from bench.report import UNDERSTANDING, write_section
from bench.utterance_file import Utterance


def line(text: str, intent: str | None) -> str:
    return json.dumps({"text": text, "intent": intent, "slots": {}, "products": [], "open": None, "who": "plain"})


def half(texts: list[str], *, dev: bool) -> str:
    return next(text for text in texts if Utterance(text, None).is_dev is dev)


NONSENSE = [f"quwertz {number}0{number} blorx" for number in range(40)]


def test_dev_errors_never_list_the_test_half(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown, hidden = half(NONSENSE, dev=True), half(NONSENSE, dev=False)
    path = tmp_path / "own.jsonl"
    path.write_text("\n".join(line(text, "ReadCartIntent") for text in (shown, hidden)), encoding="utf-8")
    assert eval_understanding.main(["--locale", "de-DE", "--file", str(path), "--show-dev"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("de ReadCart → ")
    assert printed.endswith(f": {shown}\n")
    assert hidden not in printed


def test_malformed_line_ends_with_its_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "own.jsonl"
    path.write_text(line("hallo", "BuyIntent"), encoding="utf-8")
    assert eval_understanding.main(["--locale", "de-DE", "--file", str(path)]) == 2
    assert capsys.readouterr().err == f"{path}, line 1: `intent` 'BuyIntent' is unknown; null means out of scope\n"


def test_file_needs_its_language(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        eval_understanding.main(["--file", "own.jsonl"])
    assert "--file needs --locale" in capsys.readouterr().err


def test_help_shows_a_line_that_can_be_read(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        eval_understanding.main(["--help"])
    assert '{"text": "noch zwei filter"' in capsys.readouterr().out


def test_section_is_replaced_on_its_page(tmp_path: Path) -> None:
    page = tmp_path / UNDERSTANDING.name
    write_section("Product names", "one", page)
    write_section("Intents and slots", "two", page)
    write_section("Product names", "### three", page)
    text = page.read_text(encoding="utf-8")
    assert text.startswith("# Understanding\n")
    assert text.endswith("## Product names\n\n### three\n\n## Intents and slots\n\ntwo\n")
