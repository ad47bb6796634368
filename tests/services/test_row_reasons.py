from __future__ import annotations

import pytest

from skill.domain.errors import ProgrammingError
from skill.services.read_rows import RowError
from skill.services.row_reasons import Reason


def test_fault_is_worded_in_both_languages() -> None:
    fault = RowError(7, "price", Reason("no_amount", cell="2,4x"))
    assert str(fault) == "line 7, column price: '2,4x' is no amount such as 2,49"
    assert fault.in_language("de") == "Zeile 7, Spalte price: '2,4x' ist kein Betrag wie 2,49"
    assert RowError(7, "", Reason("empty")).in_language("de") == "Zeile 7: ist leer"


def test_plain_reason_stays_as_it_is() -> None:
    assert RowError(1, "x", "odd").in_language("de") == "Zeile 1, Spalte x: odd"


def test_unknown_reason_is_a_programming_error() -> None:
    with pytest.raises(ProgrammingError, match="no words for the reason 'odd'"):
        Reason("odd")


def test_braces_in_a_cell_stay_text() -> None:
    assert Reason("no_amount", cell="{x}").in_language("de") == "'{x}' ist kein Betrag wie 2,49"
