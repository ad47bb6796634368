"""Let the shop speak in the names of its phrases, where a test is not about words: wording takes half of a turn."""

from __future__ import annotations

from dataclasses import replace

from skill.domain.reply import Occasion, OrderNumber, Reply, Say, SpokenText
from skill.services.letters.letter import Letter, Written
from tests.stage import Stage, open_stage


def in_keys(reply: Reply, occasion: Occasion) -> SpokenText:
    """Say names of phrases and order numbers only."""
    asks = (reply.asks,) if reply.asks else ()
    text = " ".join(_in_key(say) for say in (*reply.says, *asks))
    return SpokenText(text=text, reprompt=None, locale=occasion.locale, phrase_version="keys")


def _in_key(say: Say) -> str:
    number = say.values.get("number")
    return f"{say.key}({number.text})" if isinstance(number, OrderNumber) else say.key


def unworded(letter: Letter, occasion: Occasion) -> Written:
    """Write a letter that is its subject's name."""
    del occasion
    return Written(letter.subject.key, letter.subject.key, "", ())


def quiet_stage() -> Stage:
    """Return a stage whose letters are not worded either."""
    stage = open_stage()
    stage.shop = replace(stage.shop, wording=in_keys, letters=unworded)
    return stage
