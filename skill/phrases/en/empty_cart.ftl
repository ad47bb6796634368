empty_cart-warning = { CAPITAL(LINES($lines, form: "loose")) } will be gone then.
empty_cart-really = Shall I really empty your cart?
empty_cart-done = Your cart is empty now.
empty_cart-kept = Okay, everything stays in your cart: { LINES($lines, form: "short") }.
