"""Time warm turns per intent and count the table calls each makes, on memory and SQLite side by side.

One warm process with the demo shop; the catalogue is loaded, as in a function that has answered
before. The figure of a turn is the whole engine: read, decide, word, write. SQLite syncs to disk
at each write, so the ratio to memory is what durability costs here.
"""

from __future__ import annotations

import sys
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
ORDER_ROUNDS = 20
READS = ("get", "get_many", "query")


@dataclass(frozen=True, slots=True)
class Spoken:
    """Name one turn: its label, intent and slots, and the ids that a slot of the shop's own type resolves to."""

    label: str
    intent: str
    slots: Mapping[str, str] = field(default_factory=dict)
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Talk:
    """Carry one session: who speaks and what is said; an order's first turn meets a warning once one is on its way."""

    customer: str
    turns: tuple[Spoken, ...]
    orders: bool = False


ANNA, LEA, MEHMET = "demo-anna", "demo-lea", "demo-mehmet"
TALKS = (
    Talk(
        ANNA,
        (
            Spoken("open the shop", "LaunchRequest"),
            Spoken("reorder a product", "ReorderProductIntent", {"product": "kaffeefilter"}),
            Spoken("question at the gate", "ProductQuestionIntent"),
            Spoken("repeat the question", "AMAZON.RepeatIntent"),
            Spoken("words nobody understands", "AMAZON.FallbackIntent"),
            Spoken("no at the gate", "AMAZON.NoIntent"),
            Spoken("reorder the last order", "ReorderLastIntent"),
            Spoken("cancel at the gate", "AMAZON.CancelIntent"),
        ),
    ),
    Talk(
        ANNA,
        (
            Spoken(
                "add three products",
                "AddToCartIntent",
                {"product": "milch", "product_two": "spaghetti", "product_three": "zahnpasta"},
            ),
            Spoken("change a quantity", "ChangeQuantityIntent", {"product": "milch", "quantity": "4"}),
            Spoken("remove a product", "RemoveFromCartIntent", {"product": "spaghetti"}),
            Spoken("read the cart", "ReadCartIntent"),
            Spoken("go to the till", "CheckoutIntent"),
            Spoken("empty the cart", "EmptyCartIntent"),
            Spoken("yes to emptying", "AMAZON.YesIntent"),
            Spoken("help", "AMAZON.HelpIntent"),
            Spoken("stop", "AMAZON.StopIntent"),
        ),
    ),
    Talk(
        ANNA,
        (
            Spoken("where is my order", "TrackOrderIntent"),
            Spoken("list the orders", "ListOrdersIntent"),
            Spoken("cancel an order", "CancelOrderIntent"),
            Spoken("talk to a person", "TalkToPersonIntent"),
            Spoken("go home", "AMAZON.NavigateHomeIntent"),
        ),
    ),
    Talk(
        ANNA,
        (
            Spoken("withdraw from a purchase", "WithdrawIntent", {"product": "rasierklingen"}),
            Spoken("question at the withdrawal", "CaseQuestionIntent"),
            Spoken("report a problem", "ReportProblemIntent", {"product": "windeln"}),
            Spoken("choose a remedy", "ChooseRemedyIntent"),
            Spoken("give something back", "ReturnItemIntent", {"product": "wasserfilter"}),
            Spoken("where is my refund", "RefundStatusIntent"),
            Spoken("pay another way", "ChoosePaymentIntent", {"payment": "lastschrift"}),
            Spoken("leave it in the cart", "KeepInCartIntent"),
            Spoken("a new voice code", "ResetVoiceCodeIntent"),
            Spoken("forget a device", "ForgetDeviceIntent", {"device": "drucker"}),
        ),
    ),
    Talk(
        LEA,
        (
            Spoken("newcomer is asked which", "ReorderProductIntent", {"product": "toilettenpapier"}),
            Spoken("choose an option", "ChooseOptionIntent", {"ordinal": "die zweite"}),
        ),
    ),
)
ORDERS = (
    Talk(
        ANNA,
        (
            Spoken("reorder (to order)", "ReorderProductIntent", {"product": "kaffeebohnen"}),
            Spoken("yes: order placed and paid", "AMAZON.YesIntent"),
        ),
        orders=True,
    ),
    Talk(
        ANNA,
        (
            Spoken("reorder (to confirm)", "ReorderProductIntent", {"product": "kaffeefilter"}),
            Spoken(
                "statutory words: order placed and paid",
                "ConfirmOrderIntent",
                {"consent": "zahlungspflichtig bestellen"},
                ids=("duty",),
            ),
        ),
        orders=True,
    ),
    Talk(
        MEHMET,
        (
            Spoken("reorder (with a code)", "ReorderProductIntent", {"product": "hp 305 schwarz"}),
            Spoken("yes: the code is asked for", "AMAZON.YesIntent"),
            Spoken("code: order placed and paid", "ProvideCodeIntent", {"code": "zwei sieben eins neun"}),
        ),
        orders=True,
    ),
)


