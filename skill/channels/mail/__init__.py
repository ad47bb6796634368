"""Put letters into words, as text and as HTML that says the same."""
