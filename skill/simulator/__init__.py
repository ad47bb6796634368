"""Show the shop's voice assistant on a page: a device to talk to and everything behind it."""
