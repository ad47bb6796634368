from __future__ import annotations

import io
from pathlib import Path

import pytest

from skill.cli import main

STORE = ("--store", "sqlite:///shop.sqlite3")


def test_prints_mails_and_orders_of_talk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["mails", *STORE]) == 0
    assert capsys.readouterr().out == "No mails yet. Order something: zuruf talk\n"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"bestell kaffeefilter nach\nja\n")))
    assert main(["talk", *STORE]) == 0
    number = _spoken_number(capsys.readouterr().out)
    assert main(["mails", *STORE]) == 0
    mail = capsys.readouterr().out
    assert mail.startswith("To: anna@kunden.example\n")
    assert "Melitta Filtertüten Größe 4" in mail
    assert main(["mails", *STORE, "--html", "letter.html"]) == 0
    assert capsys.readouterr().out.endswith(": letter.html\n")
    page = (tmp_path / "letter.html").read_text(encoding="utf-8")
    assert page.startswith('<!doctype html>\n<html lang="de">')
    assert "Melitta Filtertüten Größe 4" in page
    assert main(["orders", *STORE, "--limit", "1"]) == 0
    order = capsys.readouterr().out
    assert order[5:9] == number
    assert "1 × Melitta Filtertüten Größe 4, 80 Stück: 2,49\xa0€" in order
    assert '"quote_hash"' in order


def test_without_mails_no_page_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["mails", "--store", "memory://", "--html", "letter.html"]) == 1
    assert capsys.readouterr().out == "No mail with a page yet. Order something: zuruf talk\n"
    assert not (tmp_path / "letter.html").exists()


def test_says_who_has_not_ordered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["orders", "--store", "memory://", "--customer", "demo-lea"]) == 0
    assert capsys.readouterr().out == "demo-lea has not ordered anything yet.\n"


def _spoken_number(answers: str) -> str:
    _, _, rest = answers.partition("endet auf ")
    return rest[:5].replace(" ", "")
