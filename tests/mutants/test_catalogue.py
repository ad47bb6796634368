"""The catalogue of seeded bugs itself; `python -m tests.mutants.run` judges them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.mutants.catalogue import MUTANTS
from tests.mutants.mutant import Mutant
from tests.mutants.run import main

ROOT = Path(__file__).resolve().parents[2]


def test_catalogue_holds_the_promised_number() -> None:
    assert len(MUTANTS) >= 25
    assert len({mutant.name for mutant in MUTANTS}) == len(MUTANTS)


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_killing_test_exists(mutant: Mutant) -> None:
    path, _, name = mutant.killed_by.partition("::")
    text = (ROOT / path).read_text(encoding="utf-8")
    assert not name or f"def {name.partition('[')[0].rpartition('::')[2]}(" in text


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_mutant_finds_what_it_breaks(mutant: Mutant, monkeypatch: pytest.MonkeyPatch) -> None:
    mutant.breaks(monkeypatch)


def test_unknown_mutant_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["nobody"]) == 2
    assert capsys.readouterr().out == "no mutant is called nobody\n"
