stop-bye = Okay, bis bald.
