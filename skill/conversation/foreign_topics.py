"""Tell what somebody speaks of that is no business of a shop, so that the limit can be named."""

from __future__ import annotations

import re
from collections.abc import Mapping

OTHER = "other"
"""The topic of what is foreign, but nobody knows how."""

OTHER_SHOP = "other_shop"

_NO_THINGS = frozenset({OTHER_SHOP, "insult", "private", "service", "health", "weather", "time", "joke", "news"})

_GERMAN_SHOPS = (
    r"(?:amazon|zalando|ebay|otto|rewe|edeka|aldi|lidl|penny|netto|kaufland|rossmann|dm|müller|ikea|temu|shein|"
    r"mediamarkt|media markt|saturn|lieferando|aliexpress|kleinanzeigen|vinted|about you|h&m|thalia|tchibo|obi|"
    r"bauhaus|hornbach|wolt|flink|picnic)s?"
)
_ENGLISH_SHOPS = (
    r"(?:amazon|ebay|tesco|asda|sainsbury|aldi|lidl|walmart|target|ikea|argos|costco|boots|temu|shein|waitrose|"
    r"morrisons|ocado|zalando|etsy|vinted|asos|best buy|domino|uber ?eats|doordash|deliveroo|just eat)(?:'?s)?"
)
_GERMAN_ORDERS = (
    r"(?:paket|päckchen|lieferung|bestellung|sendung|retoure|rücksendung|erstattung|warenkorb|einkaufswagen|konto|"
    r"rechnung|gutschein)(?:e|en|s)?"
)
_ENGLISH_ORDERS = (
    r"(?:parcel|package|delivery|deliveries|order|shipment|return|refund|cart|basket|trolley|account|invoice|voucher)s?"
)
# A shop's name alone may be a brand ("die von Rossmann"): it must be the place, or whose order it is. A parcel that
# lies "bei Müller" lies with the neighbours.
_OTHER_SHOPS: Mapping[str, re.Pattern[str]] = {
    "de": re.compile(
        rf"\b{_GERMAN_SHOPS}[ -]?{_GERMAN_ORDERS}\b|\b{_GERMAN_ORDERS} (?:von|vom|bei|aus) {_GERMAN_SHOPS}\b"
        rf"|\b(?:bei|beim|auf) (?!müller|otto){_GERMAN_SHOPS}\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        rf"\b{_ENGLISH_SHOPS}[ -]?{_ENGLISH_ORDERS}\b|\b{_ENGLISH_ORDERS} (?:from|with|at|on) {_ENGLISH_SHOPS}(?!\w)"
        rf"|\b(?:at|on) {_ENGLISH_SHOPS}(?!\w)",
        re.IGNORECASE,
    ),
}

_GERMAN = {
    "insult": (
        r"(blöd|doof|dumm|dämlich|bescheuert|scheiß|idiot|arschl|halt die klappe|halts maul|halt.s maul|fick|verpiss|"
        r"nutzlos|unfähig|depp|trottel)"
    ),
    OTHER_SHOP: rf"\b{_GERMAN_SHOPS}(?:\b|[ -]?{_GERMAN_ORDERS}\b)",
    "private": (
        r"(passwort|pin|kontonummer|kontostand|kreditkartennummer|kundendaten|iban|geheimzahl|"
        r"anderen? kund|nachbar|adresse von|telefonnummer von|handynummer von)"
    ),
    "service": (
        r"\b(taxi|uber|tisch|flug|flüge|hotel|hotelzimmer|urlaub|reise|mietwagen|zugticket|bahnticket|fahrkarte|"
        r"tickets?|karten für|termin|friseur\w*|handwerker|klempner|krankenwagen|babysitter|putzfrau)\b"
    ),
    "weather": r"(wetter|regnet|regen\b|schnei|gewitter|sonnig|temperatur|wie warm ist|wie kalt ist|scheint .*sonne)",
    "time": r"(wie spät|wie viel uhr|wieviel uhr|uhrzeit|welcher tag|welches datum|wecker|timer|stell.* uhr)",
    "music": r"(musik|lied|song|playlist|radio|spotify|hörbuch|podcast|fernseh|netflix|film|serie|lauter|leiser)",
    "joke": r"(witz|rätsel|geschichte|gedicht|lustig|sing|märchen)",
    "home": r"(licht|lampe|heizung|rollo|rolllad|jalousie|staubsauger an|steckdose|garage|haustür)",
    "news": r"(nachrichten|schlagzeilen|bundesliga|fußball|präsident|börse|aktie|dax|hauptstadt)",
    "health": r"(arzt|krank|schmerz|fieber|dosier|notarzt|apotheke|schwanger|symptom)",
}
_ENGLISH = {
    "insult": r"(stupid|idiot|dumb|useless|shut up|moron|crap\b|hate you|fuck|bloody hell|go to hell|rubbish assistant)",
    OTHER_SHOP: rf"\b{_ENGLISH_SHOPS}\b",
    "private": (
        r"(password|\bpin\b|bank balance|account number|card number|customer data|someone else|somebody else|"
        r"other customers?|neighbou?r|address of|phone number of|wife's|husband's)"
    ),
    "service": (
        r"\b(taxi|cab|uber|table|flight|hotel|holiday|vacation|trip|rental car|train ticket|tickets?|appointment|"
        r"haircut|plumber|electrician|ambulance|babysitter|cleaner)s?\b"
    ),
    "weather": r"(weather|\brain|snow|sunny|temperature|umbrella|how (warm|cold|hot) is|forecast|storm)",
    "time": r"(what time is it|what's the time|what day is|the date today|alarm|timer|wake me)",
    "music": r"(music|song|playlist|radio|spotify|audiobook|podcast|telly|\btv\b|netflix|movie|film|louder|volume)",
    "joke": r"(joke|riddle|story|poem|funny|sing )",
    "home": r"(lights?\b|lamp|heating|blinds|thermostat|\boven\b|garage|front door|hoover)",
    "news": r"(the news|headlines|football|election|prime minister|president|stock|capital of|who won)",
    "health": r"(doctor|ill\b|\bsick\b|\bpain|fever|dose|ambulance|pharmacy|pregnant|symptom|killing me)",
}
_TOPICS: Mapping[str, Mapping[str, re.Pattern[str]]] = {
    language: {topic: re.compile(words, re.IGNORECASE) for topic, words in topics.items()}
    for language, topics in (("de", _GERMAN), ("en", _ENGLISH))
}


def foreign_topic(text: str | None, language: str) -> str:
    """Return what words speak of (`weather`, `insult`, …); `other` where none tells, and where no words are known."""
    if text and is_other_shops(text, language):
        return OTHER_SHOP
    topics = _TOPICS.get(language, {}) if text else {}
    return next((topic for topic, words in topics.items() if words.search(text or "")), OTHER)


def is_other_shops(text: str, language: str) -> bool:
    """Tell whether words speak of an order, parcel or cart elsewhere; a brand that is called like a shop is no shop."""
    place = _OTHER_SHOPS.get(language)
    return bool(place and place.search(text))


def is_about_things(topic: str) -> bool:
    """Tell whether words of a topic can order goods all the same: a lamp can be bought, the weather cannot."""
    return topic not in _NO_THINGS
