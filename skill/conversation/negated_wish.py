"""Hear that something shall *not* be done: "bestell nie wieder Windeln" is no order, whatever a guess says."""

from __future__ import annotations

import re
from collections.abc import Mapping

_BUY = ("ReorderProductIntent", "ReorderLastIntent", "AddToCartIntent", "CheckoutIntent")
_GIVE_BACK = ("WithdrawIntent", "ReturnItemIntent")

_DONE: Mapping[str, Mapping[tuple[str, ...], tuple[str, str]]] = {
    "de": {
        _BUY: (
            "bestell|kauf|schick|liefer|leg|pack|nimm|bring",
            "bestellen|kaufen|nachbestellen|schicken|liefern|legen",
        ),
        ("CancelOrderIntent",): ("stornier|storno", "stornieren|abbestellen|canceln"),
        _GIVE_BACK: (
            "widerruf|retournier|tausch|gib|schick",
            "widerrufen|zurückgeben|zurückschicken|zurücksenden|retournieren|umtauschen|tauschen",
        ),
        ("EmptyCartIntent",): ("leer|lösch", "leeren|löschen|ausleeren"),
        ("RemoveFromCartIntent",): ("nimm|lösch|entfern|streich", "rausnehmen|löschen|entfernen|streichen|verzichten"),
        ("TalkToPersonIntent",): ("ruf|verbind", "anrufen|sprechen|reden|telefonieren|verbinden|zurückrufen"),
        ("ForgetDeviceIntent",): ("vergiss|lösch", "vergessen|löschen"),
    },
    "en": {
        _BUY: ("order|buy|send|ship|deliver|add|put|get", "order|reorder|buy|add|ordering|buying|sending|adding"),
        ("CancelOrderIntent",): ("cancel", "cancel|cancelling|canceling"),
        _GIVE_BACK: ("return|withdraw|exchange|send", "return|withdraw|exchange|give back|send back|returning"),
        ("EmptyCartIntent",): ("empty|clear", "empty|clear|emptying|clearing"),
        ("RemoveFromCartIntent",): ("remove|take|delete", "remove|take out|delete|removing"),
        ("TalkToPersonIntent",): ("call|ring|phone", "call|ring|phone|talk|speak|calling|talking"),
        ("ForgetDeviceIntent",): ("forget|delete", "forget|delete"),
    },
}
"""For each wish the stems of its commands and the infinitives that a negation may stand before."""

_FRAMES: Mapping[str, tuple[str, ...]] = {
    "de": (
        (
            r"^(?:bitte |also |nein |und |aber )*(?:{stems})\w*(?: (?!aber|wenn|falls|weil)\w+){{0,2}}?"
            r" (?:nie|niemals|nimmer|nicht|net|ned|keine?[nmrs]?|auf keinen fall)\b(?! (?:so|zu|ganz|nur|mehr da|vergessen))"
        ),
        (
            r"\b(?:nicht|nie|niemals|net|ned|nimmer)(?: (?:mehr|wieder|noch|doch|auch|gleich|bitte))*"
            r" (?:auf \w+ \w+ |die \w+ |den \w+ |das \w+ )?(?:{verbs})(?: bitte)?$"
        ),
        r"\bkeine?[nmrs]?(?: (?!mehr|bitte|kannst)\w+){{0,3}} (?:{verbs})$",
        r"^(?:bitte )?(?:hör|hört|hören sie)(?: bitte)? auf\b.*\b(?:{stems}|zu (?:{verbs}))\w*$",
        r"\bmit (?:niemand\w*|keinem \w+) (?:{verbs})$",
    ),
    "en": (
        r"^(?:please |so |and |no |but )*(?:do not|don't|dont|never|stop)(?: (?:ever|please))* (?:{stems})\w*\b",
        (
            r"\b(?:do not|don't|dont|never|not|didn't|won't|wouldn't)(?: (?:want|wanna|wish|like|need|have|mean|going))+"
            r"(?: (?:you|to|me|any))* (?:{verbs})\b(?! (?:that|it) (?:again )?anyway)"
        ),
        r"^(?:{stems}) no \w+",
        r"\b(?:with|to) (?:nobody|no one|noone)$",
    ),
}


def _compiled(language: str) -> Mapping[str, tuple[re.Pattern[str], ...]]:
    frames = _FRAMES[language]
    return {
        intent: tuple(re.compile(frame.format(stems=stems, verbs=verbs)) for frame in frames)
        for intents, (stems, verbs) in _DONE[language].items()
        for intent in intents
    }


_NEGATED = {language: _compiled(language) for language in _DONE}


def is_turned_down(intent: str, said: str, language: str) -> bool:
    """Tell whether words (in lower case, without punctuation) say not to do what the intent stands for."""
    return any(pattern.search(said) for pattern in _NEGATED.get(language, {}).get(intent, ()))
