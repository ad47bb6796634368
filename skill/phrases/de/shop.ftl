### What every situation shares: terms, the order button, apologies.

# The shop speaks as "wir"; the assistant calls itself only this.
-assistant = der automatische Assistent

# § 312j (3) BGB: nothing else may stand on the button.
shop-order_button = Zahlungspflichtig bestellen

# Spoken when we failed to word an answer. It must not claim anything about an order.
shop-apology = Entschuldige, bei uns ist gerade etwas schiefgelaufen. Frag mich bitte gleich noch einmal.

