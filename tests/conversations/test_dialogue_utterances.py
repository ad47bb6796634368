"""What the customers of the reference dialogues say is understood, by text and through the Alexa models.

Each play says: utterance, intent, slots, and marks: `T` on text only; `(…)` the intents that the question
before awaits. `-` is what later versions answer: it must fall back, never become an order.
"""

from __future__ import annotations

import pytest
from _pytest.mark.structures import ParameterSet

from skill.conversation.turn import Assent
from tests.conversations.alexa_nlu import FALLBACK
from tests.conversations.ears import alexa, ears, without_ones

YES, NO, HELP = "AMAZON.YesIntent", "AMAZON.NoIntent", "AMAZON.HelpIntent"
CODE = "ProvideCodeIntent"

GERMAN = """
bestell kaffeefilter nach | ReorderProductIntent | product=kaffeefilter
ja | AMAZON.YesIntent
ich brauch wieder klopapier | ReorderProductIntent | product=klopapier
was heißt denn zahlungspflichtig | AMAZON.HelpIntent
ach so ja bitte | AMAZON.YesIntent
ja nehm ich | AMAZON.YesIntent
nee da muss ich erst meine frau fragen | AMAZON.NoIntent
halt nicht größe vier die kleinen größe zwei | ChooseOptionIntent | rejected=größe vier; attribute=kleinen größe zwei
genau zahlungspflichtig bestellen | ConfirmOrderIntent | consent=genau zahlungspflichtig bestellen
bestell finnische taps nach | ReorderProductIntent | product=finnische taps
ja und dolche gusto kaputtschino | AddToCartIntent | product=dolche gusto kaputtschino
und noch schlumpf | AddToCartIntent | product=schlumpf
bestell wasserfilter nach | ReorderProductIntent | product=wasserfilter
was kostet da einer | ProductQuestionIntent | aspect=was kostet da einer
gibts die auch im sechserpack | ProductQuestionIntent | aspect=gibts die auch; attribute=sechserpack
wie bitte | AMAZON.RepeatIntent
was kosten die filtertüten pro stück | ProductQuestionIntent | product=filtertüten; aspect=pro stück
wie viel kostet klopapier pro rolle | ProductQuestionIntent | product=klopapier; aspect=pro rolle
bestell nochmal das vom letzten mal | ReorderLastIntent
das vom letzten mal | ReorderLastIntent
bestell | ReorderProductIntent
ich möchte bestellen | ReorderProductIntent
ja bitte zwei | ChangeQuantityIntent | quantity=2
nimm zwei packungen | ChangeQuantityIntent | quantity=2; unit=packungen
wie wird das wetter | -
nein lass mal | AMAZON.NoIntent
ich will zehn mal haribo | ReorderProductIntent | quantity=10; product=haribo
jaaa | AMAZON.YesIntent
was ist im korb | ReadCartIntent
nimm alle raus bis auf eine | RemoveFromCartIntent | remaining=1
nein später | AMAZON.NoIntent
i brauchat a milli und zwoa packerl nudeln | AddToCartIntent | product=milli; quantity_two=2; unit_two=packerl; product_two=nudeln
na no semmelbrösl dazua | AddToCartIntent | product=semmelbrösl
basst | AMAZON.YesIntent
jo freili | AMAZON.YesIntent
zur kasse | CheckoutIntent
nein | AMAZON.NoIntent
schmeiß alles raus | EmptyCartIntent
wo ist meine bestellung | TrackOrderIntent
wieso dauert das denn so lang | TrackOrderIntent | aspect=wieso
und die mit dem katzenfutter | TrackOrderIntent | product=katzenfutter
ihr habt mir die falschen windeln geschickt ich hab größe vier bestellt | ReportProblemIntent | fault=falschen; product=windeln; attribute=größe vier
ersatz aber ich hab keinen drucker für so ein etikett | ChooseRemedyIntent | remedy=ersatz; topic=ich hab keinen drucker für so ein etikett
ja mach | AMAZON.YesIntent
das waschmittel ist ausgelaufen die halbe kiste klebt | ReportProblemIntent | product=waschmittel; fault=ausgelaufen
ja genau | AMAZON.YesIntent
geld zurück | ChooseRemedyIntent | remedy=geld zurück
wo bleibt meine erstattung | RefundStatusIntent
ich will die rasierklingen widerrufen | WithdrawIntent | product=rasierklingen
muss ich sagen warum | CaseQuestionIntent | topic=muss ich sagen warum
bestell druckerpatrone nach | ReorderProductIntent | product=druckerpatrone
eins zwei drei vier | ProvideCodeIntent | code=1234
zwei sieben acht neun | ProvideCodeIntent | code=2789
zwei sieben neun eins | ProvideCodeIntent | code=2791
zwei sieben eins neun | ProvideCodeIntent | code=2719
halt stopp die kapseln wollte ich gar nicht | CancelOrderIntent | product=kapseln
ach weißt du was storniere alles | CancelOrderIntent
pampers größe fünf bitte | ReorderProductIntent | product=pampers größe fünf
kaffeebohnen | ReorderProductIntent | product=kaffeebohnen
ja nimm die | AMAZON.YesIntent
habt ihr was im angebot | -
"""

