"""Run transactions on one SQLite file, waiting with jitter while another process writes."""

from __future__ import annotations

import os
import random
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import Literal, TypeVar
from weakref import finalize

from skill.domain.errors import UnavailableError
from skill.services.deadline import seconds_for_call
from skill.services.table import BusyError

Result = TypeVar("Result")

PATIENCE_SECONDS = 5.0
LONGEST_NAP_SECONDS = 0.02
PRIMARY_CODE = 0xFF  # SQLite's extended codes carry the primary one in their last byte

SCHEMA = (
    """
    CREATE TABLE IF NOT EXISTS items (
        partition TEXT NOT NULL,
        sort TEXT NOT NULL,
        version INTEGER NOT NULL,
        expires_at INTEGER,
        index_partition TEXT,
        index_sort TEXT,
        attributes TEXT NOT NULL,
        PRIMARY KEY (partition, sort)
    ) WITHOUT ROWID
    """,
    """
    CREATE INDEX IF NOT EXISTS by_index ON items (index_partition, index_sort, partition, sort)
    WHERE index_partition IS NOT NULL
    """,
    "CREATE INDEX IF NOT EXISTS by_expiry ON items (expires_at) WHERE expires_at IS NOT NULL",
)


class SqliteFile:
    """Own the connections to a file; each serves one thread at a time."""

    def __init__(self, path: Path) -> None:
        """Create folder, file (readable by its owner only) and tables where they are missing."""
        self._path = path
        self._lock = Lock()
        self._process = os.getpid()
        self._idle: list[sqlite3.Connection] = []
        self._farewell = finalize(self, _close_all, self._idle)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch(mode=0o600)
        except OSError as error:
            msg = f"the store {path} cannot be opened: {error.strerror}"
            raise UnavailableError(msg) from error
        self.run("BEGIN", lambda _: None)

    def close(self) -> None:
        """Close the idle connections; the last one to close folds the journal into the file."""
        with self._lock:
            _close_all(self._idle)

    def run(self, begin: Literal["BEGIN", "BEGIN IMMEDIATE"], work: Callable[[sqlite3.Connection], Result]) -> Result:
        """Return what `work` returns, done in one transaction; an error undoes it.

        `work` is repeated while others hold the file; `BusyError` after five seconds of that, or earlier if an answer is due,
        `UnavailableError` for whatever else the file suffers from.
        """
        deadline = time.monotonic() + seconds_for_call(PATIENCE_SECONDS)
        nap = LONGEST_NAP_SECONDS / 8
        while True:
            try:
                return self._attempt(begin, work)
            except sqlite3.DatabaseError as error:
                if not _is_busy(error):
                    msg = f"the store {self._path} failed: {error}"
                    raise UnavailableError(msg) from error
                if time.monotonic() > deadline:
                    msg = f"the store {self._path} is busy"
                    raise BusyError(msg) from error
            time.sleep(random.uniform(0, nap))  # noqa: S311 - jitter, no secret
            nap = min(2 * nap, LONGEST_NAP_SECONDS)

    def _attempt(self, begin: str, work: Callable[[sqlite3.Connection], Result]) -> Result:
        connection = self._borrow()
        try:
            connection.execute(begin)
            result = work(connection)
            connection.execute("COMMIT")
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            with self._lock:
                self._idle.append(connection)
        return result

    def _borrow(self) -> sqlite3.Connection:
        with self._lock:
            if self._process != os.getpid():
                self._start_over()
            if self._idle:
                return self._idle.pop()
        return self._connect()

    def _start_over(self) -> None:
        """Forget the connections made before a fork: SQLite forbids to use or close them here."""
        self._farewell.detach()
        _LEFT_TO_THE_PARENT.append(self._idle)
        self._idle = []
        self._farewell = finalize(self, _close_all, self._idle)
        self._process = os.getpid()

    def _connect(self) -> sqlite3.Connection:
        # Waiting is ours: SQLite's own handler has no jitter and starves writers.
        connection = sqlite3.connect(self._path, timeout=0, isolation_level=None, check_same_thread=False)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            for statement in SCHEMA:
                connection.execute(statement)
        except sqlite3.Error:
            connection.close()
            raise
        return connection


_LEFT_TO_THE_PARENT: list[list[sqlite3.Connection]] = []


def _is_busy(error: sqlite3.Error) -> bool:
    return error.sqlite_errorcode & PRIMARY_CODE in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def _close_all(connections: list[sqlite3.Connection]) -> None:
    while connections:
        connections.pop().close()
