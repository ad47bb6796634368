"""Train the second stage of text understanding, measure it, and write `skill/conversation/wish_model`.

`make wishes` runs this in an environment of its own; neither the product nor its tests need scikit-learn.
"""

from __future__ import annotations

import json
import sys
import zlib
from base64 import b64encode
from collections import Counter
from collections.abc import Mapping, Sequence
from math import log, sqrt
from struct import pack
from typing import Any

from scipy.sparse import csr_matrix  # type: ignore[import-not-found,import-untyped,unused-ignore]  # training's own
from sklearn.svm import LinearSVC  # type: ignore[import-not-found,import-untyped,unused-ignore]  # too

from skill.conversation.wish_guess import MODELS, OUT_OF_SCOPE, WishGuesser, mark_of, parts
from tools.judge_wishes import Judged, Verdicts
from tools.wish_examples import WishExample, by_author, inputs_hash, wish_examples

FOLDS = 3
MOST_PARTS = 50_000
STRENGTH = 1.0
"""The inverse of regularisation; chosen, like the next figures, by leaving one author's lines out."""
RARITY = 0.3
"""How much more a part counts the rarer it is: the power of its inverse document frequency."""
WORDS_WORTH = 1.5
"""How much more than letters in a row whole words and their neighbours count."""
FOREIGN_WEIGHT = 3.0
"""How much more than an intent what is out of scope counts: the world outside is larger."""

_LARGEST = 127

Model = dict[str, Any]


def train(language: str, examples: Sequence[WishExample]) -> Model:
    """Return a model of `examples`, not yet calibrated."""
    vocabulary = _vocabulary(examples)
    machine = LinearSVC(C=STRENGTH, tol=1e-2, dual=True, random_state=1)  # the other way takes ten times as long
    wishes = [example.wish for example in examples]
    machine.fit(_matrix(examples, vocabulary), wishes, sample_weight=_weights(examples))
    return _packed(language, vocabulary, machine)


def _weights(examples: Sequence[WishExample]) -> list[float]:
    """Return what each example counts, 1 on average: all origins of a wish the same, and all intents the same."""
    alike = Counter(example.origin for example in examples)
    origins = Counter(wish for _, wish in {(example.origin, example.wish) for example in examples})
    mean = sum(origins.values()) / len(origins)
    worth = {wish: mean / count * (FOREIGN_WEIGHT if wish == OUT_OF_SCOPE else 1) for wish, count in origins.items()}
    weights = [worth[example.wish] / alike[example.origin] for example in examples]
    return [weight * len(weights) / sum(weights) for weight in weights]


def _vocabulary(examples: Sequence[WishExample]) -> dict[str, float]:
    """Return the parts that most origins share, in the order of their marks, with what each counts.

    A part of one origin says nothing of others. Of two with the same mark, the more frequent one stays.
    """
    seen = {(part, example.origin) for example in examples for part in parts(example.words)}
    counts = Counter(part for part, _ in seen)
    origins = len({example.origin for example in examples})
    ranked = sorted((part for part, count in counts.items() if count > 1), key=lambda part: (-counts[part], part))
    marked = {mark_of(part): part for part in reversed(ranked[:MOST_PARTS])}
    return {part: _worth(part, counts[part] / origins) for _, part in sorted(marked.items())}


def _worth(part: str, share: float) -> float:
    """Return what a part counts that such a share of the origins has; regularisation holds back what counts less."""
    is_word = " " in part or part.startswith("=")
    return float(log(1 / share) ** RARITY) * (WORDS_WORTH if is_word else 1.0)


def _matrix(examples: Sequence[WishExample], vocabulary: Mapping[str, float]) -> Any:  # noqa: ANN401 (scipy has no types)
    rows = {part: row for row, part in enumerate(vocabulary)}
    values, columns, ends = [], [], [0]
    for example in examples:
        found = parts(example.words)
        known = sorted(part for part in found if part in rows)
        columns += [rows[part] for part in known]
        values += [vocabulary[part] / sqrt(len(found)) for part in known]
        ends.append(len(columns))
    return csr_matrix((values, columns, ends), shape=(len(examples), len(rows)))


def _packed(language: str, vocabulary: Mapping[str, float], machine: Any) -> Model:  # noqa: ANN401 (scikit-learn has no types)
    """Return the model as it is written: a byte for each weight, with one scale for each class.

    What a part counts is multiplied into its weights.
    """
    weights = (machine.coef_ * list(vocabulary.values())).tolist()
    scales = [max(map(abs, row)) / _LARGEST for row in weights]
    small = [[round(value / scale) for value in row] for row, scale in zip(weights, scales, strict=True)]
    flat = [value for column in zip(*small, strict=True) for value in column]
    return {
        "language": language,
        "classes": machine.classes_.tolist(),
        "biases": [round(value, 4) for value in machine.intercept_.tolist()],
        "scales": [float(f"{scale:.6g}") for scale in scales],
        "temperature": 1.0,
        "refuse": 0.5,
        "offer": 0.0,
        "sure": 1.0,
        "marks": _compressed(pack(f"<{len(vocabulary)}I", *map(mark_of, vocabulary))),
        "weights": _compressed(pack(f"{len(flat)}b", *flat)),
    }


def _compressed(content: bytes) -> str:
    return b64encode(zlib.compress(content, 9)).decode()


def judge_apart(language: str, examples: Sequence[WishExample]) -> Verdicts:
    """Return what models say of each author's lines that never saw a line of that author: a third is left out at once."""
    authors = {author: place % FOLDS for place, author in enumerate(sorted(set(by_author(examples).values())))}
    dealt = {origin: authors[author] for origin, author in by_author(examples).items()}
    judged: list[Judged] = []
    classes: list[str] = []
    for fold in sorted(set(dealt.values())):
        model = train(language, [example for example in examples if dealt.get(example.origin) != fold])
        guesser, classes = WishGuesser(model), model["classes"]
        held = {example.origin: example for example in examples if dealt.get(example.origin) == fold}
        judged += [(example.wish, guesser.logits(example.words)) for example in held.values()]
        left = ", ".join(author for author, place in authors.items() if place == fold)
        print(f"{language}: left {left} out, {Verdicts(classes, judged[-len(held) :]).summary()}", flush=True)
    return Verdicts(classes, judged)


def build(language: str) -> Model:
    """Return the model of a language, calibrated and measured by authors whose lines it has not seen."""
    inputs, examples = inputs_hash(language), wish_examples(language)
    verdicts = judge_apart(language, examples)
    temperature = verdicts.best_temperature()
    limits = verdicts.limits(temperature)
    measured = {
        "examples": len(examples),
        "templates": len({example.origin for example in examples}),
        "lines_judged": len(verdicts.judged),
        "in_scope_right": verdicts.share_right(out_of_scope=False),
        "out_of_scope_found": verdicts.share_right(out_of_scope=True),
        **verdicts.outcomes(temperature, limits),
        "calibration_error_before": verdicts.calibration_error(1.0),
        "calibration_error": verdicts.calibration_error(temperature),
    }
    rounded = {name: round(value, 4) for name, value in measured.items()}
    model = train(language, examples)
    return {"inputs": inputs, **model, "temperature": temperature, **limits, "measured": rounded}


def main() -> None:
    """Train the languages named, or all, and write their files."""
    for language in sys.argv[1:] or ("de", "en"):
        model = build(language)
        path = MODELS / f"{language}.json"
        path.write_text(json.dumps(model, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        print(f"{path.name}: {path.stat().st_size:,} bytes, temperature {model['temperature']}, {model['measured']}")


if __name__ == "__main__":
    main()
