from __future__ import annotations

from skill.domain.merchant import Seller


def test_legal_line_names_every_contact() -> None:
    seller = Seller("Demo GmbH", "Lindenallee 1", "10115", "Berlin", "a@b.example", "030 23125 000")
    assert seller.legal_line == "Demo GmbH, Lindenallee 1, 10115 Berlin, a@b.example, 030 23125 000"
