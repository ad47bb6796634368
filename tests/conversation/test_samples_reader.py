from __future__ import annotations

from pathlib import Path

import pytest

from skill.conversation.samples import Example, Rule, SamplesError, TypeValue
from skill.conversation.samples_reader import read_samples
from skill.conversation.turn import Assent


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "de"
    folder.mkdir()
    (folder / "_types.yaml").write_text("UNIT:\n  pack: packung, packungen\n", encoding="utf-8")
    (folder / "_rules.yaml").write_text(
        'plain: "(a|b)"\nrich: {text: "[x] {product}", model: "{product}"}\n', encoding="utf-8"
    )
    (folder / "_words.yaml").write_text("fillers: bitte, mal\n", encoding="utf-8")
    (folder / "_hints.yaml").write_text("FAULT:\n  missing: fehl*, gar kein*\n", encoding="utf-8")
    return tmp_path


def write(root: Path, text: str, name: str = "yes.yaml") -> None:
    (root / "de" / name).write_text(text, encoding="utf-8")


def test_source_becomes_samples_and_examples(root: Path) -> None:
    write(root, 'intent: AMAZON.YesIntent\nsamples: ["ja"]\ncasual: ["okay"]\nexamples:\n  ja: {assent: clear}\n')
    read = read_samples("de", root)
    assert [(one.module, one.intent, one.samples, one.casual) for one in read.intents] == [
        ("yes", "AMAZON.YesIntent", ("ja",), ("okay",))
    ]
    assert read.intents[0].examples == (Example("ja", assent=Assent.CLEAR),)
    assert read.types == {"UNIT": (TypeValue("pack", ("packung", "packungen")),)}
    assert read.rules == {"plain": Rule("(a|b)", "(a|b)"), "rich": Rule("[x] {product}", "{product}")}
    assert read.words == {"fillers": ("bitte", "mal")}
    assert read.hints == {"FAULT": (TypeValue("missing", ("fehl*", "gar kein*")),)}


def test_example_names_slots_and_expectation(root: Path) -> None:
    write(root, 'intent: X\ntext_examples:\n  zehn: {quantity: "10", expected: [X]}\n', "x.yaml")
    assert read_samples("de", root).intents[0].examples == (
        Example("zehn", {"quantity": "10"}, text_only=True, expected=("X",)),
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("samples: []\n", "no intent"),
        ("intent: X\nsample: []\n", "unknown keys"),
        ("intent: X\nsamples: [yes]\n", "quotation marks"),
        ("intent: X\nexamples:\n  no: {}\n", "quotation marks"),
        ("- a\n", "a mapping is needed"),
        ("a: [\n", "de/yes.yaml"),
    ],
)
def test_faulty_source_is_named(root: Path, text: str, told: str) -> None:
    write(root, text)
    with pytest.raises(SamplesError, match=told):
        read_samples("de", root)


def test_language_without_sources_is_named(root: Path) -> None:
    with pytest.raises(SamplesError, match="'fr'"):
        read_samples("fr", root)


def test_missing_word_list_is_named(root: Path) -> None:
    (root / "de" / "_words.yaml").unlink()
    with pytest.raises(SamplesError, match=r"_words\.yaml"):
        read_samples("de", root)
