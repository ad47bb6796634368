"""Say what stands on the page, in German and English."""

from __future__ import annotations

from collections.abc import Mapping

from skill.domain.localized import Localized

LANGUAGES = ("de", "en")

_WORDS: Mapping[str, Localized] = {
    "title": Localized("Vertrag widerrufen", "Withdraw from a contract"),
    "skip": Localized("Zum Formular", "Skip to the form"),
    "other_language": Localized("English", "Deutsch"),
    "lead": Localized(
        "Hier kannst du einen Kauf bei {seller} widerrufen. Du brauchst dafür kein Konto und keinen Grund.",
        "Here you can withdraw from a purchase from {seller}. You need no account and no reason.",
    ),
    "step_one": Localized("Schritt 1 von 2: Angaben", "Step 1 of 2: your details"),
    "step_two": Localized("Schritt 2 von 2: Bestätigen", "Step 2 of 2: confirm"),
    "name": Localized("Dein Name", "Your name"),
    "number": Localized("Bestellnummer", "Order number"),
    "number_hint": Localized(
        "Acht Ziffern, zum Beispiel 1234-5678. Du findest sie in deiner Bestellbestätigung.",
        "Eight digits, for example 1234-5678. You find it in your order confirmation.",
    ),
    "email": Localized("E-Mail-Adresse", "E-mail address"),
    "email_hint": Localized(
        "Dorthin schicken wir dir sofort eine Eingangsbestätigung.", "We send a receipt there at once."
    ),
    "goods": Localized("Was möchtest du widerrufen?", "What do you want to withdraw from?"),
    "withdrawn": Localized("Ware", "Goods"),
    "optional": Localized("freiwillig", "optional"),
    "goods_hint": Localized(
        "Lass das Feld leer, wenn du die ganze Bestellung widerrufst.",
        "Leave this empty if you withdraw from the whole order.",
    ),
    "whole": Localized("Die ganze Bestellung", "The whole order"),
    "begin": Localized("Vertrag widerrufen", "Withdraw from contract"),
    "confirm": Localized("Widerruf bestätigen", "Confirm withdrawal"),
    "change": Localized("Angaben ändern", "Change details"),
    "check": Localized(
        "Bitte prüf deine Angaben. Erst mit „Widerruf bestätigen“ schickst du den Widerruf ab.",
        "Please check your details. Only “Confirm withdrawal” sends your withdrawal.",
    ),
    "declaration": Localized(
        "Hiermit widerrufe ich den Vertrag über den Kauf der folgenden Ware.",
        "I hereby withdraw from my contract of sale of the following goods.",
    ),
    "done": Localized("Dein Widerruf ist eingegangen", "Your withdrawal has been received"),
    "received": Localized("am {day} um {time} Uhr", "on {day} at {time}"),
    "received_at": Localized("Eingegangen", "Received"),
    "receipt": Localized(
        "Die Eingangsbestätigung mit Datum und Uhrzeit schicken wir dir per E-Mail an {email}.",
        "We are sending the receipt with date and time by e-mail to {email}.",
    ),
    "next": Localized(
        "Wie es weitergeht, steht in dieser E-Mail oder in einer weiteren von uns. Kommt in den nächsten Minuten "
        "nichts an, sieh bitte im Spam-Ordner nach oder schreib uns an {support}.",
        "What happens next is in that e-mail or in another one from us. If nothing arrives in the next minutes, "
        "please look into your spam folder or write to {support}.",
    ),
    "print": Localized("Du kannst diese Seite drucken oder speichern.", "You can print or save this page."),
    "errors": Localized("Da fehlt noch etwas:", "Something is missing:"),
    "name_missing": Localized("Bitte gib deinen Namen an.", "Please give your name."),
    "number_missing": Localized(
        "Bitte gib die Bestellnummer an. Weißt du sie nicht, schreib „unbekannt“.",
        "Please give the order number. If you do not know it, write “unknown”.",
    ),
    "email_missing": Localized(
        "Bitte gib eine E-Mail-Adresse an, an die wir die Bestätigung schicken können, zum Beispiel name@beispiel.de.",
        "Please give an e-mail address for the receipt, for example name@example.com.",
    ),
    "too_long": Localized("Das ist zu lang, höchstens {most} Zeichen.", "That is too long, {most} characters at most."),
    "stale": Localized(
        "Das Formular war zu lange offen. Deine Angaben sind noch da: Schick sie bitte noch einmal ab.",
        "The form was open for too long. Your details are still there: please send them once more.",
    ),
    "too_many": Localized(
        "Von hier kamen gerade sehr viele Widerrufe. Versuch es bitte in einer Stunde noch einmal. "
        "Du kannst deinen Widerruf auch jetzt gleich an {support} schicken, das gilt genauso.",
        "Very many withdrawals came from here just now. Please try again in an hour. "
        "You can also send your withdrawal to {support} right now, which counts just the same.",
    ),
    "too_many_title": Localized("Einen Moment bitte", "One moment, please"),
    "busy": Localized(
        "Das hat gerade nicht geklappt, es ist nichts verloren: Schick deinen Widerruf bitte noch einmal ab "
        "oder schreib an {support}.",
        "That did not work just now, and nothing is lost: please send your withdrawal once more or write to {support}.",
    ),
    "seller": Localized("Anbieter", "Seller"),
}
_MONTHS = {
    "de": (
        *("Januar", "Februar", "März", "April", "Mai", "Juni"),
        *("Juli", "August", "September", "Oktober", "November", "Dezember"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}


def words(language: str, **values: str) -> dict[str, str]:
    """Return all of the page's words in a language, with the shop's values put in."""
    found: dict[str, str] = {}
    for name, text in _WORDS.items():
        said = text.de if language == "de" else text.en
        for value_name, value in values.items():
            said = said.replace(f"{{{value_name}}}", value)
        found[name] = said
    return found


def written_day(day: int, month: int, year: int, language: str) -> str:
    """Return a date as it stands in a letter: 23. November 2026, 23 November 2026."""
    return f"{day}{'.' if language == 'de' else ''} {_MONTHS[language][month - 1]} {year}"
