from __future__ import annotations

from skill.domain.match import Entry
from skill.domain.name_index import grams_of, language_code, read_entries
from skill.domain.spoken_form import spoken_form


def test_every_name_is_read_once() -> None:
    (read,) = read_entries([Entry("tea", ("Grüner Tee", "Gruener-Tee", "Tee", "🙂", ""), spoken="Grüner Tee")], "de-AT")
    assert [name.form.words for name in read.names] == [("gruener", "tee"), ("tee",)]
    assert read.called == "gruenertee"
    assert read.keys == {"gruenertee", "tee"}


def test_groups_are_counted_before_all_is_read() -> None:
    entries = [Entry("a", ("A",), "tea"), Entry("b", ("B",)), Entry("tea", ("C",)), Entry("d", ("D",), "tea")]
    assert [read.group_size for read in read_entries(entries, "de")] == [2, 1, 1, 2]


def test_figures_are_looked_for_whole() -> None:
    found = grams_of(spoken_form("HP 305 XL", "de"), "1")
    assert {"@305", "@xl", "^hp"} <= found
    assert "@305" not in grams_of(spoken_form("HP 302 XL", "de"), "1")


def test_figures_alone_have_grams() -> None:
    assert grams_of(spoken_form("4711", "de"), "") == {"@4711"}


def test_locales_are_german_unless_english() -> None:
    assert [language_code(locale) for locale in ("de-AT", "en-GB", "EN", "fr-FR")] == ["de", "en", "en", "de"]
