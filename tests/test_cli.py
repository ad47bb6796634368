from __future__ import annotations

import errno
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from skill.adapters.files import DEMO
from skill.cli import COMMANDS, main, parse

ROOT = Path(__file__).parents[1]


def test_lists_every_module_of_commands() -> None:
    modules = {path.stem for path in (ROOT / "skill" / "commands").glob("[!_]*.py")}
    assert set(COMMANDS) == modules, "a new module in skill/commands is added to COMMANDS in skill/cli.py"


def test_teaches_by_examples(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    shown = capsys.readouterr().out
    assert ended.value.code == 0
    assert "zuruf talk --locale en-GB --customer demo-ute" in shown
    assert all(f"    {command}" in shown for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_explains_each_command(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    assert f"usage: zuruf {command}" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ([], "the following arguments are required: COMMAND"),
        (["dance"], "invalid choice: 'dance'"),
        (["talk", "--loud"], "unrecognized arguments: --loud"),
    ],
)
def test_complains_in_one_line(arguments: list[str], complaint: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(arguments)
    first, second, *rest = capsys.readouterr().err.splitlines()
    assert ended.value.code == 2
    assert complaint in first
    assert second.startswith("See zuruf")
    assert rest == []


def test_says_wrong_input_without_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["talk", "--store", "mysql://x"]) == 2
    assert capsys.readouterr().err.splitlines() == [
        "zuruf: 'mysql://x' names no store; write sqlite:///FILE, dynamodb://TABLE or memory://"
    ]


@pytest.mark.parametrize(
    "command", [["talk"], ["serve"], ["mails"], ["seed"], ["catalog", "import", str(DEMO / "products.csv")]]
)
def test_says_where_it_cannot_write(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ZURUF_STORE", raising=False)
    monkeypatch.setattr("signal.signal", lambda *_: None)
    Path("var").touch()
    assert main(command) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("zuruf: var/secrets.json: ")


def test_talks_where_nothing_can_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"was ist im korb\n")))
    Path("var").touch()
    assert main(["talk", "--store", "memory://"]) == 0
    assert capsys.readouterr().out.startswith("A: ")
    assert list(Path().iterdir()) == [Path("var")]


def test_says_in_a_line_what_the_machine_refuses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "shop.sqlite3")

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("skill.commands.token.run", full)
    assert main(["token", "demo-anna"]) == 2
    assert capsys.readouterr().err == "zuruf: [Errno 28] No space left on device: 'shop.sqlite3'\n"


def test_ends_an_interrupted_command_quietly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Interrupted(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, _buffer: object) -> int:
            raise KeyboardInterrupt

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(Interrupted())))
    assert main(["talk", "--store", "memory://"]) == 130


def test_talks_without_paying_for_flask(tmp_path: Path) -> None:
    code = "import sys; from skill.cli import parse; parse(['talk']); print({'flask', 'boto3'} & set(sys.modules))"
    told = subprocess.run(  # noqa: S603 - our own interpreter and code
        [sys.executable, "-c", code],
        env={"PYTHONPATH": str(ROOT)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == "set()"


def test_stops_where_its_reader_stops(tmp_path: Path) -> None:
    lines = "was ist im korb\n" * 40
    shell = f"{sys.executable} -m skill.cli talk --store memory:// | head -n 1"
    told = subprocess.run(  # noqa: S602 - a pipe is what is tested
        shell,
        shell=True,
        input=lines,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.startswith("A: ")
    assert "Traceback" not in told.stderr
    assert "BrokenPipe" not in told.stderr


def test_help_loads_no_command() -> None:
    loaded = "[name for name in sys.modules if name.startswith('skill.commands.')]"
    script = (
        f"import atexit, sys; atexit.register(lambda: print({loaded})); from skill.cli import main; main(['--help'])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)  # noqa: S603 - our own module
    assert done.stdout.splitlines()[-1] == "[]"
