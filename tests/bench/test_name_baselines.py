from __future__ import annotations

import pytest

from bench.name_baselines import (
    BASELINES,
    Baseline,
    GramCandidates,
    PlainRatio,
    Prepared,
    SoundCandidates,
    TrigramSearch,
    is_missing,
    prepare_names,
    sound_code,
)
from skill.domain.matching import Entry

ENTRIES = [
    Entry("juice", ("Granatapfel Saft 1 l",)),
    Entry("milk", ("Vollmilch", "Milch 3,5 %")),
    Entry("filter", ("Kaffeefilter",)),
    Entry("coffee", ("Kaffee",)),
]


@pytest.mark.parametrize("baseline", [one for one in BASELINES if not is_missing(one)])
def test_every_baseline_finds_a_name(baseline: type[Baseline]) -> None:
    system = baseline(prepare_names(ENTRIES, "de"))
    assert system.rank(Prepared("granatapfel saft ein liter", "de"), 1) == ["juice"]


@pytest.mark.parametrize("baseline", [PlainRatio, TrigramSearch, GramCandidates, SoundCandidates])
def test_names_of_one_product_count_once(baseline: type[Baseline]) -> None:
    found = baseline(prepare_names(ENTRIES, "de")).rank(Prepared("milch", "de"), 3)
    assert found[0] == "milk"
    assert len(found) == len(set(found))


@pytest.mark.parametrize("baseline", [TrigramSearch, GramCandidates, SoundCandidates])
def test_nothing_asked_is_nothing_found(baseline: type[Baseline]) -> None:
    assert baseline(prepare_names(ENTRIES, "de")).rank(Prepared('"', "de"), 3) == []


def test_figures_are_prepared_in_one_unit() -> None:
    one = Prepared("Saft 0,75 l", "de")
    assert (one.spaced, one.joined) == ("saft 750ml", "saft750ml")


def test_sounds_follow_the_language() -> None:
    assert sound_code("kaffee", "de") == "43"
    assert sound_code("phone", "en") == "FN"
    assert sound_code("", "de") == ""
