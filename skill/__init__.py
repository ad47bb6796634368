"""Run a shop's voice assistant: one brain for every channel."""

__version__ = "0.1.0"
