from __future__ import annotations

import html
import logging
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from skill.domain.localized import Localized
from skill.domain.money import Money
from skill.domain.reply import Card, GateView, Line, OrderNumber, Reply, Say, SpokenValue
from skill.phrases.errors import PhraseError
from skill.phrases.phrasebook import Phrasebook
from tests.phrases.products import BEANS, DISCS, ENGLISH, FILTERS, GERMAN, PAPER, TABS, TOOTHPASTE, text

TWO_FILTERS = (Line(FILTERS, 2),)
CART = (Line(DISCS, 1), Line(TOOTHPASTE, 2))
GATE = GateView("q1", TWO_FILTERS, Money(788))

SHOP = """
-brand = Lindenmarkt
shop-apology = Entschuldige, das ging schief.
shop-order_button = Zahlungspflichtig bestellen
"""


def book(folder: Path, *messages: str, strict: bool = True) -> Phrasebook:
    for language in ("de", "en"):
        (folder / language).mkdir(exist_ok=True)
        (folder / language / "shop.ftl").write_text(SHOP, encoding="utf-8")
        (folder / language / "t.ftl").write_text("\n".join(messages) + "\n", encoding="utf-8")
    return Phrasebook(folder, strict=strict)


def said(folder: Path, pattern: str, language: str = "de", **values: SpokenValue) -> str:
    occasion = GERMAN if language == "de" else ENGLISH
    if "->" in pattern:  # Fluent wants each variant on a line of its own
        pattern = pattern.replace(" [", "\n [").replace(" *[", "\n *[").removesuffix("}") + "\n }"
    return book(folder, f"t-x = {pattern}").render(Reply(says=(Say("t-x", values),)), occasion).text


def test_sentences_join_with_the_question_last(tmp_path: Path) -> None:
    phrases = book(tmp_path, "t-one = bei { -brand }.", "t-two = Zweitens.", "t-ask = Soll ich?")
    spoken = phrases.render(Reply(says=(Say("t-one"), Say("t-two")), asks=Say("t-ask")), GERMAN)
    assert spoken.text == "Bei Lindenmarkt. Zweitens. Soll ich?"
    assert spoken.reprompt == "Soll ich?"
    assert spoken.locale == "de-DE"


def test_given_reprompt_replaces_the_question(tmp_path: Path) -> None:
    phrases = book(tmp_path, "t-one = Erstens.", "t-ask = Soll ich?")
    reply = Reply(asks=Say("t-ask"), reprompt=(Say("t-one"), Say("t-ask")))
    assert phrases.render(reply, GERMAN).reprompt == "Erstens. Soll ich?"


def test_nothing_asked_means_no_reprompt(tmp_path: Path) -> None:
    spoken = book(tmp_path, "t-one = Erstens.").render(Reply(says=(Say("t-one"),), reprompt=(Say("t-one"),)), GERMAN)
    assert spoken.reprompt is None


def test_line_breaks_in_phrases_are_spaces(tmp_path: Path) -> None:
    assert said(tmp_path, "\n    Erst das.\n    Dann das.") == "Erst das. Dann das."


def test_money_and_days_need_no_function(tmp_path: Path) -> None:
    assert said(tmp_path, "Kommt { $day }.", day=date(2026, 11, 25)) == "Kommt am Mittwoch."
    assert said(tmp_path, "Für { $total }.", total=Money(539)) == "Für 5 Euro 39."
    assert said(tmp_path, "For { $total }.", "en", total=Money(539)) == "For 5 euros 39."


