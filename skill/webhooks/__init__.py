"""Take news from providers: verify, store durably, and only then acknowledge."""
