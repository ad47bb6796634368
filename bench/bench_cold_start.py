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
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from statistics import median
from typing import Any

from bench.cloud_shop import SKILL_ID, access_token, cloud_shop, is_installed
from bench.report import describe_machine, write_section
from tools.build_function import build, compile_byte_code, install_dependencies
from tools.emulator import ROOT, run_function, what_is_missing

STARTS = 9
EVENT = (ROOT / "tests" / "events" / "reorder.json").read_text(encoding="utf-8")
NUMBERS = count(1)
QUESTION = "zahlungspflichtig bestellen"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Name a function to start: its folder, handler, environment and event, and words its answer must hold."""

    name: str
    folder: Path
    handler: str
    environment: Mapping[str, str]
    must_say: str
    make_event: Callable[[], Any] = lambda: json.loads(EVENT)


def build_hello_world(target: Path) -> None:
    """Build the hello world, pruned and compiled as the function is."""
    target.mkdir()
    install_dependencies(target, "hello")
    shutil.copy(ROOT / "bench" / "hello" / "hello_world.py", target)
    compile_byte_code(target)


def linked_event(token: str) -> Callable[[], Any]:
    """Return a maker of reorder events for the cloud's shop; each is a session and a request of its own."""

    def make_event() -> Any:  # noqa: ANN401 - bodies of JSON have no type
        event, number = json.loads(EVENT), next(NUMBERS)
        system = event["context"]["System"]
        for place in (event["session"], system):
            place["application"]["applicationId"] = SKILL_ID
            place["user"]["accessToken"] = token
        event["session"]["sessionId"] += f"-{number}"
        event["request"]["requestId"] += f"-{number}"
        return event

    return make_event


def start_once(candidate: Candidate, scratch: Path) -> float:
    """Start the function afresh and return the milliseconds until its first answer."""
    scratch.mkdir()
    environment = {"AWS_DEFAULT_REGION": "eu-west-1", **candidate.environment, "TMPDIR": str(scratch)}
    with run_function(candidate.folder, candidate.handler, environment, scratch / "log") as emulator:
        answer = emulator.invoke(candidate.make_event())
    said = json.dumps(answer.body, ensure_ascii=False)
    if candidate.must_say not in said:
        message = f"{candidate.name} did not answer as it should: {said}"
        raise RuntimeError(message)
    return answer.milliseconds


def measure(candidates: list[Candidate], scratch: Path) -> dict[str, list[float]]:
    """Start the candidates in turn, `STARTS` times each, after one start each that does not count."""
    times: dict[str, list[float]] = {candidate.name: [] for candidate in candidates}
    for number in range(STARTS + 1):
        for place, candidate in enumerate(candidates):
            milliseconds = start_once(candidate, scratch / f"start-{place}-{number}")
            if number:
                times[candidate.name].append(milliseconds)
    return times


def find_candidates(function: Path, hello: Path, stack: ExitStack) -> list[Candidate]:
    """Return the hello world first, then the function on the demo shop and, where it is installed, on DynamoDB."""
    demo = {"AWS_SAM_LOCAL": "true"}
    candidates = [
        Candidate("ask-sdk + boto3 hello world, no table read", hello, "hello_world.handler", {}, "Hallo Welt"),
        Candidate("Zuruf, reorder turn, demo shop in SQLite", function, "alexa_skill.handler", demo, QUESTION),
    ]
    if is_installed():
        cloud = stack.enter_context(cloud_shop())
        name, event = "Zuruf, reorder turn, DynamoDB over the wire", linked_event(access_token(cloud))
        candidates.append(Candidate(name, function, "alexa_skill.handler", cloud, QUESTION, event))
    return candidates


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
            "SnapStart, which the template switches on, is not part of it.",
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
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        function, hello = Path(folder) / "function", Path(folder) / "hello"
        build(function)
        build_hello_world(hello)
        size = sum(path.stat().st_size for path in function.rglob("*") if path.is_file())
        body = describe(measure(find_candidates(function, hello, stack), Path(folder)), size)
    print(body)
    write_section("Cold start", body)
    return 0


if __name__ == "__main__":
    sys.exit(main())
