### What every situation shares: terms, the order button and the answers to errors.
### The message of an error is named after its class: OutOfStockError is shop-out-of-stock.

# The shop speaks as "wir"; the assistant calls itself only this.
-assistant = der automatische Assistent

# § 312j (3) BGB: nothing else may stand on the button.
shop-order-button = Zahlungspflichtig bestellen

# Spoken when we failed to word an answer. It must not claim anything about an order.
shop-apology = Entschuldige, bei uns ist gerade etwas schiefgelaufen. Frag mich bitte gleich noch einmal.

# Spoken when we failed and know that nothing was written.
shop-failed = Entschuldige, bei uns ist gerade etwas schiefgelaufen. Es wurde nichts bestellt und nichts abgebucht.
shop-misheard = Das habe ich leider nicht verstanden.

shop-unavailable = Entschuldige, der Shop antwortet gerade nicht. Versuch es bitte in ein paar Minuten noch einmal.
shop-not-found = Das finde ich bei uns leider nicht.
shop-refused = Das geht bei uns leider nicht.
shop-invalid-input = Damit kann ich leider nichts anfangen.
shop-out-of-stock = So viel ist davon leider nicht mehr da.
shop-limit-exceeded = Das liegt über dem Betrag, der hier per Sprache erlaubt ist.
