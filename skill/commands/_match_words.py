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
    synonym: str
    exact: str
    all_there: str
    there: str
    sounds: str
    confirmed: str
    usual: str
    bought: str
    sibling: str
    packed: str
    twin: str
    missing: str
    contradicts: str
    unstated: str
    turned_down: str
    otherwise_packed: str
    gone: str
    behind: str
    less_alike: str
    other_length: str
    less_there: str
    fewer_confirmed: str
    more_unstated: str
    no_synonym: str
    not_called: str
    not_exact: str
    not_all: str
    unlike: str
    none: str
    sure: str
    sure_otherwise: str
    ask: str
    ask_unsure: str
    ask_contradicted: str
    ask_unknown_word: str
    ask_twins: str
    no_match: str
    nearest: str
    device_fits: str
    device_refused: str
    device_asked: str
    device_unknown: str
    instead: str
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
    synonym="ist ein Synonym, das der Händler dafür nennt",
    exact="heißt genau so",
    all_there="alle Wörter stehen in den Namen: {words}",
    there="steht in den Namen: {words}",
    sounds="klingt wie etwas in den Namen: {words}",
    confirmed="{figure} stimmt",
    usual="davon am ehesten wieder gekauft",
    bought="früher gekauft",
    sibling="andere Sorte oder Größe von Gekauftem",
    packed="kommt, wie gesagt, so: {container}",
    twin="heißt genau wie das erste",
    missing="steht nicht in den Namen: {words}",
    contradicts="{wanted} widerspricht {other}",
    unstated="{figure} steht nicht dabei",
    turned_down="{figure} ist nicht gewollt",
    otherwise_packed="kommt nicht so: {container}",
    gone="ist zurzeit nicht zu bestellen",
    behind="gegenüber dem Wahrscheinlichsten: {reasons}",
    less_alike="sein ähnlichster Name klingt weniger wie das Gesagte",
    other_length="sein ähnlichster Name ist länger oder kürzer als das Gesagte",
    less_there="die Wörter stehen weniger genau in seinen Namen",
    fewer_confirmed="weniger Angaben stimmen",
    more_unstated="mehr Angaben sind nicht bestätigt",
    no_synonym="es ist kein Synonym dafür",
    not_called="der Laden nennt es anders",
    not_exact="heißt nicht genau so",
    not_all="nicht alle Wörter stehen ganz darin",
    unlike="gleicht dem Gesagten zu wenig",
    none="Keines davon",
    sure="Sicher: {name}. {chance} sind genug, ab {least} wird nicht gefragt.",
    sure_otherwise="Sicher: {name}. Nur das bleibt übrig, wenn gilt, was sonst gesagt ist.",
    ask="Frage: {options}?",
    ask_unsure="Keines kommt auf {least}.",
    ask_contradicted="Was am besten passt, hat eine andere Angabe.",
    ask_unknown_word="Ein Wort passt zu keinem.",
    ask_twins="Mehrere heißen genau gleich.",
    no_match="Nichts gefunden: mit {chance} ist keines gemeint.",
    nearest=" Am nächsten kommt: {name}.",
    device_fits="Gerät: {device}. Gesucht wird unter den {count} Artikeln, die dazu passen.",
    device_refused="Gerät: {device}. Das Gemeinte passt nicht dazu.",
    device_unknown="Nichts gefunden: Von nichts ist bekannt, dass es zu diesem Gerät passt.",
    device_asked="Frage: Für welches Gerät?",
    instead="Angeboten wird stattdessen: {options}.",
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
    synonym="is a synonym that the merchant gives it",
    exact="is called exactly so",
    all_there="every word is in its names: {words}",
    there="in its names: {words}",
    sounds="sounds like something in its names: {words}",
    confirmed="{figure} is right",
    usual="the likeliest of these to be bought again",
    bought="bought before",
    sibling="another variant or size of what was bought",
    packed="comes as was said: {container}",
    twin="is called exactly like the first",
    missing="not in its names: {words}",
    contradicts="{wanted} contradicts {other}",
    unstated="{figure} is not stated",
    turned_down="{figure} is not wanted",
    otherwise_packed="does not come as was said: {container}",
    gone="cannot be ordered at present",
    behind="compared with the likeliest: {reasons}",
    less_alike="its nearest name sounds less like what was said",
    other_length="its nearest name is longer or shorter than what was said",
    less_there="the words stand less exactly in its names",
    fewer_confirmed="fewer figures are right",
    more_unstated="more figures are not confirmed",
    no_synonym="it is no synonym for it",
    not_called="the shop calls it otherwise",
    not_exact="is not called exactly so",
    not_all="not every word is wholly there",
    unlike="is too little like what was said",
    none="None of these",
    sure="Sure: {name}. {chance} is enough, from {least} nothing is asked.",
    sure_otherwise="Sure: {name}. Only that is left by all that was said.",
    ask="Ask: {options}?",
    ask_unsure="None reaches {least}.",
    ask_contradicted="What fits best has another figure.",
    ask_unknown_word="One word fits none of them.",
    ask_twins="Several have exactly the same name.",
    no_match="Nothing found: with {chance} none is meant.",
    nearest=" Nearest: {name}.",
    device_fits="Device: {device}. The search is among the {count} products that fit it.",
    device_refused="Device: {device}. What is meant does not fit it.",
    device_unknown="Nothing found: nothing is known to fit this device.",
    device_asked="Ask: for which device?",
    instead="Offered instead: {options}.",
    quoted="“{word}”",
    percent="{number}%",
    decimal=".",
    kinds={
        "size": "size {value}",
        "count": "{value} pieces",
        "ml": "{value} ml",
        "g": "{value} g",
        "percent": "{value}%",
        "lb": "{value} pounds",
        "oz": "{value} ounces",
    },
)
