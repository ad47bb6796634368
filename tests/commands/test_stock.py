from __future__ import annotations

from collections.abc import Callable

import pytest

from skill.cli import main
from skill.local_shop import LocalShop
from tests.local_shops import local, seeded

__all__ = ["local", "seeded"]

FILTERS = "melitta-filter-4-80"

Run = Callable[..., str]


@pytest.fixture
def run(local: LocalShop, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run one command on the opened shop."""
    assert local.merchant.id == "lindenmarkt"

    def run_it(*arguments: str, code: int = 0) -> str:
        assert main(["stock", "--store", "sqlite:///shop.sqlite3", *arguments]) == code
        printed = capsys.readouterr()
        return printed.err if code else printed.out

    return run_it


def test_shows_free_and_promised(run: Run) -> None:
    assert run(FILTERS) == f"{FILTERS}: 76 on the shelf, 76 free, 0 promised to orders\n"


def test_adds_takes_away_and_counts(run: Run) -> None:
    assert "100 on the shelf" in run(FILTERS, "--add", "24")
    assert "99 on the shelf" in run(FILTERS, "--add", "-1")
    assert "50 on the shelf" in run(FILTERS, "--set", "50")


def test_repeated_command_corrects_once(run: Run) -> None:
    assert "80 on the shelf" in run(FILTERS, "--add", "4", "--edit-id", "delivery-7")
    assert "80 on the shelf" in run(FILTERS, "--add", "4", "--edit-id", "delivery-7")


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["melitta-filter-4-8"], "did you mean melitta-filter-4-80"),
        (["zzzz"], "zuruf match WORDS finds a SKU"),
        ([FILTERS, "--add", "-77"], "only 76 packs of melitta-filter-4-80 are free"),
        ([FILTERS, "--set", "-1"], "there cannot be -1"),
        ([FILTERS, "--add", "99999999999999999999"], "more than a shop has"),
    ],
)
def test_mistakes_are_explained(run: Run, arguments: list[str], complaint: str) -> None:
    assert complaint in run(*arguments, code=2)
    assert "76 on the shelf" in run(FILTERS)
