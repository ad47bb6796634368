"""The README tells the truth: each command in it is run here, or named with who runs it."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from skill.cli import main

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")

RUN_ELSEWHERE = {
    "make run": "tests/commands/test_serve.py starts `zuruf serve`, which is all that make run adds to its set-up",
    "make test": "CI runs it",
    "make setup": "make test depends on it",
    "sam build": "tests/lambda_artifact builds with it",
    "sam local invoke": "needs Docker; tests/lambda_artifact posts the same events to the same build",
}


def commands() -> list[str]:
    """Return the command lines of the README's code blocks, without their comments."""
    blocks = re.findall(r"^```\n(.*?)^```", README, flags=re.MULTILINE | re.DOTALL)
    lines = [line.split("  #")[0].rstrip() for block in blocks for line in block.splitlines()]
    return [line for line in lines if line and not line.startswith(("U:", "A:", "   "))]


def is_run_elsewhere(command: str) -> bool:
    return any(command.startswith(known) for known in RUN_ELSEWHERE)


def test_readme_has_commands_to_run() -> None:
    assert sum(not is_run_elsewhere(command) for command in commands()) >= 6


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder in which `zuruf seed` has run."""
    folder = tmp_path_factory.mktemp("seeded")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert main(["seed"]) == 0
    return folder


@pytest.mark.parametrize("command", [command for command in commands() if not is_run_elsewhere(command)])
def test_every_readme_command_runs(command: str, tmp_path: Path, seeded: Path) -> None:
    zuruf = f"{shlex.quote(sys.executable)} -c 'import sys; from skill.cli import main; sys.exit(main())'"
    line = command.replace(".venv/bin/zuruf", zuruf).replace("skill/demo/", f"{ROOT}/skill/demo/")
    if "catalog" in command:
        shutil.copytree(seeded, tmp_path, dirs_exist_ok=True)
    done = subprocess.run(
        ["/usr/bin/env", "bash", "-o", "pipefail", "-c", line],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "120"},
        input="wo ist meine bestellung\n",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


@pytest.mark.parametrize("path", sorted(set(re.findall(r"\]\(([\w./-]+)\)", README))))
def test_every_readme_link_leads_somewhere(path: str) -> None:
    assert (ROOT / path).exists()


@pytest.mark.parametrize(
    "path", sorted(set(re.findall(r"`((?:skill|tests|interaction_models|docs|lambda)/[\w./-]+)`", README)))
)
def test_every_path_in_the_readme_exists(path: str) -> None:
    invented = "pause_subscription" in path
    assert invented or (ROOT / path).exists()


def test_the_readme_conversation_is_what_is_said(tmp_path: Path) -> None:
    said = re.findall(r"^U: (.*)$", README, flags=re.MULTILINE)
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from skill.cli import main; sys.exit(main(['talk', '--store', 'memory://']))",
        ],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "ZURUF_NOW": "2026-11-23T10:00"},
        input="\n".join(said) + "\n",
        capture_output=True,
        text=True,
        check=True,
    )
    promised = re.sub(r"\n   (?=\S)", " ", README)
    shown = re.findall(r"^A: (.*)$", promised, flags=re.MULTILINE)
    numberless = re.compile(r"auf \d\d \d\d")
    answers = [line.removeprefix("A: ") for line in done.stdout.splitlines()]
    assert [numberless.sub("auf ## ##", a) for a in answers] == [numberless.sub("auf ## ##", a) for a in shown]
