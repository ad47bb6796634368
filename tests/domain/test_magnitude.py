from skill.domain.magnitude import magnitude
from tests.domain.demo_shop import products


def ordered(*skus: str, text: str = "") -> list[str] | None:
    options = products(*skus)
    measure = magnitude(options, text)
    return None if measure is None else [option.sku for option in sorted(options, key=measure)]


def test_a_stated_size_comes_before_the_pack() -> None:
    assert ordered("melitta-filter-4-80", "melitta-filter-2-100") == ["melitta-filter-2-100", "melitta-filter-4-80"]


def test_words_about_the_pack_compare_the_pack() -> None:
    skus = ("melitta-filter-2-100", "melitta-filter-4-80")
    assert ordered(*skus, text="die größere packung") == ["melitta-filter-4-80", "melitta-filter-2-100"]


def test_extra_large_is_bigger_than_usual() -> None:
    assert ordered("hp-305-xl-schwarz", "hp-305-schwarz") == ["hp-305-schwarz", "hp-305-xl-schwarz"]


def test_content_tells_packs_apart() -> None:
    assert ordered("finish-tabs-100", "finish-tabs-60") == ["finish-tabs-60", "finish-tabs-100"]


def test_pieces_and_millilitres_do_not_compare() -> None:
    assert ordered("finish-tabs-60", "elmex-zahnpasta-75ml") is None


def test_equal_packs_have_no_order() -> None:
    assert ordered("zewa-toilettenpapier-16", "hakle-toilettenpapier-16") is None
