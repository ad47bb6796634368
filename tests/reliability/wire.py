"""Open the demo shop on dynoxide, a DynamoDB engine in a process of its own that is spoken to over HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import cast

from skill.adapters.ids import RandomIds
from skill.adapters.table.dynamodb import DynamoTable
from skill.adapters.table.memory import MemoryTable
from skill.bootstrap import assemble
from skill.services.table import Expect, Put
from tests.adapters.table.dynoxide import dynoxide
from tests.adapters.table.stores import wire_client
from tests.reliability.contents import items_of
from tests.reliability.wordless import quiet_stage
from tests.stage import SETTINGS, Stage

NAME = "zuruf-races"
_BATCH = 90
_USED_BY_ORDERS = ("product", "retired")


@contextmanager
def shop_on_the_wire() -> Iterator[Stage]:
    """Yield a stage whose shop keeps everything behind HTTP; its catalogue is the one in memory."""
    with dynoxide() as address:
        quiet = quiet_stage()
        table = DynamoTable(NAME, clock=quiet.clock, client=wire_client(address))
        table.ensure_table()
        copy_to(table, quiet.table)
        shop = assemble(table, SETTINGS, clock=quiet.clock, ids=RandomIds(clock=quiet.clock))
        shop = replace(shop, wording=quiet.shop.wording, letters=quiet.shop.letters, catalogues=quiet.shop.catalogues)
        yield replace(quiet, table=cast("MemoryTable", table), shop=shop)


def copy_to(table: DynamoTable, seeded: MemoryTable) -> None:
    """Store what the seeded shop holds, but for its products, which the catalogue in memory has."""
    items = [item for item in items_of(seeded) if not item.key.sort.startswith(_USED_BY_ORDERS)]
    puts = [Put(item.key, item.attributes, Expect.ABSENT, item.expires_at, item.index) for item in items]
    for start in range(0, len(puts), _BATCH):
        table.write(*puts[start : start + _BATCH])
