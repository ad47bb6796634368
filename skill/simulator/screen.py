"""Lay out an answer's APL document for the page: its texts row by row, and its buttons.

This reads the part of APL 2024.2 that our documents use: containers, layouts with parameters,
`data`, plain bindings `${a.b}`, Text, AlexaHeader and AlexaButton.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

_RENDER = "Alexa.Presentation.APL.RenderDocument"
_BINDING = re.compile(r"\$\{([\w.]+)\}")
_WHOLE = re.compile(r"^\$\{([\w.]+)\}$")
_DEEPEST = 40

Scope = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ScreenButton:
    """Carry a button: its label and the arguments that a tap sends."""

    label: str
    arguments: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Screen:
    """Carry what a screen shows from top to bottom; `token` names the document in a tap."""

    token: str
    lines: tuple[str, ...]
    buttons: tuple[ScreenButton, ...]


def read_screen(response: Mapping[str, Any]) -> Screen | None:
    """Return the screen of a skill's response, or None if it shows nothing new."""
    body = response.get("response")
    directives = body.get("directives") if isinstance(body, Mapping) else None
    for directive in directives or ():
        if directive.get("type") == _RENDER:
            return _read_document(directive)
    return None


def _read_document(directive: Mapping[str, Any]) -> Screen:
    document = directive["document"]
    main = document["mainTemplate"]
    scope = dict.fromkeys(main.get("parameters", ()), directive.get("datasources", {}))
    parts = list(_walk(_children(main), scope, document.get("layouts", {}), 0))
    lines = tuple(part for part in parts if isinstance(part, str) and part.strip())
    return Screen(
        str(directive.get("token", "")), lines, tuple(part for part in parts if isinstance(part, ScreenButton))
    )


def _walk(items: Iterable[Scope], scope: Scope, layouts: Scope, depth: int) -> Iterator[str | ScreenButton]:
    for item in items if depth < _DEEPEST else ():
        kind = str(item.get("type", ""))
        if kind in layouts:
            layout = layouts[kind]
            inner = {name: _value(item.get(name), scope) for name in layout.get("parameters", ())}
            yield from _walk(_children(layout), inner, layouts, depth + 1)
        elif kind == "Text":
            yield str(_value(item.get("text", ""), scope))
        elif kind == "AlexaHeader":
            yield str(_value(item.get("headerTitle", ""), scope))
        elif kind == "AlexaButton":
            yield from _button(item, scope)
        else:
            yield from _container(item, scope, layouts, depth)


def _container(item: Scope, scope: Scope, layouts: Scope, depth: int) -> Iterator[str | ScreenButton]:
    data = _value(item.get("data"), scope)
    scopes = [{**scope, "data": entry, "index": index} for index, entry in enumerate(data)] if data else [scope]
    for inner in scopes:
        parts = list(_walk(_children(item), inner, layouts, depth + 1))
        if item.get("direction") == "row":
            yield " ".join(part for part in parts if isinstance(part, str))
            yield from (part for part in parts if isinstance(part, ScreenButton))
        else:
            yield from parts


def _button(item: Scope, scope: Scope) -> Iterator[ScreenButton]:
    for action in _listed(item.get("primaryAction")):
        if action.get("type") == "SendEvent":
            arguments = tuple(_value(argument, scope) for argument in action.get("arguments", ()))
            yield ScreenButton(str(_value(item.get("buttonText", ""), scope)), arguments)


def _children(item: Scope) -> list[Any]:
    return _listed(item.get("items", item.get("item")))


def _listed(value: object) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _value(raw: object, scope: Scope) -> Any:  # noqa: ANN401 - APL data has any type
    if not isinstance(raw, str):
        return raw
    whole = _WHOLE.match(raw)
    if whole:
        return _look_up(whole[1], scope)
    return _BINDING.sub(lambda found: str(_look_up(found[1], scope)), raw)


def _look_up(path: str, scope: Scope) -> Any:  # noqa: ANN401 - APL data has any type
    value: Any = scope
    for name in path.split("."):
        value = value.get(name, "") if isinstance(value, Mapping) else ""
    return value
