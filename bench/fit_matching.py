"""Fit the weights of matching, and print what belongs into `skill/domain/evidence.py`.

python -m bench.fit_matching         on half of the large list, if it is there, and on the demo shop
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from math import log

from bench.matching_catalog import DEMO_SHOP, LARGE, load_catalog
from bench.matching_lessons import Lesson, Terms, for_fitting, lessons, strange
from skill.domain.evidence import WEIGHTS, chances

_LARGE_SIZES = ((1_000, 1_500), (10_000, 1_500), (30_000, 1_000))
_DEMO_QUESTIONS = 750
_STRANGE_QUESTIONS = 400
_ROUNDS = 7
_KEPT = 20
_RIDGE = 1e-5
_LEAST = 1e-12


def fit(asked: Sequence[Lesson], start: Terms) -> Terms:
    """Return the weights under which the right answers are likeliest; a few rounds of Newton's method."""
    weights = start
    for number in range(_ROUNDS):
        loss, slope, curve = _surroundings(asked, weights)
        step = _solve(curve, slope)
        weights = tuple(weight + change for weight, change in zip(weights, step, strict=True))
        print(f"round {number}: {loss / len(asked):.4f} nats a question", file=sys.stderr, flush=True)
    return weights


def shortened(lesson: Lesson, weights: Terms) -> Lesson:
    """Return a lesson with the candidates that can count: the likeliest under first weights, and the right ones."""
    odds = [_product(terms, weights) for terms in lesson.terms]
    least = sorted(odds, reverse=True)[:_KEPT][-1]
    kept = [at for at, one in enumerate(odds) if one >= least or lesson.right[at]]
    return Lesson(tuple(lesson.terms[at] for at in kept), tuple(lesson.right[at] for at in kept))


def _surroundings(asked: Sequence[Lesson], weights: Terms) -> tuple[float, list[float], list[list[float]]]:
    """Return the loss at some weights, and which way and how steeply it falls."""
    size = len(weights)
    loss, slope = 0.0, [-_RIDGE * len(asked) * weight for weight in weights]
    curve = [[_RIDGE * len(asked) * (row == column) for column in range(size)] for row in range(size)]
    for lesson in asked:
        likely, none = chances([_product(terms, weights) for terms in lesson.terms])
        right = sum(one for one, is_right in zip(likely, lesson.right, strict=True) if is_right)
        right = max(right if any(lesson.right) else none, _LEAST)
        loss -= log(right)
        mean = [0.0] * size
        for terms, one, is_right in zip(lesson.terms, likely, lesson.right, strict=True):
            pull = (one / right if is_right else 0.0) - one
            for row, term in enumerate(terms):
                mean[row] += one * term
                slope[row] += pull * term
                for column in range(row + 1):
                    curve[row][column] += one * term * terms[column]
        for row in range(size):
            for column in range(row + 1):
                curve[row][column] -= mean[row] * mean[column]
                curve[column][row] = curve[row][column]
    return loss, slope, curve


def _product(terms: Terms, weights: Terms) -> float:
    return sum(term * weight for term, weight in zip(terms, weights, strict=True))


def _solve(matrix: Sequence[Sequence[float]], values: Sequence[float]) -> list[float]:
    """Solve a small system of linear equations by elimination; its matrix is positive definite."""
    rows = [[*row, value] for row, value in zip(matrix, values, strict=True)]
    for at, pivot in enumerate(rows):
        for other in range(len(rows)):
            if other != at:
                share = rows[other][at] / pivot[at]
                rows[other] = [mine - share * theirs for mine, theirs in zip(rows[other], pivot, strict=True)]
    return [row[-1] / row[at] for at, row in enumerate(rows)]


def gathered() -> list[Lesson]:
    """Return all lessons: of the large list, if there is one, and of the demo shop in both languages."""
    large = [entry for entry in load_catalog(LARGE, "de") if for_fitting(entry)] if LARGE.exists() else []
    found = [one for size, number in _LARGE_SIZES if large for one in lessons(large, "de", size, number, f"{size}")]
    for language in ("de", "en"):
        demo = load_catalog(DEMO_SHOP, language)
        found += lessons(demo, language, len(demo), _DEMO_QUESTIONS, f"demo-{language}")
        found += strange(demo, large, language, _STRANGE_QUESTIONS) if large else []
    return found


def main() -> None:
    """Gather, fit, and print."""
    start = tuple(WEIGHTS)
    asked = [shortened(lesson, start) for lesson in gathered()]
    print(f"{len(asked)} questions", file=sys.stderr)
    weights = fit(asked, start)
    print(", ".join(f"{name}={weight:.2f}" for name, weight in zip(WEIGHTS._fields, weights, strict=True)))


if __name__ == "__main__":
    main()
