help-at_gate = Mit deinem Ja kaufst du verbindlich.
help-at_code = Das sind die vier Ziffern, die du im Webshop für das Bestellen per Sprache festgelegt hast.
help-choosing = Sag zum Beispiel: die erste, oder: die größere.
help-yes_or_no = Sag einfach Ja oder Nein.
help-general = Du kannst nachbestellen, den Korb füllen oder nach deiner Bestellung fragen. Sag zum Beispiel: Bestell Kaffeefilter nach.
help-with_cart = Sag: zur Kasse, leg noch Milch dazu, oder: was ist im Korb.
help-guest = Du kannst nach Produkten fragen und den Korb füllen. Zum Bestellen verbinde dein { $seller }-Konto in der Alexa-App.
