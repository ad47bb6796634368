"""Train the second stage of text understanding, measure it, and write `skill/conversation/wish_model`.

`make wishes` runs this in an environment of its own; neither the product nor its tests need scikit-learn.
"""

from __future__ import annotations

import json
import sys
import zlib
from base64 import b64encode
from collections import Counter
from collections.abc import Sequence
from math import exp, log, sqrt
from struct import pack
from typing import Any

from scipy.sparse import csr_matrix  # type: ignore[import-not-found,import-untyped,unused-ignore]  # training's own
from sklearn.svm import LinearSVC  # type: ignore[import-not-found,import-untyped,unused-ignore]  # too

from skill.conversation.wish_guess import MODELS, OUT_OF_SCOPE, WishGuesser, parts
from tools.wish_examples import WishExample, by_origin, inputs_hash, wish_examples

FOLDS = 5
MOST_PARTS = 12_000
STRENGTH = 1.0
"""The inverse of regularisation; chosen, like the next figure, by leave-template-out validation."""
FOREIGN_WEIGHT = 3.0
"""How much more than an intent what is out of scope counts: the world outside is larger."""

_BINS = 10
_LARGEST = 127

Model = dict[str, Any]
Judged = tuple[WishExample, list[float]]


def train(language: str, examples: Sequence[WishExample]) -> Model:
    """Return a model of `examples`, not yet calibrated."""
    vocabulary = _vocabulary(examples)
    rows = {part: row for row, part in enumerate(vocabulary)}
    wishes = [example.wish for example in examples]
    machine = LinearSVC(C=STRENGTH, class_weight=_class_weights(wishes), tol=1e-2, random_state=1)
    machine.fit(_matrix(examples, rows), wishes)
    return _packed(language, vocabulary, machine)


def _class_weights(wishes: Sequence[str]) -> dict[str, float]:
    """Return what one example of each wish counts, so that all intents count the same."""
    counts = Counter(wishes)
    balanced = {wish: len(wishes) / len(counts) / count for wish, count in counts.items()}
    return {**balanced, OUT_OF_SCOPE: balanced[OUT_OF_SCOPE] * FOREIGN_WEIGHT}


def _vocabulary(examples: Sequence[WishExample]) -> list[str]:
    """Return the parts that most templates share; one that a single template has says nothing about others."""
    seen = {(part, example.origin) for example in examples for part in parts(example.words)}
    counts = Counter(part for part, _ in seen)
    ranked = sorted((part for part, count in counts.items() if count > 1), key=lambda part: (-counts[part], part))
    return sorted(ranked[:MOST_PARTS])


def _matrix(examples: Sequence[WishExample], rows: dict[str, int]) -> Any:  # noqa: ANN401 (scipy has no types)
    values, columns, ends = [], [], [0]
    for example in examples:
        found = parts(example.words)
        known = sorted(rows[part] for part in found if part in rows)
        columns += known
        values += [1 / sqrt(len(found))] * len(known)
        ends.append(len(columns))
    return csr_matrix((values, columns, ends), shape=(len(examples), len(rows)))


def _packed(language: str, vocabulary: Sequence[str], machine: Any) -> Model:  # noqa: ANN401 (scikit-learn has no types)
    """Return the model as it is written: a byte for each weight, with one scale for each class."""
    weights = machine.coef_.tolist()
    scales = [max(map(abs, row)) / _LARGEST for row in weights]
    small = [[round(value / scale) for value in row] for row, scale in zip(weights, scales, strict=True)]
    flat = [value for column in zip(*small, strict=True) for value in column]
    return {
        "language": language,
        "classes": machine.classes_.tolist(),
        "biases": [round(value, 4) for value in machine.intercept_.tolist()],
        "scales": [float(f"{scale:.6g}") for scale in scales],
        "temperature": 1.0,
        "parts": _compressed("\n".join(vocabulary).encode()),
        "weights": _compressed(pack(f"{len(flat)}b", *flat)),
    }


