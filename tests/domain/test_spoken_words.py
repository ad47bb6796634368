import pytest

from skill.domain.spoken_form import fold
from skill.domain.spoken_words import ENGLISH, GERMAN, Vocabulary, vocabulary


@pytest.mark.parametrize(("language", "words"), [("de", GERMAN), ("en", ENGLISH)])
def test_words_stand_as_fold_writes_them(language: str, words: Vocabulary) -> None:
    phrases = {word for phrase in words.phrases for word in phrase}
    kept = words.own | words.counters | words.holding | words.respelled.keys() | phrases
    assert [word for word in kept if fold(word, language) != word] == []


@pytest.mark.parametrize("words", [GERMAN, ENGLISH])
def test_no_word_means_two_things(words: Vocabulary) -> None:
    assert words.refusals.isdisjoint(words.fillers | words.containers)
    assert words.containers.isdisjoint(words.fillers)
    assert all(len(phrase) <= 3 for phrase in words.phrases)


def test_locales_share_their_languages_words() -> None:
    assert vocabulary("en-US") is vocabulary("en") is ENGLISH
    assert vocabulary("de-AT") is vocabulary("fr") is GERMAN
