"""Find which device spoken words mean, by the lists of devices that products fit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations, groupby

from rapidfuzz import fuzz, process

from skill.domain.product import Product
from skill.domain.spoken_form import fold
from skill.domain.spoken_numbers import digits
from skill.domain.spoken_words import vocabulary

__all__ = ["DeviceIndex", "DeviceMatch", "names_kind"]

_ALIKE = 80
_ALIKE_IF_NUMBERED = 72
"""How alike names must be where a model number of three digits is the same; a LaserJet of that number is no DeskJet."""
_TELLING = 3
_CONTAINED = 90
_SHORTEST_CONTAINED = 5
_MARGIN = 8
_LONGEST_SAID = 100
_LONGEST_NOUN_PART = 4
_MOST_LETTERS = 5
_HEARD_ALIKE = str.maketrans("wyjcz", "viiks")
"""Letters that sound alike: "enwi" is an Envy."""

_PARTS = re.compile(r"\d+x*|[^\W\d_]+")
_PATTERN = re.compile(r"\d+x+")
_SERIES = re.compile(r"(\d+?)(0{1,2})(?!\d)[\s-]*(?:er\b[\s-]*)?(?:serien?|series|reihe|range)\b", re.IGNORECASE)
_HUNDREDS = re.compile(r"\b([1-9]\d) 100\b")
"""How "einundzwanzig hundert" is written by who reads each number by itself."""
_NOISE = frozenset(
    (
        "modell",
        "typ",
        "serie",
        "series",
        "reihe",
        "range",
        "er",
        "model",
        "type",
        "geraet",
        "device",
        "neue",
        "neuer",
        "new",
    )
)


@dataclass(frozen=True, slots=True)
class DeviceMatch:
    """Carry what words mean: one device with the list entries that cover it, else the family they only begin to name.

    `name` is how the device is called; empty where the words leave it open, or nothing is known by them.
    """

    name: str = ""
    entries: tuple[str, ...] = ()
    family: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Model:
    """Carry one entry of a list; `shown` writes a series as a pattern, in `figures` an x stands for any digit."""

    entry: str
    shown: str
    letters: tuple[str, ...]
    figures: str

    def has(self, figures: str) -> bool:
        return len(figures) == len(self.figures) and all(
            ours in {"x", theirs} for ours, theirs in zip(self.figures, figures, strict=True)
        )

    def called(self, figures: str) -> str:
        """Return the entry's name with the customer's number in place of the pattern: "HP Envy 6010"."""
        return _PATTERN.sub(figures, self.shown) if "x" in self.figures else self.shown


@dataclass(frozen=True, slots=True)
class _Hit:
    model: _Model
    score: float
    whole: bool = field(default=True)


class DeviceIndex:
    """Answer which devices there are and what fits them; made once per catalogue. Read-only, so threads may share it."""

    def __init__(self, products: Iterable[Product]) -> None:
        """Read the lists: "HP Envy 6000", "HP Envy 60xx" and "HP Envy 6000er-Serie", the last two for 6000 to 6099."""
        products = tuple(products)
        self._skus: dict[str, list[str]] = {}
        for product in products:
            for entry in dict.fromkeys(product.fits):
                self._skus.setdefault(entry, []).append(product.sku)
        self.kinds = tuple(dict.fromkeys(product.device for product in products if product.fits and product.device))
        self._models = [model for entry in self._skus if (model := _model(entry))]
        self._parts: dict[str, list[tuple[_Model, bool]]] = {}
        self._wholes: dict[str, list[_Model]] = {}
        for model in self._models:
            for part, whole in _parts_of(model.letters):
                self._parts.setdefault(part, []).append((model, whole))
            for name in {"".join(model.letters), "".join(model.letters[1:] or model.letters)}:
                self._wholes.setdefault(name, []).append(model)

    def __len__(self) -> int:
        """Return how many entries the lists have."""
        return len(self._models)

    def skus(self, match: DeviceMatch) -> frozenset[str]:
        """Return what fits the device; nothing fits where the words leave it open."""
        return frozenset(sku for entry in match.entries for sku in self._skus[entry])

    def find(self, words: str, language: str) -> DeviceMatch:
        """Return the device that `words` mean: misspelt, without its brand, with its number in words."""
        letters, figures = self._said(words, language)
        if not letters and len(figures) < _TELLING:
            return DeviceMatch()
        hits = self._named(letters, figures) if letters else [_Hit(model, 100) for model in self._models]
        numbered = [hit for hit in hits if _agree(hit.model, figures)]
        whole = [hit for hit in numbered if _is_whole(hit, figures)]
        if not any(hit.score >= _CONTAINED for hit in whole):
            whole = self._contained(letters, figures) or whole
        if whole:
            return _one(whole, figures)
        begun = numbered if not figures else []
        return DeviceMatch(family=tuple(dict.fromkeys(hit.model.entry for hit in begun)))

    def _said(self, words: str, language: str) -> tuple[str, str]:
        """Return the letters and the figures of what was said, without words that name no model."""
        code = "en" if language.lower().startswith("en") else "de"
        plain = digits(words[:_LONGEST_SAID].lower().replace("-", " "), code)
        parts = [
            part for part in _PARTS.findall(fold(_HUNDREDS.sub(r"\g<1>00", plain), code)) if self._tells(part, code)
        ]
        runs = {True: "", False: ""}
        for is_number, run in groupby(parts, key=lambda part: part[0].isdigit()):
            runs[is_number] += "".join(run)
        return runs[False].translate(_HEARD_ALIKE), runs[True].replace("x", "")

    def _tells(self, part: str, code: str) -> bool:
        """Tell whether a word can be part of a model's name: "Drucker" and "mein" are not."""
        if part in _NOISE or part in vocabulary(code).fillers:
            return False
        return not any(names_kind(part, kind.in_language(code), code) for kind in self.kinds)

    def _named(self, letters: str, figures: str) -> list[_Hit]:
        least = _ALIKE_IF_NUMBERED if len(figures) >= _TELLING else _ALIKE
        found = process.extract(letters, self._parts.keys(), scorer=fuzz.ratio, score_cutoff=least, limit=None)
        hits = [_Hit(model, score, whole) for part, score, _ in found for model, whole in self._parts[part]]
        return sorted(hits, key=lambda hit: (-hit.score, not hit.whole))

    def _contained(self, letters: str, figures: str) -> list[_Hit]:
        """Return the models whose name stands within the words: "Dolce Gusto Genio S" is a Dolce Gusto."""
        wholes = [name for name in self._wholes if _SHORTEST_CONTAINED <= len(name) <= len(letters)]
        found = process.extract(letters, wholes, scorer=fuzz.partial_ratio, score_cutoff=_CONTAINED, limit=None)
        best = max(((score, len(name)) for name, score, _ in found), default=None)
        near = [(m, score) for name, score, _ in found if (score, len(name)) == best for m in self._wholes[name]]
        return [_Hit(model, score) for model, score in near if not model.figures or model.has(figures)]


