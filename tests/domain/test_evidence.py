import pytest

from skill.domain.evidence import WEIGHTS, Evidence, chances, weigh
from skill.domain.name_score import Query
from skill.domain.names import Names


def evidence(query: str, *names: str) -> Evidence:
    return weigh(Query(query, "de"), Names(names, "de"))


def odds(query: str, *names: str) -> float:
    return WEIGHTS.log_odds(evidence(query, *names))


def test_chances_and_none_add_up() -> None:
    likely, none = chances([2.0, 1.0, -3.0])
    assert sum(likely) + none == pytest.approx(1.0)
    assert likely[0] / likely[1] == pytest.approx(2.718, abs=0.001)


def test_no_product_means_none() -> None:
    assert chances([]) == ([], 1.0)


def test_large_odds_do_not_overflow() -> None:
    assert chances([2000.0, 0.0]) == ([1.0, 0.0], 0.0)


def test_the_very_name_speaks_wholly() -> None:
    found = evidence("filtertüten größe vier", "Filtertüten Gr. 4")
    assert (found.whole, found.length, found.cover, found.confirmed, found.unconfirmed) == (1.0, 1.0, 1.0, 1, 0)


def test_a_part_of_a_name_is_alike_as_far_as_it_goes() -> None:
    found = evidence("persil", "Persil Discs")
    assert (found.whole, found.cover) == (1.0, 1.0)
    assert found.length == pytest.approx(2 / 3, abs=0.01)


def test_a_misheard_word_is_covered_by_its_folded_spelling() -> None:
    assert evidence("kafefilda", "Kaffeefilter").cover == 1.0


def test_words_of_several_names_cover_together() -> None:
    assert evidence("melitta kaffeefilter", "Melitta Filtertüten", "Kaffeefilter").cover == 1.0


def test_a_leading_number_is_no_figure_that_lacks() -> None:
    assert evidence("zehn haribo", "Haribo").unconfirmed == 0
    assert evidence("haribo größe zehn", "Haribo").unconfirmed == 1


def test_a_long_likeness_counts_more_than_a_short_one() -> None:
    assert odds("granatapfelsaft", "Granatapfelsaft") > odds("tee", "Tee") > 0


def test_each_kind_of_evidence_counts_for_it() -> None:
    assert min(WEIGHTS.whole, WEIGHTS.length, WEIGHTS.cover, WEIGHTS.confirmed) > 0 > WEIGHTS.unconfirmed


def test_a_name_without_words_is_weighed_too() -> None:
    assert odds("4711", "4711") > odds("4712", "4711")
    assert evidence("milch").cover == 0.0
