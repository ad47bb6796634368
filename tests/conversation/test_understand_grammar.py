from __future__ import annotations

from skill.conversation.samples_template import Gap, Templates
from skill.conversation.turn import Assent
from skill.conversation.understand_grammar import Grammar, Reading, build_grammar
from tests.conversations.ears import samples

ORDER, ASK = Reading("Order"), Reading("Ask")


def grammar(**templates: Reading) -> Grammar:
    made = Grammar()
    for text, reading in templates.items():
        made.add(Templates({}).read(text.replace("_", " ")), reading)
    return made


def test_words_lead_to_their_reading() -> None:
    made = Grammar()
    made.add(Templates({}).read("bestell [bitte] {product}"), ORDER)
    after = made.after_word(made.start(), "bestell")
    assert after is not None
    assert after.gaps == (Gap("product"),)
    assert made.after_gap(after, Gap("product")).readings == (ORDER,)
    assert after.readings == ()


def test_unknown_word_leads_nowhere() -> None:
    assert grammar(kauf=ORDER).after_word(grammar(kauf=ORDER).start(), "lauf") is None


def test_shared_prefixes_meet_in_one_state() -> None:
    made = grammar(was_kostet=ASK, was_ist=ORDER)
    first = made.after_word(made.start(), "was")
    assert first is not None
    assert first is made.after_word(made.start(), "was")
    assert made.vocabulary == {"was", "kostet", "ist"}


def test_one_sentence_may_have_two_readings() -> None:
    made = grammar(ja=ORDER)
    made.add(Templates({}).read("(ja|jo)"), ASK)
    state = made.after_word(made.start(), "ja")
    assert state is not None
    assert state.readings == (ORDER, ASK)


def test_yes_is_graded_by_its_list() -> None:
    made = build_grammar(samples("de"))
    grades = {}
    for word in ("ja", "okay", "vielleicht"):
        state = made.after_word(made.start(), word)
        assert state is not None
        grades[word] = {one.assent for one in state.readings if one.intent == "AMAZON.YesIntent"}
    assert grades == {"ja": {Assent.CLEAR}, "okay": {Assent.CASUAL}, "vielleicht": {Assent.CASUAL, Assent.DOUBTFUL}}
