"""Read from the files alone which of the six edits that make an intent somebody forgot, and how to mend it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

MODULES = Path("skill/conversation/intents")
PHRASES = Path("skill/phrases")
SOURCES = Path("interaction_models/sources")
TESTS = Path("tests/conversation/intents")
LANGUAGES = ("de", "en")
NO_INTENT = frozenset({"__init__"})
NOT_AN_INTENTS = frozenset(
    {"shop", "errors", "goods_meant", "letters", "order_gate", "voice_code", "household", "wish_question", "devices"}
)
"""Phrase files of what several modules say."""


def forgotten(root: Path) -> list[str]:
    """Return a remedy for each step that is missing somewhere, in order of the recipe."""
    modules = sorted(path.stem for path in (root / MODULES).glob("*.py") if path.stem not in NO_INTENT)
    return [*(remedy for module in modules for remedy in _of_module(root, module)), *_leftovers(root, modules)]


def _of_module(root: Path, module: str) -> Iterator[str]:
    source = (root / MODULES / f"{module}.py").read_text(encoding="utf-8")
    tree = ast.parse(source)
    if not any(isinstance(node, ast.Name) and node.id == "INTENT" for node in ast.walk(tree)):
        yield f"give {MODULES}/{module}.py its INTENT = Intent(name, handle, slots)"
    if module not in registered(root):
        yield f"import {module} in {MODULES}/__init__.py and add it to _MODULES"
    if says_own_words(tree, module):
        for language in LANGUAGES:
            yield from _needs(root, PHRASES / language / f"{module}.ftl", "what it says")
    for language in LANGUAGES:
        yield from _needs(root, SOURCES / language / f"{module}.yaml", "what customers say")
    yield from _needs(root, TESTS / f"test_{module}.py", "its test")


def _needs(root: Path, path: Path, what: str) -> Iterator[str]:
    if not (root / path).is_file():
        yield f"write {what} in {path}"


def _leftovers(root: Path, modules: list[str]) -> Iterator[str]:
    """Name files that no module stands behind: it was renamed, removed, or the files are misspelt."""
    for language in LANGUAGES:
        for path in sorted((root / PHRASES / language).glob("*.ftl")):
            shared = path.stem in NOT_AN_INTENTS or path.stem.startswith("letters_")
            if path.stem not in modules and not shared:
                yield f"no module says {PHRASES / language / path.name}: rename it after its module in {MODULES}"
        for path in sorted((root / SOURCES / language).glob("[!_]*.yaml")):
            if path.stem not in modules:
                yield f"no module hears {SOURCES / language / path.name}: rename it after its module in {MODULES}"
    for path in sorted((root / TESTS).glob("test_*.py")):
        if path.stem.removeprefix("test_") not in modules:
            yield f"no module is tested by {TESTS / path.name}: rename it after its module in {MODULES}"


def registered(root: Path) -> frozenset[str]:
    """Return the modules that `_MODULES` lists."""
    tree = ast.parse((root / MODULES / "__init__.py").read_text(encoding="utf-8"))
    table = next(
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == "_MODULES"
    )
    return frozenset(node.id for node in ast.walk(table) if isinstance(node, ast.Name))


def says_own_words(tree: ast.Module, module: str) -> bool:
    """Tell whether a module names phrases of its own file."""
    texts = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return any(isinstance(text, str) and text.startswith(f"{module}-") for text in texts)
