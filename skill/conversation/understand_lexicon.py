"""Know the words of a language and of a catalogue: what a run of words can be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from skill.conversation.decimals import within_decimal
from skill.conversation.intent import SlotKind
from skill.conversation.numbers import read_digits, read_number, spell_numbers
from skill.conversation.samples import Samples
from skill.conversation.understand_devices import DeviceReader
from skill.conversation.understand_words import COMMA, tokens_of

NUMBER_CREDIT = 0.95
"""Credits say how sure one word is: 1 is a word of a template, 0 says nothing."""
LONGER_CREDIT = 0.025
"""What each further word of a listed phrase adds: the longer of two phrases is meant."""
PHRASE_CREDIT = 0.98
KNOWN_CREDIT = 0.9
SIMILAR_CREDIT = 0.75
JOINT_CREDIT = 0.6
UNKNOWN_CREDIT = 0.4

SMALL_WORD_PENALTY = -0.2
UNKNOWN_WORD_PENALTY = -0.5

_ARTICLES = frozenset({"ein", "eine", "einen", "einem", "a", "an", "nen", "'nen"})
_LONGEST_PRODUCT = 9
_LONGEST_CODE = 8
_CODE_LENGTH = 4
_LARGEST_QUANTITY = 999
_SIMILAR = 78
_SHORTEST_SIMILAR = 4
_SHORTEST_PART = 5


@dataclass(frozen=True, slots=True)
class Span:
    """Carry a run of words that may fill a slot: where it ends, its value, the ids it matched, the credit of its words."""

    end: int
    text: str
    ids: tuple[str, ...]
    credit: float


class Lexicon:
    """Answer what the words at one place of an utterance may be."""

    def __init__(
        self, samples: Samples, products: Iterable[str], vocabulary: Iterable[str], devices: Iterable[str] = ()
    ) -> None:
        """Index word lists, slot values and the catalogue's names, those of devices as well."""
        words = samples.words
        self.language = samples.language
        self.fillers = {tuple(tokens_of(phrase)) for phrase in words["fillers"]}
        self.determiners = frozenset(words["determiners"])
        self.joints = frozenset(words["joints"])
        self.protected = frozenset(words["protected"])
        self.function_words = frozenset(words["function_words"]) - self.protected
        self.meaningful = frozenset(words["never_product"]) | self.protected
        measures = frozenset(words["measures"])
        self._countable = measures | frozenset(words["pieces"])
        self.phrases = {tuple(tokens_of(name)) for name in products}
        small = {word for phrase in self.fillers for word in phrase} | measures | self.joints | self.determiners
        plain = {word for phrase in self.phrases for word in phrase if len(word) > 1 and not word.isdigit()}
        names = plain - small - self.function_words - self.protected
        self.known = {word for word in names if read_number([word], 0, self.language) is None}
        # With a catalogue at hand, words of talk are no product; without one they may be ("coffee machine").
        talk = self.meaningful | (set(vocabulary) if self.phrases else set())
        self.never_product = talk - names - self.joints - self._countable
        self._literals = sorted({word for word in vocabulary if len(word) >= _SHORTEST_SIMILAR})
        self._familiar = set(vocabulary) | self.known | self.never_product | self.determiners
        self._spellings = sorted(self.known)
        self._values = {kind: _phrases(samples, kind) for kind in _CLOSED}
        self._no_ends = self.joints | {phrase[0] for phrase in self.fillers if len(phrase) == 1}
        self._longest_filler = max(map(len, self.fillers), default=0)
        self._devices = self._device_reader(samples, devices, talk)
        self.similar_literals = lru_cache(4096)(self._similar_literals)
        self._word_credit = lru_cache(4096)(self._credit_of)
        self._readers: Mapping[SlotKind, Callable[[Sequence[str], int], list[Span]]] = {
            SlotKind.QUANTITY: self._quantities,
            SlotKind.CODE: self._digits,
            SlotKind.ORDER_NUMBER: self._digits,
            SlotKind.PRODUCT: self._products,
            SlotKind.DEVICE: self._named_devices,
            SlotKind.ATTRIBUTE: self._attributes,
        }

    def _device_reader(self, samples: Samples, devices: Iterable[str], talk: set[str] | frozenset[str]) -> DeviceReader:
        kinds = (word for value in samples.types[SlotKind.DEVICE.value] for word in value.words)
        never = talk | self.meaningful | self.joints | self.function_words - self.determiners
        return DeviceReader(self.language, (*devices, *kinds), before=self.determiners | _ARTICLES, never=never)

    def spans(self, kind: SlotKind, tokens: Sequence[str], start: int) -> list[Span]:
        """Return every run of words from `start` that can fill a slot of this kind."""
        reader = self._readers.get(kind)
        return reader(tokens, start) if reader else self._listed(kind, tokens, start)

    def filler_end(self, tokens: Sequence[str], start: int) -> int | None:
        """Return where the longest filler from `start` ends, or None."""
        for length in range(self._longest_filler, 0, -1):
            if tuple(tokens[start : start + length]) in self.fillers:
                return min(start + length, len(tokens))
        return None

    def _similar_literals(self, token: str) -> tuple[tuple[str, float], ...]:
        """Return the words of templates that a misspelt word may stand for, with their likeness below 1."""
        if token in self._familiar or len(token) < _SHORTEST_SIMILAR:
            return ()
        found = process.extract(token, self._literals, scorer=fuzz.ratio, score_cutoff=_SIMILAR, limit=4)
        return tuple((word, score / 100) for word, score, _ in found)

    def _quantities(self, tokens: Sequence[str], start: int) -> list[Span]:
        found = read_number(tokens, start, self.language)
        if found is None or within_decimal(tokens, start, found[1], self.language):
            return []
        # Four digits at the end are a voice code rather than a quantity; a larger number must not be overheard.
        at_end = found[1] == len(tokens) and tokens[start].isdigit()
        if found[0] > _LARGEST_QUANTITY and at_end and len(tokens[start]) <= _CODE_LENGTH:
            return []
        return [Span(found[1], str(found[0]), (), NUMBER_CREDIT)]

    def _digits(self, tokens: Sequence[str], start: int) -> list[Span]:
        spans = []
        for end in range(start + 1, min(len(tokens), start + _LONGEST_CODE) + 1):
            digits = read_digits(tokens[start:end], self.language)
            if digits is None:
                break
            spans.append(Span(end, digits, (), NUMBER_CREDIT))
        return spans

    def _listed(self, kind: SlotKind, tokens: Sequence[str], start: int) -> list[Span]:
        spans = []
        more = 0.0 if kind is SlotKind.ATTRIBUTE else LONGER_CREDIT
        for phrase, key in self._values[kind].get(tokens[start], ()):
            end = start + len(phrase)
            if tuple(tokens[start:end]) == phrase:
                spans.append(Span(end, " ".join(phrase), (key,), min(1.0, NUMBER_CREDIT + more * (len(phrase) - 1))))
        return spans

    def price_of_passing(self, word: str) -> float | None:
        """Return what it costs to leave a word out: little for small words, None where it changes what is meant."""
        if word in self.function_words:
            return SMALL_WORD_PENALTY
        if word in self.meaningful or word in self.known or read_number([word], 0, self.language):
            return None
        return UNKNOWN_WORD_PENALTY

    def _attributes(self, tokens: Sequence[str], start: int) -> list[Span]:
        """Read one attribute or two that follow each other ("kleinen größe zwei"), or a count ("sechzehn rollen")."""
        spans = self._listed(SlotKind.ATTRIBUTE, tokens, start)
        number = read_number(tokens, start, self.language)
        if number and number[1] < len(tokens) and tokens[number[1]] in self._countable:
            end = number[1] + 1
            spans.append(Span(end, " ".join(tokens[start:end]), (f"count_{number[0]}",), NUMBER_CREDIT))
        for first in tuple(spans):
            for second in self._listed(SlotKind.ATTRIBUTE, tokens, first.end) if first.end < len(tokens) else ():
                spans.append(Span(second.end, f"{first.text} {second.text}", first.ids + second.ids, NUMBER_CREDIT))
        return spans

    def _products(self, tokens: Sequence[str], start: int) -> list[Span]:
        spans: list[Span] = []
        first = start
        while first < len(tokens) - 1 and tokens[first] in self.determiners:
            first += 1
        credit = (first - start) * KNOWN_CREDIT
        for end in range(first + 1, min(len(tokens), first + _LONGEST_PRODUCT) + 1):
            word = tokens[end - 1]
            phrase = tuple(tokens[first:end])
            exact = phrase in self.phrases
            if not exact and (word == COMMA or (word in self.never_product and not self._counts_on(tokens, end - 1))):
                break
            credit += self._word_credit(word)
            if exact:
                spans.append(Span(end, " ".join(phrase), (), PHRASE_CREDIT))
            elif self._may_name(phrase):
                spans.append(Span(end, " ".join(phrase), (), credit / (end - start)))
        return [*spans, *(longer for span in spans for longer in self._for_devices(tokens, start, span))]

    def _for_devices(self, tokens: Sequence[str], start: int, goods: Span) -> Iterator[Span]:
        """Yield a product with the device behind it that it is for: "Patrone für meinen HP Envy 6000"."""
        known = self.is_known(SlotKind.PRODUCT, goods.text)
        for end, credit in self._devices.after_goods(tokens, goods.end):
            if not known and not self._devices.is_known(" ".join(tokens[goods.end : end])):
                continue
            words = f"{goods.text} {' '.join(tokens[goods.end : end])}"
            yield Span(end, words, (), (goods.credit * (goods.end - start) + credit) / (end - start))

    def _named_devices(self, tokens: Sequence[str], start: int) -> list[Span]:
        first = start
        while first < len(tokens) - 1 and tokens[first] in self.determiners | _ARTICLES:
            first += 1
        skipped = (first - start) * KNOWN_CREDIT
        found = self._devices.read(tokens, first, anything=first > start)
        return [Span(end, " ".join(tokens[first:end]), (), (skipped + credit) / (end - start)) for end, credit in found]

    def _counts_on(self, tokens: Sequence[str], place: int) -> bool:
        """Tell whether a small word counts the next product of a long list: "zwei Milch … und eine Zahnpasta"."""
        behind_joint = place > 0 and tokens[place - 1] in self.joints
        return behind_joint and read_number([tokens[place]], 0, self.language) is not None

    def _may_name(self, phrase: tuple[str, ...]) -> bool:
        """Tell whether words no name consists of may be a product all the same: a bare amount is none."""
        ends = {phrase[0], phrase[-1]}
        return ends.isdisjoint(self._no_ends) and phrase[-1] not in self.determiners and self.amount(phrase) is None

    def amount(self, words: Sequence[str]) -> tuple[str, ...] | None:
        """Return what is counted where words are a number and at most its unit or "Stück": the unit's ids, else None."""
        number = read_number(words, 0, self.language) if words else None
        if number is None:
            return None
        if number[1] == len(words):
            return ()
        units = [span.ids for span in self._listed(SlotKind.UNIT, words, number[1]) if span.end == len(words)]
        counted = words[number[1] :]
        return units[0] if units else () if len(counted) == 1 and counted[0] in self._countable else None

    def _credit_of(self, word: str) -> float:
        if word in self.known:
            return KNOWN_CREDIT
        if word in self.joints or word[0].isdigit() or read_number([word], 0, self.language):
            return JOINT_CREDIT
        return SIMILAR_CREDIT if self.is_near_known(word) else UNKNOWN_CREDIT

    def is_near_known(self, word: str) -> bool:
        """Tell whether a word is of the catalogue, misspelt or part of a compound included."""
        if word in self.known:
            return True
        if len(word) < _SHORTEST_SIMILAR or word in self.never_product:
            return False
        parts = (word[cut:] for cut in range(1, len(word) - _SHORTEST_PART + 1))
        heads = (word[:cut] for cut in range(_SHORTEST_PART, len(word)))
        if any(part in self.known for part in parts) or any(head in self.known for head in heads):
            return True
        return process.extractOne(word, self._spellings, scorer=fuzz.ratio, score_cutoff=_SIMILAR) is not None

    def is_known(self, kind: SlotKind, text: str) -> bool:
        """Tell whether a value stands for itself: a product mostly in words of the catalogue, a code of four digits."""
        if kind is SlotKind.CODE:
            return len(text) == _CODE_LENGTH
        if kind is SlotKind.DEVICE:
            return self._devices.is_known(text)
        goods = self._devices.goods_of(text)
        words = [word for word in goods.split() if self._word_credit(word) != JOINT_CREDIT]
        near = sum(self.is_near_known(word) for word in words)
        return bool(words) and near * 2 >= len(words) and near > 0


_CLOSED = (
    *(SlotKind.UNIT, SlotKind.ORDINAL, SlotKind.ATTRIBUTE, SlotKind.ASPECT, SlotKind.CONSENT, SlotKind.PAYMENT),
    *(SlotKind.FAULT, SlotKind.REMEDY, SlotKind.GIVING_BACK, SlotKind.TOPIC, SlotKind.MONTH, SlotKind.DAY),
)


def _phrases(samples: Samples, kind: SlotKind) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Index a closed type by the first word of its values."""
    index: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for value in samples.types.get(kind.value, ()):
        for words in value.words:
            phrase = tuple(tokens_of(words))
            index.setdefault(phrase[0], []).append((phrase, value.id))
            if kind is SlotKind.ORDINAL and words.isdigit():
                spelled = spell_numbers(words, samples.language)
                if spelled != "one":  # "the one" tells no place
                    index.setdefault(spelled, []).append(((spelled,), value.id))
    return index
