"""Hold the use cases, one verb a module, and the ports they need."""
