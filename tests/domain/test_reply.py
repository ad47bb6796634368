from __future__ import annotations

from datetime import UTC, datetime

from skill.domain.reply import Occasion, Reply, Say


def test_phrase_file_is_before_the_hyphen() -> None:
    assert Say("order_gate-not_ordered_yet").file == "order_gate"
    assert Say("read_cart-to-till").file == "read_cart"


def test_reply_without_question_ends() -> None:
    assert Reply((Say("stop-bye"),)).ends
    assert not Reply(asks=Say("launch-what_do_you_need")).ends


def test_language_is_the_locale_without_its_land() -> None:
    now = datetime(2026, 11, 23, tzinfo=UTC)
    assert Occasion("de-AT", now).language == "de"
    assert Occasion("en", now).language == "en"
