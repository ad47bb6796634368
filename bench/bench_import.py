"""Time the reading, previewing and importing of large catalogues, and the memory that each takes at its highest.

Each size runs in a process of its own, on SQLite on disk: first into an empty shop, then again with every tenth
price changed. The name index of a large catalogue is built after the import and has figures of its own.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from bench.report import describe_machine, write_section
from skill.adapters.clock import SystemClock
from skill.adapters.feeds.open_feed import open_feed
from skill.adapters.feeds.staged_catalog import DiskStagedCatalogue
from skill.adapters.ids import RandomIds
from skill.adapters.table.open import open_table
from skill.bootstrap import assemble
from skill.demo_shop import demo_seed
from skill.services.catalog_preview import Fate, preview_catalog
from skill.services.import_catalog import import_catalog
from skill.services.shop import Shop
from skill.services.stage_catalog import Defaults, stage_catalog
from skill.settings import DEMO_MERCHANT, DEMO_PEPPER, Settings

SIZES = (10_000, 100_000)
CHANGED = 10
HEADER = "sku;brand;name_de;spoken_de;noun_de;gender_de;category;synonyms_de;contents;price;vat_rate;stock\n"


def write_catalogue(path: Path, size: int, dearer: int = 0) -> None:
    """Write a semicolon file of this many products; `dearer` cents are put on every tenth price."""
    with path.open("w", encoding="utf-8") as file:
        file.write(HEADER)
        for number in range(size):
            cents = 100 + number % 5000 + (dearer if number % CHANGED == 0 else 0)
            price = f"{cents // 100},{cents % 100:02d} EUR"
            name = f"Marke {number % 700} Filtertüten Sorte {number}"
            file.write(
                f"sku-{number};Marke {number % 700};{name}, 80 Stück;{name};Filtertüten;pl;filters;"
                f"kaffeefilter|filtertüten;80 Stück;{price};19;20\n"
            )


def new_shop(folder: Path) -> Shop:
    """Return an empty shop on disk."""
    store, clock = f"sqlite:///{folder / 'bench.sqlite3'}", SystemClock()
    settings = Settings(store, DEMO_MERCHANT, (), "", "", {}, DEMO_PEPPER)
    return assemble(open_table(store, clock=clock), settings, clock=clock, ids=RandomIds(clock=clock))


def bring_in(shop: Shop, path: Path) -> tuple[list[float], Counter[Fate]]:
    """Read, preview and import one file; return the seconds of each step, and what changed."""
    merchant = replace(demo_seed().merchant, id=DEMO_MERCHANT)
    marks = [time.perf_counter()]
    with DiskStagedCatalogue() as staged:
        stage_catalog(shop, DEMO_MERCHANT, open_feed(path), staged, defaults=Defaults("EUR"))
        marks.append(time.perf_counter())
        fates = Counter(change.fate for change in preview_catalog(shop, DEMO_MERCHANT, staged, staged.is_refused))
        marks.append(time.perf_counter())
        import_catalog(shop, DEMO_MERCHANT, staged.products, merchant=merchant)
        marks.append(time.perf_counter())
    return [after - before for before, after in pairwise(marks)], fates


def measure(size: int) -> list[str]:
    """Return the rows of one size: first import, and the one with changes."""
    rows = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shop = new_shop(folder)
        for label, dearer in (("all new", 0), ("a tenth changed", 10)):
            write_catalogue(folder / "products.csv", size, dearer)
            seconds, fates = bring_in(shop, folder / "products.csv")
            if fates[Fate.CHANGED] != (size // CHANGED if dearer else 0):
                msg = f"{fates[Fate.CHANGED]} changed"
                raise AssertionError(msg)
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            figures = " | ".join(f"{figure:.1f}" for figure in (*seconds, sum(seconds)))
            rows.append(f"| {size:,}, {label} | {figures} | {peak:.0f} |")
    return rows


def main() -> None:
    """Measure each size in a process of its own and write the section."""
    rows = ["| rows | read, s | preview, s | store, s | together, s | peak memory, MB |", "|---|---|---|---|---|---|"]
    for size in SIZES:
        done = subprocess.run(
            [sys.executable, "-m", "bench.bench_import", str(size)], capture_output=True, text=True, check=True
        )
        rows.extend(done.stdout.splitlines())
    text = (
        f"`make bench`: own CSV into a shop on SQLite, on {describe_machine()}. The goal for 100,000 rows is under 60 s "
        "and under 300 MB. Rows are staged on disk, so that memory hardly grows with their number. "
        "The name index of a large catalogue is built afterwards; it has its own figures.\n\n" + "\n".join(rows)
    )
    write_section("Importing a catalogue", text)
    print(text)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print("\n".join(measure(int(sys.argv[1]))))
    else:
        main()
