from __future__ import annotations

from argparse import Namespace
from datetime import UTC, datetime

import pytest

from skill.channels.alexa.account import customer_of
from skill.cli import parse
from skill.commands.token import run
from skill.domain.errors import InvalidInputError
from skill.settings import from_environment


def test_demo_token_opens_the_demo_account(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("ZURUF_DEMO", "1")
    assert run(parse(["token", "demo-anna"])) == 0
    token = capsys.readouterr().out.strip()
    settings = from_environment({"ZURUF_DEMO": "1"})
    assert customer_of(token, settings, datetime(2098, 1, 1, tzinfo=UTC)) == "demo-anna"


def test_odd_customer_gets_no_token(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("ZURUF_DEMO", "1")
    with pytest.raises(InvalidInputError, match="no token can be issued"):
        run(Namespace(customer="demo#anna"))
    assert capsys.readouterr().out == ""
