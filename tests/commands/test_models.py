from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path

import pytest

from skill.commands.models import LOCALES, OUTDATED, add_parser


def parsed(*arguments: str) -> Namespace:
    parser = ArgumentParser()
    add_parser(parser.add_subparsers())
    return parser.parse_args(["models", *arguments])


def run(*arguments: str) -> int:
    args = parsed(*arguments)
    code: int = args.run(args)
    return code


def test_models_are_written_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--to", str(tmp_path)) == 0
    assert {path.stem for path in tmp_path.iterdir()} == set(LOCALES)
    capsys.readouterr()
    assert run("--to", str(tmp_path)) == 0
    assert capsys.readouterr().out == ""
    assert run("--to", str(tmp_path), "--check") == 0


def test_drift_fails_and_names_the_remedy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("--to", str(tmp_path))
    (tmp_path / "en-GB.json").write_text("{}", encoding="utf-8")
    assert run("--to", str(tmp_path), "--check") == OUTDATED
    assert "en-GB.json. Run `make models`" in capsys.readouterr().err
    assert (tmp_path / "en-GB.json").read_text(encoding="utf-8") == "{}"


def test_invocation_name_can_be_chosen(tmp_path: Path) -> None:
    run("--to", str(tmp_path), "--invocation", "mein laden")
    model = json.loads((tmp_path / "de-DE.json").read_text(encoding="utf-8"))
    assert model["interactionModel"]["languageModel"]["invocationName"] == "mein laden"
