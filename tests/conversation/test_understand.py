from __future__ import annotations

import time

import pytest

from skill.conversation.turn import Assent
from skill.conversation.understand import NO, NOTHING, YES, Understander, Understood
from tests.conversations.ears import ears, samples

CODE, OPTION, QUANTITY = "ProvideCodeIntent", "ChooseOptionIntent", "ChangeQuantityIntent"


def slots(understood: Understood) -> dict[str, str]:
    return {name: value.text for name, value in understood.slots.items()}


def understand(text: str, *expected: str, language: str = "de") -> Understood:
    return ears(language).understand(text, expected=expected)


def test_politeness_changes_nothing() -> None:
    plain, polite = (
        understand("bestell kaffeefilter nach"),
        understand("könntest du mir bitte mal Kaffeefilter nachbestellen?"),
    )
    assert (
        (plain.intent, slots(plain))
        == (polite.intent, slots(polite))
        == (
            "ReorderProductIntent",
            {"product": "kaffeefilter"},
        )
    )
    assert plain.confidence > 0.95


def test_unknown_product_lowers_confidence() -> None:
    known, unknown = understand("bestell kaffeefilter"), understand("bestell schlumpfeis")
    assert unknown.intent == "ReorderProductIntent"
    assert unknown.confidence < 0.8 < known.confidence


@pytest.mark.parametrize("text", ["schlumpf", "asdf qwertz", "wie wird das wetter", "je voudrais du lait", "¿qué tal?"])
def test_other_talk_is_not_understood(text: str) -> None:
    assert understand(text) == NOTHING


@pytest.mark.parametrize("text", ["", "   ", "🙂🙂🙂", "\x00\x01", "!?…", "，。"])
def test_empty_and_signs_mean_nothing(text: str) -> None:
    assert understand(text) == NOTHING


@pytest.mark.parametrize("text", ["ja " * 5_000, "x" * 10_000, "bestell " + "milch und " * 1_000, "🙂" * 10_000])
def test_endless_text_is_answered_soon(text: str) -> None:
    started = time.perf_counter()
    understand(text)
    assert time.perf_counter() - started < 2


@pytest.mark.parametrize(
    ("text", "intent", "found"),
    [
        ("2719", CODE, {"code": "2719"}),
        ("zwei sieben neunzehn", CODE, {"code": "2719"}),
        ("eins zwei drei", CODE, {"code": "123"}),
        ("melitta", OPTION, {"product": "melitta"}),
        ("die 80er", OPTION, {"attribute": "80er"}),
        ("2", OPTION, {"ordinal": "2"}),
    ],
)
def test_open_question_decides_what_is_meant(text: str, intent: str, found: dict[str, str]) -> None:
    understood = understand(text, intent)
    assert (understood.intent, slots(understood)) == (intent, found)


GATE = (YES, NO, OPTION, "ConfirmOrderIntent")
CHOICE = (YES, NO, OPTION)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        *(("de", text) for text in ("zwei", "2", "ja zwei", "ja bitte zwei", "zwei stück", "2 stück", "ich will zwei")),
        *(("de", text) for text in ("nimm zwei", "zwei packungen", "nimm zwei packungen", "ja nimm zwei", "mach zwei")),
        *(("en", text) for text in ("two", "yes two", "yes please two packs", "two packs", "i want two", "take two")),
    ],
)
def test_number_at_the_gate_is_a_quantity(language: str, text: str) -> None:
    understood = understand(text, *GATE, language=language)
    assert (understood.intent, understood.slots["quantity"].text) == (QUANTITY, "2")


