"""Word what the pages say from code; the rest stands in the templates, both languages side by side."""

from __future__ import annotations

from collections.abc import Mapping

from skill.domain.localized import Localized

_WORDS: Mapping[str, Localized] = {
    "foreign_form": Localized(
        "Dieses Formular ist abgelaufen. Lade die Seite bitte neu und versuch es noch einmal.",
        "This form has expired. Please load the page again and retry.",
    ),
    "gone": Localized("Das gibt es in deinem Konto nicht mehr.", "That is no longer in your account."),
    "codes_differ": Localized(
        "Die beiden Codes sind verschieden. Tipp bitte zweimal denselben.",
        "The two codes differ. Please type the same one twice.",
    ),
    "too_late_to_cancel": Localized(
        "Die Bestellung ist schon unterwegs oder storniert. Ist sie unterwegs, kannst du sie jetzt schon widerrufen.",
        "The order is on its way or cancelled already. If it is on its way, you can withdraw from it right now.",
    ),
    "wrong_token": Localized(
        "Diese Zugangsdaten gelten nicht. Öffne die Kundenseite bitte noch einmal.",
        "These access data are not valid. Please open the customer page again.",
    ),
    "wrong_name": Localized("Bitte gib einen Namen an.", "Please enter a name."),
    "wrong_street": Localized("Bitte gib Straße und Hausnummer an.", "Please enter street and house number."),
    "wrong_postal_code": Localized(
        "Bitte gib eine Postleitzahl mit fünf Ziffern an.", "Please enter a postal code of five digits."
    ),
    "wrong_city": Localized("Bitte gib einen Ort an.", "Please enter a city."),
    "wrong_phone": Localized(
        "Diese Nummer kann ich nicht lesen. Schreib sie bitte so: 0171 3920001.",
        "I cannot read that number. Please write it like this: +49 171 3920001.",
    ),
    "wrong_amount": Localized(
        "Das ist kein Betrag. Schreib ihn bitte so: 49,90. Leer lassen heißt: keine eigene Grenze.",
        "That is no amount. Please write it like this: 49.90. Leave it empty for no limit of your own.",
    ),
    "done_log_out": Localized("Du bist abgemeldet.", "You are logged out."),
    "done_address_added": Localized("Die Adresse ist gespeichert.", "The address is saved."),
    "done_address_changed": Localized("Die Adresse ist geändert.", "The address is changed."),
    "done_address_removed": Localized("Die Adresse ist entfernt.", "The address is removed."),
    "done_address_preferred": Localized(
        "Dorthin liefern wir ab jetzt, wenn du nichts anderes sagst.", "We deliver there from now on."
    ),
    "done_method_added": Localized("Die Zahlungsart ist gespeichert.", "The payment method is saved."),
    "done_method_unfinished": Localized(
        "Es wurde keine Zahlungsart eingerichtet, deshalb bleibt alles, wie es war.",
        "No payment method was set up, so everything stays as it was.",
    ),
    "done_method_preferred": Localized("Damit zahlst du ab jetzt.", "You pay with this from now on."),
    "done_method_removed": Localized("Die Zahlungsart ist entfernt.", "The payment method is removed."),
    "done_code_set": Localized("Dein Sprachcode ist gesetzt.", "Your voice code is set."),
    "done_code_removed": Localized("Dein Sprachcode ist entfernt.", "Your voice code is removed."),
    "done_code_mailed": Localized(
        "Wir haben dir den Link zu einem neuen Code gemailt.", "We have mailed you the link to a new code."
    ),
    "done_limits_set": Localized("Deine Grenzen sind gespeichert.", "Your limits are saved."),
    "done_strangers_set": Localized("Die Regel ist gespeichert.", "The rule is saved."),
    "done_voice_added": Localized("Die Stimme hat jetzt einen Namen.", "The voice has a name now."),
    "done_voice_changed": Localized("Die Stimme ist gespeichert.", "The voice is saved."),
    "done_voice_removed": Localized("Die Stimme ist entfernt.", "The voice is removed."),
    "done_device_forgotten": Localized("Das Gerät ist vergessen.", "The device is forgotten."),
    "done_settings_set": Localized("Gespeichert.", "Saved."),
    "done_order_cancelled": Localized(
        "Die Bestellung ist storniert. Eine Bestätigung kommt per E-Mail.",
        "The order is cancelled. A confirmation comes by email.",
    ),
    "kind_card": Localized("Karte", "Card"),
    "kind_sepa_debit": Localized("Lastschrift", "Direct debit"),
    "kind_paypal": Localized("PayPal", "PayPal"),
    "kind_invoice": Localized("Kauf auf Rechnung", "Purchase on invoice"),
    "state_approval": Localized("wartet auf deine Freigabe", "waits for your approval"),
    "state_begun": Localized("wird geprüft", "being checked"),
    "state_cancelled": Localized("storniert", "cancelled"),
    "state_placed": Localized("bestellt", "ordered"),
    "state_shipped": Localized("unterwegs", "on its way"),
    "state_late": Localized("verspätet unterwegs", "on its way, late"),
    "state_delivered": Localized("zugestellt", "delivered"),
    "state_unpaid": Localized("noch nicht bezahlt", "not paid yet"),
    "rule_allowed": Localized("dürfen alles kaufen", "may buy anything"),
    "rule_cart_only": Localized("füllen nur den Warenkorb", "only fill the cart"),
    "rule_with_code": Localized("kaufen nur mit deinem Sprachcode", "buy only with your voice code"),
}


def words(language: str, **values: str) -> dict[str, str]:
    """Return all words in one language, with these names filled in."""
    return {name: _filled(word.in_language(language), values) for name, word in _WORDS.items()}


def _filled(text: str, values: Mapping[str, str]) -> str:
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", value)
    return text
