from __future__ import annotations

from skill.conversation.samples import IntentSamples, Rule, Samples
from skill.conversation.samples_model import model_sentences


def test_model_gets_what_alexa_may_hear() -> None:
    source = IntentSamples(
        "x",
        "X",
        samples=("kauf <line>", "{known:code}"),
        text_only=("typed",),
        model_only=("spoken",),
        when_expected=("{code}",),
        casual=("klar",),
        casual_text_only=("okay",),
        doubtful=("ja aber",),
    )
    rules = {"line": Rule("[viel] {product}", "{product}")}
    sentences = model_sentences(Samples("de", (source,), {}, rules, {}))
    assert sentences == {"X": ("kauf {product}", "{code}", "spoken", "klar")}
