"""Load phrase files on demand into one Fluent bundle per language."""

from __future__ import annotations

import hashlib
from functools import cached_property
from pathlib import Path

from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser, ast

from skill.phrases.errors import PhraseError
from skill.phrases.functions import functions
from skill.phrases.speech import REGIONS

_TERMS = "shop"
_VERSION_LENGTH = 12


class LanguageBundle:
    """Hold the phrases of one language; each file is read when its first phrase is needed."""

    def __init__(self, folder: Path) -> None:
        """Take the language's folder, named `de` or `en`; nothing is read yet."""
        self.language = folder.name
        self._folder = folder
        self._loaded: set[str] = set()
        # Fluent's default puts invisible isolation marks around every value, which speech would stumble on.
        self._bundle = FluentBundle([REGIONS[folder.name]], functions(folder.name), use_isolating=False)

    @cached_property
    def version(self) -> str:
        """Return a short hash of all phrase files of the language, which changes with any wording."""
        content = hashlib.sha256()
        for path in sorted(self._folder.glob("*.ftl")):
            content.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
        return content.hexdigest()[:_VERSION_LENGTH]

    def format(self, file: str, key: str, values: dict[str, object]) -> str:
        """Format one message; `PhraseError` for a missing message and for anything Fluent reports."""
        self._load(_TERMS)
        self._load(file)
        if not self._bundle.has_message(key):
            msg = f"no message {key} in {self.language}/{file}.ftl"
            raise PhraseError(msg)
        pattern = self._bundle.get_message(key).value
        if pattern is None:
            msg = f"the message {key} in {self.language}/{file}.ftl has no text"
            raise PhraseError(msg)
        try:
            text, errors = self._bundle.format_pattern(pattern, values)
        except Exception as error:  # noqa: BLE001 - Fluent lets a value's own errors through; all are one failure here
            text, errors = "", [error]
        if errors or not isinstance(text, str):
            msg = f"{self.language}: {key}: {'; '.join(str(error) for error in errors) or 'no text'}"
            raise PhraseError(msg)
        return text

    def _load(self, file: str) -> None:
        if file in self._loaded:
            return
        self._bundle.add_resource(parse(self._folder / f"{file}.ftl"))
        self._loaded.add(file)


def parse(path: Path) -> ast.Resource:
    """Read one phrase file; `PhraseError` names the line that Fluent cannot read."""
    try:
        source = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        msg = f"no phrase file {path.parent.name}/{path.name}"
        raise PhraseError(msg) from error
    resource = FluentParser().parse(source)
    for entry in resource.body:
        if isinstance(entry, ast.Junk):
            reason = entry.annotations[0].message if entry.annotations else "cannot be read"
            line = source.count("\n", 0, entry.span.start) + 1 if entry.span else 1
            msg = f"{path.parent.name}/{path.name}:{line}: {reason}"
            raise PhraseError(msg)
    return resource
