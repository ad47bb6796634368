"""Answer utterances on standard input with what they mean, one JSON a line."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from skill.adapters.files import DEMO, read_text_file
from skill.channels.locales import settle_language
from skill.conversation.samples_reader import read_samples
from skill.conversation.understand import Understander, Understood
from skill.domain.product_names import device_names, product_entry
from skill.services.read_catalog import read_catalog

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add_parser(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Declare `zuruf understand`."""
    parser = subparsers.add_parser("understand")
    parser.add_argument("--locale", default="de-DE", help="language of the utterances (default de-DE)")
    parser.add_argument(
        "--catalog", type=Path, default=DEMO / "products.csv", metavar="FILE", help="products that may be named"
    )
    parser.add_argument(
        "--expect", action="append", default=[], metavar="INTENT", help="an intent that the open question awaits"
    )
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Understand every line of standard input; an empty line means nothing, as in the shop."""
    language = settle_language(args.locale)
    products = read_catalog(read_text_file(args.catalog)).products
    names = [name for product in products for name in product_entry(product, language).names]
    devices = [name for product in products for name in device_names(product, language)]
    ears = Understander(language, read_samples(language), names, devices)
    for line in sys.stdin:
        text = line.rstrip("\r\n")
        print(json.dumps(meaning(text, ears.understand(text, expected=args.expect)), ensure_ascii=False), flush=True)
    return 0


def meaning(text: str, understood: Understood) -> dict[str, Any]:
    """Return one line of the answer; other keys only where they say something.

    `guessed` marks a wish that no template fits, `instead` what the shop would offer beside it, `then` a second wish.
    """
    line: dict[str, Any] = {
        "text": text,
        "intent": understood.intent,
        "slots": {name: value.text for name, value in understood.slots.items()},
        "confidence": understood.confidence,
    }
    if understood.guessed:
        line["guessed"] = True
    if understood.instead:
        line["instead"] = understood.instead.intent
    if understood.assent:
        line["assent"] = understood.assent.value
    if understood.then:
        line["then"] = {
            "intent": understood.then.intent,
            "slots": {name: value.text for name, value in understood.then.slots.items()},
        }
    return line
