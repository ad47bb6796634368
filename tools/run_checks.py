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
WORKERS = max(2, os.cpu_count() or 1)
PYTEST = [sys.executable, "-m", "pytest", "-n", str(WORKERS), "--dist", "loadgroup", "-m", "not soak"]
LAYERS = ["tests/domain", "tests/services", "tests/conversation"]
MEASURED = [*PYTEST, *LAYERS, "--cov", "--cov-report=", "--cov-fail-under=0"]  # branches are judged below, on their own
UNMEASURED = [*PYTEST, "tests", *(f"--ignore={layer}" for layer in LAYERS)]
"""Measuring makes tests two to three times slower, and what a browser passes by chance proves little of a module."""
COMPILING = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Tests start hundreds of child processes: without byte code on disk each of them compiles all modules anew."""
COUNTED = re.compile(r"(\d+) (passed|failed|errors?|skipped|deselected|xfailed|warnings?)\b")
NOT_RUN = re.compile(r"^SKIPPED \[(\d+)\] .*?(not run: .*)$")


def run_static() -> list[str]:
    """Run linters and types; return the names of those that failed."""
    return [name for name, command in STATIC if not _passes(name, command)]


def _passes(name: str, command: list[str]) -> bool:
    started = time.monotonic()
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    verdict = "ok" if result.returncode == 0 else "FAILED"
    print(f"-- {name}: {verdict} ({time.monotonic() - started:.1f} s)", flush=True)
    if result.returncode or name == "sizes":
        print(result.stdout + result.stderr, flush=True)
    return result.returncode == 0


def run_pytest(command: list[str]) -> tuple[bool, list[str]]:
    """Run tests, passing their output on; return whether they passed and all they printed."""
    COVERAGE.mkdir(parents=True, exist_ok=True)
    lines: list[str] = []
    with subprocess.Popen(
        command, cwd=ROOT, env=COMPILING, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        for line in process.stdout or ():
            lines.append(line.rstrip("\n"))
            print(lines[-1], flush=True)
    return process.returncode == 0, lines


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


def closing_line(runs: list[list[str]]) -> str:
    """Return one closing line for several runs of pytest, in pytest's own form."""
    counts: Counter[str] = Counter()
    seconds = 0.0
    for lines in runs:
        last = lines[-1] if lines else ""
        counts.update(
            {name.rstrip("s") if name.startswith("error") else name: int(n) for n, name in COUNTED.findall(last)}
        )
        took = re.search(r"in ([\d.]+)s", last)
        seconds += float(took[1]) if took else 0.0
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
    failed = run_static()
    if "--without-tests" in sys.argv[1:]:
        return 1 if failed else 0
    runs = [run_pytest(MEASURED), run_pytest(UNMEASURED)]
    failed += [] if all(passed for passed, _ in runs) else ["pytest"]
    failed += [] if check_branches() else ["branches"]
    tell_not_run([line for _, lines in runs for line in lines])
    print(f"FAILED: {', '.join(failed)}" if failed else "All checks held.")
    print(closing_line([lines for _, lines in runs]), flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
