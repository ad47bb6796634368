"""npm is installed where that is allowed, and named where it is not."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOOLS = {"install_apl_suggester.sh", "install_dynoxide.sh", "install_smapi_spec.sh"}


def machine(folder: Path, *, user: int, apt: str | None) -> None:
    """Pretend a machine without npm: the only programs are those in `folder`."""
    programs = {"id": f"echo {user}", "apt-get": apt}
    for name, script in programs.items():
        if script is not None:
            (folder / name).write_text(f"#!/bin/bash\n{script}\n", encoding="utf-8")
            (folder / name).chmod(0o755)


def provide(folder: Path) -> tuple[int, list[str]]:
    result = subprocess.run(
        ["/bin/bash", str(ROOT / "tools" / "provide_npm.sh"), "the checks"],
        env={"PATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.stderr == ""
    return result.returncode, result.stdout.splitlines()


def test_root_installs_what_is_missing(tmp_path: Path) -> None:
    machine(tmp_path, user=0, apt=f'echo "$@" >> {tmp_path}/asked; > {tmp_path}/npm; /bin/chmod +x {tmp_path}/npm')
    assert provide(tmp_path) == (0, ["[tools] npm (Debian)"])
    assert (tmp_path / "asked").read_text(encoding="utf-8").splitlines() == [
        "update -qq",
        "install -y -qq --no-install-recommends ca-certificates npm",
    ]
    assert provide(tmp_path) == (0, []), "the second time there is nothing to do"


@pytest.mark.parametrize(("user", "apt"), [(1000, "exit 0"), (0, None)], ids=["no root", "no apt-get"])
def test_others_are_told_what_to_install(tmp_path: Path, user: int, apt: str | None) -> None:
    machine(tmp_path, user=user, apt=apt)
    assert provide(tmp_path) == (1, ["not installed: the checks, install npm (apt-get install npm, as root)"])


def test_failed_installation_is_told(tmp_path: Path) -> None:
    machine(tmp_path, user=0, apt="exit 100")
    assert provide(tmp_path) == (1, ["[tools] npm (Debian)", "not installed: the checks, install npm (apt-get failed)"])


def test_every_tool_from_npm_asks_for_it() -> None:
    scripts = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "tools").glob("install_*.sh")}
    using = {name for name, text in scripts.items() if "npm ci" in text}
    assert using == TOOLS
    assert {name for name in using if "bash tools/provide_npm.sh" not in scripts[name]} == set()
