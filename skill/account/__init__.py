"""The customer's own page: addresses, ways to pay, voice code, limits, voices and orders."""
