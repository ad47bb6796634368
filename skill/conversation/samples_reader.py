"""Read the sources of a language from `interaction_models/sources`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from skill.conversation.samples import Example, IntentSamples, Rule, Samples, SamplesError, TypeValue
from skill.conversation.turn import Assent

SOURCES = Path(__file__).parents[2] / "interaction_models" / "sources"

LISTS = (
    *("samples", "text_only", "model_only", "when_expected", "text_when_expected"),
    *("casual", "casual_text_only", "casual_when_expected", "doubtful"),
)
"""The lists of templates a source file may have."""

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_samples(language: str, root: Path = SOURCES) -> Samples:
    """Read every source of `language` (`de`, `en`); `SamplesError` names the file and the fault."""
    folder = root / language
    if not folder.is_dir():
        message = f"no sources for the language {language!r}: {folder} is missing"
        raise SamplesError(message)
    files = sorted(path for path in folder.glob("*.yaml") if not path.name.startswith("_"))
    return Samples(
        language,
        tuple(_intent(path) for path in files),
        {name: _values(values) for name, values in _load(folder / "_types.yaml").items()},
        {name: _rule(rule) for name, rule in _load(folder / "_rules.yaml").items()},
        {name: _listed(words) for name, words in _load(folder / "_words.yaml").items()},
        {name: _values(values) for name, values in _load(folder / "_hints.yaml").items()},
    )


def _load(path: Path) -> dict[str, Any]:
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 (a safe loader, in C where it is built)
    except (OSError, yaml.YAMLError) as error:
        message = f"{path.parent.name}/{path.name}: {error}"
        raise SamplesError(message) from error
    if not isinstance(content, dict):
        message = f"{path.parent.name}/{path.name}: a mapping is needed"
        raise SamplesError(message)
    return content


def _intent(path: Path) -> IntentSamples:
    content = _load(path)
    unknown = set(content) - {*LISTS, "intent", "examples", "text_examples"}
    if unknown or "intent" not in content:
        message = f"{path.parent.name}/{path.name}: " + (f"unknown keys {sorted(unknown)}" if unknown else "no intent")
        raise SamplesError(message)
    lists = {name: tuple(_text(line, path) for line in content.get(name) or ()) for name in LISTS}
    spoken = content.get("examples") or {}
    typed = content.get("text_examples") or {}
    examples = [_example(_text(text, path), told, text_only=False) for text, told in spoken.items()]
    examples += [_example(_text(text, path), told, text_only=True) for text, told in typed.items()]
    return IntentSamples(path.stem, str(content["intent"]), examples=tuple(examples), **lists)


def _text(text: object, path: Path) -> str:
    if isinstance(text, str):
        return text
    message = f"{path.parent.name}/{path.name}: put {text!r} in quotation marks: YAML takes yes and no for booleans"
    raise SamplesError(message)


def _example(text: str, told: dict[str, Any] | None, *, text_only: bool) -> Example:
    slots = {name: str(value) for name, value in (told or {}).items() if name not in {"expected", "assent"}}
    expected = tuple((told or {}).get("expected", ()))
    assent = (told or {}).get("assent")
    return Example(text, slots, text_only, expected, Assent(assent) if assent else None)


def _values(values: dict[str, str]) -> tuple[TypeValue, ...]:
    return tuple(TypeValue(str(key), _listed(words)) for key, words in values.items())


def _listed(words: str) -> tuple[str, ...]:
    """Split at commas: a YAML list would take `no` for a boolean."""
    return tuple(word.strip() for word in words.split(",") if word.strip())


def _rule(rule: str | dict[str, str]) -> Rule:
    return Rule(rule, rule) if isinstance(rule, str) else Rule(rule["text"], rule["model"])
