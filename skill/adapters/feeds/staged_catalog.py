"""Keep what was read from a file in a temporary database, so that its size costs no memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Self

import msgspec

from skill.domain.product import Product, product_from_attributes, product_to_attributes
from skill.domain.tree import Plain
from skill.services.read_rows import RowError
from skill.services.row_reasons import Reason

_TABLES = """
CREATE TABLE product (place INTEGER PRIMARY KEY, sku TEXT UNIQUE, gtin TEXT UNIQUE, line INTEGER, data BLOB);
CREATE TABLE fault (line INTEGER, field TEXT, key TEXT, words TEXT);
CREATE TABLE refused (sku TEXT PRIMARY KEY) WITHOUT ROWID;
BEGIN;
"""


@dataclass(frozen=True, slots=True)
class Counts:
    """Count products, rows that are refused or not for sale, and all that is wrong."""

    products: int
    refused: int
    left_out: int
    faults: int


class DiskStagedCatalogue:
    """Hold one file's products and faults until it is closed; a `StagedCatalogue`."""

    def __init__(self) -> None:
        """Open a database of its own, which no name on the disk leads to."""
        self._base = sqlite3.connect("", isolation_level=None)
        self._base.executescript(_TABLES)
        self._refused = 0
        self._left_out = 0

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        """Forget everything."""
        self._base.close()

    def add(self, product: Product, line: int) -> list[RowError]:
        """Keep a product, or say which earlier line holds its SKU or GTIN already."""
        data = msgspec.msgpack.encode(product_to_attributes(product))
        try:
            self._base.execute(
                "INSERT INTO product (sku, gtin, line, data) VALUES (?, ?, ?, ?)",
                (product.sku, product.gtin or None, line, data),
            )
        except sqlite3.IntegrityError:
            return self._repeats(product, line)
        return []

    def _repeats(self, product: Product, line: int) -> list[RowError]:
        faults = []
        if self._one("SELECT 1 FROM product WHERE sku = ?", product.sku):
            faults.append(RowError(line, "sku", Reason("sku_twice", cell=product.sku)))
        if earlier := self._one("SELECT line FROM product WHERE gtin = ?", product.gtin):
            faults.append(RowError(line, "gtin", Reason("gtin_twice", cell=product.gtin, line=int(str(earlier[0])))))
        return faults

    def refuse(self, faults: list[RowError], sku: str) -> None:
        """Keep what is wrong with a row; `sku` is empty where it cannot be read."""
        self._refused += 1
        for fault in faults:
            reason = fault.reason
            key, words = (
                (reason.key, msgspec.json.encode(reason.values)) if isinstance(reason, Reason) else ("", reason)
            )
            self._base.execute("INSERT INTO fault VALUES (?, ?, ?, ?)", (fault.line, fault.column, key, words))
        if sku:
            self._base.execute("INSERT OR IGNORE INTO refused VALUES (?)", (sku,))

    def leave_out(self) -> None:
        """Count a row that is not for sale, such as a draft."""
        self._left_out += 1

    @property
    def counts(self) -> Counts:
        """Return how much there is of everything."""
        faults = self._one("SELECT count(*) FROM fault") or (0,)
        return Counts(len(self.products), self._refused, self._left_out, int(str(faults[0])))

    def faults(self, limit: int = -1) -> Iterator[RowError]:
        """Return what is wrong in the order of lines, all of it or the first few."""
        query = "SELECT line, field, key, words FROM fault ORDER BY line, rowid LIMIT ?"
        for line, column, key, words in self._base.execute(query, (limit,)):
            yield RowError(line, column, Reason(key, **msgspec.json.decode(words)) if key else words)

    @property
    def products(self) -> _StagedProducts:
        """Return the products in the file's order."""
        return _StagedProducts(self._base)

    def skus(self) -> Iterator[str]:
        """Return the products' SKUs in the file's order."""
        for (sku,) in self._base.execute("SELECT sku FROM product ORDER BY place"):
            yield sku

    def attributes(self, sku: str) -> Mapping[str, Plain] | None:
        """Return a product as `product_to_attributes` makes it; None where the file has none of this SKU."""
        found = self._one("SELECT data FROM product WHERE sku = ?", sku)
        return _decoded(found[0]) if found else None

    def is_refused(self, sku: str) -> bool:
        """Tell whether a refused row names this SKU."""
        return self._one("SELECT 1 FROM refused WHERE sku = ?", sku) is not None

    def _one(self, query: str, *values: str) -> tuple[object, ...] | None:
        row: tuple[object, ...] | None = self._base.execute(query, values).fetchone()
        return row


class _StagedProducts:
    """Give the staged products again and again."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base

    def __iter__(self) -> Iterator[Product]:
        for (data,) in self._base.execute("SELECT data FROM product ORDER BY place"):
            yield product_from_attributes(_decoded(data))

    def __len__(self) -> int:
        return int(self._base.execute("SELECT count(*) FROM product").fetchone()[0])


def _decoded(data: object) -> Mapping[str, Plain]:
    if not isinstance(data, bytes):
        msg = f"staged data is {type(data).__name__}"
        raise TypeError(msg)
    decoded: Mapping[str, Plain] = msgspec.msgpack.decode(data)
    return decoded
