"""Compare with the simplest thing that could work: the nearest sentence of our own samples by rapidfuzz."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz, process

from bench.utterance_ears import Heard
from bench.utterance_file import plain_text
from bench.utterance_score import totals
from skill.conversation.samples import Samples, kind_of
from skill.conversation.samples_reader import LISTS
from skill.conversation.samples_template import Choice, Gap, Literal, Series, Template, Templates

EXPANSIONS = 20
"""Sentences that are drawn from a template at most."""

SCORERS: Mapping[str, Callable[..., float]] = {
    "nearest sample, rapidfuzz `token_set_ratio`": fuzz.token_set_ratio,
    "nearest sample, rapidfuzz `ratio`": fuzz.ratio,
}
_SEED = 20261123
_DIGITS = {"AMAZON.NUMBER": "2 3 4 6 zwei drei two three", "AMAZON.FOUR_DIGIT_NUMBER": "4821 2719 9035"}
_ORDERS = "48217730 7730 nummer number"


@dataclass(frozen=True, slots=True)
class Baseline:
    """Carry what a baseline makes of all utterances, and the score below which it refuses."""

    name: str
    heard: Sequence[Heard]
    threshold: float


def written_out(samples: Samples, products: Sequence[str]) -> dict[str, str]:
    """Return sentences drawn from every template, and all examples, with their intents; the draw is seeded."""
    draw = random.Random(_SEED)  # noqa: S311 - a repeatable draw, no secret
    templates = Templates({name: rule.text for name, rule in samples.rules.items()})
    fillings = _fillings(samples, products)
    sentences: dict[str, str] = {}
    for source in samples.intents:
        for line in (line for name in LISTS for line in getattr(source, name)):
            template = templates.read(line)
            for _ in range(EXPANSIONS):
                words = " ".join(_drawn(template, fillings, draw))
                sentences.setdefault(plain_text(words), source.intent)
        sentences.update({plain_text(example.text): source.intent for example in source.examples})
    return sentences


def hear_nearest(name: str, heard: Sequence[Heard], sentences: Mapping[str, str]) -> Baseline:
    """Answer with the intent of the nearest sentence; the threshold is the best one on the dev half."""
    choices = list(sentences)
    scorer = SCORERS[name]
    found = [process.extractOne(plain_text(one.said.text), choices, scorer=scorer) for one in heard]
    scored = [(replace(one, intent=sentences[text]), score) for one, (text, score, _) in zip(heard, found, strict=True)]
    dev = [(one, score) for one, score in scored if one.said.is_dev]
    threshold = max(sorted({score for _, score in dev}), key=lambda least: _balance(dev, least), default=0.0)
    return Baseline(name, _refusing(scored, threshold), threshold)


def _refusing(scored: Sequence[tuple[Heard, float]], threshold: float) -> list[Heard]:
    return [one if score >= threshold else replace(one, intent=None) for one, score in scored]


def _balance(scored: Sequence[tuple[Heard, float]], threshold: float) -> float:
    """Return the sum of both shares: what is in scope and right, and what is out of it and refused."""
    figures = totals(_refusing(scored, threshold))
    return figures.right.value + figures.refused.value


def _fillings(samples: Samples, products: Sequence[str]) -> dict[str, Sequence[str]]:
    typed = {name: [word for value in values for word in value.words] for name, values in samples.types.items()}
    digits = {name: words.split() for name, words in _DIGITS.items()}
    return {"ORDER_NUMBER": _ORDERS.split(), **typed, **digits, "PRODUCT": list(products)}


def _drawn(template: Template, fillings: Mapping[str, Sequence[str]], draw: random.Random) -> Iterator[str]:
    """Draw one way of saying a template, word by word."""
    match template:
        case Literal(word):
            yield word
        case Gap(slot):
            yield "lindenmarkt" if slot == "shop" else draw.choice(fillings[kind_of(slot).value])
        case Choice(parts):
            yield from _drawn(draw.choice(parts), fillings, draw)
        case Series(parts):
            for part in parts:
                yield from _drawn(part, fillings, draw)
