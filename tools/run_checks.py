"""Run everything that `make test` promises and end with pytest's closing line.

Every check runs even where an earlier one failed; the exit code tells whether all of them held.
What could not run for want of a tool is counted before the closing line.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
COVERAGE = ROOT / "var" / "coverage"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
BRANCHES_AT_LEAST = float(PROJECT["tool"]["coverage"]["report"]["fail_under"])

STATIC = (
    ("sizes", [sys.executable, "-m", "tools.sizes"]),
    ("ruff check", [str(BIN / "ruff"), "check", "--quiet", "."]),
    ("ruff format", [str(BIN / "ruff"), "format", "--check", "--quiet", "."]),
    ("mypy", [str(BIN / "mypy"), "--no-error-summary"]),
    ("layers", [str(BIN / "lint-imports"), "--no-logo", "--cache-dir", "var/import-linter"]),
)
AT_ONCE = max(2, os.cpu_count() or 1)
PYTEST = [sys.executable, "-m", "pytest", "-n", "0", "-m", "not soak"]
MEASURED = ("--cov", "--cov-report=", "--cov-fail-under=0")  # branches are judged below, on their own
LAYERS = ("tests/domain", "tests/services", "tests/conversation")
TALKING = ("tests/conversations", "tests/channels", "tests/sweeps")
BUILDING = ("tests/contract", "tests/bench", "tests/commands")
WAITING = ("tests/browser", "tests/lambda_artifact")
RELIABILITY = "tests/reliability"
COMPILING = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Tests start hundreds of child processes: without byte code on disk each of them compiles all modules anew."""
COUNTED = re.compile(r"(\d+) (passed|failed|errors?|skipped|deselected|xfailed|warnings?)\b")
Checks = Mapping[str, "Future[bool]"]
NOT_RUN = re.compile(r"^SKIPPED \[(\d+)\] .*?(not run: .*)$")


@dataclass(frozen=True, slots=True)
class Part:
    """Name some of the tests: they run in a process of their own, where what they share is made once.

    `options` are what pytest is called with; a part that mostly waits runs beside the others.
    """

    name: str
    options: Sequence[str]
    waits: bool = False

    @property
    def command(self) -> list[str]:
        """Return how to run these tests."""
        return [*PYTEST, "-o", f"cache_dir=var/pytest/{self.name.replace(' ', '-')}", *self.options]


def parts() -> list[Part]:
    """Return all tests in parts, the longest first, so that no processor is idle at the end.

    Only the layers are measured: it makes tests two to three times slower, and what a browser passes by chance
    proves little of a module.
    """
    reliability = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / RELIABILITY).glob("test_*.py"))
    elsewhere = (*LAYERS, *TALKING, *BUILDING, *WAITING, RELIABILITY)
    return [
        Part("browser and function", WAITING, waits=True),
        Part("reliability 1", reliability[0::2]),
        Part("layers", (*LAYERS, *MEASURED)),
        Part("contracts and commands", BUILDING),
        Part("reliability 2", reliability[1::2]),
        Part("other tests", ("tests", *(f"--ignore={folder}" for folder in elsewhere))),
        Part("conversations", TALKING),
    ]


def run_static(pool: Executor) -> Checks:
    """Start linters and types; return what each of them will say: whether it passed."""
    return {name: pool.submit(_passes, name, command) for name, command in STATIC}


def _passes(name: str, command: list[str]) -> bool:
    started = time.monotonic()
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    verdict = "ok" if result.returncode == 0 else "FAILED"
    told = f"\n{result.stdout}{result.stderr}" if result.returncode or name == "sizes" else "\n"
    print(f"-- {name}: {verdict} ({time.monotonic() - started:.1f} s){told}", end="", flush=True)
    return result.returncode == 0


def run_all(tests: Sequence[Part]) -> tuple[list[str], list[list[str]]]:
    """Run linters and parts of the tests, as many at once as there are processors; what mostly waits runs beside them.

    Returns the names of what failed, and what each part printed.
    """
    COVERAGE.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(AT_ONCE) as busy, ThreadPoolExecutor(1) as beside:
        static = run_static(busy)
        running = {part.name: (beside if part.waits else busy).submit(run_pytest, part) for part in tests}
    runs = {name: run.result() for name, run in running.items()}
    failed = [f"pytest of {name}" for name, (passed, _) in runs.items() if not passed]
    return failed_of(static) + failed, [lines for _, lines in runs.values()]


def failed_of(checks: Checks) -> list[str]:
    """Return the names of the checks that failed."""
    return [name for name, passed in checks.items() if not passed.result()]


def run_pytest(part: Part) -> tuple[bool, list[str]]:
    """Run one part and then print its output whole; return whether its tests passed, and the lines."""
    print(f"-- {part.name}: started", flush=True)
    result = subprocess.run(
        part.command, cwd=ROOT, env=COMPILING, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    print(f"-- {part.name}: {'ok' if result.returncode == 0 else 'FAILED'}\n{result.stdout}", end="", flush=True)
    return result.returncode == 0, result.stdout.splitlines()


def check_branches() -> bool:
    """Compare the branches covered in domain, services and conversation with the promise."""
    report = COVERAGE / "report.json"
    coverage = [sys.executable, "-m", "coverage"]
    subprocess.run([*coverage, "report", "--fail-under=0"], cwd=ROOT, check=False)
    subprocess.run([*coverage, "json", "--quiet", "--fail-under=0", "-o", str(report)], cwd=ROOT, check=False)
    if not report.exists():
        print("-- branches: FAILED, nothing was measured")
        return False
    totals = json.loads(report.read_text(encoding="utf-8"))["totals"]
    covered, all_branches = totals["covered_branches"], totals["num_branches"]
    percent = 100.0 * covered / all_branches if all_branches else 0.0
    verdict = "ok" if percent >= BRANCHES_AT_LEAST else f"FAILED, {BRANCHES_AT_LEAST:g} % are promised"
    print(f"-- branches: {covered} of {all_branches} covered, {percent:.1f} %: {verdict}")
    return percent >= BRANCHES_AT_LEAST


def closing_line(runs: list[list[str]], seconds: float) -> str:
    """Return one closing line for several runs of pytest, in pytest's own form; `seconds` is what all took together."""
    counts: Counter[str] = Counter()
    for lines in runs:
        last = lines[-1] if lines else ""
        counts.update(
            {name.rstrip("s") if name.startswith("error") else name: int(n) for n, name in COUNTED.findall(last)}
        )
    named = ", ".join(f"{count} {name}" for name, count in sorted(counts.items(), key=lambda item: item[0] != "failed"))
    return f"{named} in {seconds:.2f}s" if counts else "no test ran"


def tell_not_run(lines: list[str]) -> None:
    """Count what was left out for want of a tool."""
    left_out = [found for line in lines if (found := NOT_RUN.match(line))]
    for found in left_out:
        print(f"{found[2]} ({found[1]} tests)")
    print(f"-- not run for want of a tool: {sum(int(found[1]) for found in left_out)} tests")


def main() -> int:
    """Run the checks and report; 0 if all held."""
    if "--without-tests" in sys.argv[1:]:
        with ThreadPoolExecutor(AT_ONCE) as pool:
            return 1 if failed_of(run_static(pool)) else 0
    started = time.monotonic()
    failed, runs = run_all(parts())
    took = time.monotonic() - started
    failed += [] if check_branches() else ["branches"]
    tell_not_run([line for lines in runs for line in lines])
    print(f"FAILED: {', '.join(failed)}" if failed else "All checks held.")
    print(closing_line(runs, took), flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
