"""List every seeded bug of the house; `python -m tests.mutants.run` judges them."""

from __future__ import annotations

from tests.mutants import at_the_till, in_the_background, in_the_store
from tests.mutants.mutant import Mutant

MUTANTS: tuple[Mutant, ...] = (*in_the_store.MUTANTS, *at_the_till.MUTANTS, *in_the_background.MUTANTS)
