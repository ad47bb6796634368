"""Serve terminal, web chat and messengers as plain text."""
