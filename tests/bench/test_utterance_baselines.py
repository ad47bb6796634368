from __future__ import annotations

from bench.utterance_baselines import EXPANSIONS, SCORERS, hear_nearest, written_out
from bench.utterance_ears import Heard
from bench.utterance_file import Utterance
from skill.conversation.samples import Example, IntentSamples, Samples

ADD = IntentSamples("add", "AddToCartIntent", ("leg [bitte] {product} dazu",), examples=(Example("Pack es ein!"),))
STOP = IntentSamples("stop", "AMAZON.StopIntent", ("(stopp|halt)",))
RATIO = "nearest sample, rapidfuzz `ratio`"


def sentences() -> dict[str, str]:
    return written_out(Samples("de", (ADD, STOP), {}, {}, {}), ["milch", "salz"])


def test_templates_are_written_out() -> None:
    assert sentences() == {
        **dict.fromkeys(["leg milch dazu", "leg bitte milch dazu"], "AddToCartIntent"),
        **dict.fromkeys(["leg salz dazu", "leg bitte salz dazu", "pack es ein"], "AddToCartIntent"),
        "stopp": "AMAZON.StopIntent",
        "halt": "AMAZON.StopIntent",
    }
    assert len(sentences()) < 2 * EXPANSIONS


def test_nearest_sample_answers_above_threshold() -> None:
    texts = {"leg mal milch dazu": "AddToCartIntent", "stop": "AMAZON.StopIntent", "xyz qqq": None, "ööö": None}
    lines = [Heard(Utterance(text, intent), None, {}) for text, intent in texts.items()]
    found = hear_nearest(RATIO, lines, sentences())
    assert any(one.said.is_dev for one in lines)
    assert [one.intent for one in found.heard] == list(texts.values())
    assert found.threshold > 40
    assert set(SCORERS) >= {RATIO}
