"""Write out what the second stage of text understanding learns from, and say from which files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from random import Random

from skill.adapters.files import DEMO, read_text_file
from skill.conversation.intent import SlotKind
from skill.conversation.numbers import spell_numbers
from skill.conversation.samples import IntentSamples, Samples, kind_of
from skill.conversation.samples_reader import SOURCES, read_samples
from skill.conversation.samples_template import SHOP, Choice, Gap, Literal, Series, Template, Templates
from skill.conversation.understand_words import tokens_of
from skill.conversation.wish_guess import OUT_OF_SCOPE, carrier
from skill.domain.product_names import product_entry
from skill.services.read_catalog import read_catalog
from tools.written_lines import line_files, read_line, written_lines

ROOT = Path(__file__).resolve().parent.parent
LINES = ROOT / "tools" / "out_of_scope"
KEPT_APART = "# kept apart"
"""The heading in a file of out-of-scope lines below which none is trained on: tests measure with them."""

LISTS = ("samples", "text_only", "model_only", "casual", "casual_text_only", "doubtful")
"""The lists of templates that mean their wish without an open question."""

PER_INTENT = 160
MOST_PER_TEMPLATE = 10
FEWEST_PER_TEMPLATE = 3
PER_LINE = 2
PER_LINE_WITH_CHOICES = 8
GIBBERISH = 150
FALLBACK = "AMAZON.FallbackIntent"

_OPTIONAL = 0.35
_POLITE = 0.3
_MISSPELT = 0.25
_UNKNOWN_PRODUCT = 0.2
_SHOPS = ("lindenmarkt", "dem shop", "zuruf", "the shop")
_PLAIN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_SEED = 20261123


@dataclass(frozen=True, slots=True)
class WishExample:
    """Carry the words of one utterance, what it means, and the template or line it was made of."""

    words: tuple[str, ...]
    wish: str
    origin: str


def inputs_hash(language: str) -> str:
    """Return a hash of all that training reads: templates, lines, catalogue, and how they are made into numbers."""
    tools = (f"tools/{name}.py" for name in ("wish_examples", "written_lines", "train_wishes", "judge_wishes"))
    code = (*tools, "skill/conversation/wish_guess.py")
    sources = (*sorted((SOURCES / language).glob("*.yaml")), *line_files(language))
    files = [*sources, LINES / f"{language}.txt", DEMO / "products.csv"]
    digest = sha256()
    for path in (*files, *(ROOT / name for name in code)):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def out_of_scope_lines(language: str, *, kept_apart: bool = False) -> list[str]:
    """Return the lines to train on, or those that are kept apart."""
    text = (LINES / f"{language}.txt").read_text(encoding="utf-8")
    trained, _, apart = text.partition(KEPT_APART)
    lines = (line.strip() for line in (apart if kept_apart else trained).splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def wish_examples(language: str) -> list[WishExample]:
    """Return examples of every intent and of what is out of scope, the same at every call."""
    return list(ExampleMaker(language).examples())


class ExampleMaker:
    """Make utterances of templates by chance, with a seed of their own for each origin."""

    def __init__(self, language: str) -> None:
        """Read the language's templates and the demo catalogue's names."""
        self.language = language
        self._samples: Samples = read_samples(language)
        self._templates = Templates({name: rule.text for name, rule in self._samples.rules.items()})
        products = read_catalog(read_text_file(DEMO / "products.csv")).products
        self._names = sorted({name.lower() for product in products for name in product_entry(product, language).names})
        self._known = known_words(self._samples, self._names)

    def examples(self) -> Iterator[WishExample]:
        """Return all examples, intent by intent."""
        for source in self._samples.intents:
            wish = OUT_OF_SCOPE if source.intent == FALLBACK else source.intent
            yield from self._of_templates(wish, source)
        lines = out_of_scope_lines(self.language)
        for line in lines:
            count = PER_LINE_WITH_CHOICES if "|" in line else PER_LINE
            yield from self._made(OUT_OF_SCOPE, line, line, count)
        for written in written_lines(self.language, self._wishes()):
            count = PER_LINE_WITH_CHOICES if "|" in written.text else PER_LINE
            yield from self._made(written.wish, written.text, written.origin, count)
        yield from self._gibberish()

    def _wishes(self) -> set[str]:
        return {source.intent for source in self._samples.intents} - {FALLBACK}

    def _of_templates(self, wish: str, source: IntentSamples) -> Iterator[WishExample]:
        texts = list(dict.fromkeys(text for name in LISTS for text in getattr(source, name)))
        each = min(MOST_PER_TEMPLATE, max(FEWEST_PER_TEMPLATE, PER_INTENT // max(1, len(texts))))
        for text in texts:
            yield from self._made(wish, text, f"{source.module}: {text}", each)

    def _made(self, wish: str, text: str, origin: str, count: int) -> Iterator[WishExample]:
        """Return at most `count` different ways of saying a template or line."""
        chance = Random(f"{_SEED} {origin}")  # noqa: S311 (examples are drawn, no secrets)
        template = read_line(text, self._templates)
        made = {tuple(self._utterance(template, chance)): None for _ in range(count * 2)}
        yield from (WishExample(words, wish, origin) for words in list(made)[:count] if words)

    def _utterance(self, template: Template, chance: Random) -> list[str]:
        known: Sequence[str] | frozenset[str] = () if chance.random() < _UNKNOWN_PRODUCT else self._known
        said = list(self._said(template, chance))
        if chance.random() < _POLITE:
            said.insert(chance.choice((0, 0, len(said))), chance.choice(self._samples.words["fillers"]))
        text = " ".join(said)
        if chance.random() < _MISSPELT:
            text = _misspelt(text, chance)
        return carrier(text, self.language, known)

    def _said(self, template: Template, chance: Random) -> Iterator[str]:
        if isinstance(template, Choice):
            optional = Series(()) in template.parts
            told = [part for part in template.parts if part != Series(())]
            if told and (not optional or chance.random() < _OPTIONAL):
                yield from self._said(chance.choice(told), chance)
        elif isinstance(template, Series):
            for part in template.parts:
                yield from self._said(part, chance)
        else:
            yield template.word if isinstance(template, Literal) else self._value(template, chance)

    def _value(self, gap: Gap, chance: Random) -> str:
        if gap == SHOP:
            return chance.choice(_SHOPS)
        kind = kind_of(gap.slot)
        if kind is SlotKind.PRODUCT:
            return chance.choice(self._names)
        if kind is SlotKind.QUANTITY:
            digits = str(chance.choice((2, 2, 3, 3, 4, 5, 6, 8, 10, 12, 20)))
            return digits if chance.random() < 1 / 2 else spell_numbers(digits, self.language)
        if kind in {SlotKind.ORDER_NUMBER, SlotKind.CODE}:
            return str(chance.randrange(1_000, 10_000))
        return chance.choice(chance.choice(self._samples.types[kind.value]).words)

    def _gibberish(self) -> Iterator[WishExample]:
        chance = Random(f"{_SEED} gibberish")  # noqa: S311 (examples are drawn, no secrets)
        letters = "abcdefghijklmnopqrstuvwxyzeeeaaiou"
        for number in range(GIBBERISH):
            said = ["".join(chance.choices(letters, k=chance.randint(2, 9))) for _ in range(chance.randint(1, 5))]
            yield WishExample(tuple(said), OUT_OF_SCOPE, f"gibberish {number}")


def known_words(samples: Samples, names: Iterable[str]) -> frozenset[str]:
    """Return the words that name products: those of the catalogue without the language's small words."""
    small = {
        word
        for name in ("fillers", "determiners", "joints", "function_words", "protected", "measures")
        for phrase in samples.words[name]
        for word in tokens_of(phrase)
    }
    return frozenset(word for name in names for word in tokens_of(name) if len(word) > 1) - small


def _misspelt(text: str, chance: Random) -> str:
    """Drop, double or swap a letter, or write umlauts as on a foreign keyboard."""
    place = chance.randrange(max(1, len(text) - 1))
    way = chance.randrange(4)
    if way == 0:
        return text[:place] + text[place + 1 :]
    if way == 1:
        return text[: place + 1] + text[place:]
    if way == 2:  # noqa: PLR2004 (the third of four ways)
        return text[:place] + text[place + 1 : place + 2] + text[place : place + 1] + text[place + 2 :]
    return text.translate(_PLAIN)


def by_author(examples: Iterable[WishExample]) -> Mapping[str, str]:
    """Return the file of each origin that is a written line: whoever wrote one file knew none of the others."""
    origins = {example.origin for example in examples}
    return {origin: origin.partition(": ")[0] for origin in origins if origin.partition(": ")[0].endswith(".txt")}
