"""Hold the subcommands of `zuruf`, one a module."""
