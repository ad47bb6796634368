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
    """Carry a slot; `known` fills it with words of the catalogue only, and no name fills it with any words."""

    slot: str
    known: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """Carry parts that follow each other."""

    parts: tuple[Template, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Carry parts of which one is said; an empty series makes it optional."""

    parts: tuple[Template, ...]


Template = Literal | Gap | Series | Choice

SHOP = Gap("")
"""The name of the shop, which stands in templates as `{shop}` and is no slot."""


def read_template(text: str, rules: Mapping[str, str]) -> Template:
    """Read one template in hassil's notation; `<name>` stands for a rule, `{known:product}` for a known product.

    Raises `SamplesError` for what does not parse, unknown slots and rules, and alternatives inside a word.
    """
    try:
        expression = parse_sentence(text).expression
    except (ParseError, AssertionError) as error:
        message = f"not a template: {text!r} ({error})"
        raise SamplesError(message) from error
    try:
        return _convert(expression, rules)
    except KeyError as error:
        message = f"unknown slot or rule {error} in {text!r}"
        raise SamplesError(message) from error
    except SamplesError as error:
        message = f"{error} in {text!r}"
        raise SamplesError(message) from error


def _convert(expression: Expression, rules: Mapping[str, str]) -> Template:
    if isinstance(expression, TextChunk):
        return Series(tuple(Literal(word) for word in expression.text.lower().split()))
    if isinstance(expression, ListReference):
        return _gap(expression)
    if isinstance(expression, RuleReference):
        return read_template(rules[expression.rule_name], rules)
    if isinstance(expression, Permutation) or not isinstance(expression, Group):
        message = "permutations are not supported"
        raise SamplesError(message)
    if isinstance(expression, Alternative):
        return Choice(tuple(_convert(item, rules) for item in expression.items))
    _refuse_glued(expression)
    return Series(tuple(_convert(item, rules) for item in expression.items))


def _gap(reference: ListReference) -> Gap:
    if reference.list_name == "shop":
        return SHOP
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