def _compressed(content: bytes) -> str:
    return b64encode(zlib.compress(content, 9)).decode()


def judge_apart(language: str, examples: Sequence[WishExample]) -> tuple[list[str], list[Judged]]:
    """Return the classes, and for each example what models say that never saw its template."""
    dealt = by_origin(examples, FOLDS)
    judged: list[Judged] = []
    classes: list[str] = []
    for fold in range(FOLDS):
        model = train(language, [example for example in examples if dealt[example.origin] != fold])
        guesser, classes = WishGuesser(model), model["classes"]
        held = [example for example in examples if dealt[example.origin] == fold]
        judged += [(example, guesser.logits(example.words)) for example in held]
    return classes, judged


def _shares(logits: Sequence[float], temperature: float) -> list[float]:
    highest = max(logits)
    raised = [exp((logit - highest) / temperature) for logit in logits]
    total = sum(raised)
    return [value / total for value in raised]


def _weight(judged: Sequence[Judged]) -> dict[str, float]:
    """Return what one example counts, so that every template counts the same."""
    counts = Counter(example.origin for example, _ in judged)
    return {origin: 1 / count for origin, count in counts.items()}


def best_temperature(classes: Sequence[str], judged: Sequence[Judged]) -> float:
    """Return the temperature at which what was said before the truth was known is least surprised by it."""
    weights = _weight(judged)

    def surprise(temperature: float) -> float:
        return -sum(
            weights[example.origin] * log(max(1e-9, _shares(logits, temperature)[classes.index(example.wish)]))
            for example, logits in judged
        )

    return min((step / 100 for step in range(5, 101)), key=surprise)


def calibration_error(classes: Sequence[str], judged: Sequence[Judged], temperature: float) -> float:
    """Return the mean gap between how sure a guess is and how often it is right (ECE, ten bins)."""
    weights = _weight(judged)
    gaps = [0.0] * _BINS
    for example, logits in judged:
        shares = _shares(logits, temperature)
        sure = max(shares)
        right = classes[shares.index(sure)] == example.wish
        gaps[min(_BINS - 1, int(sure * _BINS))] += weights[example.origin] * (right - sure)
    return sum(map(abs, gaps)) / sum(weights[example.origin] for example, _ in judged)


def share_right(classes: Sequence[str], judged: Sequence[Judged], *, out_of_scope: bool) -> float:
    """Return how often the likeliest class is right, in scope or out of it."""
    weights = _weight(judged)
    chosen = [(example, logits) for example, logits in judged if (example.wish == OUT_OF_SCOPE) is out_of_scope]
    right = [example for example, logits in chosen if classes[logits.index(max(logits))] == example.wish]
    return sum(weights[example.origin] for example in right) / sum(weights[example.origin] for example, _ in chosen)


def build(language: str) -> Model:
    """Return the model of a language, calibrated and measured by templates it has not seen."""
    inputs, examples = inputs_hash(language), wish_examples(language)
    classes, judged = judge_apart(language, examples)
    temperature = best_temperature(classes, judged)
    measured = {
        "examples": len(examples),
        "templates": len({example.origin for example in examples}),
        "in_scope_right": share_right(classes, judged, out_of_scope=False),
        "out_of_scope_found": share_right(classes, judged, out_of_scope=True),
        "calibration_error_before": calibration_error(classes, judged, 1.0),
        "calibration_error": calibration_error(classes, judged, temperature),
    }
    rounded = {name: round(value, 4) for name, value in measured.items()}
    return {"inputs": inputs, **train(language, examples), "temperature": temperature, "measured": rounded}


def main() -> None:
    """Train the languages named, or all, and write their files."""
    for language in sys.argv[1:] or ("de", "en"):
        model = build(language)
        path = MODELS / f"{language}.json"
        path.write_text(json.dumps(model, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        print(f"{path.name}: {path.stat().st_size:,} bytes, temperature {model['temperature']}, {model['measured']}")


if __name__ == "__main__":
    main()
