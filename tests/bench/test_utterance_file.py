from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.utterance_file import Utterance, UtteranceError, plain_text, read_utterances

GOOD = {
    "text": "Zwei Filter, bitte!",
    "intent": "ReorderProductIntent",
    "slots": {"product": "Filter", "quantity": "2"},
    "products": [["melitta-filter-4-80"]],
    "open": None,
    "who": "plain",
}


def written(folder: Path, *lines: object) -> Path:
    path = folder / "de.jsonl"
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines), encoding="utf-8")
    return path


def test_good_line_is_read_whole(tmp_path: Path) -> None:
    slots = {"product": "Filter", "quantity": "2"}
    expected = Utterance("Zwei Filter, bitte!", "ReorderProductIntent", slots, (("melitta-filter-4-80",),))
    assert read_utterances(written(tmp_path, GOOD)) == [expected]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "Expecting property name"),
        ({"text": "hallo"}, "exactly the keys text, intent, slots, products, open, who"),
        (GOOD | {"text": " "}, "`text` is empty"),
        (GOOD | {"intent": "BuyIntent"}, "`intent` 'BuyIntent' is unknown"),
        (GOOD | {"intent": "ReadCartIntent"}, "ReadCartIntent has no slot 'product'"),
        (GOOD | {"intent": None}, "what is out of scope has no slot 'product'"),
        (GOOD | {"slots": {"product": "Filter", "quantity": "zwei"}}, "`quantity` must be digits"),
        (GOOD | {"products": []}, "`products` has 0 entries for 1 product slots"),
        (GOOD | {"products": ["sku"]}, "`products` must be a list of lists of SKUs"),
        (GOOD | {"open": "door"}, "`open` must be null or one of gate"),
        (GOOD | {"who": "robot"}, "`who` must be one of child"),
    ],
)
def test_malformed_line_is_named(tmp_path: Path, line: object, reason: str) -> None:
    path = written(tmp_path, GOOD, line)
    with pytest.raises(UtteranceError) as raised:
        read_utterances(path)
    assert str(raised.value).startswith(f"{path}, line 2: ")
    assert reason in str(raised.value)


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UtteranceError, match=r"nothing\.jsonl"):
        read_utterances(tmp_path / "nothing.jsonl")


def test_empty_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UtteranceError, match="no utterances"):
        read_utterances(written(tmp_path, ""))


def test_half_ignores_case_and_punctuation() -> None:
    texts = ("Hallo, Laden!", "hallo laden", "HALLO LADEN")
    assert len({Utterance(text, None).is_dev for text in texts}) == 1
    assert plain_text("Hallo, Laden!") == "hallo laden"


def test_text_without_words_stays() -> None:
    assert plain_text("🍕🍕") == "🍕🍕"
