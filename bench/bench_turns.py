"""Time warm turns per intent and count the table calls each makes, on memory and SQLite side by side.

One warm process with the demo shop; the catalogue is loaded, as in a function that has answered
before. The figure of a turn is the whole engine: read, decide, word, write. SQLite syncs to disk
at each write, so the ratio to memory is what durability costs here.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from statistics import median, quantiles

from bench.report import describe_machine, write_section
from skill.adapters.clock import SystemClock
from skill.adapters.faults import FaultPlan, under_faults
from skill.adapters.ids import RandomIds
from skill.adapters.table.open import open_table
from skill.bootstrap import assemble
from skill.conversation.engine import answer
from skill.conversation.turn import Assent, Channel, Heard, SlotValue, Turn
from skill.demo_shop import demo_seed
from skill.phrases.phrasebook import Phrasebook
from skill.services.seed_shop import seed_shop
from skill.services.shop import Shop
from skill.settings import DEMO_MERCHANT, DEMO_PEPPER, Settings

ROUNDS = 200
READS = ("get", "get_many", "query")


@dataclass(frozen=True, slots=True)
class Spoken:
    """Name one turn of the round: its label, intent and slots."""

    label: str
    intent: str
    slots: Mapping[str, str] = field(default_factory=dict)


ROUND = (
    Spoken("reorder a product", "ReorderProductIntent", {"product": "kaffeefilter"}),
    Spoken("question at the gate", "ProductQuestionIntent"),
    Spoken("no at the gate", "AMAZON.NoIntent"),
    Spoken(
        "add three products",
        "AddToCartIntent",
        {"product": "milch", "product_two": "spaghetti", "product_three": "zahnpasta"},
    ),
    Spoken("read the cart", "ReadCartIntent"),
    Spoken("go to the till", "CheckoutIntent"),
    Spoken("empty the cart", "EmptyCartIntent"),
    Spoken("yes to emptying", "AMAZON.YesIntent"),
    Spoken("where is my order", "TrackOrderIntent"),
    Spoken("help", "AMAZON.HelpIntent"),
)
ORDERING = (
    Spoken("reorder (to order)", "ReorderProductIntent", {"product": "kaffeebohnen"}),
    Spoken("yes: order placed and paid", "AMAZON.YesIntent"),
)


@dataclass
class Stage:
    """Hold one shop under measurement, with the calls its table gets."""

    shop: Shop
    plan: FaultPlan
    session: str = "bench"
    times: dict[str, list[float]] = field(default_factory=dict)
    calls: dict[str, tuple[int, int]] = field(default_factory=dict)
    numbers: count[int] = field(default_factory=count)

    def say(self, spoken: Spoken) -> None:
        """Let one turn be answered and note its time and calls."""
        before = len(self.plan.calls)
        turn = Turn(
            merchant_id=DEMO_MERCHANT,
            channel=Channel.TEXT,
            session_id=self.session,
            request_id=f"r{next(self.numbers)}",
            user_id="demo-anna",
            locale="de-DE",
            intent=spoken.intent,
            slots={name: SlotValue(words) for name, words in spoken.slots.items()},
            heard=Heard(text="", assent=Assent.CLEAR),
            customer_id="demo-anna",
        )
        start = time.perf_counter()
        answer(self.shop, turn, render=PHRASES.render)
        self.times.setdefault(spoken.label, []).append((time.perf_counter() - start) * 1000)
        made = self.plan.calls[before:]
        reads = sum(call.method in READS for call in made)
        self.calls[spoken.label] = (reads, sum(call.method == "write" for call in made))


PHRASES = Phrasebook()


def stage(store: str) -> Stage:
    """Return a seeded shop on this store."""
    settings = Settings(store, DEMO_MERCHANT, (), "", "", {}, DEMO_PEPPER)
    clock, plan = SystemClock(), FaultPlan()
    table = open_table(store, clock=clock)
    seed_shop(assemble(table, settings, clock=clock, ids=RandomIds(clock=clock)), demo_seed())
    watched = under_faults(table, name="table", plan=plan)
    return Stage(assemble(watched, settings, clock=clock, ids=RandomIds(clock=clock)), plan)


def measure(stages: Mapping[str, Stage]) -> None:
    """Play the round on all stores in turn, so that the machine's moods hit them alike."""
    for number in range(ROUNDS):
        for name, one in stages.items():
            one.session = f"{name}-{number}"
            for spoken in ROUND:
                one.say(spoken)
    for number in range(20):
        for name, one in stages.items():
            one.session = f"{name}-order-{number}"
            one.say(ORDERING[0])
            if number:
                one.say(Spoken("yes, although one is on its way", "AMAZON.YesIntent"))
            one.say(ORDERING[1])


def table_of(stages: Mapping[str, Stage]) -> str:
    """Return the figures as a Markdown table."""
    memory, sqlite = stages["memory"], stages["SQLite"]
    rows = [
        "| turn | reads | writes | memory p50 / p99, ms | SQLite p50 / p99, ms | ratio of p50 |",
        "|---|---|---|---|---|---|",
    ]
    for label, times in memory.times.items():
        reads, writes = memory.calls[label]
        durable = sqlite.times[label]
        ratio = median(durable) / median(times)
        rows.append(f"| {label} | {reads} | {writes} | {spread(times)} | {spread(durable)} | {ratio:.1f} |")
    return "\n".join(rows)


def spread(times: list[float]) -> str:
    """Return median and 99th percentile."""
    return f"{median(times):.1f} / {quantiles(times, n=100)[98]:.1f}"


def main() -> None:
    """Measure and write the section."""
    with tempfile.TemporaryDirectory() as folder:
        stages = {"memory": stage("memory://"), "SQLite": stage(f"sqlite:///{Path(folder) / 'bench.sqlite3'}")}
        measure(stages)
    text = (
        f"`make bench`: {ROUNDS} rounds of warm turns, memory and SQLite alternating in one process, on {describe_machine()}.\n"
        "The yes-turn of an order includes the sandbox provider's books, which lie in the same table.\n\n"
        f"{table_of(stages)}"
    )
    write_section("Warm turns", text)
    print(text)


if __name__ == "__main__":
    main()
