"""Read a Google Merchant feed in XML (RSS 2.0 or Atom) item by item, without entities or outside files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.sax.handler import ContentHandler, feature_namespaces  # nosec - only names; defusedxml parses
from xml.sax.xmlreader import AttributesNSImpl

from defusedxml import DefusedXmlException
from defusedxml.expatreader import create_parser

from skill.adapters.feeds.text_files import Progress
from skill.domain.errors import InvalidInputError
from skill.services.read_rows import MAX_CELL, RowError
from skill.services.row_reasons import Reason

GOOGLE = "http://base.google.com/ns/1.0"
_ITEMS = frozenset({"item", "entry"})
_CHUNK = 1 << 16
_MAX_TEXT = 2000
_MAX_FIELDS = 200

Record = tuple[int, Mapping[str, str]]
"""An item's line and its fields: `g:` ones without prefix, which win over RSS's own `title` and `id`."""


def read_google_xml(path: Path, progress: Progress | None = None) -> Iterator[Record | RowError]:
    """Return each item as it is read; `InvalidInputError` where the file declares a document type or entities."""
    from xml.sax import SAXParseException  # noqa: PLC0415 - the exception alone; defusedxml parses

    handler = _Items()
    parser: Any = create_parser(forbid_dtd=True)
    parser.setFeature(feature_namespaces, True)  # noqa: FBT003 - SAX's signature
    parser.setContentHandler(handler)
    handler.setDocumentLocator(parser)
    size, silent = path.stat().st_size, 0
    with path.open("rb") as file:
        try:
            while chunk := file.read(_CHUNK):
                seen = handler.events
                parser.feed(chunk)
                silent = 0 if handler.events > seen else silent + len(chunk)
                if silent > MAX_CELL:
                    yield RowError(handler.line, "", Reason("endless_line", limit=MAX_CELL))
                    return
                if progress:
                    progress(file.tell(), size)
                yield from handler.taken()
            parser.close()
        except SAXParseException as error:
            yield from handler.taken()
            yield RowError(error.getLineNumber() or 1, "", Reason("unreadable", why=error.getMessage()))
        except DefusedXmlException as error:
            msg = (
                f"the feed declares a document type or entities, which no product feed needs: it is not read ({error})"
            )
            raise InvalidInputError(msg) from error


class _Items(ContentHandler):
    """Collect the direct fields of each item."""

    def __init__(self) -> None:
        super().__init__()
        self.events = 0
        self._locator: Any = None
        self._done: list[Record] = []
        self._depth = 0
        self._item_depth = 0
        self._line = 0
        self._fields: dict[tuple[bool, str], str] = {}
        self._text: list[str] | None = None
        self._length = 0

    @property
    def line(self) -> int:
        """Return the line that is read."""
        return int(self._locator.getLineNumber() or 1)

    def taken(self) -> list[Record]:
        """Return the items that are complete, each once."""
        done, self._done = self._done, []
        return done

    def setDocumentLocator(self, locator: Any) -> None:  # noqa: ANN401, N802 - SAX's name and its untyped locator
        """Keep who knows the line."""
        self._locator = locator

    def startElementNS(self, name: tuple[str | None, str], _qname: str | None, _attrs: AttributesNSImpl) -> None:  # noqa: N802 - SAX's name
        """Begin an item, or one of its fields."""
        self.events += 1
        self._depth += 1
        if not self._item_depth and name[1] in _ITEMS:
            self._item_depth, self._line, self._fields = self._depth, self.line, {}
        elif self._item_depth and self._depth == self._item_depth + 1:
            self._text, self._length = [], 0

    def characters(self, content: str) -> None:
        """Collect a field's text, up to what anybody reads of it."""
        self.events += 1
        if self._text is not None and self._length < _MAX_TEXT:
            self._text.append(content)
            self._length += len(content)

    def endElementNS(self, name: tuple[str | None, str], _qname: str | None) -> None:  # noqa: N802 - SAX's name
        """End a field, or the item."""
        self.events += 1
        if self._depth == self._item_depth:
            self._done.append((self._line, _record(self._fields)))
            self._item_depth = 0
        elif self._text is not None and self._depth == self._item_depth + 1:
            if len(self._fields) < _MAX_FIELDS:
                self._fields.setdefault((name[0] == GOOGLE, name[1]), "".join(self._text)[:_MAX_TEXT].strip())
            self._text = None
        self._depth -= 1


def _record(fields: Mapping[tuple[bool, str], str]) -> dict[str, str]:
    """Let Google's own fields win."""
    return {name: text for (_google, name), text in sorted(fields.items())}