@dataclass
class Stage:
    """Hold one shop under measurement, with the calls its table gets."""

    shop: Shop
    plan: FaultPlan
    session: str = "bench"
    customer: str = ANNA
    ordered: list[Talk] = field(default_factory=list)
    times: dict[str, list[float]] = field(default_factory=dict)
    calls: dict[str, tuple[int, int]] = field(default_factory=dict)
    numbers: count[int] = field(default_factory=count)

    def play(self, talk: Talk, session: str) -> None:
        """Hold one session; where an order is on its way already, say yes to the warning first."""
        self.session, self.customer = session, talk.customer
        first, *rest = talk.turns
        self.say(first)
        if talk.orders and talk in self.ordered:
            self.say(Spoken("yes, although one is on its way", "AMAZON.YesIntent"))
        for spoken in rest:
            self.say(spoken)
        self.ordered.append(talk)

    def say(self, spoken: Spoken) -> None:
        """Let one turn be answered and note its time and calls."""
        before = len(self.plan.calls)
        turn = Turn(
            merchant_id=DEMO_MERCHANT,
            channel=Channel.TEXT,
            session_id=self.session,
            request_id=f"r{next(self.numbers)}",
            user_id=self.customer,
            locale="de-DE",
            intent=spoken.intent,
            slots={name: SlotValue(words, spoken.ids) for name, words in spoken.slots.items()},
            heard=Heard(text=" ".join(spoken.slots.values()), assent=Assent.CLEAR),
            customer_id=self.customer,
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


def measure(stages: Mapping[str, Stage], rounds: int) -> None:
    """Play all talks on all stores in turn, so that the machine's moods hit them alike."""
    for number in range(rounds):
        for name, one in stages.items():
            for place, talk in enumerate(TALKS):
                one.play(talk, f"{name}-{number}-{place}")
    for number in range(min(rounds, ORDER_ROUNDS)):
        for name, one in stages.items():
            for place, talk in enumerate(ORDERS):
                one.play(talk, f"{name}-order-{number}-{place}")


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


def main(rounds: int = ROUNDS) -> None:
    """Measure and write the section; a trial of fewer rounds is only printed."""
    with tempfile.TemporaryDirectory() as folder:
        stages = {"memory": stage("memory://"), "SQLite": stage(f"sqlite:///{Path(folder) / 'bench.sqlite3'}")}
        measure(stages, rounds)
    text = (
        f"`make bench`: {rounds} rounds of warm turns ({min(rounds, ORDER_ROUNDS)} of orders), memory and SQLite alternating "
        f"in one process, on {describe_machine()}.\n"
        "The turns that place an order include the sandbox provider's books, which lie in the same table.\n\n"
        f"{table_of(stages)}"
    )
    if rounds == ROUNDS:
        write_section("Warm turns", text)
    print(text)


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:2]))
