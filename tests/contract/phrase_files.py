"""Read phrase files and source code for the contract between them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from skill.domain.errors import ProgrammingError, ShopError
from skill.phrases.bundles import parse

ROOT = Path(__file__).resolve().parents[2]
PHRASES = ROOT / "skill" / "phrases"
LANGUAGES = ("de", "en")
PLURALS = frozenset({"zero", "one", "two", "few", "many", "other"})
_KEY = re.compile(r"[a-z][a-z_]*-[a-z0-9_-]+")


@dataclass(frozen=True)
class Message:
    """Hold what one message needs: its values, and the texts its `->` choose between."""

    key: str
    variables: frozenset[str]
    choices: Mapping[str, tuple[str | int, ...]]
    references: frozenset[str]


class _Needs(Visitor):
    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.choices: dict[str, tuple[str | int, ...]] = {}
        self.references: set[str] = set()

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802 - the visitor's naming
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node: ftl.MessageReference) -> None:  # noqa: N802 - the visitor's naming
        self.references.add(node.id.name)

    def visit_SelectExpression(self, node: ftl.SelectExpression) -> None:  # noqa: N802 - the visitor's naming
        if isinstance(node.selector, ftl.VariableReference):
            keys = tuple(_key(variant.key) for variant in node.variants)
            texts = tuple(key for key in keys if key not in PLURALS)
            self.choices[node.selector.id.name] = (*self.choices.get(node.selector.id.name, ()), *texts)
        self.generic_visit(node)


def _key(key: ftl.Identifier | ftl.NumberLiteral) -> str | int:
    return key.name if isinstance(key, ftl.Identifier) else int(key.value)


@cache
def stems(language: str) -> tuple[str, ...]:
    """Return the names of a language's phrase files."""
    return tuple(sorted(path.stem for path in (PHRASES / language).glob("*.ftl")))


@cache
def entries(language: str) -> tuple[tuple[str, ftl.Message], ...]:
    """Return every message of a language with the file it stands in, twice if it is there twice."""
    return tuple(
        (stem, entry)
        for stem in stems(language)
        for entry in parse(PHRASES / language / f"{stem}.ftl").body
        if isinstance(entry, ftl.Message)
    )


@cache
def messages(language: str) -> Mapping[str, Message]:
    """Return every message of a language by its key, with the needs of those it refers to."""
    own = {entry.id.name: _message(entry) for _, entry in entries(language)}
    return {key: _with_references(message, own) for key, message in own.items()}


def _message(entry: ftl.Message) -> Message:
    needs = _Needs()
    needs.visit(entry)
    return Message(entry.id.name, frozenset(needs.variables), needs.choices, frozenset(needs.references))


def _with_references(message: Message, own: Mapping[str, Message]) -> Message:
    used = [message, *(own[key] for key in message.references if key in own)]
    choices = {name: texts for needed in used for name, texts in needed.choices.items()}
    return Message(message.key, frozenset().union(*(needed.variables for needed in used)), choices, message.references)


@dataclass(frozen=True)
class Saying:
    """Hold one `Say("…", {…})` of the source; `values` is None where they are not spelled out in it."""

    key: str
    where: str
    values: frozenset[str] | None


@cache
def said() -> tuple[Saying, ...]:
    """Return every `Say` in the source whose key is spelled out."""
    calls = ((where, node) for where, node in _nodes(ast.Call) if isinstance(node, ast.Call))
    return tuple(
        Saying(key, where, _values(node))
        for where, node in calls
        if isinstance(node.func, ast.Name) and node.func.id == "Say" and node.args
        if isinstance(node.args[0], ast.Constant) and isinstance(key := node.args[0].value, str)
    )


def _values(call: ast.Call) -> frozenset[str] | None:
    if len(call.args) + len(call.keywords) == 1:
        return frozenset()
    table = call.args[1] if len(call.args) > 1 else call.keywords[0].value
    if not isinstance(table, ast.Dict):
        return None
    names = [key.value for key in table.keys if isinstance(key, ast.Constant)]
    return frozenset(map(str, names)) if len(names) == len(table.keys) else None


@cache
def mentioned() -> re.Pattern[str]:
    """Return one pattern for every text in the source that can be a key: whole, or `f"file-{part}"`."""
    whole = {
        re.escape(node.value)
        for _, node in _nodes(ast.Constant)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and _KEY.fullmatch(node.value)
    }
    parts = {_pattern(node) for _, node in _nodes(ast.JoinedStr) if isinstance(node, ast.JoinedStr)}
    return re.compile("|".join(whole | {text for text in parts if re.match(r"[a-z][a-z_]*\\?-", text)}))


def _pattern(node: ast.JoinedStr) -> str:
    return "".join(
        re.escape(part.value) if isinstance(part, ast.Constant) and isinstance(part.value, str) else "[a-z0-9_-]+"
        for part in node.values
    )


@cache
def _trees() -> tuple[tuple[Path, ast.Module], ...]:
    return tuple((path, ast.parse(path.read_text(encoding="utf-8"))) for path in sorted((ROOT / "skill").rglob("*.py")))


def _nodes(kind: type[ast.AST]) -> Iterator[tuple[str, ast.AST]]:
    for path, tree in _trees():
        for node in ast.walk(tree):
            if isinstance(node, kind):
                yield f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}", node


def error_keys() -> frozenset[str]:
    """Return the key of each kind of error that can reach a customer: OutOfStockError is errors-out_of_stock.

    A programming error is never explained to a customer: the apology stands for it.
    """
    kinds = (kind for kind in _kinds(ShopError) if kind.__module__ == ShopError.__module__)
    return frozenset(f"errors-{_snake(kind.__name__)}" for kind in kinds if kind is not ProgrammingError)


def _kinds(root: type[ShopError]) -> Iterator[type[ShopError]]:
    for kind in root.__subclasses__():
        yield kind
        yield from _kinds(kind)


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name.removesuffix("Error")).lower()