@pytest.mark.parametrize(
    ("pattern", "german", "english"),
    [
        ("{ $lines }", "Zweimal Melitta Filtertüten Größe 4, 80 Stück", None),
        ('{ LINES($lines, form: "noun") }', "Die Filtertüten", "The filters"),
        ('x { LINES($lines, form: "noun", case: "dat") }', "X den Filtertüten", "X the filters"),
        ('{ LINES($lines, form: "counted") }', None, "Two packs of Melitta coffee filters size 4"),
        ("x { PLURAL($lines) -> [one] kommt *[other] kommen }", "X kommen", "X kommen"),
        ('x { PLURAL($lines, form: "counted") -> [one] liegt *[other] liegen }', "X liegen", "X liegen"),
        ("x { GENDER($lines) -> [pl] welche *[f] welche Art }", "X welche", "X welche"),
        ('x { PRONOUN($lines, case: "dat") }', "X ihnen", "X them"),
        ("{ LENGTH($lines) -> [1] das [2] beides *[other] alles }", "Das", "Das"),
        ("{ QUANTITY($lines) }", "2", "2"),
    ],
)
def test_lines_functions_serve_phrase_authors(
    tmp_path: Path, pattern: str, german: str | None, english: str | None
) -> None:
    if german is not None:
        assert said(tmp_path, pattern, lines=TWO_FILTERS) == german
    if english is not None:
        assert said(tmp_path, pattern, "en", lines=TWO_FILTERS) == english


@pytest.mark.parametrize(
    ("pattern", "german", "english"),
    [
        ("{ $product }", "Lavazza Bohnen", "Lavazza beans"),
        ('{ NAME($product, form: "full") }', "Lavazza Bohnen, ein Kilo", "Lavazza beans, one kilo"),
        ('x { NAME($product, form: "noun", case: "acc") }', "X den Kaffee", "X the coffee"),
        ('x { NAME($product, form: "bare") }', "X Kaffee", "X coffee"),
        ("x { SIZE($product) }", "X ein Kilo", "X one kilo"),
        ("x { VARIANT($product) }", "X ein Kilo", "X one kilo"),
        ("{ UNIT_PRICE($product) }", "16 Euro 99 je Kilo", "16 euros 99 per kilo"),
        ("{ PLURAL($product) -> [one] eins *[other] viele }", "Eins", "Eins"),
    ],
)
def test_product_functions_serve_phrase_authors(tmp_path: Path, pattern: str, german: str, english: str) -> None:
    assert said(tmp_path, pattern, product=BEANS) == german
    assert said(tmp_path, pattern, "en", product=BEANS) == english


def test_piece_price_is_said_per_piece(tmp_path: Path) -> None:
    assert said(tmp_path, "{ PIECE_PRICE($product) }.", product=TABS) == "Etwa 20 Cent das Stück."


@pytest.mark.parametrize(
    ("pattern", "german", "english"),
    [
        ('x { DAY($at, form: "bare") }', "X heute", "X today"),
        ("x am { DATE($at) }", "X am 23. November", "X am 23 November"),
        ("um { TIME($at) }", "Um 10 Uhr 4", "Um 10:04"),
    ],
)
def test_moments_are_said_in_merchants_time(tmp_path: Path, pattern: str, german: str, english: str) -> None:
    moment = datetime(2026, 11, 23, 9, 4, tzinfo=UTC)
    assert said(tmp_path, pattern, at=moment) == german
    assert said(tmp_path, pattern, "en", at=moment) == english


def test_late_moments_belong_to_next_day(tmp_path: Path) -> None:
    assert said(tmp_path, "x { $at }", at=datetime(2026, 11, 23, 23, 30, tzinfo=UTC)) == "X morgen"


def test_numbers_are_words_counts_or_digits(tmp_path: Path) -> None:
    assert said(tmp_path, "{ $n } { NUMBER_WORD($n) } { COUNT($n) }", n=2) == "2 zwei zweimal"
    assert said(tmp_path, "{ $n -> [one] ein Versuch *[other] Versuche }", n=1) == "Ein Versuch"


def test_packs_are_counted_for_a_product(tmp_path: Path) -> None:
    assert said(tmp_path, "Noch { PACKS($product, $n) }.", product=TOOTHPASTE, n=2) == "Noch zwei Tuben."
    assert said(tmp_path, "{ PACKS($product, $n) } left.", "en", product=TOOTHPASTE, n=1) == "One tube left."


def test_order_numbers_are_short_only_by_voice(tmp_path: Path) -> None:
    number = OrderNumber("1234-4217")
    assert said(tmp_path, "Endet auf { ENDING($number) }, { $number }.", number=number) == "Endet auf 42 17, 1234-4217."


