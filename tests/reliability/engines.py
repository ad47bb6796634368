"""Open the demo shop on an engine that several threads, or processes, share."""

from __future__ import annotations

import atexit
import shutil
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from threading import Barrier
from typing import Any, cast

from skill.adapters.ids import RandomIds
from skill.adapters.table.memory import MemoryTable
from skill.adapters.table.sqlite import SqliteTable
from skill.bootstrap import assemble
from skill.conversation.answer import Answer, Render
from skill.conversation.engine import answer
from skill.conversation.turn import Turn
from skill.domain.errors import UnavailableError
from skill.services.shop import Shop
from skill.services.table import Expect, Put
from tests.reliability.contents import items_of
from tests.stage import BOOK, SETTINGS, Stage, open_stage

_BATCH = 90
ENGINES = ("memory", "sqlite")


@cache
def seeded_file() -> Path:
    """Return a SQLite file with the demo shop, made once a process."""
    folder = Path(mkdtemp(prefix="zuruf-seeded-"))
    atexit.register(shutil.rmtree, folder)
    path = folder / "seeded.sqlite3"
    stage = open_stage()
    table = SqliteTable(str(path), clock=stage.clock)
    puts = [
        Put(item.key, item.attributes, Expect.ABSENT, item.expires_at, item.index) for item in items_of(stage.table)
    ]
    for start in range(0, len(puts), _BATCH):
        table.write(*puts[start : start + _BATCH])
    table._file.close()
    return path


def open_on(engine: str, folder: Path) -> Stage:
    """Return a stage of its own on an engine, with ids that never repeat."""
    stage = open_stage()
    if engine == "memory":
        return replace(stage, shop=replace(stage.shop, ids=RandomIds(clock=stage.clock)))
    path = folder / "shop.sqlite3"
    if not path.exists():
        shutil.copyfile(seeded_file(), path)
    table = SqliteTable(str(path), clock=stage.clock)
    shop = assemble(table, SETTINGS, clock=stage.clock, ids=RandomIds(clock=stage.clock))
    shop = replace(shop, wording=BOOK.render)
    return replace(stage, table=cast("MemoryTable", table), shop=shop)


def at_once(shop: Shop, turns: Sequence[Turn], render: Render = BOOK.render) -> list[Answer | None]:
    """Answer turns in threads that start together; None where the shop was too busy to answer."""
    start = Barrier(len(turns))

    def say(turn: Turn) -> Answer | None:
        start.wait()
        try:
            return answer(shop, turn, render=render)
        except UnavailableError:
            return None

    with ThreadPoolExecutor(len(turns)) as pool:
        return list(pool.map(say, turns))


def close(stage: Stage) -> None:
    """Close the file, if there is one."""
    file: Any = getattr(stage.table, "_file", None)
    if file is not None:
        file.close()
