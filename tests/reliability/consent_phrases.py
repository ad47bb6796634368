"""List what people say to the question that costs money, and whether it may cost them money."""

from __future__ import annotations

from itertools import product

_DE_CLEAR = (
    "ja|ja bitte|ja gerne|ja gern|ja genau|ja klar|ja natürlich|ja sicher|ja freilich|jawohl|jo|jep|jap|jo bitte|"
    "ach ja bitte|ach so ja|ja das stimmt|ja richtig|ja korrekt|bitte ja|ja unbedingt|ja auf jeden fall|ja das möchte ich|ja das will ich|ja ich bin sicher|"
    "ja bestätige ich|Ja!|JA|Ja, bitte.|ähm ja|also ja"
)
_DE_STATUTORY = (
    "zahlungspflichtig bestellen|ja zahlungspflichtig bestellen|ja bitte zahlungspflichtig bestellen|"
    "bitte zahlungspflichtig bestellen|genau zahlungspflichtig bestellen|jetzt zahlungspflichtig bestellen|"
    "ich möchte zahlungspflichtig bestellen|Ja, zahlungspflichtig bestellen!"
)
_DE_NO = (
    "nein|nein danke|nee|nö|na|nein lass mal|lieber nicht|doch nicht|jetzt nicht|noch nicht|heute nicht|"
    "auf keinen fall|bloß nicht|niemals|nein nein|nein das ist zu teuer|zu teuer|das ist mir zu teuer|"
    "ich überlege es mir noch|das will ich nicht|bestell das nicht|nicht bestellen|bitte nicht bestellen|"
    "nein nicht bestellen|nichts davon|vielleicht später|ein andermal|vergiss es|lass es|schon gut|stopp|abbrechen|"
    "nein ja nicht|nicht ja|nein also ja nicht|da muss ich erst meine frau fragen|stop|halt|moment|warte|"
    "nicht zahlungspflichtig bestellen|bitte nicht zahlungspflichtig bestellen|nein nicht zahlungspflichtig bestellen|"
    "ich möchte nicht zahlungspflichtig bestellen|ich will nichts zahlungspflichtig bestellen|"
    "auf keinen fall zahlungspflichtig bestellen|zahlungspflichtig bestellen nein|"
    "zahlungspflichtig bestellen lieber nicht|was heißt zahlungspflichtig bestellen|warum zahlungspflichtig|"
    "wieso zahlungspflichtig bestellen|zahlungspflichtig|muss ich zahlungspflichtig bestellen|"
    "noch nicht zahlungspflichtig bestellen|kann man auch nicht zahlungspflichtig bestellen"
)
_DE_CASUAL = (
    "bestellen|ok bestellen|ja bestellen|ja bestell das|ja bestell es|ja bitte bestellen|jaja mach|na klar mach das|"
    "ja genau bestellen|ja ich will bestellen|okay|ok|passt|passt schon|basst|mhm|hm|aha|von mir aus|meinetwegen|gut|na gut|na klar|klar|alles klar|gerne|gern|"
    "in ordnung|sicher|logisch|logo|natürlich|super|toll|prima|perfekt|weiter|mach weiter|mach|mach das|ja mach|"
    "ja mach mal|ja mach das|nehm ich|ja nehm ich|ja nehme ich|nimm die|ja nimm die|ja okay|ja gut|ja super|ja cool|"
    "au ja|juhu ja|jaaa|jaja|ja leider|ja aus versehen|ja vielleicht heute|ja irgendwie|ja passt|ja warum nicht|warum nicht|egal|mir egal|ist mir recht|"
    "hört sich gut an|klingt gut|deal|abgemacht|gekauft|her damit|los|los geht's|wird gemacht|stimmt|richtig|genau|"
    "korrekt|sehr gut|wunderbar|ich hab nichts dagegen|wenn's sein muss|ich glaub schon|vielleicht|wahrscheinlich|bitte"
)
_DE_DOUBT = (
    "ja aber|ja aber warte|ja aber moment|ja aber lieber nicht|ja nein|ja oder|ja oder nein|ja vielleicht|ja weiß nicht|"
    "ja moment|ja warte|ja halt|ja stopp|ja und|jein|naja|na ja|tja|mal sehen|mal schauen|weiß nicht|ich weiß nicht|"
    "keine ahnung|ja mal sehen|ja eigentlich nicht|ja doch nicht|ja lieber nicht|ja später|ja morgen|ja ja schon gut|"
    "das ist ja teuer|das ist ja nett|ich weiß ja nicht|das wäre ja schön|er hat ja gesagt|sag nicht ja|wenn ja dann|"
    "hat sie ja gesagt|ja tor tor tor|ja guten abend meine damen und herren|ja ist denn heut schon weihnachten|"
    "ja wie teuer ist das denn|ja was kostet das|ja wann kommt das|ja wer ist da|ja wo ist meine bestellung|"
    "ja hallo|ja hallo wer spricht|ja was denn|ja wie bitte|ja und noch milch|ja aber nur eine|ja aber zwei|ja zwei|"
    "ja nimm zwei|ja leg milch dazu|ja und einmal milch dazu|ja die größere|ja die andere|ja storniere das|"
    "ja hilfe|ja wer hat das gesagt|nicht ja sagen|ja von wegen|ja denkste|ja noch mal|ja leg es in den korb|ja in den warenkorb"
)
_EN_CLEAR = (
    "yes|yes please|yes thank you|yes of course|yes certainly|yes absolutely|yes definitely|yes exactly|yes correct|"
    "yes that's right|yeah|yep|yup|yeah please|"
    "yes i do|yes i would|yes i'm sure|oh yes|oh yes please|okay yes|ah yes|yes go ahead|yes do it|"
    "yes please do|yes confirm|yes i confirm|confirm|i confirm|please yes|Yes!|YES|Yes, please."
)
_EN_STATUTORY = (
    "order with obligation to pay|yes order with obligation to pay|yes please order with obligation to pay|"
    "please order with obligation to pay|i want to order with obligation to pay|order it with obligation to pay|"
    "confirm and pay|Yes, order with obligation to pay!"
)
_EN_NO = (
    "no|no thanks|no thank you|nope|nah|not now|not yet|not today|rather not|never|no way|never mind|forget it|"
    "leave it|don't|don't order it|do not order|don't buy it|please don't|too expensive|that's too expensive|"
    "i don't want it|i don't want that|maybe later|another time|stop|cancel|hold on|wait|hang on|no no|nothing|"
    "i have to ask my wife first|i changed my mind|let me think about it|not that one|none of them|no yes no|"
    "do not order with obligation to pay|don't order with obligation to pay|not with obligation to pay|"
    "no order with obligation to pay|never order with obligation to pay|order without obligation to pay|"
    "i don't want to order with obligation to pay|what does with obligation to pay mean|obligation to pay|"
    "why with obligation to pay|don't confirm and pay|no confirm and pay|please don't confirm|do not confirm"
)
_EN_CASUAL = (
    "order|order it|okay order it|yes order it|yes order that|yes please order it|yes place the order|yes buy it|"
    "okay|ok|sure|sure thing|fine|alright|all right|go on|go on then|go for it|go ahead|why not|sounds good|"
    "that works|that's fine|do it|do that|let's do it|i'll take it|i'll have it|i guess|i guess so|i suppose|"
    "i suppose so|whatever|mhm|uh huh|right|cool|great|lovely|perfect|brilliant|yay|yay yes|yeah sure|yes okay|"
    "yes fine|yeah fine|carry on|continue|if you like|i don't mind|maybe yes|probably|i think so|could be|"
    "may as well|suits me|works for me|fine by me|that'll do|deal|sold|done|certainly|of course|absolutely|"
    "definitely|exactly|correct|that's right|you bet|for sure|hell yes|no problem|no worries|move on|please|"
    "yes by accident|yes somehow|yes unfortunately|yes for now|yes why not|yes i guess|yes whatever|yes i suppose|take it|take that one|yes take that one"
)
_EN_DOUBT = (
    "yes but|yes but wait|yes but hold on|yes but not now|yes no|yes or no|yes maybe|yes i don't know|yes wait|"
    "yes hold on|yes hang on|yes stop|yes and|maybe|perhaps|not sure|i'm not sure|i don't know|dunno|let me think|"
    "we'll see|it depends|yes and no|yes later|yes tomorrow|yes but rather not|she said yes|he said yes|"
    "don't say yes|if yes then|yes goal goal goal|yes good evening ladies and gentlemen|yes how much is it|"
    "yes what does it cost|yes when does it arrive|yes who is it|yes where is my order|yes hello|yes hello who is this|"
    "yes what|yes pardon|yes and milk|yes but only one|yes but two|yes two|yes make it two|yes add milk|"
    "yes the bigger one|yes the other one|yes cancel that|yes help|yes say that again|yes once more|"
    "yes put it in the basket|yes minister|yesterday|yes or what|yes so what|yes says who|not yes|well yes and no|yes sir no sir|oh yes he did"
)


def _split(text: str) -> list[str]:
    return text.split("|")


def _in_context(words: list[str], before: list[str], after: list[str]) -> list[str]:
    return [f"{lead}{said}{end}" for said, (lead, end) in product(words, zip(before, after, strict=True))]


CLEAR = {"de": _split(_DE_CLEAR), "en": _split(_EN_CLEAR)}
STATUTORY = {"de": _split(_DE_STATUTORY), "en": _split(_EN_STATUTORY)}
NO_CONSENT = {
    "de": [
        *(phrase for words in (_DE_NO, _DE_CASUAL, _DE_DOUBT) for phrase in _split(words)),
        *_in_context(_split(_DE_NO)[:30], ["ähm ", ""], ["", " bitte"]),
    ],
    "en": [
        *(phrase for words in (_EN_NO, _EN_CASUAL, _EN_DOUBT) for phrase in _split(words)),
        *_in_context(_split(_EN_NO)[:30], ["um ", ""], ["", " please"]),
    ],
}
