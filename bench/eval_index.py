"""Draw what the prebuilt name index costs, from a thousand names to a million."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from bench.chart import Axes, line_chart
from bench.index_curve import Point, Task, measure
from bench.index_engines import compare_engines, describe_engines
from bench.matching_catalog import Source, default_catalog, load_catalog
from bench.report import DOCS, UNDERSTANDING, describe_machine, write_section

SIZES = "1000,10000,55000,100000,300000,1000000"
QUESTIONS = 300
TITLE = "The name index, to a million names"
PICTURES = DOCS / "pictures"
SEED = 20261123
_MOST_MS, _MOST_MB = 10, 100
_MOST_COMPARED = 55_265
_PICTURES = """\
![Milliseconds per question, from a thousand names to a million](pictures/index-time.svg)

![Megabytes in memory and on disk, from a thousand names to a million](pictures/index-memory.svg)
"""
_ENGINES = """\
### Which engine names the candidates

Each names fifty for the same spoilt names of the catalogue, from files of its own; times without ranking them.
"""
_HELP = """\
Names are the catalogue's, and then as many recombined from their words as a size needs. Each size is built in one
process and asked in a fresh one; half of the questions are spoilt easily, half badly (bench/speech_errors.py).

examples:
  python -m bench.eval_index                        the whole curve, into docs/understanding.md (some ten minutes)
  python -m bench.eval_index --sizes 1000,10000     a quick trial, only printed
  python -m bench.eval_index --catalog shop.csv     made of your own names, only printed
"""


def read_arguments(arguments: Sequence[str] | None = None) -> Namespace:
    """Read the command line; `report` is set where the figures belong on the page: a whole run."""
    parser = ArgumentParser(
        prog="python -m bench.eval_index",
        description=__doc__,
        epilog=_HELP,
        formatter_class=RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--catalog", type=Path, metavar="FILE", help="names to begin with (default: the large list, else the demo shop)"
    )
    parser.add_argument("--sizes", default=SIZES, metavar="N,N,…", help=f"how many names (default {SIZES})")
    parser.add_argument("--questions", type=int, default=QUESTIONS, metavar="N", help=f"per size (default {QUESTIONS})")
    parser.add_argument("--language", choices=("de", "en"), default="de", help="language of the names (default de)")
    read = parser.parse_args(arguments)
    read.report = not (arguments if arguments is not None else sys.argv[1:])
    read.catalog = read.catalog or default_catalog()
    return read


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print, and write the section and its pictures of a whole run."""
    args = read_arguments(arguments)
    points, engines = [], []
    with TemporaryDirectory() as folder:
        for size in sorted({min(size, _MOST_COMPARED) for size in _sizes(args)}):
            print(f"{size:,} names, by every engine", file=sys.stderr, flush=True)
            trial = Source(load_catalog(args.catalog, args.language), args.language, SEED).draw(size, args.questions)
            engines += compare_engines(trial, args.language, Path(mkdtemp(dir=folder)))
        for size in _sizes(args):
            print(f"{size:,} names", file=sys.stderr, flush=True)
            points.append(measure(Task(args.catalog, args.language, size, args.questions, Path(folder))))
    text = f"{_introduction(args)}\n{describe(points)}\n{_PICTURES}\n{_ENGINES}\n{describe_engines(engines)}"
    if args.report:
        draw(points, PICTURES)
        write_section(TITLE, text, page=UNDERSTANDING)
    print(text)


def _sizes(args: Namespace) -> list[int]:
    return sorted({int(size) for size in args.sizes.split(",")})


def describe(points: Sequence[Point]) -> str:
    """Return the table of all sizes."""
    head = (
        "| names | built in s | file MB | opened in ms | memory MB | candidates ms p50 | p99 | whole match ms p50 | p99"
        " | right one among 50 |\n| --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |\n"
    )
    return head + "".join(_row(point) for point in points)


def _row(point: Point) -> str:
    (near, near_worst), (whole, whole_worst) = point.candidates_ms, point.match_ms
    return (
        f"| {point.size:,} | {point.build_seconds:.1f} | {point.file_mb:.1f} | {point.open_ms:.2f} |"
        f" {point.resident_mb:.0f} | {near:.1f} | {near_worst:.1f} | {whole:.1f} | {whole_worst:.1f} |"
        f" {point.found:.3f} |\n"
    )


def draw(points: Sequence[Point], folder: Path) -> None:
    """Draw time and memory over the number of names."""

    def line(value: Callable[[Point], float]) -> list[tuple[float, float]]:
        return [(point.size, value(point)) for point in points]

    time_axes = Axes("Time per question", "names", "ms of processor time", log_x=True, log_y=True, mark_y=_MOST_MS)
    times = {
        "whole match, p99": line(lambda point: point.match_ms[1]),
        "whole match, median": line(lambda point: point.match_ms[0]),
        "candidates, p99": line(lambda point: point.candidates_ms[1]),
        "candidates, median": line(lambda point: point.candidates_ms[0]),
        "opening the file": line(lambda point: point.open_ms),
    }
    line_chart(folder / "index-time.svg", time_axes, times)
    size_axes = Axes("Memory and disk", "names", "MB", log_x=True, log_y=True, mark_y=_MOST_MB)
    sizes = {
        "file": line(lambda point: point.file_mb),
        "memory of the process": line(lambda point: max(point.resident_mb, 1)),
    }
    line_chart(folder / "index-memory.svg", size_axes, sizes)


def _introduction(args: Namespace) -> str:
    return (
        f"`python -m bench.eval_index`: {args.questions} spoilt names per size, half easy, half hard, on"
        f" {describe_machine()}. Names beyond the catalogue's own are recombined from its words.\n"
        "Times are of the processor, opening by the clock. *Memory* is what a fresh process grew by opening the file and"
        f" matching all questions.\nGoals at 53,000 names: opened in 20 ms, whole match p99 {_MOST_MS} ms, memory"
        f" {_MOST_MB} MB. Why this engine: `docs/adr/0018-names-lie-in-an-index-file.md`.\n"
    )


if __name__ == "__main__":
    main()
