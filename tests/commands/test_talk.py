from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest

from skill.cli import main

ROOT = Path(__file__).parents[2]
MONDAY = "2026-11-23T10:00"


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def talk(monkeypatch: pytest.MonkeyPatch, said: bytes, *options: str) -> int:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(said)))
    return main(["talk", "--now", MONDAY, "--store", "memory://", *options])


def test_orders_in_german_as_a_process(tmp_path: Path) -> None:
    told = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-m", "skill.cli", "talk", "--store", "sqlite:///shop.sqlite3", "--now", MONDAY],
        input="bestell kaffeefilter nach\nja\nwo ist meine bestellung\n",
        env={"PYTHONPATH": str(ROOT)}, cwd=tmp_path, capture_output=True, text=True, check=True, encoding="utf-8",
    )  # fmt: skip
    asked, ordered, tracked = told.stdout.splitlines()
    assert asked == (
        "A: Bei Lindenmarkt: Melitta Filtertüten Größe 4, 80 Stück, wie zuletzt. Kommt am Mittwoch zu dir nach Hause, "
        "14 Tage Widerrufsrecht. Soll ich das mit Versand für 5 Euro 39 zahlungspflichtig bestellen?"
    )
    assert ordered.startswith("A: Bestellt, die Filtertüten kommen am Mittwoch. Deine Bestellnummer endet auf ")
    assert "Filtertüten" in tracked
    assert "Mittwoch" in tracked
    assert told.stderr == ""


def test_answers_in_english(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert talk(monkeypatch, b"reorder coffee filters\nno\n", "--locale", "en-GB") == 0
    asked, left = capsys.readouterr().out.splitlines()
    assert asked.endswith("Shall I order this with obligation to pay, 5 euros 39 including delivery?")
    assert left.startswith("A: Okay, nothing ordered.")


@pytest.mark.parametrize(
    ("asked", "settled"), [("en-AU", "en-GB"), ("en", "en-GB"), ("de-AT", "de-DE"), ("fr-FR", "de-DE"), ("?", "de-DE")]
)
def test_settles_an_unknown_locale(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], asked: str, settled: str
) -> None:
    assert talk(monkeypatch, b"", "--locale", asked) == 0
    assert capsys.readouterr().err == f"zuruf: no words for {asked!r}, speaking {settled}\n"


@pytest.mark.parametrize("asked", ["en_US", "EN-us", "EN_us", "en-US"])
def test_knows_locales_in_any_spelling(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], asked: str
) -> None:
    assert talk(monkeypatch, b"reorder coffee filters\n", "--locale", asked) == 0
    printed = capsys.readouterr()
    assert "Shall I order this" in printed.out
    assert printed.err == ""


def test_names_the_customers_it_knows(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert talk(monkeypatch, b"ja\n", "--customer", "nobody") == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("zuruf: no customer 'nobody' in this store; the demo shop knows demo-anna, ")


def test_answers_every_line_whatever_it_is(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    said = [b"", b"\xff\xfe\x00", "🧻🧻".encode(), b"a" * 10_000, b"quelle heure est-il", b"\x1b[2J" * 20]
    assert talk(monkeypatch, b"\n".join(said) + b"\n") == 0
    answers = capsys.readouterr().out.splitlines()
    assert len(answers) == len(said)
    assert all(answer.startswith("A: ") and answer.endswith("?") for answer in answers)


def test_needs_the_code_of_mehmet(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    said = b"bestell druckerpatrone nach\nja\nzwei sieben eins neun\n"
    assert talk(monkeypatch, said, "--customer", "demo-mehmet") == 0
    _, code, ordered = capsys.readouterr().out.splitlines()
    assert code == "A: Gern. Wie lautet dein vierstelliger Sprachcode?"
    assert ordered.startswith("A: Bestellt")


def test_prints_cards_on_request(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert talk(monkeypatch, b"bestell kaffeefilter nach\n", "--cards") == 0
    assert "   | Gesamt: 5,39\xa0€, inkl. MwSt." in capsys.readouterr().out.splitlines()


def test_is_one_session_per_run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert talk(monkeypatch, b"ja\n") == 0
    assert "Bestellt" not in capsys.readouterr().out


def test_an_unknown_voice_talks_in_the_household(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert talk(monkeypatch, b"bestell kaffeefilter nach\n", "--voice", "fremd") == 0
    assert "zahlungspflichtig bestellen?" in capsys.readouterr().out