def test_choices_join_with_or(tmp_path: Path) -> None:
    options = (Localized("die 80er", "the 80 pack"), Localized("die 100er", "the 100 pack"))
    assert said(tmp_path, "{ CHOICES($options) }?", options=options) == "Die 80er oder die 100er?"
    assert said(tmp_path, "{ CHOICES($options) }?", "en", options=options) == "The 80 pack or the 100 pack?"
    products = (FILTERS, replace(FILTERS, variant=text("Größe 2|size 2")), PAPER)
    assert said(tmp_path, '{ CHOICES($options, form: "variant") }?', options=products) == (
        "Größe 4, Größe 2 oder 16 Rollen?"
    )
    assert (
        said(tmp_path, '{ LIST($options, form: "bare") }.', options=products[1:]) == "Filtertüten und Toilettenpapier."
    )
    assert said(tmp_path, "x { $options }", options=("a", "b")) == "X a und b"


def test_capital_starts_a_later_sentence(tmp_path: Path) -> None:
    pattern = 'Ja. { CAPITAL(LINES($lines, form: "noun")) } kommen { $day }. { CAPITAL($day) }.'
    assert said(tmp_path, pattern, lines=TWO_FILTERS, day=date(2026, 11, 24)) == (
        "Ja. Die Filtertüten kommen morgen. Morgen."
    )


def test_markup_in_values_never_becomes_markup(tmp_path: Path) -> None:
    evil = replace(FILTERS, spoken=text('<audio src="x"/> & Co'), noun=text("<b>"))
    phrases = book(
        tmp_path, 't-x = { $product } { CAPITAL($product) } { NAME($product, form: "noun") } { $lines } { $word }.'
    )
    say = Say("t-x", {"product": evil, "lines": (Line(evil, 2),), "word": "<speak>"})
    spoken = phrases.render(Reply(says=(say,)), GERMAN, escape=html.escape).text
    assert "<" not in spoken
    assert "&lt;audio src=&quot;x&quot;/&gt; &amp; Co" in spoken
    assert "&amp;lt;" not in spoken


def test_cards_are_written_and_unescaped(tmp_path: Path) -> None:
    phrases = book(tmp_path, "t-title = Deine Bestellung { $number }", "t-body = { $lines }: { $total }, & { $word }")
    values: dict[str, SpokenValue] = {"lines": TWO_FILTERS, "total": Money(788), "word": "<"}
    card = Card(Say("t-title", {"number": OrderNumber("1234-4217")}), (Say("t-body", values), Say("t-body", values)))
    spoken = phrases.render(Reply(card=card, options=(Say("t-body", values),)), GERMAN, escape=html.escape)
    line = "2 × Melitta Filtertüten Größe 4, 80 Stück: 7,88\xa0€, & <"
    assert spoken.card_title == "Deine Bestellung 1234-4217"
    assert spoken.card_text == f"{line}\n{line}"
    assert spoken.options == (line,)
    assert spoken.text == ""


def test_letters_keep_lines_links_and_dates(tmp_path: Path) -> None:
    phrases = book(tmp_path, "t-x =\n    { $link }\n\n    Kommt { $at } um { TIME($at) }.")
    values: dict[str, SpokenValue] = {"link": "https://" + "x" * 300, "at": datetime(2026, 11, 24, 9, 4, tzinfo=UTC)}
    card = Card(Say("shop-apology"), (Say("t-x", values),))
    assert phrases.render(Reply(card=card), GERMAN).card_text == (
        f"https://{'x' * 300}\n\nKommt am Dienstag, 24. November um 10:04 Uhr."
    )


def test_prices_can_be_spoken_on_screens(tmp_path: Path) -> None:
    card = Card(Say("shop-apology"), (Say("t-x", {"total": Money(788)}),))
    phrases = book(tmp_path, "t-x = { PRICE($total) }")
    assert phrases.render(Reply(card=card), GERMAN).card_text == "7 Euro 88"


def test_gate_shows_the_statutory_button(tmp_path: Path) -> None:
    phrases = book(tmp_path, "t-ask = Soll ich?")
    assert phrases.render(Reply(asks=Say("t-ask"), gate=GATE), GERMAN).button == "Zahlungspflichtig bestellen"
    assert phrases.render(Reply(asks=Say("t-ask")), GERMAN).button == ""


