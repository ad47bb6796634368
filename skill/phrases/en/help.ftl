help-at_gate = Your yes is a binding purchase.
help-at_code = Those are the four digits you chose in the web shop for ordering by voice.
help-choosing = Say, for example: the first one, or: the bigger one.
help-yes_or_no = Just say yes or no.
help-general = You can reorder, fill your cart or ask about your order. Say, for example: reorder coffee filters.
help-with_cart = Say: check out, add some milk, or: what is in my cart.
help-guest = You can ask about products and fill your cart. To order, link your { $seller } account in the Alexa app.
