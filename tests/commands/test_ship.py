from __future__ import annotations

import io
import re
from pathlib import Path

import pytest

from skill.cli import main

STORE = ("--store", "sqlite:///shop.sqlite3")


def test_ships_and_delivers_what_was_ordered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"bestell kaffeefilter nach\nja\n")))
    assert main(["talk", *STORE]) == 0
    assert main(["orders", *STORE, "--limit", "1"]) == 0
    found = re.search(r"\d{4}-\d{4}  ", capsys.readouterr().out)
    assert found is not None
    number = found[0].strip()
    assert main(["deliver", number, *STORE]) == 2
    assert main(["ship", number, "--tracking", "0034", "--expected", "2030-01-02", *STORE]) == 0
    assert main(["ship", number, *STORE]) == 2
    assert main(["deliver", number, *STORE]) == 0
    assert main(["deliver", "0000-0000", *STORE]) == 2
    captured = capsys.readouterr()
    assert captured.out == (f"{number} is on its way with DHL, expected 2030-01-02.\n{number} has arrived.\n")
    assert captured.err.splitlines() == [
        f"zuruf: order {number} is not on its way: it cannot arrive",
        f"zuruf: order {number} is completed, payment captured: it cannot be sent",
        "zuruf: no order has the number '0000-0000'",
    ]