@pytest.mark.parametrize(
    ("language", "text", "intent", "found"),
    [
        ("de", "zwei", OPTION, {"ordinal": "zwei"}),
        ("de", "eins", OPTION, {"ordinal": "eins"}),
        ("de", "die zwei", OPTION, {"ordinal": "zwei"}),
        ("de", "achtzig stück", OPTION, {"attribute": "achtzig stück"}),
        ("de", "zwei packungen", QUANTITY, {"quantity": "2", "unit": "packungen"}),
        ("en", "two", OPTION, {"ordinal": "two"}),
        ("en", "one", QUANTITY, {"quantity": "1"}),
        ("en", "two packs", QUANTITY, {"quantity": "2", "unit": "packs"}),
    ],
)
def test_number_in_a_choice_is_a_place(language: str, text: str, intent: str, found: dict[str, str]) -> None:
    understood = understand(text, *CHOICE, language=language)
    assert (understood.intent, slots(understood)) == (intent, found)


@pytest.mark.parametrize(("language", "text"), [("de", "nimm sieben"), ("de", "es ist drei"), ("en", "it's two")])
def test_code_needs_four_digits_unasked(language: str, text: str) -> None:
    assert understand(text, language=language).intent != CODE
    assert understand(text, CODE, language=language).intent == CODE


@pytest.mark.parametrize(
    ("language", "text", "product"),
    [
        ("de", "was kosten die filtertüten pro stück", "filtertüten"),
        ("de", "wie viel kostet klopapier pro rolle", "klopapier"),
        ("de", "was kostet der kaffee pro kilo", "kaffee"),
        ("de", "wie teuer ist klopapier je rolle", "klopapier"),
        ("en", "how much are the filters each", "filters"),
        ("en", "how much are the filters per piece", "filters"),
        ("en", "how much is milk per litre", "milk"),
    ],
)
def test_unit_price_leaves_the_product_whole(language: str, text: str, product: str) -> None:
    understood = understand(text, language=language)
    assert understood.intent == "ProductQuestionIntent"
    assert (understood.slots["product"].text, understood.slots["aspect"].ids) == (product, ("unit_price",))


@pytest.mark.parametrize(
    ("language", "text", "intent"),
    [
        ("de", "bestell nochmal das vom letzten mal", "ReorderLastIntent"),
        ("de", "das vom letzten mal", "ReorderLastIntent"),
        ("de", "noch mal dasselbe wie vorige woche", "ReorderLastIntent"),
        ("en", "the one from last time", "ReorderLastIntent"),
        ("de", "bestell", "ReorderProductIntent"),
        ("de", "bestellen", "ReorderProductIntent"),
        ("de", "ich möchte bestellen", "ReorderProductIntent"),
        ("en", "order", "ReorderProductIntent"),
        ("en", "i want to order", "ReorderProductIntent"),
    ],
)
def test_order_without_product_is_understood(language: str, text: str, intent: str) -> None:
    understood = understand(text, language=language)
    assert (understood.intent, slots(understood)) == (intent, {})


@pytest.mark.parametrize(
    ("language", "text"),
    [
        *(("de", text) for text in ("bestellen", "ok bestellen", "bestell das", "jaja mach", "na klar mach das")),
        *(("de", text) for text in ("ja bestellen", "ja bestell das", "ja genau bestellen", "ja ich will bestellen")),
        *(("en", text) for text in ("order", "okay order it", "place the order", "yes order it", "yeah yeah do it")),
    ],
)
def test_incomplete_consent_is_a_casual_yes(language: str, text: str) -> None:
    understood = understand(text, *GATE, language=language)
    assert (understood.intent, understood.assent) == (YES, Assent.CASUAL)


def test_bare_answers_need_their_question() -> None:
    assert understand("melitta").intent == "ReorderProductIntent"
    assert understand("zehn").intent == QUANTITY
    assert understand("vier zwei eins sieben", "TrackOrderIntent").slots["order_number"].text == "4217"


def test_catalogue_decides_what_and_joins() -> None:
    ears_of = {name: Understander("de", samples("de"), names) for name, names in _SHOPS.items()}
    split = slots(ears_of["plain"].understand("bestell salz und pfeffer chips"))
    whole = slots(ears_of["chips"].understand("bestell salz und pfeffer chips"))
    assert split == {"product": "salz", "product_two": "pfeffer chips"}
    assert whole == {"product": "salz und pfeffer chips"}


