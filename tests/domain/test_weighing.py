from skill.domain.matching import Entry, Match, Outcome, ProductIndex

SAID = Entry("said", ("Sinalco", "rote brause"), synonyms=("rote brause",))
NAMED = Entry("named", ("Rote Brause",))
CALLED = Entry("called", ("Ahoj Brause Himbeere", "Rote Brause"), spoken="Rote Brause")


def skus(match: Match) -> list[str]:
    return [one.sku for one in match.candidates]


def test_a_synonym_beats_another_products_name() -> None:
    match = ProductIndex.read((NAMED, SAID), "de").find("rote brause")
    assert (match.outcome, skus(match)) == (Outcome.SURE, ["said"])


def test_a_synonym_beats_what_another_is_called() -> None:
    match = ProductIndex.read((CALLED, NAMED, SAID), "de").find("die rote Brause")
    assert (match.outcome, skus(match)) == (Outcome.SURE, ["said"])


def test_two_with_one_synonym_are_asked_between() -> None:
    both = Entry("both", ("Rote Brause", "Fassbrause"), spoken="Rote Brause", synonyms=("rote brause",))
    match = ProductIndex.read((CALLED, both, SAID), "de").find("rote brause")
    assert match.outcome is Outcome.ASK
    assert sorted(skus(match)) == ["both", "said"]
    assert match.candidates[0].chance == match.candidates[1].chance


def test_a_less_exact_synonym_beats_no_name() -> None:
    match = ProductIndex.read((CALLED, Entry("other", ("rote brause kirsch",), synonyms=("rote brause kirsch",))), "de")
    assert skus(match.find("rote brause")) == ["called"]


def test_a_purchase_is_stronger_than_a_synonym() -> None:
    assert skus(ProductIndex.read((NAMED, SAID), "de").find("rote brause", history=("named",))) == ["named"]
