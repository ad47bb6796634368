"""Measure how well spoken product names are found in catalogues of several sizes, beside what else could be used."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.matching_ablation import Ablated, ablate
from bench.matching_catalog import DEMO_SHOP, LARGE, Source, Trial, default_catalog, load_catalog, read_queries
from bench.matching_chances import PICTURE, chart, describe_chances
from bench.matching_page import describe
from bench.matching_runs import measure
from bench.report import DOCS, UNDERSTANDING, describe_machine, write_section
from skill.domain.matching import Entry

QUERIES = 2000
SIZES = "1000,10000,all"
SEED = 20261123
_ABLATED_AT = 10_000
_HELP = """
A catalogue's names are spoilt as speech recognition and people spoil them, and asked for again: half of the questions
easy (one sound misheard), half hard (a word dropped, a compound split, two to four sounds misheard, fillers). Our
index and every baseline answer the same questions in the same run.

examples:
  python -m bench.eval_matching                                  everything, into docs/understanding.md
  python -m bench.eval_matching --sizes 1000 --queries 200       a quick trial, only printed
  python -m bench.eval_matching --catalog names.tsv              your own names (columns sku and name), only printed
  python -m bench.eval_matching --catalog shop.csv --query-file asked.tsv
                                                                 your own questions (columns query and sku)
  python -m bench.eval_matching --seed 7 --sizes 10000           other questions: nothing is tuned to the seed
"""
_SOURCE = (
    "The names are those of [Open Food Facts](https://world.openfoodfacts.org) (June 2019, products with German,"
    " Austrian and Swiss barcodes), made available under the Open Database License 1.0.\n"
)


def read_arguments(arguments: Sequence[str] | None = None) -> Namespace:
    """Read the command line; `report` is set where the figures belong on the page: a whole run on a known catalogue."""
    parser = ArgumentParser(
        prog="python -m bench.eval_matching",
        description=__doc__,
        epilog=_HELP,
        formatter_class=RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--catalog",
        type=Path,
        metavar="FILE",
        help="names to find (default: the large list if present, else the demo shop)",
    )
    parser.add_argument(
        "--query-file", type=Path, metavar="FILE", help="ask this TSV (query, sku) instead of spoilt names"
    )
    parser.add_argument(
        "--queries", type=int, default=QUERIES, metavar="N", help=f"questions per size (default {QUERIES})"
    )
    parser.add_argument("--sizes", default=SIZES, metavar="N,N,…", help=f"catalogue sizes (default {SIZES})")
    parser.add_argument(
        "--language", choices=("de", "en"), default="de", help="language of names and errors (default de)"
    )
    parser.add_argument(
        "--seed", type=int, default=SEED, metavar="N", help=f"start of the random draw (default {SEED})"
    )
    read = parser.parse_args(arguments)
    read.report = not (arguments if arguments is not None else sys.argv[1:])
    read.catalog = read.catalog or default_catalog()
    return read


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print, and write the section of a whole run."""
    args = read_arguments(arguments)
    entries = load_catalog(args.catalog, args.language)
    measured = []
    ablated: tuple[int, list[Ablated]] = (0, [])
    for trial in _trials(args, entries):
        print(f"{len(trial.entries):,} names, {len(trial.asked):,} questions", file=sys.stderr, flush=True)
        measured.append(measure(trial, args.language))
        if len(trial.entries) <= _ABLATED_AT or not ablated[1]:
            ablated = (len(trial.entries), ablate(trial, args.language))
    text = f"{_introduction(args)}\n{describe(measured)}\n\n{describe_chances(measured, ablated[1], ablated[0])}"
    if args.report:
        (DOCS / PICTURE).write_text(chart(measured), encoding="utf-8")
        write_section(section_title(args.catalog), text, page=UNDERSTANDING)
    print(text)


def section_title(catalog: Path) -> str:
    """Return the section of a catalogue: the demo shop's figures never replace those of the large list."""
    return "Product names in the demo shop" if catalog == DEMO_SHOP else "Product names"


def sizes_of(text: str, most: int) -> list[int]:
    """Return the sizes asked for, each once, none larger than the catalogue."""
    asked = [most if size.strip() == "all" else int(size) for size in text.split(",")]
    return list(dict.fromkeys(min(size, most) for size in asked))


def _trials(args: Namespace, entries: list[Entry]) -> Iterator[Trial]:
    if args.query_file:
        yield read_queries(args.query_file, entries, args.language)
        return
    source = Source(entries, args.language, args.seed)
    for size in sizes_of(args.sizes, len(entries)):
        yield source.draw(size, args.queries)


def _introduction(args: Namespace) -> str:
    asked = (
        "questions of a file" if args.query_file else f"{args.queries:,} spoilt names per size, half easy, half hard"
    )
    source = _SOURCE if args.catalog == LARGE else ""
    return (
        f"`python -m bench.eval_matching`: {asked} (seed {args.seed}), on {describe_machine()}.\n"
        f"{source}"
        "Every baseline reads the spoken form that our index reads, too. Where it reads all names for each question,"
        " it gets only the first few questions. Products whose names sound alike word by word count as one.\n"
        "Easy: one sound misheard, and one time in two words joined or taken apart. Hard: a word dropped, a compound"
        " taken apart, two to four sounds misheard, and fillers. What a dropped word said is gone: no system finds"
        " all of the hard ones. Past purchases are 20 products at random, the one that is meant among them.\n"
    )


if __name__ == "__main__":
    main()
