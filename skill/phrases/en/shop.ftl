### What every situation shares: terms, the order button and the answers to errors.
### The message of an error is named after its class: OutOfStockError is shop-out-of-stock.

# The shop speaks as "we"; the assistant calls itself only this.
-assistant = the automated assistant

# § 312j (3) BGB holds for English customers in Germany too.
shop-order-button = Order with obligation to pay

# Spoken when we failed to word an answer. It must not claim anything about an order.
shop-apology = Sorry, something went wrong on our side. Please ask me again in a moment.

# Spoken when we failed and know that nothing was written.
shop-failed = Sorry, something went wrong on our side. Nothing was ordered and nothing was charged.
shop-misheard = Sorry, I did not understand that.

shop-unavailable = Sorry, the shop is not answering right now. Please try again in a few minutes.
shop-not-found = I can't find that in our shop.
shop-refused = I'm afraid we can't do that.
shop-invalid-input = I'm afraid I can't work with that.
shop-out-of-stock = I'm afraid there is not that much of it left.
shop-limit-exceeded = That is more than this shop allows by voice.
