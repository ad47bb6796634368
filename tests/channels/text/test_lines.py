from __future__ import annotations

import io

import pytest

from skill.channels.text.lines import piped, spoken_line, typed


def test_reads_lines_of_any_bytes() -> None:
    stream = io.BytesIO("\ufeffja\r\n\n  zwölf 🧻 \n".encode() + b"\xff\xfe kaputt\nohne ende")
    assert list(piped(stream)) == ["ja", "", "zwölf 🧻", "\ufffd\ufffd kaputt", "ohne ende"]


def test_reads_nothing_from_nothing() -> None:
    assert list(piped(io.BytesIO(b""))) == []


def test_folds_an_answer_into_one_line() -> None:
    assert spoken_line("Bestellt.\n\nBis  bald. ") == "A: Bestellt. Bis bald."


def test_hints_at_words_for_empty_lines(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("\nja\n"))
    assert list(typed()) == ["ja"]
    assert "plain words" in capsys.readouterr().err
