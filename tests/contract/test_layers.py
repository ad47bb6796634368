"""The layers and bans of pyproject.toml hold, and the function's entry points stay thin."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINES_PER_ENTRY_POINT = 25
ENTRY_POINTS = sorted((ROOT / "lambda").glob("*.py"))


def lint(config: Path, root: Path = ROOT) -> subprocess.CompletedProcess[str]:
    program = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    command = [sys.executable, "-c", program, "--no-logo", "--no-cache", "--config", str(config)]
    return subprocess.run(command, cwd=root, env={"PYTHONPATH": str(root)}, capture_output=True, text=True, check=False)


def test_imports_point_down_the_layers() -> None:
    result = lint(ROOT / "pyproject.toml")
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("module", "imported"),
    [
        ("skill.services.stray", "boto3"),
        ("skill.domain.stray", "skill.services.table"),
        ("skill.channels.text.stray", "ask_sdk_core"),
        ("skill.channels.alexa.stray", "flask"),
        ("skill.bootstrap_stray", "stripe"),
    ],
)
def test_linter_sees_a_stray_import(tmp_path: Path, module: str, imported: str) -> None:
    shutil.copytree(ROOT / "skill", tmp_path / "skill", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    stray = tmp_path / f"{module.replace('.', '/')}.py"
    stray.write_text(f"import {imported}\n", encoding="utf-8")
    result = lint(tmp_path / "pyproject.toml", tmp_path)
    assert result.returncode == 1
    assert f"{module} -> {imported}" in result.stdout


def imported_modules(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    plain = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return plain | {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}


@pytest.mark.parametrize("path", ENTRY_POINTS, ids=lambda path: path.name)
def test_entry_point_is_a_thin_one(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LINES_PER_ENTRY_POINT


@pytest.mark.parametrize("path", ENTRY_POINTS, ids=lambda path: path.name)
def test_entry_point_reaches_only_the_top(path: Path) -> None:
    allowed = ("skill.bootstrap", "skill.settings", "skill.channels")
    ours = {name for name in imported_modules(path) if name.split(".")[0] == "skill"}
    assert sorted(name for name in ours if not name.startswith(allowed)) == []


def test_lambda_folder_is_no_package() -> None:
    assert not (ROOT / "lambda" / "__init__.py").exists(), "the word is a keyword; the runtime imports by string"
