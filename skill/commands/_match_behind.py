"""Say what a product lacks beside the likeliest one, so that no difference in chance stays without its reason."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from operator import mul

from skill.commands._match_words import Phrases
from skill.domain.evidence import WEIGHTS
from skill.domain.purchases import is_alike
from skill.domain.spoken_form import fold
from skill.domain.weighed import Weighed

_WORD = re.compile(r"[^\W\d_]+")
_LEAST = 0.001
_ALL = 0.999


def own_words(text: str) -> Mapping[str, str]:
    """Return the words as they were said, by how they are compared: "tüten" for "tueten"."""
    return {fold(word, code): word for word in _WORD.findall(text) for code in ("en", "de")}


def behind(one: Weighed, best: Weighed, say: Phrases) -> Iterator[str]:
    """Yield in one line what speaks less for a product than for the likeliest; nothing for that one itself."""
    if one.chance < best.chance:
        reasons = [*_by_name(one, best, say), *_by_words(one, best, say)]
        if reasons:
            yield say.behind.format(reasons=", ".join(reasons))


def _by_name(one: Weighed, best: Weighed, say: Phrases) -> Iterator[str]:
    if best.synonym and not one.synonym:
        yield say.no_synonym
    elif best.called and not one.called:
        yield say.not_called
    if best.fit.exact and not one.fit.exact:
        yield say.not_exact
    if best.fit.cover >= _ALL > one.fit.cover:
        yield say.not_all
    if is_alike(best.fit) and not is_alike(one.fit):
        yield say.unlike


def _by_words(one: Weighed, best: Weighed, say: Phrases) -> Iterator[str]:
    """Yield the terms of the weighing that gave it less, the strongest first."""
    terms = zip(WEIGHTS, best.evidence.terms(), one.evidence.terms(), strict=True)
    less = [mul(weight, theirs - ours) for weight, theirs, ours in terms]
    phrases = (say.less_alike, say.other_length, say.less_there, say.fewer_confirmed, say.more_unstated)
    found = sorted(zip(less, phrases, strict=False), key=lambda pair: -pair[0])
    yield from (phrase for amount, phrase in found if amount >= _LEAST)
