"""Hold pure values and rules: no I/O, no clock, no words spoken to people."""
