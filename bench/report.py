"""Write figures into a page of docs, one section per benchmark or evaluation."""

from __future__ import annotations

import os
import platform
import re
from pathlib import Path

DOCS = Path(__file__).resolve().parent.parent / "docs"
PAGE = DOCS / "performance.md"
UNDERSTANDING = DOCS / "understanding.md"

HEADINGS = {
    PAGE.name: (
        "# Performance\n\nFigures from `make bench`. Order and ratios hold; milliseconds depend on the machine.\n"
    ),
    UNDERSTANDING.name: (
        "# Understanding\n\nFigures from `make eval`. Shares hold on any machine; milliseconds depend on it.\n"
    ),
}
"""What a page begins with when its first section is written."""


def write_section(title: str, body: str, page: Path = PAGE) -> None:
    """Replace the section `## title` of the page, or add it at the end."""
    text = page.read_text(encoding="utf-8") if page.exists() else HEADINGS.get(page.name, HEADINGS[PAGE.name])
    section = f"## {title}\n\n{body.strip()}\n"
    pattern = re.compile(rf"^## {re.escape(title)}\n.*?(?=^## |\Z)", flags=re.MULTILINE | re.DOTALL)
    text = pattern.sub(lambda _: f"{section}\n", text) if pattern.search(text) else f"{text.rstrip()}\n\n{section}"
    page.parent.mkdir(exist_ok=True)
    page.write_text(text.rstrip() + "\n", encoding="utf-8")


def describe_machine() -> str:
    """Say what the figures were measured on."""
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
