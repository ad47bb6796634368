"""Resolve every `requirements/*.in` into a lock with names, versions and hashes only.

`dev` is resolved first; `app` and `runtime` are cut out of its answer, so that one version of a
package is tested, served and deployed. `make lock` runs this.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = Path("requirements")
# (lock, the lock whose versions it must repeat)
LOCKS = (
    *(("dev", None), ("app", "dev"), ("runtime", "dev"), ("hello", "dev"), ("train", "dev"), ("eval", "dev")),
    *(("sam", None), ("emulator", None), ("localstripe", None)),
)
OPTIONS = (
    "--quiet",
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--custom-compile-command=make lock",
)


def compile_lock(name: str, like: str | None, *, upgrade: bool) -> None:
    """Write `requirements/<name>.txt`, with the versions of the lock `like` where one is named."""
    command = [sys.executable, "-m", "uv", "pip", "compile", *OPTIONS]
    command += [str(REQUIREMENTS / f"{name}.in"), "--output-file", str(REQUIREMENTS / f"{name}.txt")]
    if like:
        command += ["--constraint", str(REQUIREMENTS / f"{like}.txt")]
    if upgrade:
        command.append("--upgrade")
    subprocess.run(command, cwd=ROOT, check=True)
    print(f"requirements/{name}.txt")


def main() -> None:
    """Lock all sets; `--upgrade` moves versions, otherwise only what the .in files ask for changes."""
    for name, like in LOCKS:
        compile_lock(name, like, upgrade="--upgrade" in sys.argv[1:])


if __name__ == "__main__":
    main()
