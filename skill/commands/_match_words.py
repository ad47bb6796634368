"""Hold the words in which `zuruf match --explain` says why; data only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["ENGLISH", "GERMAN", "Phrases"]


@dataclass(frozen=True, slots=True)
class Phrases:
    """Carry one language's sentences with their places to fill."""

    asked: str
    understood: str
    words: str
    figures: str
    refused: str
    quantity: str
    nothing: str
    called: str
    exact: str
    all_there: str
    there: str
    sounds: str
    confirmed: str
    last_bought: str
    bought: str
    sibling: str
    missing: str
    contradicts: str
    unstated: str
    turned_down: str
    none: str
    sure: str
    ask: str
    ask_unsure: str
    ask_contradicted: str
    ask_unknown_word: str
    ask_twins: str
    no_match: str
    nearest: str
    quoted: str
    percent: str
    decimal: str
    kinds: Mapping[str, str]


GERMAN = Phrases(
    asked="„{text}“",
    understood="Verstanden",
    words="Wörter {words}",
    figures="Angaben {figures}",
    refused="nicht {figures}",
    quantity="Menge {quantity}",
    nothing="nichts, womit sich suchen lässt",
    called="so nennt es der Laden",
    exact="heißt genau so",
    all_there="alle Wörter stehen in den Namen: {words}",
    there="steht in den Namen: {words}",
    sounds="klingt wie etwas in den Namen: {words}",
    confirmed="{figure} stimmt",
    last_bought="davon zuletzt gekauft",
    bought="früher gekauft",
    sibling="andere Sorte oder Größe von zuletzt Gekauftem",
    missing="steht nicht in den Namen: {words}",
    contradicts="{wanted} widerspricht {other}",
    unstated="{figure} steht nicht dabei",
    turned_down="{figure} ist nicht gewollt",
    none="Keines davon",
    sure="Sicher: {name}. {chance} sind genug, ab {least} wird nicht gefragt.",
    ask="Frage: {options}?",
    ask_unsure="Keines kommt auf {least}.",
    ask_contradicted="Was am besten passt, hat eine andere Angabe.",
    ask_unknown_word="Ein Wort passt zu keinem.",
    ask_twins="Mehrere heißen genau gleich.",
    no_match="Nichts gefunden: mit {chance} ist keines gemeint.",
    nearest=" Am nächsten kommt: {name}.",
    quoted="„{word}“",
    percent="{number} %",
    decimal=",",
    kinds={
        "size": "Größe {value}",
        "count": "{value} Stück",
        "ml": "{value} ml",
        "g": "{value} g",
        "percent": "{value} %",
        "lb": "{value} Pfund",
        "oz": "{value} Unzen",
    },
)

ENGLISH = Phrases(
    asked="“{text}”",
    understood="Understood",
    words="words {words}",
    figures="figures {figures}",
    refused="not {figures}",
    quantity="quantity {quantity}",
    nothing="nothing to look for",
    called="the shop calls it so",
    exact="is called exactly so",
    all_there="every word is in its names: {words}",
    there="in its names: {words}",
    sounds="sounds like something in its names: {words}",
    confirmed="{figure} is right",
    last_bought="bought last of these",
    bought="bought before",
    sibling="another variant or size of what was bought last",
    missing="not in its names: {words}",
    contradicts="{wanted} contradicts {other}",
    unstated="{figure} is not stated",
    turned_down="{figure} is not wanted",
    none="None of these",
    sure="Sure: {name}. {chance} is enough, from {least} nothing is asked.",
    ask="Ask: {options}?",
    ask_unsure="None reaches {least}.",
    ask_contradicted="What fits best has another figure.",
    ask_unknown_word="One word fits none of them.",
    ask_twins="Several have exactly the same name.",
    no_match="Nothing found: with {chance} none is meant.",
    nearest=" Nearest: {name}.",
    quoted="“{word}”",
    percent="{number}%",
    decimal=".",
    kinds={
        "size": "size {value}",
        "count": "{value} pieces",
        "ml": "{value} ml",
        "g": "{value} g",
        "percent": "{value}%",
        "lb": "{value} lb",
        "oz": "{value} oz",
    },
)