def _one(hits: list[_Hit], figures: str) -> DeviceMatch:
    """Return the one device that the best hits agree on; the family where they do not."""
    best = max(hit.score for hit in hits)
    near = [hit.model for hit in hits if hit.score >= best - _MARGIN]
    for agreed in (near, [hit.model for hit in hits if hit.score == best]):
        if len({model.called(figures).casefold() for model in agreed}) == 1:
            return DeviceMatch(agreed[0].called(figures), tuple(dict.fromkeys(model.entry for model in agreed)))
    return DeviceMatch(family=tuple(dict.fromkeys(model.entry for model in near)))


def _agree(model: _Model, figures: str) -> bool:
    """Tell whether the number that was said, if any, can be this model's."""
    return model.has(figures) if figures else True


def _is_whole(hit: _Hit, figures: str) -> bool:
    """Tell whether enough of a name was said: its number where it has one, which then tells more than its words."""
    if hit.model.figures:
        return bool(figures) and (hit.whole or len(figures) >= _TELLING)
    return hit.whole


def _model(entry: str) -> _Model | None:
    shown = _SERIES.sub(lambda found: found[1] + "x" * len(found[2]), entry)
    parts = _PARTS.findall(fold(shown, "de"))
    letters = tuple(part.translate(_HEARD_ALIKE) for part in parts if not part[0].isdigit())
    figures = "".join(part for part in parts if part[0].isdigit())
    return _Model(entry, shown, letters, figures) if letters else None


def _parts_of(letters: tuple[str, ...]) -> Iterator[tuple[str, bool]]:
    """Return what a name may be cut to, joined, and whether that is all of it but the brand at most."""
    counted = letters[:_MOST_LETTERS]
    for length in range(1, len(counted) + 1):
        for part in combinations(counted, length):
            yield "".join(part), part in {counted, counted[1:]}


def names_kind(word: str, noun: str, language: str) -> bool:
    """Tell whether a word names the kind of device: "Tintenstrahldrucker", "Maschine" for a Kaffeemaschine."""
    said, kind = (fold(text, language).replace(" ", "") for text in (word, noun))
    return bool(said) and (
        said == kind or said.endswith(kind) or (len(said) >= _LONGEST_NOUN_PART and kind.endswith(said))
    )
