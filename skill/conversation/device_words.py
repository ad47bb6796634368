"""Part the words for a product from the device that it is meant for: "eine Patrone für meinen HP Envy 6000"."""

from __future__ import annotations

import re
from collections.abc import Mapping

_FOR: Mapping[str, re.Pattern[str]] = {
    "de": re.compile(
        r"(?P<goods>.+?) (?:passend\w* )?(?:für|fuer|fürn|zum|zur|zu) "
        r"(?:(?:den|die|das|dem|der|ein|eine|einen|einem|einer|nen|ne|mein|dein|unser|mein\w{1,2}|dein\w{1,2}|unser\w{1,2}) )?"
        r"(?P<device>.+)"
    ),
    "en": re.compile(
        r"(?P<goods>.+?) (?:for|to fit|that fits?|which fits?|fitting) (?:(?:the|my|our|a|an|this|your) )?(?P<device>.+)"
    ),
}


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NO_DEVICES: Mapping[str, frozenset[str]] = {
    "de": _words(
        "mann frau sohn tochter kind kinder kleinen kleine enkel enkelin opa oma mama papa mutter vater eltern bruder"
        " schwester freund freundin chef chefin nachbar nachbarin gast gäste besuch familie hund katze kater baby mich uns"
        " dich euch ihn sie mir geburtstag party feier urlaub reise wochenende woche monat winter sommer weihnachten ostern"
        " büro küche bad keller garten haus zuhause hause schule kita arbeit alle jeden gesicht haare hände haut"
    ),
    "en": _words(
        "husband wife son daughter kid kids child children grandma grandpa granny mum mom dad mother father parents brother"
        " sister friend boyfriend girlfriend boss neighbour neighbor guests guest family dog cat baby me us you him her"
        " them birthday party holiday trip weekend week month winter summer christmas easter office kitchen bathroom home"
        " school work everyone face hair hands skin"
    ),
}
_ABBREVIATED = 2


def parted(words: str, language: str) -> tuple[str, str] | None:
    """Return the words for the goods and those for what they are meant for; None where nothing is said of it."""
    found = _FOR[_code(language)].fullmatch(" ".join(words.lower().split()))
    return (found["goods"], found["device"]) if found else None


def is_no_device(words: str, language: str) -> bool:
    """Tell whether something is meant for a person, an animal or an occasion."""
    return not _NO_DEVICES[_code(language)].isdisjoint(words.lower().split())


def written(words: str) -> str:
    """Write a device's name that was heard as names are written: "HP Officejet 8010"."""
    return " ".join(
        word.upper() if len(word) <= _ABBREVIATED else word[:1].upper() + word[1:] for word in words[:60].split()
    )


def _code(language: str) -> str:
    return "en" if language.lower().startswith("en") else "de"