ENGLISH = """
reorder coffee filters | ReorderProductIntent | product=coffee filters
yes please | AMAZON.YesIntent
put two milks and a pack of spaghetti in my cart | AddToCartIntent | quantity=2; product=milks; unit_two=pack; product_two=spaghetti
go on then | AMAZON.YesIntent
no leave it | AMAZON.NoIntent
i need dishwasher tabs again | ReorderProductIntent | product=dishwasher tabs
how much are the filters each | ProductQuestionIntent | product=filters; aspect=each
order the one from last time again | ReorderLastIntent
i want to order | ReorderProductIntent
yes please two packs | ChangeQuantityIntent | quantity=2; unit=packs
how much is that per tab | ProductQuestionIntent | aspect=how much is that per tab
will it rain tomorrow | -
no forget it | AMAZON.NoIntent
buy a hundred gummy bears | ReorderProductIntent | quantity=100; product=gummy bears
a hundred | ChangeQuantityIntent | quantity=100
yay yes | AMAZON.YesIntent
you sent me the wrong size nappies | ReportProblemIntent | fault=the wrong size; product=nappies
the right ones do i have to send these back | ChooseRemedyIntent | remedy=the right ones; topic=do i have to send these back
i want to withdraw from the razor blades | WithdrawIntent | product=razor blades
do i get everything back | CaseQuestionIntent | topic=do i get everything back
confirm | AMAZON.YesIntent
"""


def plays(language: str, script: str) -> list[ParameterSet]:
    found = []
    for line in script.strip().splitlines():
        utterance, intent, *slots = (part.strip() for part in line.split("|"))
        pairs = (pair.split("=") for pair in slots[0].split("; ")) if slots else ()
        found.append(pytest.param(language, utterance, intent, dict(pairs), id=f"{language}-{utterance}"))
    return found


SCRIPT = plays("de", GERMAN) + plays("en", ENGLISH)
LOCALE = {"de": "de-DE", "en": "en-GB"}

ASSENTS = [
    *(("de", text, Assent.CLEAR) for text in ("ja", "ja bitte", "jo", "ja freilich", "jo freili", "ach so ja bitte")),
    *(("de", text, Assent.CLEAR) for text in ("ja genau", "jawohl", "ja, bitte!", "Ja.")),
    *(("de", text, Assent.CASUAL) for text in ("okay", "mhm", "passt", "basst", "von mir aus", "ja mach", "jaaa")),
    *(("de", text, Assent.CASUAL) for text in ("ja nehm ich", "na gut", "meinetwegen", "ja okay", "passt schon")),
    *(("de", text, Assent.CASUAL) for text in ("ja bestellen", "ja bestell das", "jaja mach", "na klar mach das")),
    *(("de", text, Assent.DOUBTFUL) for text in ("ja tor tor tor", "ja aber", "ja und", "ja das war abseits")),
    *(("en", text, Assent.CLEAR) for text in ("yes", "yes please", "yeah", "yep please", "yes, go ahead")),
    *(("en", text, Assent.CASUAL) for text in ("okay i guess", "go on then", "yay yes", "sure", "fine", "mhm")),
    *(("en", text, Assent.CASUAL) for text in ("yes order it", "yes place the order", "yeah yeah do it")),
    *(("en", text, Assent.DOUBTFUL) for text in ("yes goal goal goal", "yes but", "yes he scored again")),
]

