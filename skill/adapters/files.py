"""Read the merchant's files from disk."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import yaml

from skill.domain.errors import InvalidInputError
from skill.services.read_rows import decode_text

# libyaml reads ten times as fast; wheels bring it for all common machines, but not for each.
_Loader: type[yaml.SafeLoader | yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

DEMO = Path(__file__).resolve().parent.parent / "demo"
"""The folder of the demo shop: `products.csv`, `shop.yaml`, `customers.yaml`."""


def read_text_file(path: Path) -> str:
    """Read a text file in UTF-8, UTF-16 or Windows-1252; `InvalidInputError` names the file that cannot be read."""
    try:
        return decode_text(path.read_bytes())
    except OSError as error:
        msg = f"{path}: {error.strerror or error}"
        raise InvalidInputError(msg) from error
    except InvalidInputError as error:
        msg = f"{path}: {error}"
        raise InvalidInputError(msg) from error


def read_yaml_file(path: Path) -> object:
    """Read plain data from a YAML file; `InvalidInputError` names the file, line and column of a fault."""
    text = read_text_file(path)
    with suppress(yaml.YAMLError):  # faults are told in the words of the other one, alike everywhere
        return yaml.load(text, Loader=_Loader)  # noqa: S506 - either is safe
    try:
        return yaml.safe_load(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = f", line {mark.line + 1}, column {mark.column + 1}" if mark else ""
        msg = f"{path}{place}: {error.problem}"
        raise InvalidInputError(msg) from error
    except yaml.YAMLError as error:
        msg = f"{path}: {error}"
        raise InvalidInputError(msg) from error
