"""Read which words name a device: after "für meinen", or as an answer."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from skill.conversation.numbers import read_number
from skill.conversation.understand_words import COMMA, tokens_of

LISTED_CREDIT = 0.96
"""What a word of the catalogue's lists of devices counts; hardly any other wish has such words."""
BEFORE_CREDIT = 0.9
LETTER_CREDIT = 0.6
UNKNOWN_CREDIT = 0.4

_LONGEST_DEVICE = 7
_PURPOSES = {"de": frozenset({"für", "fuer", "fürn"}), "en": frozenset({"for"})}

_OWN = {
    "de": frozenset(
        {"mein", "meine", "meinen", "meinem", "meiner", "unser", "unsere", "unseren", "unserem", "unserer"}
    ),
    "en": frozenset({"my", "our"}),
}


class DeviceReader:
    """Read devices in one language; `names` are those of the catalogue's lists, with their kinds."""

    def __init__(self, language: str, names: Iterable[str], *, before: Collection[str], never: Collection[str]) -> None:
        """Take the words that may stand before a name, and those that are never part of one."""
        self._language = language
        spoken = (word for name in names for word in tokens_of(name) if word.isalpha() and len(word) > 1)
        self._words = {word for word in spoken if word not in before and read_number([word], 0, language) is None}
        self._purposes = _PURPOSES.get(language, frozenset())
        self._own = _OWN.get(language, frozenset())
        self._before = before
        self._never = frozenset(never) - self._words

    def after_goods(self, tokens: Sequence[str], end: int) -> Iterator[tuple[int, float]]:
        """Return where "für meinen HP Envy" may end that begins at `end`, with the credit of all its words.

        What no list names is something of one's own, or no device: "ein Handwerker für die Spüle".
        """
        if end + 1 >= len(tokens) or tokens[end] not in self._purposes:
            return
        first = end + 1
        while first < len(tokens) - 1 and tokens[first] in self._before:
            first += 1
        owned = not self._own.isdisjoint(tokens[end + 1 : first])
        for last, credit in self.read(tokens, first, anything=first > end + 1):
            if owned or not self._words.isdisjoint(tokens[first:last]):
                yield last, credit + BEFORE_CREDIT * (first - end)

    def read(self, tokens: Sequence[str], start: int, *, anything: bool = False) -> Iterator[tuple[int, float]]:
        """Return where a device that begins at `start` may end, with the credit of its words.

        With `anything` its first word may be one of talk, which is a person or a kind of device: "für meinen Drucker".
        """
        credit = 0.0
        for end in range(start + 1, min(len(tokens), start + _LONGEST_DEVICE) + 1):
            word = tokens[end - 1]
            if word == COMMA or (word in self._never and not (anything and end == start + 1)):
                return
            credit += self._credit(word, first=end == start + 1)
            yield end, credit

    def goods_of(self, text: str) -> str:
        """Return a product's words without what it is for."""
        words = text.split()
        ends = (at for at, word in enumerate(words) if at and word in self._purposes)
        return " ".join(words[: next(ends, None)])

    def is_known(self, text: str) -> bool:
        """Tell whether words stand for a device by themselves: one of them is of the catalogue's lists."""
        return any(word in self._words for word in tokens_of(text))

    def _credit(self, word: str, *, first: bool) -> float:
        if word in self._words:
            return LISTED_CREDIT
        if len(word) == 1:
            return LETTER_CREDIT
        is_figure = any(sign.isdigit() for sign in word) or read_number([word], 0, self._language) is not None
        return LISTED_CREDIT if is_figure and not first else UNKNOWN_CREDIT
