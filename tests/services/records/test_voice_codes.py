from __future__ import annotations

import pytest

from skill.services.records import keys
from skill.services.records.voice_codes import VoiceCode, put_voice_code, voice_code_from
from skill.services.table import ConflictError
from tests.stage import Stage

KEY = keys.voice_code(keys.customer("m1", "c1"))


def test_code_comes_back_with_its_tries(stage: Stage) -> None:
    stage.table.write(put_voice_code(KEY, VoiceCode("aa", "bb", wrong=2)))
    assert voice_code_from(stage.table.get(KEY)) == VoiceCode("aa", "bb", wrong=2, version=1)
    assert voice_code_from(None) is None


def test_two_tries_at_once_are_both_counted(stage: Stage) -> None:
    stage.table.write(put_voice_code(KEY, VoiceCode("aa", "bb")))
    read = VoiceCode("aa", "bb", wrong=1, version=1)
    stage.table.write(put_voice_code(KEY, read))
    with pytest.raises(ConflictError):
        stage.table.write(put_voice_code(KEY, read))
