"""Keep name indexes as files of one folder."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from skill.adapters.name_index_builder import write_name_index
from skill.adapters.name_index_file import NameIndexFile
from skill.domain.match import Entry
from skill.services.name_indexes import IndexLabel, Progress

__all__ = ["ENDING", "NameIndexFolder"]

ENDING = ".names"
_OLDER_KEPT = 3
_FOREIGN = re.compile(r"[^A-Za-z0-9._-]")


@dataclass(frozen=True, slots=True)
class NameIndexFolder:
    """Open and write `MERCHANT-vVERSION-LANGUAGE.names` in `folder`; `mends` where there is time to build one anew."""

    folder: Path
    mends: bool = True

    def path(self, label: IndexLabel) -> Path:
        """Return where an index lies."""
        return self.folder / f"{_name(label)}-v{label.version}-{label.language}{ENDING}"

    def open(self, label: IndexLabel) -> NameIndexFile:
        """Return an index; `UnusableIndexError` where it is missing, damaged or another's."""
        return NameIndexFile(self.path(label), label)

    def build(self, label: IndexLabel, entries: Iterable[Entry], progress: Progress) -> NameIndexFile:
        """Write an index, and throw those away that are three versions older; `OSError` where it cannot be written."""
        write_name_index(self.path(label), label, entries, progress)
        for old in self.folder.glob(f"{_name(label)}-v*-{label.language}{ENDING}"):
            version = old.name.removesuffix(f"-{label.language}{ENDING}").rpartition("-v")[2]
            if version.isdecimal() and int(version) < label.version - _OLDER_KEPT:
                with suppress(FileNotFoundError):  # another process threw it away
                    old.unlink()
        return self.open(label)


def _name(label: IndexLabel) -> str:
    """Return the merchant as part of a file name; two that become one are told apart by what the file says itself."""
    return _FOREIGN.sub("_", label.merchant)
