"""Build the Alexa function's artefact: `build_function.py TARGET` (called by `sam build` through the Makefile).

The target holds the pinned dependencies for the Lambda platform, the package, the entry points,
the prebuilt demo database and byte code of the runtime's own minor version.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tools.python313 import WANTED, find_python

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
PLATFORMS = {"x86_64": "x86_64-manylinux_2_28", "arm64": "aarch64-manylinux_2_28"}

# What the function never imports: the command line, the web application, its console, the importers.
LEFT_OUT = ("__pycache__", "cli.py", "commands", "web.py", "console", "simulator", "demo", "demo_shop.py", "feeds")
LANGUAGES = ("root", "de", "en")
AWS_SERVICES = ("dynamodb",)


def build(target: Path) -> None:
    """Fill `target`; what stands in it already is replaced."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    install_dependencies(target, "runtime")
    copy_sources(target)
    seed_demo_shop(target / "demo.sqlite3")
    compile_byte_code(target)


def install_dependencies(target: Path, lock: str) -> None:
    """Install a lock for the Lambda platform, whatever this machine is, without what is never used."""
    platform = PLATFORMS[os.environ.get("ZURUF_ARCHITECTURE", "x86_64")]
    options = ["--quiet", "--require-hashes", "--no-deps", "--only-binary", ":all:", "--target", str(target)]
    options += ["--python-platform", platform, "--python-version", WANTED, "--link-mode", "copy"]
    pinned = ROOT / "requirements" / f"{lock}.txt"
    subprocess.run([str(BIN / "uv"), "pip", "install", *options, "-r", str(pinned)], check=True)
    for leftover in (target / "bin", target / ".lock"):
        shutil.rmtree(leftover) if leftover.is_dir() else leftover.unlink(missing_ok=True)
    prune_locales(target / "babel" / "locale-data")
    prune_services(target / "botocore" / "data")


def prune_locales(folder: Path) -> None:
    """Keep Babel's data for the languages that the shop speaks, with their regions."""
    for path in folder.glob("*.dat"):
        if path.stem.split("_")[0] not in LANGUAGES:
            path.unlink()


def prune_services(folder: Path) -> None:
    """Keep botocore's description of the services that the function calls."""
    for path in folder.iterdir():
        if path.is_dir() and path.name not in AWS_SERVICES:
            shutil.rmtree(path)


def copy_sources(target: Path) -> None:
    """Copy the package, phrases included, and the entry points beside it."""
    shutil.copytree(ROOT / "skill", target / "skill", ignore=shutil.ignore_patterns(*LEFT_OUT))
    for path in (ROOT / "lambda").glob("*.py"):
        shutil.copy(path, target)


def seed_demo_shop(database: Path) -> None:
    """Write the demo shop into one file; demo mode copies it to a writable place at start."""
    # In demo mode, so that the voice codes in it are keyed as the demo function reads them.
    # sam's build container looks like Lambda (AWS_EXECUTION_ENV), where demo mode refuses to start.
    environment = {**os.environ, "ZURUF_DEMO": "1", "AWS_SAM_LOCAL": "true"}
    command = [str(BIN / "zuruf"), "seed", "--store", f"sqlite:///{database}"]
    subprocess.run(command, check=True, env=environment, stdout=sys.stderr)


def compile_byte_code(target: Path) -> None:
    """Compile with the runtime's own minor version; another's `.pyc` would be ignored in silence."""
    python = find_python()
    if python is None:
        print(f"no byte code: no working Python {WANTED} found; the function runs, its cold start is slower")
        return
    options = ["-q", "-j", "2", "--invalidation-mode", "unchecked-hash", "-s", str(target)]
    warnings = ["-W", "ignore::SyntaxWarning"]  # docstrings of ask_sdk_*
    subprocess.run([python, *warnings, "-m", "compileall", *options, str(target)], check=True)


if __name__ == "__main__":
    build(Path(sys.argv[1]).resolve())
