"""Serve the public page on which anybody withdraws from a purchase, in two steps and without logging in (§ 356a BGB)."""
