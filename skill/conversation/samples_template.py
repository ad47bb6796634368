"""Read templates such as `(bestell|kauf) [bitte] {product}` and write them out.

The notation is hassil's, and a contract test holds this reader to hassil's own. It is not used at run time:
its import costs 150 ms and each template 0.4 ms, which a command line pays at every start.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from skill.conversation.samples import SamplesError, kind_of


@dataclass(frozen=True, slots=True)
class Literal:
    """Carry one word to be said."""

    word: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Carry a slot; `known` takes words of the catalogue only; `silent` words are heard but fill nothing."""

    slot: str
    known: bool = False
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """Carry parts that follow each other."""

    parts: tuple[Template, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Carry parts of which one is said; an empty series makes it optional."""

    parts: tuple[Template, ...]


Template = Literal | Gap | Series | Choice

SHOP = Gap("shop", silent=True)

SILENT = {
    "shop": SHOP,
    "number": Gap("quantity", silent=True),
    "thing": Gap("product", silent=True),
    "measure": Gap("unit", silent=True),
}
"""What templates may name only for its context: the shop, a number ("drei statt zwei"), a product, a unit."""


_TOKEN = re.compile(r"[()\[\]|]|\{[^{}]*\}|<[^<>]*>|[^\s()\[\]|{}<>]+")
_GLUED = re.compile(r"[^\s(\[|][(\[{<]|[)\]}>][^\s)\]|]")
_CLOSING = {"(": ")", "[": "]"}
_NOTHING = Series(())


class Templates:
    """Read templates with the rules of a language.

    `<name>` stands for a rule, `{known:product}` for a product of the catalogue.
    """

    def __init__(self, rules: Mapping[str, str]) -> None:
        """Take the rules that `<name>` refers to."""
        self._rules = rules
        self._read: dict[str, Template] = {}

    def read(self, text: str) -> Template:
        """Read one template; `SamplesError` for brackets without a pair, unknown slots and rules, and split words."""
        tokens = _TOKEN.findall(text)
        if _GLUED.search(text) or sum(map(len, tokens)) != len("".join(text.split())):
            message = f"groups and slots stand between spaces: {text!r}"
            raise SamplesError(message)
        try:
            template, _ = self._choice(tokens, 0, "")
        except (KeyError, IndexError) as error:
            message = f"unknown slot or rule, or a bracket without a pair, in {text!r}: {error}"
            raise SamplesError(message) from error
        return template

    def _choice(self, tokens: list[str], position: int, closing: str) -> tuple[Template, int]:
        """Read alternatives up to a closing bracket, or to the end; return them and where they end."""
        alternatives: list[Template] = []
        parts: list[Template] = []
        while (symbol := tokens[position] if closing or position < len(tokens) else "") != closing:
            position += 1
            if symbol in _CLOSING:
                part, position = self._choice(tokens, position, _CLOSING[symbol])
                parts.append(Choice((part, _NOTHING)) if symbol == "[" else part)
                position += 1
            elif symbol == "|":
                alternatives.append(_series(parts))
                parts = []
            else:
                parts.append(self._leaf(symbol))
        alternatives.append(_series(parts))
        return (Choice(tuple(alternatives)) if len(alternatives) > 1 else alternatives[0]), position

    def _leaf(self, symbol: str) -> Template:
        if symbol.startswith("<"):
            return self._rule(symbol[1:-1])
        if symbol.startswith("{"):
            return _gap(symbol[1:-1])
        if symbol in {")", "]"}:
            raise IndexError(symbol)
        return Literal(symbol.lower())

    def _rule(self, name: str) -> Template:
        if name not in self._read:
            self._read[name] = self.read(self._rules[name])
        return self._read[name]


def _series(parts: list[Template]) -> Template:
    return parts[0] if len(parts) == 1 else Series(tuple(parts))


def _gap(name: str) -> Gap:
    if name in SILENT:
        return SILENT[name]
    slot = name.removeprefix("known:")
    kind_of(slot)
    return Gap(slot, known=slot != name)


def expand(template: Template) -> Iterator[tuple[Literal | Gap, ...]]:
    """Write a template out: every way of saying it, in the order of the source."""
    if isinstance(template, Choice):
        for part in template.parts:
            yield from expand(part)
    elif isinstance(template, Series):
        yield from _expand_series(template.parts)
    else:
        yield (template,)


def _expand_series(parts: tuple[Template, ...]) -> Iterator[tuple[Literal | Gap, ...]]:
    if not parts:
        yield ()
        return
    for rest in _expand_series(parts[1:]):
        for first in expand(parts[0]):
            yield (*first, *rest)


def gaps_in(template: Template) -> Iterator[Gap]:
    """Return every gap of a template, silent ones included, as often as it stands there."""
    if isinstance(template, Gap):
        yield template
    elif isinstance(template, Series | Choice):
        for part in template.parts:
            yield from gaps_in(part)
