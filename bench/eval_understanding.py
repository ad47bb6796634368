"""Measure how held-out sentences are understood: wishes, refusals, slots, products and time."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bench.report import UNDERSTANDING, describe_machine, write_section
from bench.understanding_ablation import ablation_table, model_table
from bench.utterance_baselines import EXPANSIONS, SCORERS, Baseline, hear_nearest, written_out
from bench.utterance_ears import Hearing, hear
from bench.utterance_file import Utterance, UtteranceError, read_utterances, utterance_file
from bench.utterance_score import short
from bench.utterance_slots import wrong_slots
from bench.utterance_tables import (
    baseline_table,
    group_table,
    mistakes,
    product_table,
    slot_table,
    taken_table,
    time_table,
    totals_table,
)
from skill.channels.locales import settle_language
from skill.conversation.samples_reader import read_samples

LANGUAGES = ("de", "en")
TITLE = "Intents and slots"

_TEACHES = """\
Without options it hears bench/utterances/*.jsonl in both languages and writes docs/understanding.md.
With any option it only prints.

  python -m bench.eval_understanding --locale de-DE --show-dev     what to improve, sentence by sentence
  python -m bench.eval_understanding --locale en-GB --file my.jsonl   any other sentences

A file holds one JSON object a line:
  {"text": "noch zwei filter", "intent": "AddToCartIntent", "slots": {"product": "filter", "quantity": "2"},
   "products": [["melitta-filter-4-80"]], "open": null, "who": "plain"}
intent is null for what is out of scope; products lists acceptable SKUs per product slot; open names the question
that is answered: gate, code, which, more, reason or remedy.

A hash of its words puts each sentence into one of two halves. Look at the dev half as much as you like while you
improve samples. Nothing of the test half is ever listed: it tells whether the improvement holds for others.
"""

_INTRODUCTION = """\
Sentences in `bench/utterances/` were written apart from the samples; `tests/contract/test_utterances.py` keeps them
apart. A hash of its words puts each sentence into one of two halves: **dev** may be looked at while understanding is
improved, of **test** only totals are ever shown. Where *test* falls behind *dev*, the samples were fitted to sentences
instead of to people. Each sentence is heard by the demo shop's own text understanding, with the question open that
the line names, and with the intents that the dialogue itself then awaits. Right means: the intent that was meant, or a
refusal out of scope. Below it stands which stage found it: the templates, or the statistical stage, whose guess is
followed alone where it is sure and else offered with the next likeliest wish; a guess at what acts is asked first
([ADR 16](adr/0016-the-statistical-stage-offers-the-rules-act.md)). Shares in brackets are Wilson's 95 % interval.
A second reader labelled 2,006 of the sentences without having seen the labels, and agreed on 0.997 (de) and 0.995 (en).
"""

_BASELINES = """\
### Beside baselines

Test half. The baselines answer with the intent of the nearest of {counts} sentences: all examples, and up to
{expansions} drawn (seeded) from each template of our own samples. They refuse below the threshold that is best on the
dev half (sum of both shares). They do not know which question is open.
"""

_ABLATION = """\
### What each stage adds

Test half, the same sentences each time.
"""

_MISTAKES = """\
### What would be done by mistake

Sentences of the dev half that mean something else. First what acts at once (cart, consent, code, or a yes to an open
question); then what asks before it acts.
"""

_SLOTS = """\
### Slots

Of wishes that were understood, both halves. Quantities, order numbers and codes must be the same digits; of all other
words one has to be shared. A quantity of one is no slot. *Filled unsaid* counts slots that nobody said.
"""

_PRODUCTS = """\
### Products

From sentence to SKU, without purchase history. *Heard*: the slot was filled; *first*: the best match is acceptable;
*offered*: one of the products that the shop orders or asks about is. Something not sold is right if nothing is offered.
First of wishes that were understood, both halves:
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and write the page where everything was measured; 2 for a malformed file."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.eval_understanding",
        description=__doc__,
        epilog=_TEACHES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--locale", help="measure one language only: de-DE, en-GB, en-US")
    parser.add_argument("--file", type=Path, help="sentences to hear instead of the project's own (needs --locale)")
    parser.add_argument("--show-dev", action="store_true", help="list the dev half's errors instead of tables")
    args = parser.parse_args(arguments)
    if args.file and not args.locale:
        parser.error("--file needs --locale: which language is it?")
    languages = [settle_language(args.locale)] if args.locale else LANGUAGES
    try:
        said = {language: read_utterances(args.file or utterance_file(language)) for language in languages}
    except UtteranceError as error:
        print(error, file=sys.stderr)
        return 2
    hearings = [listen(said[language], language) for language in languages]
    if args.show_dev:
        print("\n".join(line for hearing in hearings for line in dev_errors(hearing)))
        return 0
    text = report(hearings, {hearing.language: baselines(hearing) for hearing in hearings})
    print(text)
    if not args.locale:
        write_section(TITLE, text, UNDERSTANDING)
    return 0


def listen(said: Sequence[Utterance], language: str) -> Hearing:
    """Hear all sentences of a language, and say so: it takes seconds."""
    print(f"{language}: hearing {len(said):,} sentences", file=sys.stderr)
    return hear(said, language)


def baselines(hearing: Hearing) -> tuple[int, list[Baseline]]:
    """Return how many sentences the baselines know, and what they make of all utterances."""
    print(f"{hearing.language}: looking for the nearest samples, about a minute", file=sys.stderr)
    sentences = written_out(read_samples(hearing.language), hearing.names)
    return len(sentences), [hear_nearest(name, hearing.heard, sentences) for name in SCORERS]


def dev_errors(hearing: Hearing) -> Iterator[str]:
    """Return one line for each sentence of the dev half that was heard wrongly: wishes first, then slots."""
    dev = [one for one in hearing.heard if one.said.is_dev]
    wrong = [one for one in dev if not one.is_right]
    for one in sorted(wrong, key=lambda one: (one.said.intent or "", one.intent or "")):
        awaited = f" [{one.said.open}]" if one.said.open else ""
        meant, taken = short(one.said.intent or "out of scope"), short(one.intent or "not understood")
        yield f"{hearing.language} {meant} → {taken}{awaited}: {one.said.text}"
    for one in dev:
        for name in wrong_slots(one) if one.is_right else ():
            said, heard = one.said.slots.get(name, "–"), one.slots.get(name, "–")
            yield f"{hearing.language} {short(one.said.intent or '')}.{name}: {said} → {heard}: {one.said.text}"


def report(hearings: Sequence[Hearing], nearest: Mapping[str, tuple[int, list[Baseline]]]) -> str:
    """Return all tables as one section."""
    said = {hearing.language: [one.said for one in hearing.heard] for hearing in hearings}
    counts = " / ".join(f"{count:,} ({language})" for language, (count, _) in nearest.items())
    parts = [
        _INTRODUCTION,
        totals_table(hearings),
        _BASELINES.format(counts=counts, expansions=EXPANSIONS),
        baseline_table(hearings, {language: found for language, (_, found) in nearest.items()}),
        _ABLATION,
        ablation_table(said),
        f"### Time\n\n{describe_machine()}.",
        time_table(hearings),
        model_table(said),
        _SLOTS,
        slot_table(hearings),
        _PRODUCTS,
        product_table(hearings, as_written=False),
        "Then matching alone: the words as the held-out lines give them, all lines:",
        product_table(hearings, as_written=True),
        "### By what was meant\n\nDev half.",
        group_table(hearings, intents=True),
        "### By who speaks\n\nDev half, in scope and out of it.",
        group_table(hearings, intents=False),
        "### Out of scope, taken for a wish\n\nDev half.",
        taken_table(hearings),
        _MISTAKES,
        *(mistakes(hearing) for hearing in hearings),
    ]
    return "\n\n".join(part.strip() for part in parts)


if __name__ == "__main__":
    sys.exit(main())