@pytest.mark.parametrize(
    "pattern",
    [
        "{ $missing }",
        "{ NOPE($n) }",
        "{ -nothing }",
        '{ LINES($n, form: "full") }',
        '{ DAY($day, form: "x") }',
        "{ $no }",
    ],
)
def test_any_formatting_error_is_raised(tmp_path: Path, pattern: str) -> None:
    with pytest.raises(PhraseError, match="t-x"):
        said(tmp_path, pattern, n=1, day=date(2026, 11, 24), no=())


def test_missing_messages_and_files_are_errors(tmp_path: Path) -> None:
    phrases = book(tmp_path, "t-x = Da.")
    with pytest.raises(PhraseError, match=r"no message t-y in de/t\.ftl"):
        phrases.render(Reply(says=(Say("t-y"),)), GERMAN)
    with pytest.raises(PhraseError, match=r"no phrase file en/other\.ftl"):
        phrases.render(Reply(says=(Say("other-x"),)), ENGLISH)


def test_unreadable_files_name_the_line(tmp_path: Path) -> None:
    phrases = book(tmp_path, "t-x = Da.", "t-y = { $open", "t-z = Da.")
    with pytest.raises(PhraseError, match=r"de/t\.ftl:2: "):
        phrases.render(Reply(says=(Say("t-x"),)), GERMAN)


def test_production_apologises_and_logs_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    phrases = book(tmp_path, "t-x = { $missing }", "t-ask = Soll ich?", strict=False)
    with caplog.at_level(logging.ERROR):
        spoken = phrases.render(Reply(says=(Say("t-x"),), asks=Say("t-ask")), GERMAN)
    assert spoken.text == "Entschuldige, das ging schief. Soll ich?"
    assert spoken.reprompt == "Soll ich?"
    assert len(caplog.records) == 1
    assert "an apology was spoken in place of t-x, t-ask: PhraseError at phrasebook.py:" in caplog.text
    assert caplog.records[0].exc_info is None, "a traceback ends with the error's message, which may quote a customer"


def test_production_drops_an_unspeakable_question(tmp_path: Path) -> None:
    phrases = book(tmp_path, "t-ask = { $missing }?", strict=False)
    spoken = phrases.render(Reply(asks=Say("t-ask")), GERMAN)
    assert spoken.text == "Entschuldige, das ging schief."
    assert spoken.reprompt is None


def test_gate_errors_raise_even_in_production(tmp_path: Path) -> None:
    phrases = book(tmp_path, "t-x = { $missing }", "t-ask = Soll ich?", strict=False)
    with pytest.raises(PhraseError):
        phrases.render(Reply(says=(Say("t-x"),), asks=Say("t-ask"), gate=GATE), GERMAN)


def test_unknown_languages_are_answered_in_german(tmp_path: Path) -> None:
    phrases = book(tmp_path, "t-x = Für { $total }.")
    for locale in ("fr-FR", "../en", ""):
        spoken = phrases.render(Reply(says=(Say("t-x", {"total": Money(100)}),)), replace(GERMAN, locale=locale))
        assert spoken.text == "Für 1 Euro."


def test_files_load_only_when_used(tmp_path: Path) -> None:
    phrases = book(tmp_path, "t-x = Da.")
    (tmp_path / "de" / "broken.ftl").write_text("broken-x = { $open", encoding="utf-8")
    assert phrases.render(Reply(says=(Say("t-x"),)), GERMAN).text == "Da."


def test_version_changes_with_any_wording(tmp_path: Path) -> None:
    before = book(tmp_path, "t-x = Da.").version("de")
    same = book(tmp_path, "t-x = Da.").version("de")
    after = book(tmp_path, "t-x = Dort.").version("de")
    assert before == same != after
    assert len(before) == 12
    assert book(tmp_path, "t-x = Da.").render(Reply(says=(Say("t-x"),)), GERMAN).phrase_version == before


def test_endless_words_are_cut_short(tmp_path: Path) -> None:
    assert len(said(tmp_path, "{ $word }", word="bla " * 2500)) <= 1_002
    assert len(said(tmp_path, "{ $word }", word="a" * 10_000)) <= 1_002