CORRECTED = [
    (
        "de",
        "bestell eine nee warte zwei packungen kaffeefilter",
        "ReorderProductIntent",
        {"quantity": "2", "unit": "packungen", "product": "kaffeefilter"},
    ),
    ("de", "leg drei milch nein warte vier in den korb", "AddToCartIntent", {"quantity": "4", "product": "milch"}),
    ("de", "bestell kaffee ach nein tee", "ReorderProductIntent", {"product": "tee"}),
    (
        "en",
        "order one no wait two packs of coffee filters",
        "ReorderProductIntent",
        {"quantity": "2", "unit": "packs", "product": "coffee filters"},
    ),
    ("en", "make it three milks no wait four", "ChangeQuantityIntent", {"quantity": "4", "product": "milks"}),
]


@pytest.mark.parametrize(("language", "utterance", "intent", "slots"), SCRIPT)
def test_text_understands_the_dialogues(language: str, utterance: str, intent: str, slots: dict[str, str]) -> None:
    understood = ears(language).understand(utterance)
    assert understood.intent == (None if intent == "-" else intent)
    assert without_ones({name: value.text for name, value in understood.slots.items()}) == without_ones(slots)


@pytest.mark.parametrize(("language", "utterance", "intent", "slots"), SCRIPT)
def test_alexa_resolves_the_dialogues(language: str, utterance: str, intent: str, slots: dict[str, str]) -> None:
    resolved = alexa(LOCALE[language]).resolve(utterance)
    assert resolved.intent == (FALLBACK if intent == "-" else intent)
    assert without_ones(resolved.slots) == without_ones(slots)


@pytest.mark.parametrize(("language", "utterance", "assent"), ASSENTS)
def test_yes_is_graded_by_its_words(language: str, utterance: str, assent: Assent) -> None:
    understood = ears(language).understand(utterance)
    assert (understood.intent, understood.assent) == (YES, assent)


@pytest.mark.parametrize(("language", "utterance", "intent", "slots"), CORRECTED)
def test_corrected_words_fall_away(language: str, utterance: str, intent: str, slots: dict[str, str]) -> None:
    understood = ears(language).understand(utterance)
    assert understood.intent == intent
    assert {name: value.text for name, value in understood.slots.items()} == slots


def test_two_wishes_come_in_order() -> None:
    understood = ears("en").understand("make it three milks no wait four and drop the pasta")
    assert (understood.intent, understood.slots["quantity"].text) == ("ChangeQuantityIntent", "4")
    assert understood.then is not None
    assert (understood.then.intent, understood.then.slots["product"].text) == ("RemoveFromCartIntent", "pasta")


def test_alexa_sends_a_correction_as_second_line() -> None:
    resolved = alexa("de-DE").resolve("bestell eine nee warte zwei packungen kaffeefilter")
    assert resolved.intent == "ReorderProductIntent"
    assert resolved.slots == {
        "quantity": "1",
        "quantity_two": "2",
        "unit_two": "packungen",
        "product_two": "kaffeefilter",
    }


def test_yes_with_a_correction_changes_the_quantity() -> None:
    assert ears("de").understand("nein nur eine").slots["quantity"].text == "1"
    assert alexa("de-DE").resolve("nein nur eine").slots == {"quantity": "1"}


def test_aspect_ids_say_what_was_asked() -> None:
    asked = ears("de").understand("was kostet da einer")
    assert asked.slots["aspect"].ids == ("unit_price",)
    assert alexa("de-DE").resolve("was kostet da einer").ids == {"aspect": "unit_price"}