_SHOPS = {"plain": ("Salz", "Pfeffer"), "chips": ("Salz", "Pfeffer", "Salz und Pfeffer Chips")}


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("nein die kleine", OPTION),
        ("ja aber nur zwei", QUANTITY),
        ("nein wo ist meine bestellung", "TrackOrderIntent"),
        ("ja und milch", "AddToCartIntent"),
        ("nee storniere alles", "CancelOrderIntent"),
    ],
)
def test_wish_after_yes_or_no_counts(text: str, intent: str) -> None:
    assert understand(text).intent == intent


def test_no_in_foreign_words_stays_no() -> None:
    assert understand("nein das ist mir gerade viel zu anstrengend").intent == NO


def test_yes_in_foreign_words_is_doubtful() -> None:
    understood = understand("ja der ball ist im netz")
    assert (understood.intent, understood.assent) == (YES, Assent.DOUBTFUL)


def test_negation_is_never_passed_over() -> None:
    assert understand("nicht zahlungspflichtig bestellen").intent == NO
    assert understand("bestell das bloß nicht").intent == NO
    assert understand("kaffeefilter nicht nachbestellen").intent != "ReorderProductIntent"


def test_correction_without_words_corrects_nothing() -> None:
    assert understand("bestell nee , und bestell").then is None


def test_two_wishes_are_read_in_order() -> None:
    understood = understand("leg milch in den korb und geh zur kasse")
    assert (understood.intent, slots(understood)) == ("AddToCartIntent", {"product": "milch"})
    assert understood.then is not None
    assert understood.then.intent == "CheckoutIntent"


def test_ears_without_catalogue_understand_carriers() -> None:
    bare = Understander("en", samples("en"))
    assert bare.understand("reorder coffee filters").intent == "ReorderProductIntent"
    assert bare.understand("coffee filters").guessed


@pytest.mark.parametrize(
    ("text", "assent"),
    [
        ("ja", Assent.CLEAR),
        ("ja bitte", Assent.CLEAR),
        ("ja, gerne", Assent.CLEAR),
        ("ja aus versehen", Assent.CASUAL),
        ("na ja", Assent.DOUBTFUL),
    ],
)
def test_only_clear_words_are_a_clear_yes(text: str, assent: Assent) -> None:
    understood = understand(text, *GATE)
    assert (understood.intent, understood.assent) == (YES, assent)


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("de", "bestell eine nee warte zwei packungen windeln", {"quantity": "2", "unit": "packungen"}),
        ("de", "bestell zwei packungen windeln ach nein drei", {"quantity": "3", "unit": "packungen"}),
        ("de", "bestell zwei packungen windeln, ach nein, drei", {"quantity": "3", "unit": "packungen"}),
        ("de", "bestell zwei packungen windeln, nein, drei packungen", {"quantity": "3", "unit": "packungen"}),
        ("de", "bestell kaffeefilter, ich meine, windeln", {}),
        ("en", "order two packs of diapers, no wait, three", {"quantity": "3", "unit": "packs"}),
    ],
)
def test_corrected_part_is_not_ordered(language: str, text: str, found: dict[str, str]) -> None:
    understood = understand(text, language=language)
    product = "diapers" if language == "en" else "windeln"
    assert (understood.intent, slots(understood)) == ("ReorderProductIntent", {**found, "product": product})


def test_corrected_number_keeps_the_other_words() -> None:
    understood = understand("leg zwei milch in den korb, äh nein, drei")
    assert (understood.intent, slots(understood)) == ("AddToCartIntent", {"quantity": "3", "product": "milch"})
    assert understood.then is None
    assert slots(understand("bestell zwei packungen windeln, nee, drei flaschen milch"))["product"] == "milch"
