"""Read the typed cells of one row, keeping every fault instead of stopping at the first."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from enum import StrEnum
from typing import TypeVar

from skill.domain.amount import parse_amount, split_currency
from skill.domain.errors import InvalidInputError
from skill.domain.localized import Localized
from skill.domain.money import Money
from skill.services.read_rows import Row, RowError
from skill.services.row_reasons import Reason

Choice = TypeVar("Choice", bound=StrEnum)


class Cells:
    """Read cells by column name; a bad cell becomes a `RowError` in `errors` and a harmless value."""

    def __init__(self, row: Row) -> None:
        """Start with a row and no faults."""
        self._row = row
        self.errors: list[RowError] = []

    def fault(self, column: str, reason: str) -> None:
        """Note what is wrong in a column of this row."""
        self.errors.append(RowError(self._row.line, self._row.origins.get(column, column), reason))

    def text(self, column: str, default: str | None = None) -> str:
        """Read a text; without a default an empty cell is a fault."""
        cell = self._row.cells.get(column, "")
        if cell:
            return cell
        if default is None:
            self.fault(column, Reason("empty"))
        return default or ""

    def localized(self, stem: str, default: Localized | None = None) -> Localized:
        """Read `stem_de` and `stem_en`; both fall back to the default, English then to German."""
        german = self.text(f"{stem}_de", None if default is None else default.de)
        return Localized(german, self.text(f"{stem}_en", "" if default is None else default.en))

    def words(self, column: str) -> tuple[str, ...]:
        """Read words separated by `|`, in order, each once."""
        words = (word.strip() for word in self.text(column, "").split("|"))
        return tuple(dict.fromkeys(word for word in words if word))

    def integer(self, column: str, default: int | None = None, *, least: int = 0) -> int:
        """Read a whole number that is at least `least`."""
        cell = self.text(column, None if default is None else str(default))
        if not (cell.isascii() and cell.isdigit()):
            if cell:
                self.fault(column, Reason("no_number", cell=cell))
            return least
        if int(cell) < least:
            self.fault(column, Reason("less_than", cell=cell, least=least))
        return int(cell)

    def integer_or_none(self, column: str) -> int | None:
        """Read a whole number of at least 1, or None from an empty cell."""
        return self.integer(column, least=1) if self.text(column, "") else None

    def amount(self, column: str, currency: str, default: str | None = None, *, least: int = 0) -> Money:
        """Read money with decimal comma or point, at least `least` minor units."""
        cell = self.text(column, default)
        if not cell:
            return Money(least, currency)
        named, figures = split_currency(cell)
        if named and named != currency:
            self.fault(column, Reason("other_currency", cell=cell, currency=currency))
            return Money(least, currency)
        try:
            money = parse_amount(figures, currency)
        except InvalidInputError:
            self.fault(column, Reason("no_amount", cell=cell))
            return Money(least, currency)
        if money.amount < least:
            self.fault(column, Reason("too_little", cell=cell))
        return money

    def choice(self, column: str, kind: type[Choice], default: Choice | None = None) -> Choice:
        """Read one of an enum's values."""
        first = next(iter(kind))
        cell = self.text(column, None if default is None else default.value)
        with suppress(ValueError):
            return kind(cell)
        if cell:
            self.fault(column, Reason("none_of", cell=cell, choices=", ".join(kind)))
        return first

    def one_of(self, column: str, meanings: Mapping[str, bool], default: str) -> bool:
        """Read a word that stands for yes or no."""
        cell = self.text(column, default).lower()
        if cell not in meanings:
            self.fault(column, Reason("none_of", cell=cell, choices=", ".join(meanings)))
            return False
        return meanings[cell]
