from __future__ import annotations

from skill.domain.localized import Localized
from skill.domain.money import Money
from skill.domain.packaging import Container
from skill.services.cells import Cells
from skill.services.read_rows import Row, RowError


def cells(**texts: str) -> Cells:
    """Make the cells of line 7."""
    return Cells(Row(7, texts))


def test_english_falls_back_to_german() -> None:
    row = cells(name_de="Senf", name_en="")
    assert row.localized("name") == Localized("Senf")
    assert row.localized("spoken", Localized("Senf", "mustard")) == Localized("Senf", "mustard")
    assert row.errors == []


def test_words_are_split_and_kept_once() -> None:
    assert cells(w=" a | b||a ").words("w") == ("a", "b")
    assert cells().words("w") == ()


def test_fault_yields_a_harmless_value() -> None:
    row = cells(n="x", price="y", container="sack", flag="vielleicht")
    assert row.integer("n", least=1) == 1
    assert row.amount("price", "EUR", least=1) == Money(1)
    assert row.choice("container", Container) is Container.PACK
    assert row.one_of("flag", {"ja": True}, "ja") is False
    assert [error.column for error in row.errors] == ["n", "price", "container", "flag"]
    assert row.errors[3] == RowError(7, "flag", "'vielleicht' is none of ja")


def test_empty_number_may_mean_none() -> None:
    assert cells(n="").integer_or_none("n") is None
    assert cells(n="5").integer_or_none("n") == 5


def test_arabic_digits_are_no_number() -> None:
    row = cells(n="٣")
    row.integer("n")
    assert [str(error) for error in row.errors] == ["line 7, column n: '٣' is no whole number"]
