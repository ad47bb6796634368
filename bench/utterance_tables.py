"""Put scores of understanding into tables, the languages side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from bench.utterance_baselines import Baseline
from bench.utterance_ears import Heard, Hearing
from bench.utterance_score import (
    STAGES,
    Row,
    Share,
    Totals,
    acts_at_once,
    asks_first,
    by_intent,
    by_who,
    percentile,
    short,
    totals,
)
from bench.utterance_slots import SlotRow, product_rows, slot_rows

GOAL_IN_SCOPE = 0.97
GOAL_REFUSED = 0.93
MOST_EXAMPLES = 20

_HALVES: Mapping[str, Callable[[Heard], bool]] = {
    "dev": lambda one: one.said.is_dev,
    "test": lambda one: not one.said.is_dev,
    "all": lambda _: True,
}


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table; the first column is text, all others are figures."""
    lines = [head, ["---", *(["--:"] * (len(head) - 1))], *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def show(share: Share) -> str:
    """Return a share as hits of all."""
    return f"{share.value:.3f} ({share.hits}/{share.of})" if share.of else "–"


def show_interval(share: Share) -> str:
    """Return a share with its 95 % interval."""
    low, high = share.interval()
    return f"**{share.value:.3f}** ({low:.2f}–{high:.2f})" if share.of else "–"


def totals_table(hearings: Sequence[Hearing]) -> str:
    """Show rights, wrongs and refusals of both halves, beside the goals."""
    columns = [(f"{one.language} {half}", _half(one.heard, half)) for one in hearings for half in _HALVES]
    figures = [totals(heard) for _, heard in columns]
    rows: list[tuple[str, str, Callable[[Totals], str]]] = [
        ("in scope: sentences", "", lambda one: str(one.right.of)),
        ("right", f"≥ {GOAL_IN_SCOPE}", lambda one: show_interval(one.right)),
        *((stage, "", partial(_stage_cell, stage=stage)) for stage in STAGES),
        ("taken for another wish", "", lambda one: f"{one.wrong.value:.3f}"),
        ("not understood", "", lambda one: f"{one.not_understood.value:.3f}"),
        ("out of scope: sentences", "", lambda one: str(one.refused.of)),
        ("refused", f"≥ {GOAL_REFUSED}", lambda one: show_interval(one.refused)),
        ("by mistake: acts at once", "0", lambda one: str(one.at_once)),
        ("by mistake: asks before it acts", "", lambda one: str(one.asks_first)),
    ]
    body = [[name, goal, *(cell(one) for one in figures)] for name, goal, cell in rows]
    return table(["", "goal", *(name for name, _ in columns)], body)


def _stage_cell(figures: Totals, stage: str) -> str:
    return f"{figures.stages[stage].value:.3f}"


def baseline_table(hearings: Sequence[Hearing], baselines: Mapping[str, Sequence[Baseline]]) -> str:
    """Show in scope right and out of scope refused of the test half, ours and the baselines'."""
    head = [""]
    rows: dict[str, list[str]] = {"the shop's understanding": []}
    for hearing in hearings:
        head += [f"{hearing.language} right", f"{hearing.language} refused", "threshold"]
        _add_baseline(rows, "the shop's understanding", hearing.heard, "")
        for one in baselines.get(hearing.language, ()):
            _add_baseline(rows, one.name, one.heard, f"{one.threshold:.0f}")
    return table(head, [[name, *cells] for name, cells in rows.items()])


def _add_baseline(rows: dict[str, list[str]], name: str, heard: Sequence[Heard], threshold: str) -> None:
    figures = totals(_half(heard, "test"))
    rows.setdefault(name, []).extend([f"{figures.right.value:.3f}", f"{figures.refused.value:.3f}", threshold])


def time_table(hearings: Sequence[Hearing]) -> str:
    """Show what loading and a sentence take."""
    rows = []
    for one in hearings:
        times = [heard.milliseconds for heard in one.heard]
        figures = [one.load, percentile(times, 0.5), percentile(times, 0.99), max(times)]
        rows.append([one.language, *(f"{figure:.2f}" for figure in figures)])
    return table(["ms of processor time", "first load", "sentence p50", "p99", "longest"], rows)


def slot_table(hearings: Sequence[Hearing]) -> str:
    """Show slots of wishes that were understood, all lines together."""
    columns = [slot_rows(one.heard) for one in hearings]
    head = ["slot", *(f"{one.language} {what}" for one in hearings for what in ("right", "filled unsaid"))]
    rows = []
    for name in sorted(set().union(*columns)):
        cells = [cell for found in columns for cell in _slot_cells(found.get(name))]
        rows.append([name, *cells])
    return table(head, rows)


def _slot_cells(row: SlotRow | None) -> tuple[str, str]:
    return (show(row.right), str(row.invented)) if row else ("–", "0")


def product_table(hearings: Sequence[Hearing], *, as_written: bool) -> str:
    """Show whether the product meant is found, all lines together."""
    columns = [product_rows(one.heard, one.index, as_written=as_written) for one in hearings]
    head = ["", *(f"{one.language} {what}" for one in hearings for what in ("heard", "first", "offered"))]
    rows = []
    for name in sorted(set().union(*columns)):
        found = [column.get(name) for column in columns]
        cells = [[show(row.heard), show(row.first), show(row.offered)] if row else ["–"] * 3 for row in found]
        rows.append([name, *(cell for three in cells for cell in three)])
    return table(head, rows)


def group_table(hearings: Sequence[Hearing], *, intents: bool) -> str:
    """Show the dev half by what was meant, or by who speaks, with what was most often made of it."""
    columns = [(by_intent if intents else by_who)(_half(one.heard, "dev")) for one in hearings]
    head = ["meant" if intents else "who"]
    head += [f"{one.language} {what}" for one in hearings for what in ("right", "most often taken for")]
    names = sorted(set().union(*columns))
    rows = [
        [short(name) or "out of scope", *(cell for found in columns for cell in _group_cells(found.get(name)))]
        for name in names
    ]
    return table(head, rows)


def _group_cells(row: Row | None) -> tuple[str, str]:
    return (show(row.share), row.taken_for) if row else ("–", "")


def taken_table(hearings: Sequence[Hearing]) -> str:
    """Show which wishes were made of the dev half's sentences that are out of scope."""
    columns = [
        Counter(short(heard.intent) for heard in _half(one.heard, "dev") if heard.intent and heard.said.intent is None)
        for one in hearings
    ]
    names = sorted(set().union(*columns), key=lambda name: (-sum(column[name] for column in columns), name))
    rows = [[name, *(str(column[name]) for column in columns)] for name in names]
    return table(["taken for", *(one.language for one in hearings)], rows)


def mistakes(hearing: Hearing) -> str:
    """List sentences of the dev half by which something else would be done, at most twenty, the worst first."""
    dev = _half(hearing.heard, "dev")
    found = [*(one for one in dev if acts_at_once(one)), *(one for one in dev if asks_first(one))]
    lines = [
        f"- “{one.said.text}”: {short(one.said.intent or 'out of scope')} → {short(one.intent or '')}"
        for one in found[:MOST_EXAMPLES]
    ]
    title = f"{hearing.language}: {len(found)} of the dev half, {len(lines)} of them listed"
    return "\n".join(["<details>", f"<summary>{title}</summary>", "", *lines, "", "</details>"])


def _half(heard: Sequence[Heard], half: str) -> list[Heard]:
    return [one for one in heard if _HALVES[half](one)]
