"""Make plain words of what other shop systems write."""

from __future__ import annotations

import re
from collections.abc import Iterable

_NO_CATEGORY = "other"


def category_word(path: str) -> str:
    """Return the last step of `Lebensmittel > Kaffee > Filtertüten` as `filtertüten`."""
    steps = [step.strip() for step in re.split(r"[>|]", path) if step.strip()]
    return slug(steps[-1], "_") if steps else _NO_CATEGORY


def slug(text: str, sign: str = "-") -> str:
    """Return a text in lower case with a sign for all that is neither letter nor digit."""
    return re.sub(r"\W+", sign, text.lower()).strip(sign)


def joined(texts: Iterable[str]) -> str:
    """Join what is not empty with commas."""
    return ", ".join(text.strip() for text in texts if text.strip())
