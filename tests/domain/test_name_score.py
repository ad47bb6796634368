import pytest

from skill.domain.name_score import Fit, Names, Query


def fit(query: str, *names: str) -> Fit:
    return Query(query, "de").fit(Names(names, "de"))


def test_an_equal_name_fits_wholly() -> None:
    found = fit("kaffee filter größe vier", "Kaffeefilter Gr. 4")
    assert (found.cover, found.full, found.score, found.exact) == (1.0, 1.0, 1.0, True)


def test_a_part_of_the_name_is_covered_but_not_full() -> None:
    found = fit("persil", "Persil Discs")
    assert found.cover == 1.0
    assert found.full < 0.8
    assert not found.exact


def test_names_of_one_product_cover_together() -> None:
    assert fit("melitta kaffeefilter", "Melitta Filtertüten", "Kaffeefilter").cover == 1.0


def test_another_size_contradicts() -> None:
    assert fit("filtertüten größe zwei", "Filtertüten Größe 4").contradicts


def test_another_measure_of_the_product_contradicts() -> None:
    assert fit("milch 500 ml", "Milch 1 l").contradicts


def test_an_unstated_figure_does_not_contradict() -> None:
    assert not fit("filtertüten größe zwei", "Filtertüten").contradicts


def test_an_unstated_size_lowers_the_cover() -> None:
    assert fit("filtertüten größe zwei", "Filtertüten").cover < fit("filtertüten", "Filtertüten").cover


def test_a_leading_number_may_be_a_quantity() -> None:
    found = fit("zehn haribo", "Haribo")
    assert found.cover == 1.0
    assert not found.contradicts


@pytest.mark.parametrize("query", ["hp 305", "melitta 4"])
def test_a_bare_number_confirms_any_figure(query: str) -> None:
    assert not fit(query, "HP 305", "Melitta Größe 4").contradicts


def test_a_refused_figure_contradicts() -> None:
    assert fit("filtertüten nicht größe vier", "Filtertüten Größe 4").contradicts


def test_a_foreign_brand_is_the_weakest_word() -> None:
    assert fit("swirl filtertüten", "Melitta Filtertüten").weakest < 0.6


def test_names_of_equal_form_count_once() -> None:
    assert len(Names(("Kaffee-Filter", "kaffeefilter", "Filter"), "de").forms) == 2


def test_a_query_without_words_fits_nothing() -> None:
    assert fit("", "Milch").score == 0.0


def test_a_name_shorter_than_the_word_is_compared_whole() -> None:
    assert fit("kaffeefiltertüten", "Tee").score < 0.3


def test_the_first_part_of_a_compound_is_another_thing() -> None:
    assert fit("wasser", "Brita Wasserfilter").cover < 0.5


def test_the_last_part_of_a_compound_is_the_thing() -> None:
    assert fit("filter", "Brita Wasserfilter").cover > 0.8


def test_the_middle_of_a_compound_is_hardly_found() -> None:
    assert fit("blumen", "Thomy Sonnenblumenöl").cover < 0.2


def test_a_split_compound_is_found_whole() -> None:
    assert fit("melitta kaffee filter", "Melitta Kaffeefilter Größe 4").cover == 1.0


def test_a_misheard_compound_in_two_words_is_covered() -> None:
    split = fit("elmex zah pasta", "Elmex Zahnpasta Kariesschutz")
    assert split.weakest == pytest.approx(0.94, abs=0.01)
    assert split.weakest > fit("elmex zah", "Elmex Zahnpasta Kariesschutz").weakest
