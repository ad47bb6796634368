"""Read the slots of a wish that no template fitted: by the readers of catalogue, numbers and word lists alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from skill.conversation.intent import SlotKind
from skill.conversation.slot_hints import SlotHints
from skill.conversation.turn import SlotValue
from skill.conversation.understand_lexicon import Lexicon, Span

_SUFFIXES = ("", "_two", "_three")
_FEWEST_DIGITS = 4
_UNREAD = frozenset({SlotKind.CODE, SlotKind.CONSENT, SlotKind.PRODUCT, SlotKind.QUANTITY, SlotKind.UNIT})
"""A code and consent are never guessed; products and how many of them are read together."""


def read_slots(
    lexicon: Lexicon, tokens: Sequence[str], declared: Mapping[str, SlotKind], hints: SlotHints | None = None
) -> dict[str, SlotValue]:
    """Return what the words fill of the slots that an intent declares, each word at most once.

    What no listed value fills is read from `hints`.
    """
    reader = _SlotReader(lexicon, tokens)
    found = reader.ordered(declared)
    for name, kind in declared.items():
        if kind not in _UNREAD and (span := reader.first(kind)):
            found[name] = SlotValue(span.text, span.ids)
        elif hints and name not in found and (hinted := hints.read(kind, reader.left)):
            found[name] = hinted
    if "quantity" in declared and "quantity" not in found and (span := reader.first(SlotKind.QUANTITY)):
        found["quantity"] = SlotValue(span.text, span.ids)
    return found


class _SlotReader:
    """Walk over one utterance, and keep which words are taken."""

    def __init__(self, lexicon: Lexicon, tokens: Sequence[str]) -> None:
        self._lexicon = lexicon
        self._tokens = tokens
        self._free = [True] * len(tokens)

    @property
    def left(self) -> list[str]:
        """Return the words that fill nothing yet."""
        return [token for token, free in zip(self._tokens, self._free, strict=True) if free]

    def ordered(self, declared: Mapping[str, SlotKind]) -> dict[str, SlotValue]:
        """Read products from left to right, each with the number and unit before it."""
        found: dict[str, SlotValue] = {}
        suffixes = iter([suffix for suffix in _SUFFIXES if f"product{suffix}" in declared])
        position = 0
        while position < len(self._tokens):
            span = self._product(position)
            suffix = next(suffixes, None) if span else None
            if span is None or suffix is None:
                position += 1
                continue
            found[f"product{suffix}"] = SlotValue(span.text, span.ids)
            for kind, value in self._counted(position):
                if f"{kind}{suffix}" in declared:
                    found[f"{kind}{suffix}"] = SlotValue(value.text, value.ids)
            self._take(position, span.end)
            position = span.end
        return found

    def first(self, kind: SlotKind) -> Span | None:
        """Return what can fill a slot of this kind first, the longest from there, and take its words."""
        for start in range(len(self._tokens)):
            spans = [span for span in self._spans(kind, start) if self._is_enough(kind, span)]
            if spans:
                longest = max(spans, key=lambda span: span.end)
                self._take(start, longest.end)
                return longest
        return None

    def _is_enough(self, kind: SlotKind, span: Span) -> bool:
        """Tell whether digits are an order's number: fewer may count anything; and whether a device is one."""
        if kind is SlotKind.DEVICE:
            return self._lexicon.is_known(kind, span.text)
        return kind is not SlotKind.ORDER_NUMBER or len(span.text) >= _FEWEST_DIGITS

    def _spans(self, kind: SlotKind, start: int) -> Iterator[Span]:
        for span in self._lexicon.spans(kind, self._tokens, start):
            if all(self._free[start : span.end]):
                yield span

    def _product(self, start: int) -> Span | None:
        """Return the product that begins here: as many words of the catalogue as follow each other."""
        if not self._lexicon.is_near_known(self._tokens[start]):
            return None
        spans = [
            span
            for span in self._spans(SlotKind.PRODUCT, start)
            if self._lexicon.is_near_known(self._tokens[span.end - 1])
            and self._lexicon.is_known(SlotKind.PRODUCT, span.text)
        ]
        return max(spans, key=lambda span: span.end, default=None)

    def _counted(self, end: int) -> Iterator[tuple[str, Span]]:
        """Return the number that stands before a product, and the unit between them."""
        for start in range(max(0, end - 3), end):
            for number in self._spans(SlotKind.QUANTITY, start):
                units = [unit for unit in self._unit(number.end) if unit.end == end]
                if number.end == end or units:
                    self._take(start, end)
                    yield from (("quantity", number), *(("unit", unit) for unit in units[:1]))
                    return

    def _unit(self, start: int) -> list[Span]:
        return list(self._spans(SlotKind.UNIT, start)) if start < len(self._tokens) else []

    def _take(self, start: int, end: int) -> None:
        self._free[start:end] = [False] * (end - start)
