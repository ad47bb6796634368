"""Hold an answer against what Alexa accepts."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET  # our own output is parsed, never a stranger's
from collections.abc import Mapping
from typing import Any

SPEAKING = frozenset({"LaunchRequest", "IntentRequest", "SessionResumedRequest", "Connections.Response"})
_ENVELOPE = {"version", "response", "sessionAttributes", "userAgent"}
_RESPONSE = {"outputSpeech", "reprompt", "card", "directives", "shouldEndSession", "canFulfillIntent"}


def faults(answer: object) -> list[str]:
    """Return what Alexa would refuse in a response envelope; empty where it is valid."""
    if not isinstance(answer, dict):
        return [f"not an object: {type(answer).__name__}"]
    found = [f"unknown member {name}" for name in answer.keys() - _ENVELOPE]
    if answer.get("version") != "1.0":
        found.append("version is not 1.0")
    if len(json.dumps(answer)) > 24 * 1024:
        found.append(f"{len(json.dumps(answer))} bytes")
    attributes = answer.get("sessionAttributes") or {}
    if attributes.keys() - {"question"} or not all(isinstance(value, str) for value in attributes.values()):
        found.append(f"session attributes {attributes}")
    response = answer.get("response")
    if not isinstance(response, dict):
        return [*found, "no response object"]
    return found + _response_faults(response)


def words(answer: Mapping[str, Any]) -> str | None:
    """Return what is spoken, or None for silence."""
    speech = answer["response"].get("outputSpeech")
    return None if speech is None else plain(speech)


def plain(speech: Mapping[str, Any]) -> str:
    """Return the words of an SSML speech without any markup."""
    return "".join(ET.fromstring(speech["ssml"]).itertext())  # noqa: S314 - our own output


def _response_faults(response: Mapping[str, Any]) -> list[str]:
    found = [f"unknown response member {name}" for name in response.keys() - _RESPONSE]
    found += _speech_faults("outputSpeech", response.get("outputSpeech"))
    if "reprompt" in response:
        found += _speech_faults("reprompt", response["reprompt"].get("outputSpeech"))
        if response.get("shouldEndSession") is not False:
            found.append("a reprompt in a session that ends")
    if not isinstance(response.get("shouldEndSession", False), bool):
        found.append("shouldEndSession is no boolean")
    if "outputSpeech" in response and "canFulfillIntent" in response:
        found.append("speech beside canFulfillIntent")
    found += [fault for directive in response.get("directives", ()) for fault in _directive_faults(directive)]
    return found + _card_faults(response.get("card")) + _fulfil_faults(response.get("canFulfillIntent"))


def _speech_faults(place: str, speech: Mapping[str, Any] | None) -> list[str]:
    if speech is None:
        return []
    if set(speech) != {"type", "ssml"} or speech["type"] != "SSML":
        return [f"{place} is no SSML speech: {set(speech)}"]
    try:
        root = ET.fromstring(speech["ssml"])  # noqa: S314 - our own output
    except ET.ParseError as error:
        return [f"{place} is no XML: {error}"]
    found = [] if root.tag == "speak" and len(root) == 0 else [f"{place} carries markup"]
    if not "".join(root.itertext()).strip():
        found.append(f"{place} is empty")
    return found + ([f"{place} has {len(speech['ssml'])} characters"] if len(speech["ssml"]) > 8_000 else [])


def _card_faults(card: Mapping[str, Any] | None) -> list[str]:
    if card is None or card == {"type": "LinkAccount"}:
        return []
    if set(card) != {"type", "title", "content"} or card["type"] != "Simple":
        return [f"unknown card {card}"]
    return [] if len(card["title"]) + len(card["content"]) <= 8_000 else ["card too long"]


def _directive_faults(directive: Mapping[str, Any]) -> list[str]:
    if directive["type"] != "Dialog.UpdateDynamicEntities":
        return []
    if directive["updateBehavior"] == "CLEAR":
        return ["values beside CLEAR"] if set(directive) != {"type", "updateBehavior"} else []
    values = [value for one in directive["types"] for value in one["values"]]
    texts = [text for value in values for text in (value["name"]["value"], *value["name"].get("synonyms", ()))]
    found = [] if directive["updateBehavior"] == "REPLACE" else [f"behaviour {directive['updateBehavior']}"]
    found += [] if 1 <= len(texts) <= 100 else [f"{len(texts)} dynamic values"]
    found += [f"dynamic value {text!r}" for text in texts if not 1 <= len(text.strip()) <= 140]
    ids = [value["id"] for value in values]
    return found + ([] if len(set(ids)) == len(ids) else ["an id twice"])


def _fulfil_faults(fulfil: Mapping[str, Any] | None) -> list[str]:
    if fulfil is None:
        return []
    found = [] if fulfil["canFulfill"] in {"YES", "NO", "MAYBE"} else ["canFulfill"]
    slots = fulfil["slots"].values()
    right = ({"YES", "NO", "MAYBE"}, {"YES", "NO"})
    wrong = [slot for slot in slots if slot["canUnderstand"] not in right[0] or slot["canFulfill"] not in right[1]]
    return found + [f"slot {slot}" for slot in wrong]
