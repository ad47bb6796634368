"""Take German compounds of a number apart: "dreikommafünf", "zweieinhalb", "Zweiliterflasche", "Sechserträger"."""

from __future__ import annotations

import re
from collections.abc import Callable

_HOLDS = (
    "pack|packs|packung|packungen|packerl|päckchen|paeckchen|paket|flasche|flaschen|dose|dosen|sack|säcke|saecke|beutel"
    "|tüte|tüten|tuete|tueten|eimer|becher|glas|kanister|karton|kartons|kasten|kästen|kaesten|kiste|kisten|box|tube"
    "|träger|traeger|tragerl|gebinde|bund|set|rolle|birne|block"
)
_UNITS = "milliliter|liter|kilogramm|kilo|gramm|pfund|prozentig|prozent|grad|watt|volt|meter|zentimeter|lagig"
_PACKED = re.compile(rf"(?P<number>\w+?)er(?P<holds>{_HOLDS})?")
_MEASURED = re.compile(rf"(?P<number>\w*?)(?P<unit>{_UNITS})(?:e[rsnm]?)?(?P<holds>{_HOLDS})?")
_POINT = re.compile(r"(?P<number>\w+?)komma(?P<behind>\w+)")
_HALF = re.compile(r"(?P<number>\w+?)(?:und)?einhalb")
_NAMED = {"halb": "0,5", "viertel": "0,25", "dreiviertel": "0,75", "anderthalb": "1,5", "ein": "1", "doppel": "2"}
_PLURALS = ("flaschen", "packungen", "packs", "dosen", "säcke", "saecke", "tüten", "tueten")
LEADS = (
    r"halb(?:liter|kilo|pfund)|viertel(?:liter|pfund)|dreiviertel|anderthalb|ein(?:und)?einhalb|doppelpack|einlagig"
    rf"|(?:liter|kilo|pfund)(?:{_HOLDS})\b"
)
"""What a compound may begin with besides a number word."""

Reads = Callable[[str], str]
"""Read a number word as digits; empty if it is none."""


def taken_apart(words: list[str], reads: Reads) -> list[str]:
    """Return words with each compound of a number in its parts, the number as digits."""
    apart: list[str] = []
    for word in words:
        apart += _apart(word, apart[-1] if apart else "", lambda text: _NAMED.get(text) or reads(text))
    return apart


def _apart(word: str, before: str, reads: Reads) -> list[str]:
    if word == "anderthalb":
        return ["1,5"]
    if half := _HALF.fullmatch(word):
        number = reads(half["number"])
        return [f"{number},5"] if number.isdigit() else [word]
    if point := _POINT.fullmatch(word):
        number, behind = reads(point["number"]), reads(point["behind"])
        return [f"{number},{behind}"] if number.isdigit() and behind.isdigit() else [word]
    return _counted(word, reads) or _measured(word, before, reads) or [word]


def _counted(word: str, reads: Reads) -> list[str]:
    """Read "achtziger", "sechserpack", and "doppelpack" as one of two."""
    if word == "doppelpack":
        return ["2", "er", "pack"]
    found = _PACKED.fullmatch(word)
    number = reads(found["number"]) if found and found["number"] != "ein" else ""
    return [number, "er", *filter(None, [found["holds"]])] if found and number.isdigit() else []


def _measured(word: str, before: str, reads: Reads) -> list[str]:
    """Read "zweiliterflasche"; the figure may stand before it, then several "literflaschen" hold one each."""
    found = _MEASURED.fullmatch(word)
    if found is None or not (found["number"] or found["holds"]):
        return []
    tail = [found["unit"], *filter(None, [found["holds"]])]
    if found["number"]:
        number = reads(found["number"])
        return [number, *tail] if number else []
    of_several = before.isdigit() and found["holds"] in _PLURALS
    return tail if before[:1].isdigit() and not of_several else ["1", *tail]
