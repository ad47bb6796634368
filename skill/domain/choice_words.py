"""Read how people choose without naming the thing: "die zweite", "the bigger one", "der günstigere"."""

from __future__ import annotations

from enum import Enum

from skill.domain.spoken_form import fold

LAST = -1


class Comparison(Enum):
    """Name an order among products; `BIGGEST` and its like mean the end, the others the next step."""

    BIGGER = "bigger"
    SMALLER = "smaller"
    CHEAPER = "cheaper"
    DEARER = "dearer"
    BIGGEST = "biggest"
    SMALLEST = "smallest"
    CHEAPEST = "cheapest"
    DEAREST = "dearest"


_POSITIONS = {
    **dict.fromkeys(("erst", "first", "1st", "eins", "one", "1"), 1),
    **dict.fromkeys(("zweit", "second", "2nd", "zwei", "zwo", "two", "2"), 2),
    **dict.fromkeys(("dritt", "third", "3rd", "drei", "three", "3"), 3),
    **dict.fromkeys(("letzt", "last", "letztgenannt", "letzter"), LAST),
}
_COMPARISONS = {
    **dict.fromkeys(
        ("groesser", "grosse", "gross", "bigger", "larger", "big", "large", "mehr", "more"), Comparison.BIGGER
    ),
    **dict.fromkeys(("kleiner", "klein", "smaller", "small", "little", "weniger", "less"), Comparison.SMALLER),
    **dict.fromkeys(("guenstiger", "billiger", "guenstig", "billig", "cheaper", "cheap"), Comparison.CHEAPER),
    **dict.fromkeys(("teurer", "teuer", "teure", "dearer", "expensive", "pricier"), Comparison.DEARER),
    **dict.fromkeys(("groesst", "biggest", "largest"), Comparison.BIGGEST),
    **dict.fromkeys(("kleinst", "smallest"), Comparison.SMALLEST),
    **dict.fromkeys(("guenstigst", "billigst", "cheapest"), Comparison.CHEAPEST),
    **dict.fromkeys(("teuerst", "dearest", "priciest"), Comparison.DEAREST),
}
_ENDINGS = ("", "e", "en", "er", "es", "em", "s", "ere", "eren", "eres")


def position(text: str, language: str) -> int | None:
    """Return the place that an ordinal names, counted from 1 (`LAST` for the last), None if it names none."""
    for word in _words(text, language):
        for ending in _ENDINGS:
            found = _POSITIONS.get(word.removesuffix(ending)) if word.endswith(ending) else None
            if found is not None:
                return found
    return None


def comparison(text: str, language: str) -> Comparison | None:
    """Return the order that words such as "größere" ask for; "most expensive" is the end of it."""
    words = _words(text, language)
    for word in words:
        for ending in _ENDINGS:
            found = _COMPARISONS.get(word.removesuffix(ending)) if word.endswith(ending) else None
            if found is not None:
                return Comparison.DEAREST if found is Comparison.DEARER and "most" in words else found
    return None


def _words(text: str, language: str) -> list[str]:
    return fold(text, "en" if language.lower().startswith("en") else "de").replace(".", " ").replace(",", " ").split()
