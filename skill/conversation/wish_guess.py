"""Guess which wish an utterance means where no template fits: a linear model over parts of its words.

`make wishes` trains the committed files; here they are only read, with the standard library alone.
"""

from __future__ import annotations

import json
import zlib
from array import array
from base64 import b64decode
from bisect import bisect_left
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp, sqrt
from pathlib import Path

from skill.conversation.numbers import number_words
from skill.conversation.understand_words import COMMA, tokens_of

OUT_OF_SCOPE = "out_of_scope"
"""The class of what no intent serves, beside the intents' own names."""

MODELS = Path(__file__).parent / "wish_model"

PRODUCT, NUMBER, DIGITS = "P", "N", "D"
"""Stand for a product, a number and an order number or code; words are in lower case, so none of them is one."""

_SHORTEST_PART, _LONGEST_PART = 2, 5
_FARTHEST = 3
_FEWEST_DIGITS = 4
_LONGEST_WORD = 30


@dataclass(frozen=True, slots=True)
class Guess:
    """Carry all intents with their probabilities, the likeliest first, and the probability that none serves it."""

    ranked: tuple[tuple[str, float], ...]
    out_of_scope: float


@dataclass(frozen=True, slots=True)
class Limits:
    """Carry the probabilities, chosen on lines that training did not see, from which a guess is believed.

    `refuse`: from this one of being out of scope nothing is guessed; `offer`: below this one of the likeliest wish
    neither; `sure`: from this one no other wish is offered beside it.
    """

    refuse: float
    offer: float
    sure: float


def carrier(text: str, language: str, known: Container[str] = ()) -> list[str]:
    """Return the words of `text` with a sign for each product, number and code.

    `known` holds the lower-case words that name products; signs that follow each other become one, and four numbers
    in a row are a code.
    """
    numbers = number_words(language)
    words: list[str] = []
    run, begun = 0, 0
    for token in tokens_of(text):
        if token == COMMA:
            continue
        word = _sign(token, numbers) or (PRODUCT if token in known else token[:_LONGEST_WORD])
        counts = word == NUMBER or (token,) in numbers
        run, begun = (run + 1, begun if run else len(words)) if counts else (0, 0)
        if run == _FEWEST_DIGITS:
            words[begun:] = [DIGITS]
        elif run < _FEWEST_DIGITS and not (words and word == words[-1]):
            words.append(word)
    return words


def _sign(token: str, numbers: Mapping[tuple[str, ...], int]) -> str | None:
    """Return the sign of a number; "ein" and "a" are articles as well, and stay."""
    if token[0].isdigit():
        return DIGITS if sum(map(str.isdigit, token)) >= _FEWEST_DIGITS else NUMBER
    return NUMBER if numbers.get((token,), 1) != 1 else None


def parts(words: Sequence[str]) -> set[str]:
    """Return what the model counts: letters in a row within a word and its borders, words, and words near each other.

    Two to five letters; whole words; two and three words in a row with the utterance's ends; two words with one to
    three others between them.
    """
    bordered = ["", *words, ""]
    found = {f"{first} {second}" for first, second in pairwise(bordered)}
    found.update(" ".join(bordered[start : start + 3]) for start in range(len(words)))
    for place, word in enumerate(words):
        found.add(f"={word}")
        found.update(f"{word} * {later}" for later in words[place + 2 : place + 2 + _FARTHEST])
        padded = f"<{word}>"
        for length in range(_SHORTEST_PART, _LONGEST_PART + 1):
            found.update(padded[start : start + length] for start in range(len(padded) - length + 1))
    return found


def mark_of(part: str) -> int:
    """Return the 32 bits that stand for a part in a model: a table of texts would take longer to read than to use."""
    return zlib.crc32(part.encode())


class WishGuesser:
    """Answer for one language; made once, as it unpacks the model."""

    def __init__(self, model: Mapping[str, str | float | Sequence[str] | Sequence[float]]) -> None:
        """Unpack a model as `make wishes` writes it; ValueError where its parts do not belong together."""
        read = _Reader(model)
        self.language = read.text("language")
        self._classes = read.texts("classes")
        self._biases = read.numbers("biases")
        self._scales = read.numbers("scales")
        self._sharpness = 1 / read.number("temperature")
        self.limits = Limits(read.number("refuse"), read.number("offer"), read.number("sure"))
        self._marks = array("I", read.unpacked("marks"))
        self._weights = memoryview(read.unpacked("weights")).cast("b")
        if len(self._weights) != len(self._marks) * len(self._classes):
            message = f"the wish model {self.language!r} is damaged: run make wishes"
            raise ValueError(message)

    @classmethod
    def load(cls, language: str, folder: Path = MODELS) -> WishGuesser:
        """Read the committed model of `language` (`de`, `en`); OSError where there is none."""
        return cls(json.loads((folder / f"{language}.json").read_text(encoding="utf-8")))

    def guess(self, text: str, *, known: Container[str] = ()) -> Guess:
        """Return what `text` may mean; `known` holds the lower-case words that name products."""
        words = carrier(text, self.language, known)
        logits = self.logits(words) if words else self._biases
        shares = _softmax([logit * self._sharpness for logit in logits])
        chances = dict(zip(self._classes, shares, strict=True))
        out_of_scope = chances.pop(OUT_OF_SCOPE) if words else 1.0
        ranked = sorted(chances.items(), key=lambda chance: -chance[1]) if words else ()
        return Guess(tuple(ranked), out_of_scope)

    def logits(self, words: Sequence[str]) -> list[float]:
        """Return what speaks for each class, before calibration; parts nobody knows weaken all the others."""
        found = parts(words)
        width = len(self._classes)
        rows = [row * width for row in map(self._row, found) if row is not None]
        sums = map(sum, zip(*(self._weights[row : row + width] for row in rows), strict=True)) if rows else [0] * width
        share = 1 / sqrt(len(found))
        weighed = zip(sums, self._scales, self._biases, strict=True)
        return [total * scale * share + bias for total, scale, bias in weighed]

    def _row(self, part: str) -> int | None:
        mark = mark_of(part)
        row = bisect_left(self._marks, mark)
        return row if row < len(self._marks) and self._marks[row] == mark else None


class _Reader:
    """Read the fields of a model by their types."""

    def __init__(self, model: Mapping[str, str | float | Sequence[str] | Sequence[float]]) -> None:
        self._model = model

    def text(self, name: str) -> str:
        return str(self._model[name])

    def number(self, name: str) -> float:
        return float(self.text(name))

    def texts(self, name: str) -> list[str]:
        values = self._model[name]
        return [str(value) for value in values] if isinstance(values, list) else []

    def numbers(self, name: str) -> list[float]:
        return [float(value) for value in self.texts(name)]

    def unpacked(self, name: str) -> bytes:
        return zlib.decompress(b64decode(self.text(name)))


def _softmax(logits: Sequence[float]) -> list[float]:
    highest = max(logits)
    raised = [exp(logit - highest) for logit in logits]
    total = sum(raised)
    return [value / total for value in raised]
