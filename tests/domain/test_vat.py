from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from skill.domain.money import Money
from skill.domain.vat import VatShare, vat_shares


def test_delivery_follows_the_goods() -> None:
    assert vat_shares({19: Money(1408), 7: Money(219)}, Money(290)) == (
        VatShare(19, Money(1659), Money(265)),
        VatShare(7, Money(258), Money(17)),
    )


def test_one_rate_taxes_everything() -> None:
    (share,) = vat_shares({19: Money(249)}, Money(290))
    assert (share.gross, share.vat, share.net) == (Money(539), Money(86), Money(453))


def test_nothing_bought_is_not_taxed() -> None:
    assert vat_shares({}, Money(290)) == ()
    assert vat_shares({19: Money(0)}, Money(290)) == ()


@given(st.dictionaries(st.sampled_from([0, 7, 19]), st.integers(1, 10**7), min_size=1), st.integers(0, 10**5))
def test_shares_add_up_to_the_cent(goods: dict[int, int], delivery: int) -> None:
    shares = vat_shares({rate: Money(amount) for rate, amount in goods.items()}, Money(delivery))
    assert sum(share.gross.amount for share in shares) == sum(goods.values()) + delivery
    assert all(0 <= share.gross.amount - goods[share.rate] <= delivery for share in shares)
