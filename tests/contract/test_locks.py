"""The locks say names, versions and hashes: enough for any index, and bound to none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

REQUIREMENTS = Path(__file__).resolve().parents[2] / "requirements"
LOCKS = ("runtime", "app", "dev", "hello", "sam", "emulator", "localstripe")
ENTRY = re.compile(r"^([a-z0-9][a-z0-9.-]*)==([^ ;\\]+)(?: ; [^\\]+)? \\$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}(?: \\)?$")
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def read_entries(lock: str) -> dict[str, set[str]]:
    """Versions by name (two where a marker splits them); refuses a line of any other kind."""
    entries: dict[str, set[str]] = {}
    for line in (REQUIREMENTS / f"{lock}.txt").read_text(encoding="utf-8").splitlines():
        if line.lstrip().startswith("#") or HASH.match(line):
            continue
        entry = ENTRY.match(line)
        assert entry, f"{lock}.txt: neither a pinned name nor a hash: {line!r}; run make lock"
        entries.setdefault(entry[1], set()).add(entry[2])
    return entries


def asked_for(name: str) -> set[str]:
    """Names in an .in file and in those it includes, spelled as locks spell them."""
    names: set[str] = set()
    for line in (REQUIREMENTS / f"{name}.in").read_text(encoding="utf-8").splitlines():
        if line.startswith("-r "):
            names |= asked_for(line.removeprefix("-r ").removesuffix(".in"))
        elif spelled := NAME.match(line):
            names.add(re.sub(r"[-_.]+", "-", spelled[0]).lower())
    return names


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_pins_what_is_asked_for(lock: str) -> None:
    assert sorted(asked_for(lock) - set(read_entries(lock))) == [], "asked for, not locked: run make lock"


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_carries_a_hash(lock: str) -> None:
    text = (REQUIREMENTS / f"{lock}.txt").read_text(encoding="utf-8")
    blocks = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    assert len(blocks) >= len(read_entries(lock)) > 0
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_names_no_package_index(lock: str) -> None:
    text = (REQUIREMENTS / f"{lock}.txt").read_text(encoding="utf-8")
    assert re.findall(r"https?://|--(?:extra-)?index|--find-links|file:", text) == []


@pytest.mark.parametrize(("smaller", "larger"), [("runtime", "app"), ("app", "dev"), ("hello", "dev")])
def test_what_is_tested_is_deployed(smaller: str, larger: str) -> None:
    pinned = read_entries(larger)
    differing = {name: versions for name, versions in read_entries(smaller).items() if pinned.get(name) != versions}
    assert differing == {}
