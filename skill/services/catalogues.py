"""Hold the catalogues on sale in memory, one version whole or not at all."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from threading import Lock

from skill.domain.devices import DeviceIndex
from skill.domain.match import Entry
from skill.domain.matching import ProductIndex
from skill.domain.name_index import MemoryNameIndex, NameIndex
from skill.domain.product import Product
from skill.domain.product_names import are_in_two_languages, other_language, product_entry
from skill.domain.spoken_form import spoken_form
from skill.services.name_indexes import NameIndexes, NoNameIndexes, UnusableIndexError, open_index
from skill.services.records.merchants import StoredCatalogue, read_catalogue
from skill.services.table import Table

_LOG = logging.getLogger(__name__)
_KEPT_VERSIONS = 4
_LEAST_BRAND = 4

ReadNames = Callable[[Sequence[Entry], str], NameIndex]


class Catalogue:
    """Answer by SKU and by spoken name for one version of a merchant's catalogue."""

    def __init__(self, stored: StoredCatalogue, read_names: ReadNames | None = None) -> None:
        """Hold products by SKU, in the catalogue's order; `retired` are sold no longer, but have their names.

        `read_names` makes an index of entries in a language; without it they are read into memory.
        """
        self.products: Mapping[str, Product] = {product.sku: product for product in stored.on_sale}
        self.retired: Mapping[str, Product] = {product.sku: product for product in stored.retired}
        self._indexes: dict[str, ProductIndex] = {}
        self._read_names = read_names or MemoryNameIndex

    def index(self, language: str) -> ProductIndex:
        """Return the matching index of one language, opened at its first use."""
        if language not in self._indexes:
            names = self._read_names(self.entries(language), language)
            self._indexes[language] = ProductIndex(names, partial(self._beside, other_language(language)))
        return self._indexes[language]

    def _beside(self, language: str) -> ProductIndex | None:
        """Return the index of the other language; None where it knows no other names, or is not there to be opened."""
        if not self._is_bilingual:
            return None
        try:
            return self.index(language)
        except UnusableIndexError as why:
            _LOG.warning("names are known in one language only: %s", why)
            return None

    def entries(self, language: str) -> list[Entry]:
        """Return what an index of one language is made of."""
        return [product_entry(product, language) for product in self.products.values()]

    @cached_property
    def _is_bilingual(self) -> bool:
        return are_in_two_languages(self.products.values())

    @cached_property
    def devices(self) -> DeviceIndex:
        """Return the devices that products fit, read at the first question for one."""
        return DeviceIndex(self.products.values())

    @cached_property
    def _groups(self) -> Mapping[str, tuple[Product, ...]]:
        groups: dict[str, list[Product]] = {}
        for product in self.products.values():
            groups.setdefault(product.variant_group or product.sku, []).append(product)
        return {name: tuple(members) for name, members in groups.items()}

    @cached_property
    def _brands(self) -> frozenset[str]:
        """Return the words that are brands and nothing else: Finish is, Frosch is, "Ja" is too short to tell."""
        return frozenset(
            word
            for product in self.products.values()
            for word in spoken_form(product.brand, "de").words
            if len(word) >= _LEAST_BRAND
        )

    def is_of_another_brand(self, words: str, product: Product, language: str) -> bool:
        """Tell whether words name a brand that a product is not of: Persil is no Ariel."""
        own = {word for text in product_entry(product, language).names for word in spoken_form(text, language).words}
        named = self._brands & set(spoken_form(words, language).words)
        return bool(named - own)

    def variants(self, product: Product) -> tuple[Product, ...]:
        """Return the other products that differ from this one only in size, strength or scent."""
        group = self._groups[product.variant_group or product.sku]
        return tuple(other for other in group if other.sku != product.sku)


class Catalogues:
    """Load catalogues once per version and share them between turns and threads."""

    def __init__(self, table: Table, indexes: NameIndexes | None = None) -> None:
        """Read from this table on demand; `indexes` keep the names of large catalogues, each version's beside it."""
        self._table = table
        self._indexes = indexes or NoNameIndexes()
        self._loaded: dict[tuple[str, int], Catalogue] = {}
        self._lock = Lock()

    def get(self, merchant_id: str, version: int) -> Catalogue:
        """Return one version of a merchant's catalogue."""
        key = (merchant_id, version)
        with self._lock:
            if key not in self._loaded:
                while len(self._loaded) >= _KEPT_VERSIONS:
                    self._loaded.pop(next(iter(self._loaded)))
                stored = read_catalogue(self._table, merchant_id, version)
                self._loaded[key] = Catalogue(stored, partial(self._open_index, merchant_id, version))
            return self._loaded[key]

    def _open_index(self, merchant_id: str, version: int, entries: Sequence[Entry], language: str) -> NameIndex:
        return open_index(self._indexes, merchant_id, version, entries, language)
