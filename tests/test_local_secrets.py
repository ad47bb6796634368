from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from skill.domain.errors import InvalidInputError
from skill.local_secrets import local_secrets

ROOT = Path(__file__).resolve().parents[1]
SHOW = """
import sys
from pathlib import Path
from skill.local_secrets import local_secrets
sys.stdin.readline()
print(local_secrets(Path(sys.argv[1])))
"""


def test_secrets_are_the_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "var" / "secrets.json"
    local_secrets(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [entry.name for entry in path.parent.iterdir()] == ["secrets.json"]


def test_secrets_are_made_once(tmp_path: Path) -> None:
    first = local_secrets(tmp_path / "secrets.json")
    assert local_secrets(tmp_path / "secrets.json") == first
    assert local_secrets(tmp_path / "other.json") != first
    assert len(first.pepper) >= 32


def test_processes_at_once_get_the_same(tmp_path: Path) -> None:
    path = tmp_path / "secrets.json"
    command = [sys.executable, "-c", SHOW, str(path)]
    children = [
        subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own program
        for _ in range(4)
    ]
    try:
        for child in children:
            assert child.stdin is not None
            child.stdin.write("go\n")
            child.stdin.flush()
        shown = {child.communicate(timeout=60)[0] for child in children}
    finally:
        for child in children:
            child.kill()
            child.wait()
    assert len(shown) == 1
    assert shown == {f"{local_secrets(path)}\n"}


def test_threads_at_once_get_the_same(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        found = set(pool.map(local_secrets, [tmp_path / "secrets.json"] * 32))
    assert len(found) == 1


def test_leftover_of_a_killed_start_is_no_obstacle(tmp_path: Path) -> None:
    path = tmp_path / "secrets.json"
    path.with_name(f"secrets.json.{os.getpid()}").touch()
    assert local_secrets(path) == local_secrets(path)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"pepper": "x"}', "null"])
def test_damaged_file_is_never_overwritten(tmp_path: Path, text: str) -> None:
    path = tmp_path / "secrets.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidInputError, match="is damaged; restore it, or run make reset"):
        local_secrets(path)
    assert path.read_text(encoding="utf-8") == text


def test_folder_that_cannot_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(InvalidInputError, match=r"var/secrets\.json: .*--store memory:// needs none"):
        local_secrets(tmp_path / "var" / "secrets.json")


def test_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "secrets.json").mkdir()
    with pytest.raises(InvalidInputError, match=r"secrets\.json: Is a directory"):
        local_secrets(tmp_path / "secrets.json")


def test_secrets_are_read_as_written(tmp_path: Path) -> None:
    path = tmp_path / "secrets.json"
    path.write_text(json.dumps({"account_key": "key", "pepper": "pfeffer"}), encoding="utf-8")
    assert (local_secrets(path).account_key, local_secrets(path).pepper) == ("key", b"pfeffer")
