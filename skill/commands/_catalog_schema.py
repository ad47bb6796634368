"""Print what a catalogue file looks like: its JSON Schema, help for each column, a template."""

from __future__ import annotations

import json
import sys
from argparse import Namespace


def run_schema(args: Namespace) -> int:
    """Print the JSON Schema of a row, or with `--fields` what each column is for."""
    from skill.adapters.feeds.describe_columns import catalogue_schema, column_help  # noqa: PLC0415 - needs pydantic

    if args.fields:
        for name, about in column_help(args.language).items():
            print(f"{name:18}{about}")
    else:
        print(json.dumps(catalogue_schema(), ensure_ascii=False, indent=2))
    return 0


def run_template(args: Namespace) -> int:
    """Print a file with one example product."""
    from skill.adapters.feeds.describe_columns import template  # noqa: PLC0415 - needs pydantic

    sys.stdout.write(template(args.format))
    return 0
