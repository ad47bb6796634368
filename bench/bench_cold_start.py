"""Time the first reorder turn of the built function beside an ask-sdk + boto3 hello world.

Both are precompiled the same way and run under the same emulator, alternating in one run, each in
a fresh process. The figure is the wall time from posting the event to its answer, runtime start,
imports and the turn included.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.report import describe_machine, write_section
from tools.build_function import build, compile_byte_code, install_dependencies, prune_locales, prune_services
from tools.emulator import ROOT, run_function, what_is_missing

STARTS = 9
EVENT = json.loads((ROOT / "tests" / "events" / "reorder.json").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Candidate:
    """Name a function to start: its folder, handler and environment, and a word its answer must hold."""

    name: str
    folder: Path
    handler: str
    environment: Mapping[str, str]
    must_say: str


def build_hello_world(target: Path) -> None:
    """Build the hello world with the same dependencies, pruned and compiled the same way."""
    target.mkdir()
    install_dependencies(target)
    prune_locales(target / "babel" / "locale-data")
    prune_services(target / "botocore" / "data")
    shutil.copy(ROOT / "bench" / "hello" / "hello_world.py", target)
    compile_byte_code(target)


def start_once(candidate: Candidate, scratch: Path) -> float:
    """Start the function afresh and return the milliseconds until its first answer."""
    scratch.mkdir()
    environment = {**candidate.environment, "TMPDIR": str(scratch), "AWS_DEFAULT_REGION": "eu-west-1"}
    with run_function(candidate.folder, candidate.handler, environment, scratch / "log") as emulator:
        answer = emulator.invoke(EVENT)
    said = json.dumps(answer.body, ensure_ascii=False)
    if candidate.must_say not in said:
        message = f"{candidate.name} did not answer as it should: {said}"
        raise RuntimeError(message)
    return answer.milliseconds


def measure(candidates: list[Candidate], scratch: Path) -> dict[str, list[float]]:
    """Start the candidates in turn, `STARTS` times each, after one start each that does not count."""
    times: dict[str, list[float]] = {candidate.name: [] for candidate in candidates}
    for number in range(STARTS + 1):
        for candidate in candidates:
            milliseconds = start_once(candidate, scratch / f"{candidate.handler}-{number}")
            if number:
                times[candidate.name].append(milliseconds)
    return times


def describe(times: Mapping[str, list[float]], size: int) -> str:
    """Write the table of medians and the ratio to the first candidate."""
    base = median(next(iter(times.values())))
    rows = [
        f"| {name} | {median(found):.0f} | {min(found):.0f}–{max(found):.0f} | {median(found) / base:.2f} |"
        for name, found in times.items()
    ]
    return "\n".join(
        [
            f"`make bench`: {STARTS} starts each, alternating, on {describe_machine()}; Python 3.13 with byte code,",
            "Amazon's Lambda runtime emulator; from posting `tests/events/reorder.json` to the whole answer.",
            "",
            "| first invocation | median, ms | range, ms | ratio |",
            "|---|---|---|---|",
            *rows,
            "",
            f"The built function is {size / 1024**2:.0f} MB unzipped, byte code and demo shop included.",
        ]
    )


def main() -> int:
    """Build both, measure, print and write the section."""
    if missing := what_is_missing():
        print(f"not run: {missing}")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        build(scratch / "function")
        build_hello_world(scratch / "hello")
        candidates = [
            Candidate("ask-sdk + boto3 hello world", scratch / "hello", "hello_world.handler", {}, "Hallo Welt"),
            Candidate(
                "Zuruf, reorder turn (demo shop)",
                scratch / "function",
                "alexa_skill.handler",
                {"AWS_SAM_LOCAL": "true"},
                "zahlungspflichtig bestellen",
            ),
        ]
        size = sum(path.stat().st_size for path in (scratch / "function").rglob("*") if path.is_file())
        body = describe(measure(candidates, scratch), size)
    print(body)
    write_section("Cold start", body)
    return 0


if __name__ == "__main__":
    sys.exit(main())
