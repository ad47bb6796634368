"""Say what an import would change, at a glance and in full."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from skill.domain.errors import InvalidInputError
from skill.services.catalog_preview import Fate, ProductChange
from skill.services.product_cells import escape_formula
from skill.services.read_rows import RowError

LANGUAGES = ("en", "de")
_SKUS, _CHANGES = 5, 10
_GERMAN = {
    Fate.ADDED: "neu",
    Fate.CHANGED: "geändert",
    Fate.UNCHANGED: "gleich",
    Fate.REMOVED: "entfällt",
    Fate.KEPT: "bleibt",
}
_REFUSED = {"en": "refused", "de": "abgelehnt"}
_LEFT_OUT = {"en": "left out", "de": "übergangen"}
_FOUR = (Fate.ADDED, Fate.CHANGED, Fate.UNCHANGED, Fate.REMOVED)


@dataclass
class Glance:
    """Count what happens to products, and keep the first few of each kind."""

    language: str = "en"
    counts: Counter[Fate] = field(default_factory=Counter)
    first: dict[Fate, list[ProductChange]] = field(default_factory=dict)

    def note(self, changes: Iterable[ProductChange]) -> Iterator[ProductChange]:
        """Count changes as they pass."""
        for change in changes:
            self.counts[change.fate] += 1
            shown = self.first.setdefault(change.fate, [])
            if len(shown) < _CHANGES:
                shown.append(change)
            yield change

    @property
    def on_sale(self) -> int:
        """Return how many products are on sale before the import."""
        return self.counts.total() - self.counts[Fate.ADDED]

    def lines(self, *, refused: int = 0, left_out: int = 0) -> Iterator[str]:
        """Return a line for each kind, and old and new values of the first changed products."""
        for fate in (*_FOUR, *([Fate.KEPT] if self.counts[Fate.KEPT] else [])):
            yield self._line(fate)
        for count, words in ((refused, _REFUSED), (left_out, _LEFT_OUT)):
            if count:
                yield f"{words[self.language]:>9}: {count:5}"
        for change in self.first.get(Fate.CHANGED, []):
            fields = "; ".join(f"{part.field} {part.old or '–'} → {part.new or '–'}" for part in change.fields)
            yield f"  {change.sku}: {fields}"

    def _line(self, fate: Fate) -> str:
        skus = [change.sku for change in self.first.get(fate, [])[:_SKUS]]
        shown = ", ".join(skus) + (", …" if self.counts[fate] > _SKUS else "")
        name = _GERMAN[fate] if self.language == "de" else fate.value
        return f"{name:>9}: {self.counts[fate]:5}  {shown if fate is not Fate.UNCHANGED else ''}".rstrip()


class FullReport:
    """Write every change and every fault into a CSV file that spreadsheets open without running anything."""

    def __init__(self, path: Path, language: str) -> None:
        """Begin the file; `InvalidInputError` where it cannot be written."""
        try:
            self._file = path.open("w", encoding="utf-8-sig", newline="")
        except OSError as error:
            msg = f"{path}: {error.strerror or error}"
            raise InvalidInputError(msg) from error
        self._writer = csv.writer(self._file)
        self._language = language
        self._writer.writerow(("what", "sku", "line", "column", "old", "new", "reason"))

    def changes(self, changes: Iterable[ProductChange]) -> Iterator[ProductChange]:
        """Write changes as they pass; what stays the same is no line."""
        for change in changes:
            if change.fate is not Fate.UNCHANGED:
                for part in change.fields or (None,):
                    place = ("", "", "") if part is None else (part.field, part.old, part.new)
                    self._row(change.fate.value, change.sku, "", *place, "")
            yield change

    def faults(self, faults: Iterable[RowError]) -> None:
        """Write what is wrong with the file."""
        for fault in faults:
            reason = fault.in_language(self._language).partition(": ")[2]
            self._row("refused", "", str(fault.line), fault.column, "", "", reason)

    def close(self) -> None:
        """End the file."""
        self._file.close()

    def _row(self, *cells: str) -> None:
        self._writer.writerow(map(escape_formula, cells))
