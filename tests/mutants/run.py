"""Show that the tests can fail (R55): break the product in each known way, and see the named test turn red.

`python -m tests.mutants.run [NAME …]` first runs the killing tests on the whole product, where all must pass, then
each on its mutant. It prints one line a mutant and exits with 1 on a survivor.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.mutants.catalogue import MUTANTS
from tests.mutants.mutant import Mutant

ROOT = Path(__file__).resolve().parents[2]
PYTEST = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-p", "tests.mutants.plugin"]
AT_ONCE = os.cpu_count() or 1
PATIENCE = 300
FAILED = 1
"""What pytest exits with where tests ran and some failed; anything else is no verdict."""


def run_tests(node_ids: Sequence[str], *options: str) -> tuple[int, str]:
    """Run tests in a process of their own; return its exit code and what it printed."""
    try:
        done = subprocess.run(  # noqa: S603 - our own tests
            [*PYTEST, *options, *node_ids], cwd=ROOT, capture_output=True, text=True, check=False, timeout=PATIENCE
        )
    except subprocess.TimeoutExpired:
        return FAILED, f"it took more than {PATIENCE} s"
    return done.returncode, done.stdout + done.stderr


def judge(mutant: Mutant) -> tuple[bool, str]:
    """Tell whether the named test notices the mutant, in one line."""
    started = time.monotonic()
    code, printed = run_tests([mutant.killed_by], "--mutant", mutant.name)
    seconds = time.monotonic() - started
    if code == FAILED:
        return True, f"killed {mutant.name} by {mutant.killed_by} ({seconds:.1f} s)"
    if code == 0:
        return False, f"survived {mutant.name}: {mutant.killed_by} still passes ({seconds:.1f} s)"
    return False, f"no verdict on {mutant.name}: {mutant.killed_by} exits with {code}\n{printed[-2000:]}"


def main(names: Sequence[str]) -> int:
    """Judge all mutants, or those named; 0 if every one is killed."""
    unknown = set(names) - {mutant.name for mutant in MUTANTS}
    if unknown:
        sys.stdout.write(f"no mutant is called {', '.join(sorted(unknown))}\n")
        return 2
    chosen = [mutant for mutant in MUTANTS if not names or mutant.name in names]
    code, printed = run_tests(sorted({mutant.killed_by for mutant in chosen}))
    if code:
        sys.stdout.write(f"the killing tests fail on the whole product already:\n{printed[-4000:]}\n")
        return 1
    killed = 0
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for dead, line in pool.map(judge, chosen):
            killed += dead
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()
    sys.stdout.write(f"{killed} of {len(chosen)} mutants killed\n")
    return 0 if killed == len(chosen) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
