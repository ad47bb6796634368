"""A built wheel holds everything that lies in the package."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

ROOT = Path(__file__).resolve().parents[2]
NEEDED = ("pyproject.toml", "README.md", "LICENSE", "requirements/runtime.in")


def test_wheel_holds_the_whole_package(tmp_path: Path) -> None:
    source = tmp_path / "source"
    shutil.copytree(ROOT / "skill", source / "skill", ignore=shutil.ignore_patterns("__pycache__"))
    for name in NEEDED:
        (source / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, source / name)
    code = "import sys; from setuptools.build_meta import build_wheel; print(build_wheel(sys.argv[1]))"
    result = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code, str(tmp_path)],
        cwd=source,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    (wheel,) = tmp_path.glob("zuruf-*.whl")
    held = {name for name in ZipFile(wheel).namelist() if name.startswith("skill/")}
    files = {path.relative_to(source) for path in (source / "skill").rglob("*") if path.is_file()}
    wanted = {path.as_posix() for path in files if path.suffix != ".md"}
    assert wanted - held == set()
    assert held - wanted == set()
