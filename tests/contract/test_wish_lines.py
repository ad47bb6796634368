"""Lines written for training are well-formed, and kept apart from the sentences that understanding is measured with."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from bench.utterance_file import plain_text, read_utterances, utterance_file
from skill.conversation.guessed_wishes import Guessing, guessing_of
from skill.conversation.samples import SamplesError
from skill.conversation.wish_guess import OUT_OF_SCOPE
from tests.conversations.ears import LANGUAGES, samples
from tools.keep_apart import is_held_out, take_out
from tools.wish_examples import FALLBACK
from tools.written_lines import WrittenLine, written_lines

FEWEST_A_WISH = 40


@cache
def lines(language: str) -> tuple[WrittenLine, ...]:
    wishes = {source.intent for source in samples(language).intents} - {FALLBACK}
    return tuple(written_lines(language, wishes))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_wish_has_many_lines(language: str) -> None:
    counts = Counter(line.wish for line in lines(language))
    wishes = {source.intent for source in samples(language).intents} - {FALLBACK} | {OUT_OF_SCOPE}
    guessed = {wish for wish in wishes if wish == OUT_OF_SCOPE or guessing_of(wish) is not Guessing.NEVER}
    few = {wish: counts[wish] for wish in guessed if counts[wish] < FEWEST_A_WISH}
    assert not few, f"write more of these in tools/wish_lines/{language}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_is_held_out(language: str) -> None:
    held_out = {plain_text(one.text) for one in read_utterances(utterance_file(language))}
    found = [f"{line.file}, line {line.number}" for line in lines(language) if is_held_out(line.text, held_out)]
    assert found == [], "what was seen measures nothing: run python -m tools.keep_apart"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_means_two_wishes(language: str) -> None:
    meant: dict[str, set[str]] = {}
    for line in lines(language):
        meant.setdefault(plain_text(line.text), set()).add(line.wish)
    twice = {text: sorted(wishes) for text, wishes in meant.items() if len(wishes) > 1}
    print(f"{language}: {len(twice)} texts stand under two wishes")
    assert len(twice) <= len(meant) * 0.02, twice


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("wo bleibt mein paket\n", "line 1: a heading"),
        ("# de\n\n## TrackOrder\nwo\n", "line 3: no intent is called 'TrackOrder'"),
        ("## TrackOrderIntent\nwo (ist|bleibt das\n", "line 2: .*bracket"),
        ("## TrackOrderIntent\nwo ist {parcel}\n", "line 2: unknown slot"),
    ],
)
def test_malformed_lines_name_their_place(tmp_path: Path, content: str, reason: str) -> None:
    (tmp_path / "de").mkdir()
    (tmp_path / "de" / "new.txt").write_text(content, encoding="utf-8")
    with pytest.raises(SamplesError, match=f"de/new.txt, {reason}"):
        list(written_lines("de", {"TrackOrderIntent"}, tmp_path))


def test_lines_stand_under_their_heading(tmp_path: Path) -> None:
    (tmp_path / "de").mkdir()
    content = "# words\n## TrackOrderIntent\nwo ist es?\nwo ist es?\n{quantity}x da :)\n\n## out_of_scope\nhuhu\n"
    (tmp_path / "de" / "new.txt").write_text(content, encoding="utf-8")
    found = list(written_lines("de", {"TrackOrderIntent"}, tmp_path))
    assert [(line.wish, line.text, line.number) for line in found] == [
        ("TrackOrderIntent", "wo ist es?", 3),
        ("TrackOrderIntent", "{quantity}x da :)", 5),
        ("out_of_scope", "huhu", 8),
    ]
    assert found[0].origin == "new.txt: wo ist es?"


def test_held_out_lines_are_taken_out(tmp_path: Path) -> None:
    path = tmp_path / "new.txt"
    path.write_text("# a\n## TrackOrderIntent\nwo ist es?\n(wo|wann) kommt es [denn]\nda\n", encoding="utf-8")
    assert take_out(path, {"wo ist es", "wann kommt es"}) == 2
    assert path.read_text(encoding="utf-8") == "# a\n## TrackOrderIntent\nda\n"
    assert take_out(path, {"wo ist es", "wann kommt es"}) == 0
