"""Read templates such as `(bestell|kauf) [bitte] {product}` and write them out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from hassil.expression import Alternative, Expression, Group, ListReference, Permutation, RuleReference, TextChunk
from hassil.parse_expression import parse_sentence
from hassil.parser import ParseError

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


class Templates:
    """Read templates in hassil's notation, with the rules of a language.

    `<name>` stands for a rule, `{known:product}` for a product of the catalogue.
    """

    def __init__(self, rules: Mapping[str, str]) -> None:
        """Take the rules that `<name>` refers to."""
        self._rules = rules
        self._read: dict[str, Template] = {}

    def read(self, text: str) -> Template:
        """Read one template; `SamplesError` for what does not parse, unknown slots and rules, and split words."""
        try:
            return self._convert(parse_sentence(text).expression)
        except (ParseError, AssertionError) as error:
            message = f"not a template: {text!r} ({error})"
            raise SamplesError(message) from error
        except KeyError as error:
            message = f"unknown slot or rule {error} in {text!r}"
            raise SamplesError(message) from error
        except SamplesError as error:
            message = f"{error} in {text!r}"
            raise SamplesError(message) from error

    def _convert(self, expression: Expression) -> Template:
        if isinstance(expression, TextChunk):
            return Series(tuple(Literal(word) for word in expression.text.lower().split()))
        if isinstance(expression, ListReference):
            return _gap(expression)
        if isinstance(expression, RuleReference):
            return self._rule(expression.rule_name)
        if isinstance(expression, Permutation) or not isinstance(expression, Group):
            message = "permutations are not supported"
            raise SamplesError(message)
        parts = tuple(self._convert(item) for item in expression.items)
        if isinstance(expression, Alternative):
            return Choice(parts)
        _refuse_glued(expression)
        return Series(parts)

    def _rule(self, name: str) -> Template:
        if name not in self._read:
            self._read[name] = self.read(self._rules[name])
        return self._read[name]


def _gap(reference: ListReference) -> Gap:
    if reference.list_name in SILENT:
        return SILENT[reference.list_name]
    kind_of(reference.slot_name)
    return Gap(reference.slot_name, known=reference.list_name == "known")


def _refuse_glued(sequence: Group) -> None:
    for before, after in pairwise(sequence.items):
        left = isinstance(before, TextChunk) and (before.text[-1:].isspace() or not before.text)
        right = isinstance(after, TextChunk) and (after.text[:1].isspace() or not after.text)
        both_text = isinstance(before, TextChunk) and isinstance(after, TextChunk)
        if not (left or right or both_text):
            message = "alternatives and slots stand between spaces"
            raise SamplesError(message)


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
