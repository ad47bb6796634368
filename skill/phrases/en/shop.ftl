### What every situation shares: terms, the order button, apologies.

# The shop speaks as "we"; the assistant calls itself only this.
-assistant = the automated assistant

# § 312j (3) BGB holds for English customers in Germany too.
shop-order_button = Order with obligation to pay

# Spoken when we failed to word an answer. It must not claim anything about an order.
shop-apology = Sorry, something went wrong on our side. Please ask me again in a moment.

