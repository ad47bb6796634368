"""Write the Alexa interaction models from their sources, or check that they are up to date."""

from __future__ import annotations

import csv
import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Mapping
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from skill.adapters.files import DEMO, read_text_file
from skill.channels.alexa.model import build
from skill.channels.alexa.model_values import device_values
from skill.conversation.intent import SlotKind
from skill.conversation.samples import Samples
from skill.conversation.samples_model import model_sentences
from skill.conversation.samples_reader import SOURCES, read_samples
from skill.domain.errors import InvalidInputError
from skill.domain.product import Product
from skill.domain.product_names import product_entry
from skill.services.read_catalog import read_catalog

if TYPE_CHECKING:
    from argparse import _SubParsersAction

LOCALES = ("de-DE", "en-US", "en-GB")
INVOCATION_NAME = "lindenmarkt"
"""A brand's name may be one word; every other invocation name needs two."""

OUTDATED = 1


def add_parser(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Declare `zuruf models`."""
    parser = subparsers.add_parser("models")
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a model is not up to date")
    parser.add_argument(
        "--catalog", type=Path, default=DEMO / "products.csv", metavar="FILE", help="products to fill PRODUCT from"
    )
    parser.add_argument(
        "--invocation", default=INVOCATION_NAME, metavar="NAME", help=f"invocation name (default {INVOCATION_NAME})"
    )
    parser.add_argument(
        "--bought", type=Path, metavar="FILE", help="lines `sku,count`: the products bought most come first"
    )
    parser.add_argument("--most", type=int, metavar="N", help="fill PRODUCT with the first N products only")
    parser.add_argument("--to", type=Path, default=SOURCES.parent, metavar="FOLDER", help="where the models stand")
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Write or check the models of all locales; 1 if a checked one is not up to date."""
    bought = read_counts(read_text_file(args.bought)) if args.bought else {}
    written = models(read_text_file(args.catalog), args.invocation, bought=bought, most=args.most)
    outdated = []
    for locale, text in written.items():
        path: Path = args.to / f"{locale}.json"
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        outdated.append(path.name)
        if not args.check:
            path.write_text(text, encoding="utf-8")
            print(f"wrote {path.name}")
    if args.check and outdated:
        print(f"not up to date: {', '.join(outdated)}. Run `make models` and commit the result.", file=sys.stderr)
        return OUTDATED
    return 0


def models(
    catalog: str,
    invocation_name: str = INVOCATION_NAME,
    *,
    bought: Mapping[str, int] | None = None,
    most: int | None = None,
) -> dict[str, str]:
    """Return each locale's model as the text of its file; `catalog` is the product file's text.

    `bought` says how often each SKU was bought in the shop: the products bought most come first, the others behind
    them in the catalogue's order. `most` is how many products get values; Alexa hears the rest as it hears any words.
    """
    counts = bought or {}
    products = sorted(read_catalog(catalog).products, key=lambda product: -counts.get(product.sku, 0))
    languages: dict[str, str] = {}
    for language in dict.fromkeys(locale.partition("-")[0] for locale in LOCALES):
        samples = _with_devices(read_samples(language), products)
        names = {product.sku: _plain_first(product_entry(product, language).names) for product in products}
        model = build(samples, model_sentences(samples), names, invocation_name=invocation_name, most=most)
        languages[language] = _text(model)
    return {locale: languages[locale.partition("-")[0]] for locale in LOCALES}


def _with_devices(samples: Samples, products: Iterable[Product]) -> Samples:
    """Return the samples with the devices that products fit among the values of their type."""
    devices = dict.fromkeys(device for product in products for device in product.fits)
    known = samples.types[SlotKind.DEVICE.value]
    models = device_values(devices, samples.language)
    return replace(samples, types={**samples.types, SlotKind.DEVICE.value: (*known, *models)})


def read_counts(text: str) -> dict[str, int]:
    """Return how often each SKU was bought, from lines `sku,count`; `InvalidInputError` names a line that is none."""
    counts: dict[str, int] = {}
    for number, row in enumerate(csv.reader(StringIO(text)), start=1):
        if len(row) != len(("sku", "count")) or not row[1].strip().isdecimal():
            msg = f"line {number} is not `sku,count`: {','.join(row)}"
            raise InvalidInputError(msg)
        counts[row[0].strip()] = counts.get(row[0].strip(), 0) + int(row[1])
    return counts


def _plain_first(names: tuple[str, ...]) -> tuple[str, ...]:
    """Put the spoken name before the written one, which ends in the pack size."""
    return (*names[1:], *names[:1])


def _text(model: dict[str, Any]) -> str:
    return json.dumps(model, ensure_ascii=False, indent=1) + "\n"
