"""Run as a process of its own: learn many record classes, each in eight threads at once."""

from __future__ import annotations

import sys
from dataclasses import make_dataclass
from threading import Barrier, Thread
from typing import Any

from skill.services.records import codec

THREADS, CLASSES, FIELDS = 8, 150, 20


def learn(plain: object, kind: type[Any], start: Barrier) -> None:
    start.wait()
    codec.from_plain(plain, kind)


def main() -> None:
    sys.setswitchinterval(1e-6)
    for number in range(CLASSES):
        inner = make_dataclass(f"Inner{number}", [(f"a{n}", int) for n in range(FIELDS)])
        outer = make_dataclass(f"Outer{number}", [(f"b{n}", inner) for n in range(FIELDS)])
        plain = {f"b{n}": {f"a{m}": m for m in range(FIELDS)} for n in range(FIELDS)}
        start = Barrier(THREADS)
        threads = [Thread(target=learn, args=(plain, outer, start)) for _ in range(THREADS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()


if __name__ == "__main__":
    main()
