"""Apply one mutant to the product before any test runs: `pytest -p tests.mutants.plugin --mutant NAME …`."""

from __future__ import annotations

import pytest

OPTION = "--mutant"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Take the mutant's name."""
    parser.addoption(OPTION, help="the seeded bug of tests/mutants/catalogue.py to break the product with")


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Break the product for as long as pytest runs."""
    name = config.getoption(OPTION)
    if name is None:
        return
    from tests.mutants.catalogue import MUTANTS  # noqa: PLC0415 - only with the option, as it imports the product

    found = {mutant.name: mutant for mutant in MUTANTS}
    if name not in found:
        msg = f"no mutant is called {name!r}; there are {', '.join(sorted(found))}"
        raise pytest.UsageError(msg)
    patch = pytest.MonkeyPatch()
    found[name].breaks(patch)
    config.add_cleanup(patch.undo)
