"""Describe a seeded bug: what it breaks, and the test that must notice."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest

Patch = pytest.MonkeyPatch


@dataclass(frozen=True, slots=True)
class Mutant:
    """Carry one seeded bug; `breaks` patches the product, `killed_by` is the pytest node id that must turn red."""

    name: str
    breaks: Callable[[Patch], None]
    killed_by: str


def mutant(breaks: Callable[[Patch], None], killed_by: str) -> Mutant:
    """Return a mutant that is called as its function is."""
    return Mutant(breaks.__name__, breaks, killed_by)


def everywhere(patch: Patch, function: object, replacement: object) -> None:
    """Replace a function of the product in every module that has imported it, under whichever name."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] != "skill" or module is None:
            continue
        for attribute, value in list(vars(module).items()):
            if value is function:
                patch.setattr(module, attribute, replacement)
