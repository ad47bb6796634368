"""Hold one module an intent; file, phrase file and sample file share its name."""
